"""Hints against the tables of CLREQ (https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end)."""

from __future__ import annotations

import pytest

from render.pdf.line_breaks import BREAK, JOIN, line_hints, width_in_em
from render.pdf.titles import balanced_lines


def hinted(text: str) -> str:
    """`text` with | where a line may break because of a hint, and + where it may not."""
    inserted = line_hints(text).inserted
    shown = {BREAK: "|", JOIN: "+"}
    return "".join(shown.get(inserted.get(place, ""), "") + character for place, character in enumerate(text + " "))[
        :-1
    ]


def squeezed(text: str) -> str:
    return "".join(text[place] for place in sorted(line_hints(text).squeezed))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Never touched: what stands closed in itself.
        ("一般公共预算收入51.3亿元", "一般公共预算收入51.3亿+元"),
        ("he said “yes” and “no”", "he said “yes” and “no”"),
        ("don’t", "don’t"),
        ("他说……不——是的了吗", "他说……不——是的了+吗"),
        # Quotation marks: a break before the opening and after the closing one.
        ("落实“四战”要求着力", "落实|“四战”|要求着+力"),
        ("提出，“三个”“五个”目标", "提出，|“三个”|“五个”|目+标"),
        ("实现‘好’的ABC", "实现|‘好’|的ABC"),
        ("GDP“双”增AB", "GDP|“双”|增AB"),
        # …but not between a closing mark and its stop, nor after an opening one.
        ("（“四战”）。AB", "（“四战”）。AB"),
        ("“四战”，好AB", "“四战”，好AB"),
        # Never at the start of a line: interpunct, wave dash, solidus, one dash.
        ("阿卜杜拉·买买提AB", "阿卜杜拉+·买买提AB"),
        ("10～20年AB", "10+～20年AB"),
        ("男／女AB", "男+／女AB"),
        ("2016—2020年AB", "2016+—2020年AB"),
        # 孤字: no last line of one character.
        ("推动高质量发展。", "推动高质量发+展。"),
        ("他说“好的。”", "他说|“好+的。”"),
    ],
)
def test_breaks(text: str, expected: str) -> None:
    assert hinted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一，第二。", ""),
        ("“国”", ""),
        ("（《国》），“国”。", "《》），”"),
        ("提出，“三个”“五个”", "，”"),
        ("他说：“好。”", "：。"),
        ("don’t", "’"),
    ],
)
def test_squeezed_marks(text: str, expected: str) -> None:
    assert squeezed(text) == expected


def test_a_mark_after_its_number_gives_up_its_blank() -> None:
    assert line_hints("“三公”经费", is_hung=True).squeezed == {0}
    assert line_hints("三公经费", is_hung=True).squeezed == frozenset()


def test_an_address_breaks_after_its_marks() -> None:
    assert hinted("https://example.com/reports/list.html") == "https://|example.|com/|reports/|list.|html"
    assert hinted("www.gov.cn") == "www.gov.cn"


def test_width_counts_latin_and_squeezed_marks_as_half() -> None:
    assert width_in_em("2021年“好”，") == 2 + 1 + 3 + 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府工作报告", ["政府工作报告"]),
        (
            "——2021年1月12日在东丽区第十七届人民代表大会第九次会议上",
            ["——2021年1月12日在东丽区", "第十七届人民代表大会第九次会议上"],
        ),
        # A place belongs to what follows, unless the break would tear a word.
        (
            "河东区人民政府关于印发河东区2022年政府工作报告的通知",
            ["河东区人民政府关于印发", "河东区2022年政府工作报告的通知"],
        ),
        ("中华人民共和国2025年国民经济和社会发展统计公报", ["中华人民共和国2025年", "国民经济和社会发展统计公报"]),
    ],
)
def test_titles_break_by_sense(text: str, expected: list[str]) -> None:
    assert list(balanced_lines(text, 20)) == expected


def test_titles_keep_every_character_and_their_measure() -> None:
    text = "中华人民共和国关于促进京津冀协同发展与区域合作若干问题的暂行规定（试行草案征求意见稿）" * 3
    lines = balanced_lines(text, 11)
    assert "".join(lines) == text
    assert all(width_in_em(line) <= 11 for line in lines)
    assert not any(line.endswith("（") or line.startswith("）") for line in lines)
