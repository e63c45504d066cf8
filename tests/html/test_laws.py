"""What holds for any HTML: the passes apply and come back, every character is accounted for, nothing crashes."""

from __future__ import annotations

import random
import runpy
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Fact
from normalize.engine.draft import Draft
from normalize.engine.options import POSTS, Options, Posts
from normalize.html.elements import RAW
from normalize.html.flow import read_flow
from normalize.html.markdown import MarkdownLines
from normalize.html.parse import parse
from normalize.html.tree import inner_text
from normalize.pipeline import normalize
from normalize.provenance.conservation import check_conservation
from normalize.provenance.edit import Edit
from normalize.provenance.passes import apply_pass, make_pass, rewind
from normalize.readers.encoding import decode

PIECES = (
    "<p>", "</p>", "<div class=a>", "</div>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<li>", "<ul>", "</ul>",
    "<br>", "<a href='x'>", "</a>", "<script>", "</script>", "<!--", "-->", "<", ">", '"', "'", "=", "&nbsp;", "&lt;", "</", "文字，",
    "word ", "\n", " ", "<h1>", "</h1>", "<span style='font-weight:bold'>", "</span>", "<sup>", "1", "</sup>", "<pre>", "</pre>",
    "<blockquote>", "</blockquote>", "<![CDATA[", "<?x", "<title>", "</title>", "*", "_", "[", "]", "(", ")", "\\", "#", "|", "&#42;",
    "<ol start=3>", "</ol>", "<caption>", "<th colspan=2>", 'id="postmessage_1"', "<td class='t_f' id='postmessage_2'>", "责任编辑：张三",
)  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(
    alphabet="<>/ab=\"'-! \n文&;", max_size=80
)


PASSES = [cleaner for cleaner in CLEANERS if cleaner.name in ("html-frame", "page-markup")]


@given(MARKUP)
def test_elements_nest_and_lie_in_the_text(text: str) -> None:
    page = parse(text)
    for number, element in enumerate(page.elements):
        assert element.number == number
        assert 0 <= element.start < element.inner <= element.end <= element.stop <= len(text)
        assert number < element.last <= len(page.elements)
        if element.parent:
            assert element.parent.inner <= element.start
            assert element.stop <= element.parent.end
    for before, after in pairwise(page.elements):
        assert before.inner <= after.start


@given(MARKUP)
def test_texts_and_gaps_tile_the_text(text: str) -> None:
    at = 0
    for segment in read_flow(text):
        assert at == segment.gap <= segment.start <= segment.stop
        at = segment.stop
    assert at == len(text)


@given(MARKUP, st.sampled_from(POSTS))
def test_the_passes_apply_and_come_back(text: str, posts: Posts) -> None:
    draft, passes = Draft(text, "html", {}, Options(posts=posts)), []
    for cleaner in PASSES:
        proposals = list(cleaner.propose(draft))
        step = make_pass(cleaner.name, [item for item in proposals if isinstance(item, Edit)])
        facts = {item.field: item.value for item in proposals if isinstance(item, Fact)}
        draft = replace(draft, text=apply_pass(draft.text, step), facts={**draft.facts, **facts})
        passes.append(step)
    check_conservation(text, draft.text, passes, {})
    assert rewind(draft.text, passes) == text


@given(MARKUP)
def test_a_page_is_written_or_refused_but_never_crashes(text: str) -> None:
    data = f"<html><body>{text}".encode()
    result = normalize(decode(data, "page.html"))
    assert result.ledger.restore(result.text) == data


@given(MARKUP)
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    """Tags become marks and line ends; the words stay, in their order."""
    lines = apply_pass(text, make_pass("page-markup", MarkdownLines(text).edits()))
    letters = [sign for sign in inner_text(text) if sign.isalpha()]
    kept = [sign for sign in inner_text(lines.replace("\\", "")) if sign.isalpha()]
    page = parse(text)
    if not page.comments and not any(element.name in RAW for element in page.elements):
        assert "".join(letters) in "".join(kept)


def test_mutilated_pages(corpus: Path) -> None:
    """Pages of the corpus with pieces cut out, doubled and swapped."""
    dice = random.Random(7)
    for path in sorted(corpus.glob("forum/*.html"))[:4] + sorted(corpus.glob("portal/original/*.html"))[:4]:
        text = decode(path.read_bytes(), path.name).text[:60_000]
        for _ in range(6):
            cuts = sorted(dice.sample(range(len(text)), 6))
            parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
            dice.shuffle(parts)
            data = "".join(parts[: dice.randint(3, 7)] + parts[:1]).encode("utf-8", "surrogatepass")
            result = normalize(decode(data, path.name))
            assert result.ledger.restore(result.text) == data


def test_agreement_with_reference_texts(corpus: Path) -> None:
    measure = runpy.run_path(str(Path(__file__).with_name("agreement.py")))
    rows = [measure["row"](*found) for found in measure["references"](corpus)]
    assert all(one.restored for one in rows)
    floors = {one.name: (0.96, 0.02) for one in rows} | FLOORS
    short = [one for one in rows if one.kept < floors[one.name][0] or one.extra > floors[one.name][1]]
    assert not short, short


# Where a reference text holds what is no text: names of buttons, alternative texts of images.
FLOORS = {
    "forum/a2323d65": (0.91, 0.0),  # Copy, and the name of a commentator
    "portal/47f387e6": (0.92, 0.0),  # the title, as alternative text of three images
}


@pytest.mark.parametrize("posts", POSTS)
def test_facts_of_the_corpus(corpus: Path, posts: Posts) -> None:
    wanted = {
        "forum/eaddae4e0149832f898381e65268fd32a07196c3f1d450022f273721c854fdf0.html": {
            "poster": "1657811359", "posted": "2024-05-18 19:27:00", "board": "建议反馈", "views": 1031, "replies": 1,
            "engine": "Discuz! X3.3",
        },
        "portal/original/f70d9c97-9d64-415e-a7e4-840c9258eaf5.html": {
            "editor": "李楠", "published": "2022-02-13 07:00:00", "origin": "央广网", "encoding": "gb18030",
        },
    }  # fmt: skip
    for name, facts in wanted.items():
        block, _ = split_front_matter(normalize(decode((corpus / name).read_bytes(), name), Options(posts=posts)).text)
        source = parse_front_matter(block or "")["source"]
        assert {field: source.get(field) for field in facts} == facts
