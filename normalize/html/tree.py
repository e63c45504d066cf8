"""A page as a tree whose elements know their spans: offsets of code points in the text, so that edits can name them.

Why not a library. Spans of text are the contract (see `engine`), and parsers that keep them are slow or wrong here.
Measured with Python 3.11 on a Discuz! page (32,399 characters, 1,246 tags) and on a Discourse page (745,079, 3,742):

    this module, tree built             FIGURE
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

from normalize.html.names import CELLS, CLOSES_PARAGRAPH, IMPLIED_ENDS, MARKS, RAW, SPECIAL, TABLE_PARTS, VOID

# A quote in a tag only quotes behind `=`; one that never closes is a character like others, so the tag ends at its `>`.
INSIDE = r"""(?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|[="'])*+"""


def _any_case(*groups: tuple[str, str]) -> str:
    """A pattern for names in either case: (what they begin with, how they go on). Thrice as fast as the flag for it."""
    letters = re.compile("[a-z]")
    pattern = "|".join(f"{start}(?:{rest})" for start, rest in groups)
    return f"(?:{letters.sub(lambda letter: f'[{letter[0]}{letter[0].upper()}]', pattern)})"


_MARKS = _any_case(
    ("b", "r|ig|"),
    ("em", ""),
    ("font", ""),
    ("i", "mg|"),
    ("s", "trong|ub|up|mall|trike|"),
    ("tt", ""),
    ("u", ""),
    ("wbr", ""),
)
_RAW = _any_case(("s", "cript|tyle"), ("t", "extarea|itle"), ("xmp", ""), ("iframe", ""), ("no", "embed|frames"))
_TOKEN = re.compile(
    rf"""<(?:/?{_MARKS}(?=[\s/>]){INSIDE}>[^<]*+(?:</?{_MARKS}(?=[\s/>]){INSIDE}>[^<]*+)*+
    |/([A-Za-z][^\s/>]*+)[^>]*+>
    |({_RAW})(?=[\s/>]){INSIDE}>((?:[^<]++|<(?!/(?i:\2)[\s/>]))*+)(</[^>]*+>)?
    |([A-Za-z][^\s/>]*+){INSIDE}>
    |(!--(?:-?>|(?:.*?--!?>|.*))|[!?/][^>]*+>))""",
    re.DOTALL | re.VERBOSE,
)
_END_TAG, _START_TAG, _COMMENT = 1, 5, 6  # the numbers of their groups
_MARK = re.compile(rf"<(/?)({'|'.join(MARKS)})(?=[\s/>]){INSIDE}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_MARKUP = re.compile(
    rf"""<(?:(script|style)(?=[\s/>]){INSIDE}>(?:[^<]++|<(?!/(?i:\1)))*+
    |!--(?:.*?-->|.*)|/?[A-Za-z]{INSIDE}>|[!?/][^>]*+>)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


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
        start = self.text.rfind("<", holder.inner if holder else 0, offset + 1)
        limit = holder.end if holder else len(self.text)
        tags = _MARK.finditer(self.text, max(start, 0), limit)
        first = next(tags, None)
        if first is None or first.start() != start or first[1] or offset >= first.end():
            return None
        name = first[2].lower()
        element = Element(name, start, first.end(), holder, holder.number if holder else 0)
        depth = 1
        for tag in tags if name not in VOID else ():
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
                found.setdefault(name.lower(), html.unescape("".join(values)))
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


# What a start tag does beside opening an element, as bits.
_VOID, _ENDS_PARAGRAPH, _ENDS_OTHERS, _SPECIAL, _CELL, _ONCE = 1, 2, 4, 8, 16, 32
_BITS = (
    (VOID, _VOID),
    (CLOSES_PARAGRAPH, _ENDS_PARAGRAPH),
    (frozenset(IMPLIED_ENDS), _ENDS_OTHERS),
    (SPECIAL, _SPECIAL),
    (CELLS, _CELL),
    (frozenset({"html", "body"}), _ONCE),
)


class _Names(dict[str, tuple[str, int]]):
    """A name as it is written: in lower case, and what its start tag does. A page has a few dozen, each read once."""

    def __missing__(self, written: str) -> tuple[str, int]:
        name = written.lower()
        self[written] = name, sum(bit for names, bit in _BITS if name in names)
        return self[written]


class _Depths(dict[str, list[int]]):
    def __missing__(self, name: str) -> list[int]:
        self[name] = []
        return self[name]


def parse(text: str) -> Page:
    """Read a page or a piece of one. Never fails: whatever is broken is recovered from as browsers do."""
    builder = _Builder(text)
    names, stack, depths, elements = _Names(), builder.stack, builder.depths, builder.elements
    paragraphs = depths["p"]
    # Behind the last > there is no tag; before it each attempt of the pattern succeeds: that keeps the time linear.
    for match in _TOKEN.finditer(text, 0, builder.limit):
        kind = match.lastindex
        if kind == _START_TAG:
            name, bits = names[match[_START_TAG]]
            start, inner = match.span()
            if (bits & _ENDS_PARAGRAPH and paragraphs) or bits & (_ENDS_OTHERS | _ONCE):
                if bits & _ONCE and depths[name]:
                    continue
                builder.imply_ends(name, bits, start)
            element = Element(name, start, inner, stack[-1] if stack else None, len(elements))
            elements.append(element)
            if not bits & _VOID:
                if bits & _SPECIAL:
                    builder.wall(bits)
                depths[name].append(len(stack))
                stack.append(element)
        elif kind == _END_TAG:
            name, bits = names[match[_END_TAG]]
            if stack and stack[-1].name == name and not bits & (_SPECIAL | _ONCE):
                element = stack.pop()
                depths[name].pop()
                element.end, element.stop = match.span()
                element.last = len(elements)
            elif depths[name]:
                builder.close(name, bits, *match.span())
        elif kind:
            builder.take(match)
    return builder.finish()


class _Builder:
    """The stack of open elements. `depths` holds their depths by name, so that none is ever searched for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.limit = text.rfind(">") + 1
        self.elements: list[Element] = []
        self.comments: list[tuple[int, int]] = []
        self.stack: list[Element] = []
        self.depths = _Depths()
        self.special: list[int] = []
        self.cells: list[int] = []

    def take(self, match: re.Match[str]) -> None:
        """A comment, a declaration, or an element of raw text. What nothing closes goes on to the end of the text."""
        start, stop = match.span()
        if match.lastindex == _COMMENT:
            if match[0].startswith("<!--") and stop == self.limit and not match[0].endswith(("-->", "--!>", "<!-->")):
                stop = len(self.text)
            self.comments.append((start, stop))
            return
        stack = self.stack
        element = Element(match[2].lower(), start, match.start(3), stack[-1] if stack else None, len(self.elements))
        self.elements.append(element)
        element.end, element.stop = match.end(3), stop
        if match[4] is None and stop == self.limit:
            element.end = element.stop = len(self.text)

    def wall(self, bits: int) -> None:
        self.special.append(len(self.stack))
        if bits & _CELL:
            self.cells.append(len(self.stack))

    def imply_ends(self, name: str, bits: int, at: int) -> None:
        """End what a start tag ends: an open paragraph, the item or cell before it."""
        depths = self.depths
        if bits & _ENDS_PARAGRAPH and depths["p"]:
            depth = depths["p"][-1]
            if not self.cells or depth > self.cells[-1]:
                self._pop_to(depth, at, at)
        if bits & _ENDS_OTHERS:
            targets, barriers = IMPLIED_ENDS[name]
            depth = max([depths[target][-1] for target in targets if depths[target]], default=-1)
            if depth >= 0 and depth > max([depths[wall][-1] for wall in barriers if depths[wall]], default=-1):
                self._pop_to(depth, at, at)

    def close(self, name: str, bits: int, start: int, stop: int) -> None:
        depth = self.depths[name][-1]
        if depth == len(self.stack) - 1 and not bits & _ONCE:
            element = self.stack.pop()
            self.depths[name].pop()
            self.special.pop()
            if bits & _CELL:
                self.cells.pop()
            element.end, element.stop = start, stop
            element.last = len(self.elements)
            return
        if not bits & _SPECIAL:
            walls = self.special
        elif bits & _ONCE:
            return
        elif name in TABLE_PARTS:
            walls = self.depths["table"]
        else:
            walls = [] if name == "table" else self.cells
        if not walls or depth >= walls[-1]:
            self._pop_to(depth, start, stop)

    def _pop_to(self, depth: int, end: int, stop: int) -> None:
        """Close the element at a depth, whose end tag is `end:stop`, and all inside it."""
        stack, depths, special, cells, count = self.stack, self.depths, self.special, self.cells, len(self.elements)
        for level in range(len(stack) - 1, depth - 1, -1):
            element = stack.pop()
            depths[element.name].pop()
            if special and special[-1] == level:
                special.pop()
                if cells and cells[-1] == level:
                    cells.pop()
            element.end = element.stop = end
            element.last = count
        element.stop = stop

    def finish(self) -> Page:
        if self.stack:
            self._pop_to(0, len(self.text), len(self.text))
        return Page(self.text, self.elements, self.comments)
