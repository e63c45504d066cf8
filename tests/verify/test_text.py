"""What the writer lets through: `verify` on whole canonical texts."""

from __future__ import annotations

import re

import pytest

from normalize.canonical.errors import FrontMatterError
from normalize.canonical.front_matter import dump_front_matter, parse_front_matter, split_front_matter
from normalize.canonical.text import read_canonical
from normalize.canonical.tree import FootnoteDefinition, Heading, Paragraph, plain_text
from normalize.verify.text import VerificationError, verify

HEAD = """\
---
title: 政府工作报告
language: zh-Hans
source:
  file: "000.txt"
  kind: plain-text
  sha256: d87033d4b5dc459359d0d0979c1631862c9285991312b33691a647e5580e9748
  encoding: utf-8
format: dingben/1
---

"""

ACCEPTED = {
    "the least": "# 政府工作报告\n",
    "sections": "# 甲\n\n## 一、乙\n\n### （一）丙。\n\n丁。\n戊。\n",
    "six levels": "# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n##### 戊\n\n###### 己\n",
    "strong that closes": "# 甲\n\n**推进**。高\n\n**全部**\n\n“**引号**”内\n",
    "strong with stop at the end of its line": "# 甲\n\n**推进。**\n高\n",
    "a note": "# 甲\n\n“双减”[^双减]。\n\n[^双减]: **双减**：减轻。\n    减少。\n",
    "a note of two paragraphs": "# 甲\n\n乙[^双减]\n\n[^双减]: **双减**：减轻。\n\n    又一段。\n",
    "a note nobody refers to": "# 甲\n\n[^双减]: **双减**：减轻。\n",
    "a reference without a note is text": "# 甲\n\n见[^无]。\n",
    "escapes": "# 甲\n\n2560\\*1440 \\<b> \\# \\[链接](x) A\\&amp;B\n\n\\# 非标题\n\n1\\. 非列表\n",
    "marks that mean nothing": "# 甲\n\na < b，R&D，2 * 3，a_b_c，100%，（*），^ ~ $ = + -\n",
    "a link to the web": "# 甲\n\n见[原文](https://example.gov.cn/a.html)。\n",
    "a table": "# 甲\n\n| 年 | 值 |\n|---|---|\n| 2021 | 5% |\n",
    "a list and a quote": "# 甲\n\n- 一\n- 二\n\n1. 一\n2. 二\n\n> 引文\n",
    "traditional and Latin": "# 政府工作報告\n\nThe report.\nIt goes on.\n",
    "rare characters": "# 𠮷\n\n\U000e0100葛\U000e0100、😀、\ufffd、①Ⅲ㎡\n",
}

REFUSED = {
    "raw HTML in a line": ("# 甲\n\n乙<b>丙</b>\n", "raw HTML"),
    "raw HTML as a block": ("# 甲\n\n<div>\n\n乙\n\n</div>\n", "raw HTML"),
    "a comment": ("# 甲\n\n乙<!-- 丙 -->\n", "raw HTML"),
    "an address in angle brackets": ("# 甲\n\n见<https://example.com>\n", "CommonMark reads"),
    "strong that does not close": ("# 甲\n\n**推进。**高\n", "CommonMark reads"),
    "strong that does not open": ("# 甲\n\n提升**“吹哨报到”**机制\n", "CommonMark reads"),
    "emphasis": ("# 甲\n\n*斜体*\n", "CommonMark reads"),
    "emphasis by underscores": ("# 甲\n\n_斜体_\n", "CommonMark reads"),
    "code": ("# 甲\n\n用`代码`\n", "CommonMark reads"),
    "an entity": ("# 甲\n\nA&amp;B\n", "CommonMark reads"),
    "a numeric entity": ("# 甲\n\n&#42;\n", "CommonMark reads"),
    "a hard break of two spaces": ("# 甲\n\n乙  \n丙\n", "CommonMark reads"),
    "a hard break of a backslash": ("# 甲\n\n乙\\\n丙\n", "CommonMark reads"),
    "an underlined heading": ("甲\n===\n", "CommonMark reads"),
    "a rule that makes a heading": ("# 甲\n\n乙\n---\n", "CommonMark reads"),
    "a list inside a paragraph": ("# 甲\n\n乙。\n- 丙\n", "CommonMark reads"),
    "a heading inside a paragraph": ("# 甲\n\n乙。\n## 丙\n", "CommonMark reads"),
    "a link definition": ("# 甲\n\n[乙]: http://example.com\n", "CommonMark reads"),
    "a picture": ("# 甲\n\n![图](a.png)\n", "CommonMark reads"),
    "line ends of another system": ("# 甲\r\n\r\n乙\r\n", "CommonMark reads"),
    "an indented block": ("# 甲\n\n    乙\n", "CommonMark reads"),
    "a heading with closing marks": ("# 甲 #\n", "CommonMark reads"),
    "a heading in a note": ("# 甲\n\n[^乙]: **乙**：丙。\n\n    ## 丁\n", "CommonMark reads"),
}

# Rules of the format page that hold over blocks.
SHAPE = {
    "a level that is skipped": ("# 甲\n\n#### 乙\n", "a level is skipped"),
    "two headings of level 1": ("# 甲\n\n# 乙\n", "one heading of level 1"),
    "no heading of level 1": ("乙\n", "one heading of level 1"),
    "an empty body": ("", "one line feed"),
    "no final line feed": ("# 甲", "one line feed"),
    "two final line feeds": ("# 甲\n\n", "one line feed"),
    "no NFC": ("# 甲\n\ne\u0301\n", "NFC"),
    "two notes of one label": ("# 甲\n\n[^乙]: **乙**：一\n\n[^乙]: **乙**：二\n", "one label"),
}


def whole(body: str) -> str:
    """A canonical file with this body; its front matter has the title of the heading."""
    heading = re.match(r"# ([^#\r\n]*)", body)
    block, _ = split_front_matter(HEAD)
    fields = parse_front_matter(block or "") | {"title": heading[1].strip() if heading else "甲"}
    return f"{dump_front_matter(fields)}\n{body}"


@pytest.mark.parametrize("title", ACCEPTED)
def test_accepted(title: str) -> None:
    verify(whole(ACCEPTED[title]))


@pytest.mark.parametrize("title", REFUSED | SHAPE)
def test_refused(title: str) -> None:
    body, reason = (REFUSED | SHAPE)[title]
    with pytest.raises(VerificationError, match=reason):
        verify(whole(body))


def test_a_title_that_is_not_the_one_in_front_is_refused() -> None:
    with pytest.raises(VerificationError, match="does not hold the heading"):
        verify(HEAD + "# 另一个\n")


FIELDS = {
    "an unknown field": ("format:", "colour: red\nformat:"),
    "a field too few": ("language: zh-Hans\n", ""),
    "null": ("language: zh-Hans", "subtitle: null\nlanguage: zh-Hans"),
    "empty": ("language: zh-Hans", 'subtitle: ""\nlanguage: zh-Hans'),
    "a date without quotes that is no date": ("language:", 'issued: "2021-1-20"\nlanguage:'),
    "a year in words": ("language:", 'year: "2021"\nlanguage:'),
    "a speaker without a name": ("language:", "speaker:\n  role: 区长\nlanguage:"),
    "a language that is none": ("zh-Hans", "中文"),
    "another format": ("dingben/1", "dingben/2"),
    "a sum that is none": ("d87033d4", "D87033D4"),
    "another order": ("title: 政府工作报告\nlanguage: zh-Hans\n", "language: zh-Hans\ntitle: 政府工作报告\n"),
    "quotes that are not needed": ("title: 政府工作报告", 'title: "政府工作报告"'),
    "flow style": ("language:", "tags: [a]\nlanguage:"),
    "a comment": ("language:", "# 注\nlanguage:"),
    "a space too many": ("title: 政", "title:  政"),
    "a document mark": ("format: dingben/1\n", "format: dingben/1\n...\n"),
}


@pytest.mark.parametrize("title", FIELDS)
def test_front_matter_refused(title: str) -> None:
    old, new = FIELDS[title]
    assert old in HEAD
    with pytest.raises((VerificationError, FrontMatterError)):
        verify(HEAD.replace(old, new, 1) + "# 政府工作报告\n")


@pytest.mark.parametrize("text", ["", "# 甲\n", "---\n", "---\ntitle: [\n---\n", "---\n- a\n---\n", "---\n---\n"])
def test_without_front_matter_it_is_no_canonical_text(text: str) -> None:
    with pytest.raises((VerificationError, FrontMatterError)):
        verify(text)


def test_the_fault_of_a_field_names_it() -> None:
    with pytest.raises(VerificationError, match="speaker"):
        verify(HEAD.replace("language:", "speaker:\n  role: 区长\nlanguage:") + "# 甲\n")
    with pytest.raises(FrontMatterError) as caught:
        read_canonical("---\ntitle: 甲\nyear: [\n---\n# 甲\n")
    assert caught.value.line == 4


def test_a_text_reads_as_it_was_meant() -> None:
    body = "# 甲\n\n乙。\n丙 *。\n\n“双减”[^双减]。\n\n[^双减]: **双减**：减轻。\n    减少。\n"
    title, first, _, note = read_canonical(HEAD + body.replace("*", "\\*")).document.children
    assert isinstance(title, Heading)
    assert isinstance(first, Paragraph)
    assert isinstance(note, FootnoteDefinition)
    assert (title.level, plain_text(title.children), plain_text(first.children)) == (1, "甲", "乙。丙 *。")
    assert note.label == "双减"
