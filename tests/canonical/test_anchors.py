"""Ids come from words: what is edited elsewhere moves none of them."""

from __future__ import annotations

import re

import pytest

from normalize.canonical.anchors import settle, slug, term_id
from normalize.canonical.outline import outline
from normalize.canonical.tree import Heading, Paragraph, parse

TEXT = """\
# 报告

各位代表：

## 一、回顾

### （一）主要问题

问题不少。任务很重。

### （二）成绩

成绩不小。

## 二、安排

### （一）主要问题

办法更多。

谢谢大家！
"""


def anchors(text: str) -> dict[str, str]:
    """The id of each block by its Markdown source line (all blocks of these texts are one line)."""
    lines = [line for line in text.splitlines() if line]
    return dict(zip(range(len(lines)), (placed.anchor for placed in outline(parse(text)).blocks), strict=True))


def ids_of(text: str, kind: type) -> list[str]:
    return [placed.anchor for placed in outline(parse(text)).blocks if isinstance(placed.block, kind)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("一、2020年工作和“十三五”发展回顾", "2020年工作和十三五发展回顾"),
        ("（三）培育新动能，建设新城区。", "培育新动能-建设新城区"),
        ("(三)培育", "培育"),
        ("1.总则", "总则"),
        ("10.5亿元的投资", "10-5亿元的投资"),
        ("2021年重点工作", "2021年重点工作"),
        ("第一章　总则", "第一章-总则"),
        ("（一）", "一"),
        ("What's new", "whats-new"),
        ('100% "quoted" <b>/../', "100-quoted-b"),
        ("…… ——", ""),
    ],
)
def test_a_heading_gives_its_words(heading: str, expected: str) -> None:
    assert slug(heading) == expected


def test_a_long_heading_is_cut_between_phrases() -> None:
    found = slug("（五）聚焦底线，在持续推进更全面、更深入、更高水平的“查漏洞、补短板、还欠账”中筑牢发展根基。")
    assert found == "聚焦底线-在持续推进更全面-更深入-更高水平的查漏洞-补短板"


def test_equal_headings_are_told_apart_by_their_section() -> None:
    assert ids_of(TEXT, Heading) == ["报告", "回顾", "回顾-主要问题", "成绩", "安排", "安排-主要问题"]


def test_ids_need_no_escaping() -> None:
    for text in (TEXT, '# a\n\n## "x" <y> & %41 z\n\n"><script>\n\n……\n'):
        for anchor in anchors(text).values():
            assert re.fullmatch(r"[\w-]+", anchor)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("问题不少。任务很重。", "难题不少。"),
        ("问题不少。任务很重。", "问题不少。任务很重。\n\n又及。"),
        ("各位代表：", "同志们：\n\n各位代表："),
        ("### （二）成绩\n\n成绩不小。\n\n", ""),
        ("### （二）成绩", "### （二）新增\n\n有所增。\n\n### （三）成绩"),
        ("谢谢大家！", "谢谢！"),
    ],
)
def test_an_edit_elsewhere_moves_no_id(before: str, after: str) -> None:
    edited = TEXT.replace(before, after)
    kept = [line for line in TEXT.splitlines() if line and TEXT.count(line) == 1 and edited.count(line) == 1]
    old = {line: anchors(TEXT)[place] for place, line in enumerate(filter(None, TEXT.splitlines()))}
    new = {line: anchors(edited)[place] for place, line in enumerate(filter(None, edited.splitlines()))}
    assert len(kept) >= 5
    assert {line: old[line] for line in kept} == {line: new[line] for line in kept}


def test_cleaning_again_keeps_the_id_of_a_paragraph() -> None:
    assert ids_of("疫情防控,迅速 有力.", Paragraph) == ids_of("疫情防控，迅速有力。", Paragraph)


def test_an_edit_after_the_first_words_keeps_the_id_of_a_paragraph() -> None:
    start = "二〇二〇年是全面建成小康社会和“十三五”规划收官之年，全区经济运行平稳有序，"
    assert ids_of(start + "成绩显著。", Paragraph) == ids_of(start + "成绩突出。", Paragraph)


def test_identical_paragraphs_get_different_ids() -> None:
    found = ids_of("各位代表：\n\n各位代表：\n\n## 节\n\n各位代表：\n", Paragraph)
    assert len(set(found)) == 3


def test_the_order_plays_no_part() -> None:
    wishes = ["a x-a x x", "a y-a y y", "b x-b b b", "x-a z z z"]
    forwards, backwards = (settle(wish.split().__getitem__ for wish in order) for order in (wishes, wishes[::-1]))
    assert forwards == backwards[::-1] == ["x", "y-a", "b", "x-a"]


def test_different_terms_have_different_ids() -> None:
    terms = ["三个着力", "“三个着力”", "三个 着力", "3+4", "3-4", "……", "——", ""]
    assert len({term_id(term) for term in terms}) == len(terms)


def test_a_definition_is_a_note_wherever_it_is_written() -> None:
    """GitHub takes it out of a quotation or a list; the block around it has neither its words nor its references."""
    text = "甲[^a]\n\n> 引文\n>\n> [^a]: 见[^b]\n\n- 项\n\n  [^b]: 乙[^c]\n\n      [^c]: 丙\n"
    found = outline(parse(text))
    assert [(note.number, note.definition.label, note.uses) for note in found.notes] == [
        (1, "a", ("use_a",)),
        (2, "b", ("use_b",)),
        (3, "c", ("use_c",)),
    ]
    bare = outline(parse("甲\n\n> 引文\n\n- 项\n"))
    assert [placed.anchor for placed in found.blocks] == [placed.anchor for placed in bare.blocks]


def test_references_lead_to_the_first_definition_of_a_label() -> None:
    first, other, second = outline(parse("甲[^词]乙[^词]\n\n[^词]: 一\n\n[^又]: 二\n\n[^词]: 三\n")).notes
    assert (len(first.uses), other.uses, second.uses) == (2, (), ())
    assert first.anchor != second.anchor
