"""Canonical text to a book: every element may be absent, and nothing gets lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.canonical.text import read_canonical
from render.pdf.book import Book, BookError, Imprint, make_book
from render.pdf.fonts import Face, FontTable, choose_faces
from render.pdf.print_theme import PrintTheme, PrintThemeError, print_theme, read_print_theme

THEME = print_theme("report")
FRONT = "title: 报告\nformat: dingben/1\n"


def fonts(theme: PrintTheme) -> FontTable:
    return choose_faces(theme.faces_for("zh-Hans"), [Face("Noto Serif CJK SC", 400, frozenset({"Noto Serif CJK SC"}))])


def book(body: str, front: str = FRONT) -> Book:
    text = read_canonical(f"---\n{front}---\n\n{body}\n")
    return make_book(text, THEME, fonts(THEME), Imprint("name", "0" * 64, "dingben 0"))


def test_a_text_of_words_alone_is_a_book() -> None:
    made = book("只有一句。", "format: dingben/1\n")
    assert made.title == ("name",)
    assert (made.notice, made.closing, made.contents, made.glossary, made.letterhead) == (None, None, (), (), "")


def test_the_title_is_not_printed_twice_by_the_body() -> None:
    assert "<h1" not in book("# 报告\n\n正文。").body


def test_a_heading_that_ends_in_a_stop_runs_in() -> None:
    body = book("# 报告\n\n## 一、甲\n\n### （一）成果。\n\n疫情。\n\n### （二）无句号\n\n正文。").body
    assert '<span class="second">（一）成果。</span>疫\u2060情。</p>' in body
    assert "<h3" in body
    assert body.count("<h3") == 1


def test_rank_follows_the_number_not_the_level() -> None:
    contents = book("# 报告\n\n## 过去五年\n\n### 一、甲\n\n正文。\n\n#### （一）乙\n\n正文。").contents
    assert [(line.level, line.rank) for line in contents] == [(2, "part"), (3, "first")]


def test_a_notice_takes_the_signature() -> None:
    made = book("正文。", FRONT + "notice:\n  title: 通知\n  body:\n    - 现印发。\nsignature:\n  - 某政府\n")
    assert made.notice is not None
    assert (made.notice.title, made.notice.signature, made.closing) == (("通\u2060知",), ("某政\u2060府",), None)


def test_without_a_notice_the_signature_closes_the_text() -> None:
    made = book("正文。", FRONT + "signature: 某政府\ndisclosure: 主动公开\n")
    assert made.closing is not None
    assert made.closing.disclosure.replace("\u2060", "") == "（此件主动公开）"


def test_notes_are_numbered_in_the_order_of_the_document() -> None:
    long = "很长的一条。" * 40
    made = book(f"甲[^b]乙[^a]丙[^b]丁[^无]。\n\n[^a]: **子**：短。\n\n[^b]: **丑**：{long}\n\n[^c]: **寅**：未用。")
    assert [(note.number, note.is_used) for note in made.glossary] == [(1, True), (2, True), (3, False)]
    assert made.footnotes == 1
    assert made.body.count('class="fn"') == 1
    assert made.body.count('href="#note-2"') == 2
    assert made.body.count('id="use-2"') == 1


def test_tables_lists_and_code_are_printed() -> None:
    body = book("| 甲 | 乙 |\n|:-:|--:|\n| 1 | 2 |\n\n- 丙\n\n3. 丁\n\n> 戊\n\n```\n<己>\n```\n\n***").body
    for part in (
        '<th class="center">',
        '<td class="right">2',
        "<ul>",
        '<ol start="3">',
        "<blockquote>",
        "&lt;己&gt;",
        "<hr>",
    ):
        assert part in body


def test_traditional_texts_are_set_for_taiwan() -> None:
    assert book("正文。", FRONT + "language: zh-Hant\n").language == "zh-TW"
    assert book("正文。").language == "zh-CN"


def test_a_field_of_the_wrong_shape_is_named() -> None:
    with pytest.raises(BookError, match="notice must be a mapping"):
        book("正文。", FRONT + "notice: 通知\n")


def test_unknown_and_broken_themes_are_named(tmp_path: Path) -> None:
    with pytest.raises(PrintThemeError, match=r"no print theme 'x'.*report"):
        print_theme("x")
    (tmp_path / "theme.yaml").write_text("kind: pdf\nstyles: []\n", encoding="utf-8")
    with pytest.raises(PrintThemeError, match=r"theme\.yaml|book\.html"):
        read_print_theme(tmp_path)
