"""Reading a text as a tree of elements. See `tree` for why this is not a library."""

from __future__ import annotations

import re

from normalize.html.names import CELLS, CLOSES_PARAGRAPH, IMPLIED_ENDS, SPECIAL, TABLE_PARTS, VOID
from normalize.html.tree import INSIDE, Element, Page


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
        unclosed = self.text.find("<!--", self.limit)
        if unclosed >= 0:
            self.comments.append((unclosed, len(self.text)))
        if self.stack:
            self._pop_to(0, len(self.text), len(self.text))
        return Page(self.text, self.elements, self.comments)
