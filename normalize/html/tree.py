"""A page as a tree whose elements know their spans: offsets of code points in the text, so that edits can name them.

Why not a library. Spans of text are the contract (see `engine`), and parsers that keep them are slow or wrong here.
Measured with Python 3.11 on a Discuz! page (32,399 characters, 1,246 tags) and on a Discourse page (745,079, 3,742):

    this module, tree built            1.6 ms     8 ms    spans in code points, linear on any input
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

from normalize.html.names import (
    CELLS,
    CLOSES_PARAGRAPH,
    IMPLIED_ENDS,
    RAW,
    SPECIAL,
    TABLE_PARTS,
    VOID,
)

# A quote in a tag only quotes behind `=`; one that never closes is a character like others, so the tag ends at its `>`.
_ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|[="'])*+"""
_TOKEN = re.compile(
    rf"""<(?:/([A-Za-z][^\s/>]*+)[^>]*+>
    |({"|".join(f"(?i:{name})" for name in RAW)})(?=[\s/>])({_ATTRIBUTES})>((?:[^<]++|<(?!/(?i:\2)[\s/>]))*+)(</[^>]*+>)?
    |([A-Za-z][^\s/>]*+)({_ATTRIBUTES})>
    |!--(?:-?>|(?:.*?--!?>|.*))
    |[!?/][^>]*+>)""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_TAGS = re.compile(
    rf"""<(?:(script|style)\b{_ATTRIBUTES}>(?:[^<]++|<(?!/(?i:\1)))*+|!--(?:.*?-->|.*)|/?[A-Za-z]{_ATTRIBUTES}>|[!?/][^>]*+>)""",
    re.DOTALL | re.IGNORECASE,
)


class Element:
    """An element: its tags are `text[start:inner]` and `text[end:stop]`, its descendants `elements[number + 1:last]`."""

    __slots__ = ("_attributes", "end", "inner", "last", "name", "number", "parent", "raw", "start", "stop")

    def __init__(self, name: str, start: int, inner: int, raw: str, parent: Element | None, number: int) -> None:
        self.name = name
        self.start = start
        self.inner = self.end = self.stop = inner
        self.raw = raw
        self.parent = parent
        self.number = number
        self.last = number + 1
        self._attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """Attribute values by lower-case names, entities read; the first of a name counts."""
        if self._attributes is None:
            self._attributes = {}
            for name, *values in _ATTRIBUTE.findall(self.raw):
                self._attributes.setdefault(name.lower(), html.unescape("".join(values)))
        return self._attributes

    def get(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        if name not in self.raw and name not in self.raw.lower():
            return ""
        return self.attributes.get(name, "")

    def ancestors(self) -> Iterator[Element]:
        """The elements that hold this one, from the inside out."""
        holder = self.parent
        while holder:
            yield holder
            holder = holder.parent

    def __repr__(self) -> str:
        return f"<{self.name} {self.start}:{self.stop}>"


class Page:
    """A parsed text: the elements in the order of their start tags, and the spans of comments and declarations."""

    def __init__(self, text: str, elements: list[Element], comments: list[tuple[int, int]]) -> None:
        self.text = text
        self.elements = elements
        self.comments = comments

    @cached_property
    def starts(self) -> list[int]:
        return [element.start for element in self.elements]

    def tag_at(self, offset: int) -> Element | None:
        """The element whose start tag holds an offset."""
        number = bisect_right(self.starts, offset) - 1
        if number < 0 or offset >= self.elements[number].inner:
            return None
        return self.elements[number]

    def children(self, element: Element) -> Iterator[Element]:
        number = element.number + 1
        while number < element.last:
            yield self.elements[number]
            number = self.elements[number].last

    def words(self, element: Element) -> str:
        return words(self.text[element.inner : element.end])


def words(markup: str) -> str:
    """What a piece of HTML says, in one line."""
    if "<" in markup:
        markup = _TAGS.sub(" ", markup)
    return " ".join(html.unescape(markup).split())


def parse(text: str) -> Page:
    """Read a page or a piece of one. Never fails: whatever is broken is recovered from as browsers do."""
    builder = _Builder(text)
    # Behind the last > there is no tag; within, each attempt of the pattern succeeds: that keeps the time linear.
    limit = text.rfind(">") + 1
    for match in _TOKEN.finditer(text, 0, limit):
        builder.take(match, limit)
    return builder.finish()


_LOWER: dict[str, str] = {}  # a page has a few dozen names: they are lowered once


class _Builder:
    """The stack of open elements. `_depths` holds their depths by name, so that none is ever searched for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._elements: list[Element] = []
        self._comments: list[tuple[int, int]] = []
        self._stack: list[Element] = []
        self._depths: dict[str, list[int]] = {}
        self._special: list[int] = []
        self._cells: list[int] = []

    def take(self, match: re.Match[str], limit: int) -> None:
        kind = match.lastindex
        if kind == 1:
            self._close(match[1].lower(), match.start(), match.end())
        elif kind == 7:
            self._open(match[6].lower(), match.start(), match.end(), match[7])
        elif kind is None:
            self._comments.append((match.start(), self._unclosed(match, limit, "-->", "--!>", ">")))
        else:
            self._raw(match, limit)

    def _unclosed(self, match: re.Match[str], limit: int, *ends: str) -> int:
        """Where a comment ends: one that nothing closes goes on to the end of the text."""
        stop = match.end()
        if (
            stop == limit
            and match[0].startswith("<!--")
            and not match[0].endswith(("-->", "--!>"))
            and stop - match.start() > 5
        ):
            return len(self._text)
        return stop

    def _raw(self, match: re.Match[str], limit: int) -> None:
        element = self._add(match[2].lower(), match.start(), match.start(4), match[3])
        element.end = match.end(4)
        element.stop = match.end()
        if match[5] is None and element.stop == limit:
            element.end = element.stop = len(self._text)

    def _add(self, name: str, start: int, inner: int, raw: str) -> Element:
        stack = self._stack
        element = Element(name, start, inner, raw, stack[-1] if stack else None, len(self._elements))
        self._elements.append(element)
        return element

    def _open(self, name: str, start: int, inner: int, raw: str) -> None:
        depths = self._depths
        if name in CLOSES_PARAGRAPH and depths.get("p"):
            self._imply("p", start)
        if name in IMPLIED_ENDS:
            self._imply_ends(name, start)
        if name in ("html", "body") and depths.get(name):
            return
        element = self._add(name, start, inner, raw)
        if name in VOID:
            return
        depth = len(self._stack)
        self._stack.append(element)
        depths.setdefault(name, []).append(depth)
        if name in SPECIAL:
            self._special.append(depth)
            if name in CELLS:
                self._cells.append(depth)

    def _imply(self, name: str, at: int) -> None:
        depth = self._depths[name][-1]
        if not self._cells or depth > self._cells[-1]:
            self._pop_to(depth, at, at)

    def _imply_ends(self, name: str, at: int) -> None:
        targets, barriers = IMPLIED_ENDS[name]
        depth = max([self._depths[target][-1] for target in targets if self._depths.get(target)], default=-1)
        if depth >= 0 and depth > max(
            [self._depths[wall][-1] for wall in barriers if self._depths.get(wall)], default=-1
        ):
            self._pop_to(depth, at, at)

    def _close(self, name: str, start: int, stop: int) -> None:
        depths = self._depths.get(name)
        if not depths or name in ("html", "body"):
            return
        depth = depths[-1]
        if name not in SPECIAL:
            wall = self._special
        elif name in TABLE_PARTS:
            wall = self._depths.get("table", [])
        else:
            wall = [] if name == "table" else self._cells
        if not wall or depth >= wall[-1]:
            self._pop_to(depth, start, stop)

    def _pop_to(self, depth: int, end: int, stop: int) -> None:
        """Close the element at a depth, whose end tag is `end:stop`, and all inside it."""
        stack, count = self._stack, len(self._elements)
        for level in range(len(stack) - 1, depth - 1, -1):
            element = stack.pop()
            self._depths[element.name].pop()
            if element.name in SPECIAL:
                self._special.pop()
                if element.name in CELLS:
                    self._cells.pop()
            element.end = end
            element.stop = stop if level == depth else end
            element.last = count

    def finish(self) -> Page:
        if self._stack:
            self._pop_to(0, len(self._text), len(self._text))
        return Page(self._text, self._elements, self._comments)
