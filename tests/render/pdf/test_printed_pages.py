"""The pages as printed, measured with poppler: edges, notes, numbers, fonts, words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from normalize.canonical.text import CanonicalText, read_canonical
from normalize.canonical.tree import FootnoteReference, Heading, Paragraph, plain_text

Tool = Callable[..., str]
Content = Callable[[Path], bytes]

EM = 15.79  # pt: 三号 on the grid of GB/T 9704
LEFT, RIGHT = 27 / 25.4 * 72, (210 - 27) / 25.4 * 72  # pt: the type area


@dataclass(frozen=True)
class Line:
    left: float
    right: float
    top: float
    height: float
    text: str


@pytest.fixture(scope="module")
def report(texts: Path) -> CanonicalText:
    return read_canonical((texts / "report.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(pdfs: Path, poppler: Tool) -> list[list[Line]]:
    """Lines by page, from the glyphs as drawn; words on one baseline are one line."""
    found = []
    for page in poppler("pdftotext", "-bbox-layout", pdfs / "report.pdf", "-").split("<page ")[1:]:
        words = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
        lines: dict[int, list[tuple[float, float, float, float, str]]] = {}
        for left, top, right, bottom, text in words:
            middle = (float(top) + float(bottom)) / 2
            key = next((known for known in lines if abs(known - middle) < 6), round(middle))
            lines.setdefault(key, []).append((float(left), float(top), float(right), float(bottom), unescape(text)))
        found.append([_line(sorted(words)) for _, words in sorted(lines.items())])
    return found


def _line(words: list[tuple[float, float, float, float, str]]) -> Line:
    height = max(bottom - top for _, top, _, bottom, _ in words)
    return Line(words[0][0], max(word[2] for word in words), words[0][1], height, "".join(word[4] for word in words))


@pytest.fixture(scope="module")
def words(pdfs: Path, poppler: Tool) -> str:
    return poppler("pdftotext", pdfs / "report.pdf", "-")


def body_lines(pages: list[list[Line]]) -> list[Line]:
    """Lines in the size of the body: running heads, notes and page numbers are smaller."""
    return [line for page in pages[3:-2] for line in page if 20 < line.height < 26]


def test_full_lines_end_flush(pages: list[list[Line]], report: CanonicalText) -> None:
    ends = {
        plain_text(block.children)[-3:] for block in report.document.children if isinstance(block, Paragraph | Heading)
    }
    full = [line for line in body_lines(pages) if line.text[-3:] not in ends and not line.text.endswith("》）")]
    short = [(line.text, (RIGHT - line.right) / EM) for line in full if RIGHT - line.right >= 0.5 * EM]
    assert len(full) > 100
    # A squeezed mark at the end of a line is drawn half as wide as poppler says: it may stick out, never fall short.
    assert [entry for entry in short if len(entry[0]) > 4] == []


def test_lines_begin_and_end_by_the_rules(pages: list[list[Line]]) -> None:
    for line in body_lines(pages):
        assert line.text[0] not in "，。、；：？！”’）》〉】〕·～％%—"[:-1], line.text
        assert line.text[-1] not in "（《〈【〔“‘", line.text


def test_no_last_line_of_one_character(pages: list[list[Line]]) -> None:
    lonely = [line.text for line in body_lines(pages) if len(re.sub("[，。、；：？！”’）》]", "", line.text)) < 2]
    assert lonely == []


def test_every_note_stands_once_at_a_foot_and_once_in_the_list(words: str, report: CanonicalText) -> None:
    at_foot, listed = words.split("\x0c名词解释\n")
    notes = list(report.document.footnotes)
    for number, label in enumerate(notes, start=1):
        head = f"[{number}] "
        is_at_foot = label not in ("长注", "未用")
        assert len(re.findall(rf"^{re.escape(head)}.*{label}", at_foot, re.MULTILINE)) == is_at_foot, label
        assert len(re.findall(rf"^{re.escape(head)}.*{label}", listed, re.MULTILINE)) == 1, label
    assert len(re.findall("正文未引", listed)) == 1


def test_calls_stay_in_their_lines(words: str, report: CanonicalText) -> None:
    references = [
        (number, node)
        for number, label in enumerate(report.document.footnotes, start=1)
        for block in report.document.children
        if isinstance(block, Paragraph | Heading)
        for node in block.children
        if node == FootnoteReference(label)
    ]
    for number in {number for number, _ in references}:
        assert re.search(rf"[^\n ]\[{number}\]", words), f"the call [{number}] was torn from its word"


def test_notes_stand_on_the_page_of_their_call(words: str) -> None:
    for page in words.split("\x0c")[3:-3]:
        calls = set(re.findall(r"(?<=[^\n])\[(\d+)\]", page))
        feet = set(re.findall(r"^\[(\d+)\]", page, re.MULTILINE))
        assert feet <= calls, page


def test_contents_tell_the_real_pages(pdfs: Path, poppler: Tool, words: str, report: CanonicalText) -> None:
    pages = words.split("\x0c")
    outline = poppler("pdftohtml", "-xml", "-i", "-stdout", pdfs / "report.pdf")
    marks = [(int(page), unescape(label)) for page, label in re.findall(r'<item page="(\d+)">(.*?)</item>', outline)]
    headings = [plain_text(block.children) for block in report.document.children if isinstance(block, Heading)]
    assert [label for _, label in marks] == ["通知", "目录", *headings, "名词解释", "版本说明"]
    for page, label in marks[3:-1]:
        heading = label.removesuffix("。")
        entry = "\n?".join(map(re.escape, heading))
        found = re.search(rf"{entry} *…+ *(\d+)$", pages[2], re.MULTILINE)
        assert found, heading
        assert int(found[1]) == page
        # The heading does stand on that page, under a page number that says the same.
        assert heading[:12] in re.sub(r"\n|\[\d+\] ?", "", pages[page - 1])
        assert re.search(rf"— ?{page} ?—", pages[page - 1])


def test_glossary_leads_back_to_the_page_of_the_call(words: str) -> None:
    pages = words.split("\x0c")
    listed = "".join(pages[-3:-1])
    for number, page in re.findall(r"\[(\d+)\] [^[]*?（第(\d+)页）", listed):
        assert f"[{number}]" in pages[int(page) - 1]


def test_running_heads_name_title_and_section(words: str) -> None:
    pages = words.split("\x0c")
    assert pages[5].startswith("政府工作报告\n")
    assert pages[4].startswith("过去五年工作回顾\n")
    assert not pages[1].startswith("政府工作报告")


def test_text_comes_back_without_invisible_characters(words: str, report: CanonicalText) -> None:
    assert not re.search("[\u200b\u2060\ufeff\u00ad\ue000-\uf8ff\u2e80-\u2fdf]", words)
    assert not re.findall("[\u4e00-\u9fff] +[\u4e00-\u9fff]", words.split("\x0c名词解释\n")[0].split("\x0c", 3)[3])


def test_the_body_comes_back_in_reading_order(words: str, report: CanonicalText) -> None:
    """All sentences but those that a page break cuts stand in the extracted text, in order."""
    joined = re.sub(r"\n|\[\d+\]", "", words.split("\x0c", 3)[3])
    sentences = [
        sentence
        for block in report.document.children
        if isinstance(block, Paragraph)
        for sentence in re.findall("[^。；]{8,}[。；]", plain_text(block.children).replace(" ", ""))
    ]
    places = [joined.replace(" ", "").find(sentence) for sentence in sentences]
    found = [place for place in places if place >= 0]
    assert len(found) >= 0.93 * len(sentences)
    assert found == sorted(found)


def test_all_fonts_are_embedded_subsets(pdfs: Path, poppler: Tool) -> None:
    for pdf in pdfs.glob("*.pdf"):
        fonts = [row.split() for row in poppler("pdffonts", pdf).splitlines()[2:]]
        assert fonts
        for row in fonts:
            assert row[-5:-2] == ["yes", "yes", "yes"], row
            assert "Type 3" not in " ".join(row)


def test_traditional_texts_have_taiwanese_glyphs(pdfs: Path, poppler: Tool, pdf_content: Content) -> None:
    assert "CJK-TC" in poppler("pdffonts", pdfs / "traditional.pdf")
    assert b"/Lang (zh-TW)" in pdf_content(pdfs / "traditional.pdf")


def test_metadata(pdfs: Path, poppler: Tool, pdf_content: Content) -> None:
    facts = dict(row.split(":", 1) for row in poppler("pdfinfo", "-isodates", pdfs / "report.pdf").splitlines())
    told = {name: value.strip() for name, value in facts.items()}
    assert told["Title"] == "政府工作报告"
    assert told["Author"] == "河东区人民政府"
    assert told["Keywords"] == "天津市河东区, 2022, 河东政发〔2021〕11号"
    assert told["CreationDate"] == told["ModDate"] == "2021-12-21T00:00:00Z"
    assert told["Creator"].startswith("dingben ")
    assert told["Tagged"] == "yes"
    assert "PDF subtype" not in facts  # it claims no standard
    assert b"pdfuaid" not in pdf_content(pdfs / "report.pdf")
    assert told["Page size"] == "595.276 x 841.89 pts (A4)"
    assert b"/Lang (zh-CN)" in pdf_content(pdfs / "report.pdf")


def test_a_text_without_headings_has_no_contents(pdfs: Path, poppler: Tool) -> None:
    words = poppler("pdftotext", pdfs / "bare.pdf", "-")
    assert "目录\n" not in words
    assert words.count("\x0c") == 3  # title page, text, colophon


def test_the_colophon_tells_the_source(words: str) -> None:
    colophon = words.split("\x0c")[-2].replace("\n", "")
    for fact in ("report.txt", "0" * 64, "dingben/1", "dingben 0."):
        assert fact in colophon
