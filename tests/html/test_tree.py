"""Our tree held against an independent one: Beautiful Soup over html5lib (see `oracle`).

They agree on valid pages with all the end tags that HTML lets an author leave out, on stray end tags, and on code, comments and odd
attributes. Where a page is broken in other ways they may differ: `DIFFERENCES` says how, and why ours stays as it is.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from normalize.html.parse import parse
from normalize.html.tree import inner_text
from normalize.readers.encoding import decode

from .oracle import Row, agreement, our_outline, squeezed, their_outline, their_text, their_tree

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def assert_agreement(text: str) -> None:
    """Both trees have the same elements in the same places, with the same text directly in them, and the same text on the whole."""
    tree = their_tree(text)
    assert our_outline(parse(text)) == their_outline(tree)
    assert squeezed(inner_text(text)) == their_text(tree)


def ways(rows: list[Row]) -> list[str]:
    """An outline to be read: `div>p:text`, without the root."""
    return [f"{'>'.join(path)}:{text}" for path, text in rows[1:]]


# --- Pages


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_agrees_on_the_pages_of_the_tests(path: Path) -> None:
    assert_agreement(path.read_text(encoding="utf-8"))


# Pages of the corpus that are broken, and by which of the differences; the least share of rows on which the trees agree all the same.
BROKEN = {
    "email_protection_post_x5": ("a cell outside of a table", 0.0),
    "spoiler_post_x5": ("a cell outside of a row", 0.75),
    "a11ddefa8af004ec2f50799231071470d5535e24f09c560b3dc90c7367dde6b3": ("a link across blocks", 0.99),
    "500b350d-d38d-4fb0-9e81-75e0c95e95a8": ("a link across blocks", 0.96),
    "9890f458-7af7-4e96-a507-6eb1b359d675": ("a link across blocks", 0.92),
    "a6e8b739-734a-4962-b1e3-b5ac29ecf4ab": ("a form round cells", 0.98),
    "33a95b71-b49b-42c1-9c0a-ab8e3feba3cf": ("an unknown element in the head", 0.01),
}
# html5lib takes a second for each 100,000 characters.
LONGEST = 120_000


def test_agrees_on_the_corpus(corpus: Path) -> None:
    """All pages have the same text in both trees; the same elements have all but those that are listed."""
    seen = set()
    for path in sorted(corpus.rglob("*.html")):
        text = decode(path.read_bytes(), path.name).text
        if len(text) > LONGEST:
            continue
        tree = their_tree(text)
        ours, theirs = our_outline(parse(text)), their_outline(tree)
        assert squeezed(inner_text(text)) == their_text(tree), path.stem
        if ours == theirs:
            assert path.stem not in BROKEN, f"{path.stem}: no difference any more"
        else:
            seen.add(path.stem)
            assert path.stem in BROKEN, f"{path.stem}: {agreement(ours, theirs):.4f}"
            assert agreement(ours, theirs) >= BROKEN[path.stem][1], path.stem
    assert seen


# --- Markup that is made up

TEXT = st.sampled_from(
    [
        "文",
        "字 ",
        "&amp;",
        "&lt;b&gt;",
        "<b>重</b>",
        "<font color='a'>色</font>",
        "<br>",
        "<img src=a>",
        "<!-- <p> -->",
        "<wbr>",
        "<i>x</i>",
    ]
)


def soup(*tags: str) -> SearchStrategy[str]:
    """Tags in any order and number, between texts."""
    return st.lists(st.sampled_from(tags) | TEXT, max_size=16).map("".join)


LISTS = soup(
    "<div>", "</div>", "<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "<span>", "</span>",
    "</h1>", "</table>", "</td>", "</blockquote>", "</b>", "</font>",
)  # fmt: skip
BLOCKS = soup(
    "<div>", "</div>", "<section>", "</section>", "<pre>", "</pre>", "<blockquote>", "</blockquote>", "<p>", "</p>", "<span>", "</span>",
    "<x-y>", "</x-y>", "<h2>题</h2>", "<hr>", "<article>", "</article>", "<address>", "</address>", "</li>", "</h3>",
    "<script>if (a<b) '</p>'</script>", "<style>p>a{}</style>", "<textarea>a &lt; b</textarea>",
)  # fmt: skip
DEFINITIONS = soup("<dl>", "</dl>", "<dt>", "<dd>", "<div>", "</div>", "<p>", "</p>")
ATTRIBUTES = soup(
    "<div class='a>b'>", "<div class=\"x 'y\">", "<div title=it's>", "<p a=b c>", "<span data-x='<p>'>", "</span>", "</div>", "<DIV>",
    "</Div>",
    "<a href=x>一</a>", "<input value='>'>", "<p/>", "<span/>", "<div\n id\n=\n'x'>", "<div =a>", "<p ''>", "<a href=/x/>二</a>", "</div >",
    '<div x=a"b>', "<div a=1 a=2>",
)  # fmt: skip


@given(LISTS | BLOCKS | DEFINITIONS | ATTRIBUTES)
@example("<ul><li>一<ul><li>二</ul><li>三</ul>")
@example("<div><p>一<div>二</div>三</p>四</div>")
@example("<dl><dt>一<dd>二<dt>三</dl>")
def test_agrees_on_soups_of_tags(text: str) -> None:
    """Blocks that nothing closes, end tags that close nothing, in any order."""
    assert_agreement(f"<!DOCTYPE html><body>{text}")


def optional(tag: str) -> SearchStrategy[str]:
    """An end tag that may be left out."""
    return st.sampled_from(["", tag])


def joined(*parts: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


def several(part: SearchStrategy[str], most: int = 3) -> SearchStrategy[str]:
    return st.lists(part, max_size=most).map("".join)


def tables(content: SearchStrategy[str]) -> SearchStrategy[str]:
    """Tables as HTML allows them: rows without sections, sections, cells and rows without end tags."""
    cell = joined(st.sampled_from(["<td>", "<th>", "<td colspan=2>"]), several(content), optional("</td>"))
    row = joined(st.just("<tr>"), several(cell), optional("</tr>"))
    section = joined(st.sampled_from(["<thead>", "<tbody>", "<tfoot>"]), several(row, 2))
    caption = st.sampled_from(["", "<caption>名</caption>", "<colgroup><col></colgroup>", " "])
    return joined(st.just("<table>"), caption, several(row, 2), several(section, 2), st.just("</table>"))


PARAGRAPHS = joined(st.just("<p>"), several(TEXT), optional("</p>"))
FLOW = st.recursive(
    TEXT | PARAGRAPHS | several(joined(st.just("<li>"), TEXT, optional("</li>"))).map("<ul>{}</ul>".format),
    lambda inner: tables(inner) | several(inner).map("<div>{}</div>".format),
    max_leaves=12,
)
# A reading that is open ends with its ruby text, an option with its group.
INLINE = several(
    several(joined(TEXT, st.sampled_from(["<rt>", "<rp>"]), TEXT)).map("<ruby>{}</ruby>".format)
    | several(st.sampled_from(["<option>甲", "<optgroup>", "<option>乙</option>"])).map("<select>{}</select>".format)
)


@given(several(FLOW | INLINE))
@example("<table><tr><th>年<tbody><tr><td>值</table>")
@example("<table><thead><tr><th>年<tbody><tr><td>值<tfoot><tr><td>和</table>")
@example("<table><tr><td><table><tr><td>一</table>二<td>三</table>")
@example("<select><option>甲<optgroup><option>乙</select>")
def test_agrees_on_valid_pages_without_end_tags(text: str) -> None:
    """All end tags that the standard calls optional (13.1.2.4) may be missing."""
    assert_agreement(f"<!DOCTYPE html><body>{text}")


# --- Where they differ

# What is broken: the markup, our rows, those of the standard.
DIFFERENCES = {
    # The tree must name spans of the source, and a copy of a link has none: the standard ends the link and opens a copy of it in the block.
    "a link across blocks": ("<a>一<div>二</a>三</div>", ["a:一", "a>div:二三"], ["a:一", "div:三", "div>a:二"]),
    # The standard ignores the tags; whoever cuts a piece out of a page wants its cells.
    "a cell outside of a table": ("<td>一<td>二", ["td:一", "td:二"], []),
    # The standard adds the row that is missing.
    "a cell outside of a row": ("<table><td>一</table>", ["table:", "table>td:一"], ["table:", "table>tr:", "table>tr>td:一"]),
    # The standard moves it before the table, to where no span of the source is.
    "a text in a table outside of cells": ("<table>一<tr><td>二</table>", ["table:一", "table>tr:", "table>tr>td:二"],
                                           ["table:", "table>tr:", "table>tr>td:二"]),
    # The standard closes the form at once and keeps what it belongs to elsewhere.
    "a form round cells": ("<table><tr><form><td>一</td></form></table>", ["table:", "table>tr:", "table>tr>form:", "table>tr>form>td:一"],
                           ["table:", "table>tr:", "table>tr>form:", "table>tr>td:一"]),
    "a form in a form": ("<form>一<form>二</form>三</form>", ["form:一三", "form>form:二"], ["form:一二"]),
    # An item ends at the next one out of any block but lists and cells: that is what authors mean.
    "an item in a block of the one before it": ("<ul><li><pre>一<li>二</ul>", ["ul:", "ul>li:", "ul>li>pre:一", "ul>li:二"],
                                                ["ul:", "ul>li:", "ul>li>pre:一", "ul>li>pre>li:二"]),
    "an item that ends in a list inside of it": ("<ul><li>一<ul></li>二</ul>", ["ul:二", "ul>li:一", "ul>li>ul:"],
                                                ["ul:", "ul>li:一", "ul>li>ul:二"]),
    "a heading in a heading": ("<h1>一<h2>二</h2>", ["h1:一", "h1>h2:二"], ["h1:一", "h2:二"]),
    # Marks are not in our tree, so their end tags close nothing.
    "an element that is opened in a mark": ("<b><span>一</b>二", ["span:一二"], ["span:一"]),
    "a block in a list of options": ("<select><option>一<div>二</div></select>", ["select:", "select>option:一", "select>option>div:二"],
                                    ["select:", "select>option:一二"]),
    # The standard takes it for the beginning of the body, and the head is open no more.
    "an unknown element in the head": ("<head><x-y><title>一</title></head><body>二", ["x-y:", "x-y>title:一"], ["x-y:二", "x-y>title:一"]),
    # Tags end at the next `>` whatever quotes an end tag has, and what never ends is text: nothing is lost.
    "an end tag with attributes": ("<div>一</div x='>'>二", ["div:一"], ["div:一"]),
    "a tag that never ends": ("<p>一<div class='", ["p:一<divclass='"], ["p:一"]),
    # Without a doctype, the standard lets a paragraph hold a table.
    "a table in a paragraph without doctype": ("<p>一<table><tr><td>二</table>", ["p:一", "table:", "table>tr:", "table>tr>td:二"],
                                               ["p:一", "p>table:", "p>table>tr:", "p>table>tr>td:二"]),
}  # fmt: skip


@pytest.mark.parametrize("what", DIFFERENCES)
def test_differs_as_described(what: str) -> None:
    """Both sides are asserted, so that a change of either is noticed."""
    text, ours, theirs = DIFFERENCES[what]
    # With a doctype, but for the page that is about having none.
    page = text if "doctype" in what else f"<!DOCTYPE html>{text}"
    assert ways(our_outline(parse(page))) == ours
    assert ways(their_outline(their_tree(page))) == theirs
    assert our_outline(parse(page)) != their_outline(their_tree(page))


def test_the_pages_that_are_broken_are_broken_as_described() -> None:
    assert {what for what, _ in BROKEN.values()} <= set(DIFFERENCES)


# --- The oracle itself


def test_the_oracle_notices_what_it_compares() -> None:
    """An element, its place, its text, and text on the whole."""
    page = our_outline(parse("<div><p>一</p></div>"))
    for other in ("<div></div><p>一</p>", "<div><p>二</p></div>", "<div><h1>一</h1></div>", "<div><p></p>一</div>"):
        assert their_outline(their_tree(other)) != page
        assert agreement(page, their_outline(their_tree(other))) < 1
    assert their_outline(their_tree("<html><div><p> 一 </p></div></p>")) == page
