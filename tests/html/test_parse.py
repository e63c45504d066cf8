"""Reading pages: spans, recovery from broken markup, and time that grows with the length of the text only."""

from __future__ import annotations

import time

import pytest

from normalize.cleaners.frames import html_frame
from normalize.cleaners.markup import page_markup
from normalize.engine.draft import Draft
from normalize.html.parse import parse
from normalize.html.tree import Page, inner_text


def outline(page: Page) -> list[tuple[str, str]]:
    """(name, text) of the elements of a page."""
    return [(element.name, page.inner_text(element)) for element in page.elements]


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<p>一<p>二", [("p", "一"), ("p", "二")]),
        ("<p>一<div>二</div>三</p>", [("p", "一"), ("div", "二")]),
        ("<ul><li>一<li>二</ul>", [("ul", "一 二"), ("li", "一"), ("li", "二")]),
        ("<dl><dt>一<dd>二</dl>", [("dl", "一 二"), ("dt", "一"), ("dd", "二")]),
        (
            "<table><tr><td>一<td>二<tr><td>三</table>",
            [("table", "一 二 三"), ("tr", "一 二"), ("td", "一"), ("td", "二"), ("tr", "三"), ("td", "三")],
        ),
        ("<div>一</p></span>二</div>", [("div", "一 二")]),
        ("<span><div>一</span>二</div>", [("span", "一 二"), ("div", "一 二")]),
        ("<div><table><td></div>一</td></table>二</div>", [("div", "一 二"), ("table", "一"), ("td", "一")]),
        ("<a>一<a>二</a>", [("a", "一"), ("a", "二")]),
        ("<script>if (a<b) '</p>'</script>一", [("script", "if (a '")]),
        ("<div title='>'>一</div>", [("div", "一")]),
        ('<div title="一>二', [("div", "二")]),
        ("<DIV>一</Div>", [("div", "一")]),
        ("<p>一<!-- <p>二 -->三</p>", [("p", "一 三")]),
        ("<div>一<!-- 二>", [("div", "一")]),
    ],
)
def test_recovers_as_browsers_do(markup: str, wanted: list[tuple[str, str]]) -> None:
    assert outline(parse(markup)) == wanted


def test_a_comment_that_nothing_closes_goes_on_to_the_end() -> None:
    assert parse("<p>一<!-- 二").comments == [(4, 10)]


def test_inline_elements_are_found_where_they_are_asked_for() -> None:
    text = '<p>一<font class="x">二<font>三</font></font>四</p>'
    page = parse(text)
    element = page.tag_at(text.index("class"))
    assert element
    assert page.inner_text(element) == "二 三"
    assert page.attributes(element) == {"class": "x"}


HOSTILE = {
    "less": "<", "open": "<a ", "comment": "<!--", "cdata": "<![CDATA[", "quote": '<a x="', "deep": "<div>", "end": "</div>",
    "script": "<script>", "bold": "<b><p>", "list": "<ul><li>", "table": "<table><tr><td>", "entity": "&nbsp;", "class": "class=a ",
    "post": '<td id="postmessage_1">x', "comment-text": '<div class="comment-content">x', "article": '<div class="nr">文，字。',
    "jammer": '<font class="jammer">', "marker": "<!--正文-->", "editor": "<p>责任编辑：", "star": "*",
    "spans": "<td rowspan=200 colspan=40>",
    "quoted": "<blockquote>x", "links": "<a href=x>链接文字</a>", "equals": "=", "title": "<title>a - ",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    """200,000 characters of the worst that can be repeated: quadratic time would be minutes. Other processes do not count."""
    text = f"<table><p>x {unit * (200_000 // len(unit))}"
    start = time.process_time()
    list(html_frame.propose(Draft(text, "html")))
    list(page_markup.propose(Draft(text, "html")))
    inner_text(text)
    assert time.process_time() - start < 10
