"""What kind of source a text is: each sign of a kind in the first line and further down, and texts that only resemble one."""

from __future__ import annotations

import pytest

from normalize.readers.kinds import HTML, MARKDOWN, PLAIN_TEXT, sniff

PROSE = "过去一年，全市上下团结奋斗，取得了来之不易的成绩。"
MARKDOWN_LINES = [
    "# 政府工作报告",
    "###### 附则",
    "[^1]: 双减，即……",
    "| --- | :-: |",
    "**一、总体要求**",
    "面积为二十五平方千米，即25km<sup>2</sup>。",
    "![图](a.png)",
]


@pytest.mark.parametrize("line", MARKDOWN_LINES)
@pytest.mark.parametrize("text", ["{}", "{}\n" + PROSE, PROSE + "\n{}\n" + PROSE])
def test_one_line_of_markup_makes_markdown(line: str, text: str) -> None:
    assert sniff(text.format(line)) == MARKDOWN


@pytest.mark.parametrize(
    "line",
    [
        "#标题",
        "####### 七级",
        f"{PROSE}# 1",
        "见[^1]。",
        "[^a b]: 甲",
        "|甲|乙|",
        "** 甲 **",
        "2560**1440",
        "<sup",
        "[图](a.png)",
    ],
)
def test_what_only_resembles_markup_is_plain_text(line: str) -> None:
    assert sniff(f"{PROSE}\n{line}\n{PROSE}") == PLAIN_TEXT


def test_a_page_may_begin_with_comments() -> None:
    assert sniff(f"\n<!-- 甲 -->\n<!-- 乙 --><div>{PROSE}</div>") == HTML


def test_boxes_in_markdown_make_no_page() -> None:
    """Converters leave tables as HTML."""
    assert sniff(f"# 标题\n\n<table><tr><td>{PROSE}</td></tr></table>\n") == MARKDOWN
