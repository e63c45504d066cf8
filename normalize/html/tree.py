"""A page as a tree whose elements know their spans: offsets of code points in the text, so that edits can name them.

Why not a library. Spans of text are the contract (see `engine`), and parsers that keep them are slow or wrong here.
Measured with Python 3.11 on a Discuz! page (32,399 characters, 1,246 tags) and on a Discourse page (745,079, 3,742):

    this module, tree built             1.1 ms     5 ms   spans in code points; linear on any input
    html.parser of the standard library 3.8 ms    31 ms   no tree; quadratic on unclosed markup up to 3.11
    tree-sitter-html, parsed and walked 5.2 ms    22 ms   spans in bytes; implied end tags only in part
    Beautiful Soup with html.parser    11.4 ms    68 ms   no spans of text nodes
    Beautiful Soup with lxml            8.6 ms    33 ms   no spans, lines only

lxml and selectolax are fast and have no offsets at all. What is here is what is needed of section 13.2 of the HTML standard:
raw text, comments, void elements, implied end tags, stray end tags, and end tags that do not reach out of a cell.
Every pattern is possessive and every stack is indexed by name, so that no input takes more than linear time.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from normalize.html.elements import MARKS, RAW, VOID, any_case

# A quote in a tag only quotes behind `=`; one that never closes is a character like others, so the tag ends at its `>`.
INSIDE = r"""[^>"'=]*+(?:=\s*+"[^"]*+"[^>"'=]*+|=\s*+'[^']*+'[^>"'=]*+|[="'][^>"'=]*+)*+"""
_MARK = re.compile(rf"<(/?)({any_case(MARKS)})(?=[\s/>]){INSIDE}>")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_MARKUP = re.compile(
    rf"""<(?:(script|style)(?=[\s/>]){INSIDE}>(?:[^<]++|<(?!/(?i:\1)))*+
    |!--(?:.*?-->|.*)|/?[A-Za-z]{INSIDE}>|[!?/][^>]*+>)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


_LONGEST_TAG = 2_000
_FARTHEST = 60


class Element:
    """An element: its tags are `text[start:inner]` and `text[end:stop]`, its descendants `elements[number + 1:last]`."""

    __slots__ = ("end", "inner", "last", "name", "number", "parent", "start", "stop")

    def __init__(self, name: str, start: int, inner: int, parent: Element | None, number: int) -> None:
        self.name = name
        self.start = start
        self.inner = self.end = self.stop = inner
        self.parent = parent
        self.number = number
        self.last = number + 1

    def ancestors(self) -> Iterator[Element]:
        """The elements that hold this one, from the inside out, as far as a page may mean something by them."""
        holder, distance = self.parent, 0
        while holder and distance < _FARTHEST:
            yield holder
            holder, distance = holder.parent, distance + 1

    def __repr__(self) -> str:
        return f"<{self.name} {self.start}:{self.stop}>"


class Page:
    """A parsed text: the elements in the order of their start tags, and the spans of comments and declarations."""

    def __init__(self, text: str, elements: list[Element], comments: list[tuple[int, int]]) -> None:
        self.text = text
        self.elements = elements
        self.comments = comments
        self._attributes: dict[int, dict[str, str]] = {}

    @cached_property
    def starts(self) -> list[int]:
        return [element.start for element in self.elements]

    def tag_at(self, offset: int) -> Element | None:
        """The element whose start tag holds an offset."""
        number = bisect_right(self.starts, offset) - 1
        if number >= 0 and offset < self.elements[number].inner:
            return self.elements[number]
        holder = self.elements[number] if number >= 0 else None
        while holder and holder.stop <= offset:
            holder = holder.parent
        return self._mark_at(offset, holder)

    def _mark_at(self, offset: int, holder: Element | None) -> Element | None:
        """An element of the kinds that are not in the tree (`MARKS`); it ends with its holder at the latest."""
        if holder and holder.name in RAW:
            return None
        limit = holder.end if holder else len(self.text)
        start = self.text.rfind("<", max(holder.inner if holder else 0, offset - _LONGEST_TAG), offset + 1)
        first = _MARK.match(self.text, start, limit) if start >= 0 else None
        if first is None or first[1] or offset >= first.end():
            return None
        name = first[2].lower()
        element = Element(name, start, first.end(), holder, holder.number if holder else 0)
        depth = 1
        for tag in _MARK.finditer(self.text, first.end(), limit) if name not in VOID else ():
            if tag[2].lower() == name:
                depth += -1 if tag[1] else 1
            if not depth:
                element.end, element.stop = tag.span()
                return element
        if name not in VOID:
            element.end = element.stop = limit
        return element

    def tag(self, element: Element) -> str:
        """The start tag as it is written."""
        return self.text[element.start : element.inner]

    def attributes(self, element: Element) -> dict[str, str]:
        """Attribute values by lower-case names, entities read; the first of a name counts."""
        found = self._attributes.get(element.start)
        if found is None:
            found = self._attributes[element.start] = {}
            for name, *values in _ATTRIBUTE.findall(
                self.text, element.start + 1 + len(element.name), element.inner - 1
            ):
                value = "".join(values)
                # A longer one is data for the scripts of the page, up to half a megabyte of entities.
                found.setdefault(name.lower(), html.unescape(value) if len(value) <= _LONGEST_TAG else value)
        return found

    def children(self, element: Element) -> Iterator[Element]:
        number = element.number + 1
        while number < element.last:
            yield self.elements[number]
            number = self.elements[number].last

    def words(self, element: Element) -> str:
        return words(self.text[element.inner : element.end])


def words(markup: str) -> str:
    """What a piece of HTML says, in one line."""
    limit = markup.rfind(">") + 1  # no tag ends behind it: see `parse`
    if limit:
        markup = _MARKUP.sub(" ", markup[:limit]) + markup[limit:]
    return " ".join(html.unescape(markup).split())
