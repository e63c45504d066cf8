"""The lines of a text as a browser shows them, with their spans. Spans are code points of the decoded page, half-open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from normalize.html.density import Densities
from normalize.html.elements import BLOCKS, PLACE, any_case
from normalize.html.spans import Span
from normalize.html.tables import LONGEST_CELL
from normalize.html.tree import Element, Page, inner_text


class TextLine(NamedTuple):
    """A line of text: its span without the tags round it, and its text without the tags inside it."""

    start: int
    stop: int
    text: str
    linked: bool = False  # all of it is links
    heading: bool = False  # it is a heading element
    cell: bool = False  # it is in a table of data


_BLOCK_TAG = rf"/?{any_case({*BLOCKS, 'br'})}(?=[\s/>])[^>]*+>"
_BLOCK = re.compile(f"<{_BLOCK_TAG}")
_BREAK = re.compile(
    rf"""<(?:
        {_BLOCK_TAG}
        |!--(?:.*?-->|.*)                       # a comment
        |(?i:script)\b.*?</(?i:script)\s*>
        |(?i:style)\b.*?</(?i:style)\s*>
    )""",
    re.DOTALL | re.VERBOSE,
)
_LINK = re.compile(rf"(?!{PLACE.pattern})<a\s[^>]*+>(?:[^<]++|<(?!/?a[\s>]))*+</a\s*>", re.IGNORECASE)
_HEADING = re.compile("<h[1-6]", re.IGNORECASE)


def text_lines(page: Page, start: int, stop: int, gaps: Iterable[Span]) -> Iterator[TextLine]:
    """The filled lines of `start:stop`, in order, without the text in the gaps."""
    at = start
    for gap in [*sorted(gap for gap in gaps if gap.stop > start and gap.start < stop), Span(stop, stop, "")]:
        yield from _lines_between(page.text, at, gap.start, _BREAK)
        at = max(at, gap.stop)


def block_lines(markup: str) -> Iterator[str]:
    """The texts of the blocks of a piece of HTML, in order; empty ones are left out.

    >>> list(block_lines("<p>甲<b>乙</b></p><p></p>丙<br>丁"))
    ['甲 乙', '丙', '丁']
    """
    for line in _lines_between(markup, 0, len(markup), _BLOCK):
        yield line.text


def _lines_between(text: str, start: int, stop: int, break_: re.Pattern[str]) -> Iterator[TextLine]:
    at = start
    heading = False
    for match in break_.finditer(text, start, text.rfind(">", start, stop) + 1):
        yield from _line(text, at, match.start(), heading)
        at = match.end()
        heading = _HEADING.match(match[0]) is not None
    yield from _line(text, at, stop, heading)


def _line(text: str, start: int, stop: int, heading: bool) -> Iterator[TextLine]:
    markup = text[start:stop]
    shown = inner_text(markup) if not markup.isspace() else ""
    if shown:
        has_link = "<a" in markup or "<A" in markup
        yield TextLine(start, stop, shown, has_link and not without_links(markup), heading)


def without_links(markup: str) -> str:
    """The text of a piece of HTML outside of its links, in one line."""
    limit = markup.rfind(">") + 1
    return inner_text(_LINK.sub("", markup[:limit]) + markup[limit:])


def is_data_table(page: Page, densities: Densities, table: Element) -> bool:
    """True if a table has at least two rows of several short cells, and no table inside. Its lines are never chrome."""
    rows: list[int] = []
    for number in range(table.number + 1, table.last):  # a slice would copy all tables inside
        element = page.elements[number]
        if element.name == "table":
            return False
        if element.name == "tr":
            rows.append(0)
        elif element.name in ("td", "th") and rows:
            letters = densities.letters_of(element)
            if letters > LONGEST_CELL:
                return False
            rows[-1] += letters > 0
    return sum(cells > 1 for cells in rows) > 1


def with_cells(page: Page, densities: Densities, lines: list[TextLine]) -> list[TextLine]:
    """The same lines, with `cell` set for those in tables of data."""
    start, stop = (lines[0].start, lines[-1].stop) if lines else (0, 0)
    end = 0
    marked: list[TextLine] = []
    tables = [
        element
        for element in page.elements[bisect_left(page.starts, start) : bisect_left(page.starts, stop)]
        if element.name == "table"
    ]
    spans = [(table.start, table.stop) for table in tables if is_data_table(page, densities, table)]
    for line in lines:
        while end < len(spans) and spans[end][1] <= line.start:
            end += 1
        marked.append(line._replace(cell=end < len(spans) and spans[end][0] <= line.start))
    return marked
