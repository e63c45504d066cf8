"""One edition for page and sheet: what is cited from one is found in the other."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalize.canonical.text import read_canonical
from normalize.canonical.tree import parse
from render.edition.contents import ContentsEntry, flattened
from render.edition.edition import EditionBody, edition, edition_body
from render.edition.phrases import phrases
from render.edition.record import read_record, record_rows, source_rows
from render.pdf.book import Book, Imprint, make_book
from render.pdf.fonts import Face, FontTable, choose_faces
from render.pdf.print_theme import PrintTheme, print_theme
from render.templates import Templates
from render.themes import Theme, web_theme
from render.website.cards import text_card
from render.website.links import Site
from render.website.pages.text import text_page

FRONT = "title: 报告\nlanguage: zh-Hans\nformat: dingben/1\n"
HINTS = re.compile("[\u200b\u2060]")


class Notes(NamedTuple):
    """What a reader sees of the notes: the numbers called in title and body, and each note in the list."""

    called: list[int]
    listed: list[tuple[int, str, bool]]  # number, text, whether anything leads to it


@cache
def themes() -> tuple[Theme, Templates, PrintTheme, FontTable]:
    web, print_ = web_theme("archive"), print_theme("report")
    faces = [Face("Noto Serif CJK SC", 400, frozenset({"Noto Serif CJK SC"}))]
    return web, Templates(web), print_, choose_faces(print_.faces_for("zh-Hans"), faces)


def page_of(body: str, front: str = FRONT) -> BeautifulSoup:
    """The page of a text, as its readers get it."""
    text = read_canonical(f"---\n{front}---\n\n{body}\n")
    theme, templates, _, _ = themes()
    site = Site("试编", "", "", "zh-Hans", (), theme.labels)
    html = text_page(text, text_card("texts/a.md", text.front_matter), (), site, templates).html
    return BeautifulSoup(html, "html.parser")


def book_of(body: str, front: str = FRONT) -> Book:
    """The sheet of a text, as its template gets it."""
    _, _, theme, fonts = themes()
    return make_book(read_canonical(f"---\n{front}---\n\n{body}\n"), theme, fonts, Imprint("a", "0" * 64, "dingben"))


def notes_on_page(body: str) -> Notes:
    page = page_of(body)
    listed = []
    for number, item in enumerate(page.select(".notes > ol > li"), start=1):
        uses = item.select_one(".uses")
        assert uses is not None
        backlinks = uses.extract().select("a[role=doc-backlink]")
        for link in backlinks:
            assert page.find(id=str(link["href"])[1:]) is not None
        listed.append((number, "".join(item.stripped_strings), bool(backlinks)))
    return Notes([int(mark.text) for mark in page.select("h1 .mark, .body .mark")], listed)


def notes_on_sheet(body: str) -> Notes:
    book = book_of(body)
    html = "".join(book.title) + book.body
    # A note at the foot is printed inside its call: its own calls are no calls of the body.
    soup = BeautifulSoup(html, "html.parser")
    for note in soup.select(".fn"):
        note.string = str(note["data-mark"])
    called = [int(call.text[1:-1]) for call in soup.select(".fn, .call")]
    listed = []
    for entry in book.glossary:
        everything = html + "".join(entry.html for entry in book.glossary)
        assert everything.count(f'id="use-{entry.number}"') == entry.is_used
        text = re.sub(r"\[(\d+)\]", r"\1", BeautifulSoup(entry.html, "html.parser").text)
        listed.append((entry.number, HINTS.sub("", "".join(text.split())), entry.is_used))
    return Notes(called, listed)


LABELS = st.sampled_from(["甲", "乙", "1", "2", "b", "B"])
REFERENCES = st.lists(LABELS, max_size=4)
DEFINITIONS = st.lists(st.tuples(LABELS, st.sampled_from(["短", "长" * 90]), REFERENCES), max_size=6)


@given(REFERENCES, st.lists(REFERENCES, max_size=3), DEFINITIONS)
@example([], [["甲"]], [("甲", "短", []), ("甲", "短", [])])
@example(["甲"], [["乙", "乙"]], [("乙", "短", ["甲"]), ("甲", "长" * 90, []), ("1", "短", [])])
@settings(max_examples=60)
def test_page_and_sheet_number_the_notes_alike(
    title: list[str], paragraphs: list[list[str]], definitions: list[tuple[str, str, list[str]]]
) -> None:
    """Labels that are defined twice, not used, used twice, used in the title or in another note."""

    def calls(labels: list[str]) -> str:
        return "".join(f"字[^{label}]" for label in labels if label in {one[0] for one in definitions})

    lines = [f"# 报告{calls(title)}", *(f"文{calls(labels)}。" for labels in paragraphs)]
    lines += [f"[^{label}]: 释{text}{calls(labels)}。" for label, text, labels in definitions]
    body = "\n\n".join(lines)
    on_page, on_sheet = notes_on_page(body), notes_on_sheet(body)
    assert on_page == on_sheet
    assert [number for number, _, _ in on_page.listed] == list(range(1, len(definitions) + 1))


def test_of_a_label_defined_twice_the_first_counts_and_the_second_is_kept() -> None:
    body = "甲[^词]乙[^词]\n\n[^词]: 一\n\n[^词]: 二\n\n[^又]: 三"
    expected = Notes([1, 1], [(1, "一", True), (2, "二", False), (3, "三", False)])
    assert notes_on_page(body) == expected
    assert notes_on_sheet(body) == expected


def test_a_definition_in_a_quotation_is_a_note_on_page_and_sheet() -> None:
    body = "甲[^a]乙[^b]\n\n> 引文\n>\n> [^a]: 一\n\n[^b]: 二"
    assert notes_on_page(body) == notes_on_sheet(body) == Notes([1, 2], [(1, "一", True), (2, "二", True)])


def test_a_note_in_the_title_is_called_on_the_sheet() -> None:
    book = book_of("# 关于印发[^a]东丽区2021年政府**工作**报告[^b]\n\n文。\n\n[^a]: 一\n\n[^b]: 二")
    assert [HINTS.sub("", BeautifulSoup(line, "html.parser").text) for line in book.title] == [
        "关于印发[1]东丽区2021年政府工作报告[2]"
    ]
    assert "[1]" not in "".join(book.cover_title)


def test_a_title_with_a_note_at_a_break_keeps_it_in_the_line_before() -> None:
    book = book_of("# 东丽区人民政府关于印发[^a]东丽区2021年政府工作报告的通知\n\n文。\n\n[^a]: 一")
    lines = [HINTS.sub("", BeautifulSoup(line, "html.parser").text) for line in book.title]
    assert lines == ["东丽区人民政府关于印发[1]", "东丽区2021年政府工作报告的通知"]


def test_the_printed_title_stands_above_the_text_and_the_fuller_one_on_the_cover() -> None:
    front = FRONT.replace("报告", "宁夏回族自治区政府工作报告")
    page, book = page_of("# 政府工作报告\n\n文。", front), book_of("# 政府工作报告\n\n文。", front)
    assert page.h1 is not None
    assert page.h1.text == HINTS.sub("", "".join(book.title)) == "政府工作报告"
    assert page.title is not None
    assert page.title.text.startswith("宁夏回族自治区政府工作报告")
    assert HINTS.sub("", "".join(book.cover_title)) == book.metadata.title == "宁夏回族自治区政府工作报告"


@pytest.mark.parametrize("front", ['title: ""\n', "format: dingben/1\n"])
def test_a_text_without_a_title_has_that_of_its_file(front: str) -> None:
    page, book = page_of("文。", front), book_of("文。", front)
    assert page.h1 is not None
    assert page.h1.text == HINTS.sub("", "".join(book.title)) == "a"


def test_page_and_sheet_list_the_same_headings() -> None:
    body = "# 报告\n\n## 一、甲\n\n#### 1.乙。\n\n文\n\n> ## 引文的标题\n\n### （一）丙\n\n# 附件\n\n## 二、丁"
    on_page = [(link.text, link["href"]) for link in page_of(body).select(".contents li a")]
    assert [text for text, _ in on_page] == ["一、甲", "1.乙", "（一）丙", "附件", "二、丁"]
    book = book_of(body)
    on_sheet = [BeautifulSoup(line.html, "html.parser").text for line in book.contents]
    assert [HINTS.sub("", text) for text in on_sheet] == ["一、甲", "（一）丙", "附件", "二、丁"]  # down to level 3
    for line in book.contents:
        assert book.body.count(f'id="{line.anchor}"') == 1
    assert '<h1 class="part" id="section-4"' in book.body


def body_of(text: str) -> EditionBody:
    return edition_body(parse(text))


def test_the_contents_are_nested_without_empty_steps() -> None:
    first, second = body_of("# 报告\n\n## 一、甲\n\n#### 1.乙。\n\n文\n\n### （一）丙\n\n## 二、丁\n").contents
    assert (first.text, second.text) == ("一、甲", "二、丁")
    assert first.children == (ContentsEntry("1.乙", "乙", 4), ContentsEntry("（一）丙", "丙", 3))
    assert [entry.text for entry in flattened((first, second))] == ["一、甲", "1.乙", "（一）丙", "二、丁"]


def test_a_note_has_a_headword_and_an_explanation() -> None:
    text = "甲[^词]。\n\n[^词]: **词**：义\n\n    又义\n\n[^两山]: 绿水青山。\n\n[^3]: 见上。\n\n[^4]: **12345**：热线。\n\n[^5]:\n"
    notes = body_of(text).notes
    found = [(note.number, note.headword, note.has_headword, note.explanation) for note in notes]
    assert found == [
        (1, "词", True, ("义", "又义")),
        (2, "两山", True, ("绿水青山。",)),
        (3, "3", False, ("见上。",)),
        (4, "12345", True, ("热线。",)),
        (5, "5", False, ()),
    ]
    assert (notes[0].anchor, notes[0].uses, notes[1].uses) == ("note_词", ("use_词",), ())


def test_the_calls_of_a_title_have_offsets() -> None:
    body = body_of("甲**乙[^a]\n丙**[^b]\n===\n\n[^a]: 一\n\n[^b]: 二\n")
    assert (body.title_text, body.title_calls) == ("甲乙丙", ((2, "a"), (3, "b")))


def test_a_body_without_a_title() -> None:
    body = body_of("文。\n")
    assert (body.title, body.title_text, body.title_anchor, body.title_calls) == (None, "", "", ())
    assert body.anchors == {body.blocks[0].anchor}


@pytest.mark.parametrize(
    "title", ["东丽区人民政府关于印发东丽区2021年政府工作报告的通知", "关于推进城市管理工作的实施意见", "a", ""]
)
def test_phrases_lose_nothing(title: str) -> None:
    assert "".join(phrases(title)) == title
    assert all(len(phrase) > 1 for phrase in phrases(title)) or len(title) < 2


# ------------------------------------------------------------------------------------------------------ the record


def test_front_matter_of_any_type_is_read() -> None:
    fields = {
        "title": " 报告 ",
        "issuer": ["甲", "", "乙"],
        "year": 2021,
        "cc": True,
        "tags": None,
        "speaker": "李春",
        "source": "x",
    }
    record = read_record(fields)
    assert record.fields == {
        "title": ("报告",),
        "issuer": ("甲", "乙"),
        "year": ("2021",),
        "speaker": ("李春",),
        "source": ("x",),
    }
    assert (record.text("issuer"), record.text("cc"), record.lines("tags")) == ("甲、乙", "", ())
    assert (record.role, record.name, record.source, record.notice, record.language) == ("", "李春", {}, None, "")


@pytest.mark.parametrize(("language", "expected"), [("zh-Hant", "zh-Hant"), ('x" onclick="', ""), ("", ""), (1, "")])
def test_a_language_is_a_tag_or_nothing(language: object, expected: str) -> None:
    assert read_record({"language": language}).language == expected


def test_rows_have_labels_and_an_address_is_a_link() -> None:
    record = read_record({"title": "报告", "source": {"mirror": "x", "url": "https://x.org", "sha256": "0"}})
    labels = {"title": "标题", "url": "网址", "sha256": "SHA-256"}
    assert [(row.label, row.values) for row in record_rows(record, labels)] == [("标题", ("报告",))]
    rows = [(row.label, row.url, row.is_code) for row in source_rows(record, labels)]
    assert rows == [("网址", "https://x.org", False), ("SHA-256", "", True), ("mirror", "", False)]
    harmless = read_record({"source": {"url": "javascript:alert(1)"}})
    assert [row.url for row in source_rows(harmless, labels)] == [""]


def test_the_edition_of_a_text_has_its_titles() -> None:
    found = edition(
        read_canonical("---\ntitle: 2026年政府工作报告\nsubtitle: ——在会议上\n---\n\n# 政府工作报告\n"), "file"
    )
    assert (found.title, found.printed_title, found.subtitle) == ("2026年政府工作报告", "政府工作报告", "——在会议上")
    assert found.title_phrases == phrases("政府工作报告")
    assert edition(read_canonical("---\nformat: x\n---\n\n文\n"), "file").printed_title == "file"
