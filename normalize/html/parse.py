"""Parse a text into a tree of elements. `tree` says why this is not done by a library."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from normalize.html.elements import (
    CELLS,
    CLOSES_PARAGRAPH,
    IMPLIED_ENDS,
    MARKS,
    RAW,
    SPECIAL,
    TABLE_PARTS,
    VOID,
    any_case,
)
from normalize.html.tree import INSIDE, Element, Page

_MARKS, _RAW = any_case(MARKS), any_case(RAW)
# Every token from `<` to `>`. Marks are skipped together with the text after them, because they are half of all tags.
_TOKEN = re.compile(
    rf"""<(?:
        (?=/?[bBeEfFiIsStTuUwW])/?{_MARKS}(?=[\s/>]){INSIDE}>[^<]*+(?:</?{_MARKS}(?=[\s/>]){INSIDE}>[^<]*+)*+
        |/(?P<end_tag>[A-Za-z][^\s/>]*+)[^>]*+>
        |(?P<raw>{_RAW})(?=[\s/>]){INSIDE}>(?P<code>(?:[^<]++|<(?!/(?i:(?P=raw))[\s/>]))*+)(?P<raw_end></[^>]*+>)?
        |(?P<start_tag>[A-Za-z][^\s/>]*+){INSIDE}>
        |(?P<comment>!--(?:-?>|(?:.*?--!?>|.*))|[!?/][^>]*+>)
    )""",
    re.DOTALL | re.VERBOSE,
)
# Numbers of groups: `lastindex` finds the kind of a token faster than `lastgroup`.
_END_TAG, _START_TAG, _COMMENT = (_TOKEN.groupindex[name] for name in ("end_tag", "start_tag", "comment"))

# The effects of a start tag beside opening an element, as bits.
_VOID, _ENDS_PARAGRAPH, _ENDS_OTHERS, _SPECIAL, _ONCE = 1, 2, 4, 8, 16
_BITS = (
    (VOID, _VOID),
    (CLOSES_PARAGRAPH, _ENDS_PARAGRAPH),
    (frozenset(IMPLIED_ENDS), _ENDS_OTHERS),
    (SPECIAL, _SPECIAL),
    (frozenset({"html", "body"}), _ONCE),
)


@lru_cache(maxsize=256)
def _bits(name: str) -> int:
    return sum(bit for names, bit in _BITS if name in names)


class _Name(NamedTuple):
    """The properties of an element name. Each name of a page is read once."""

    name: str  # in lower case
    bits: int
    depths: list[int]  # the depths of open elements of this name
    ended: tuple[list[int], ...]  # the same for the names that its start tag ends


def parse(text: str) -> Page:
    """Parse a page, or a piece of one, into a tree. Its spans are code points of `text`, half-open.

    Raises nothing: the parser recovers from broken markup as the HTML standard says (13.2). Time is linear in the
    length of the text.

    >>> [(element.name, element.start, element.stop) for element in parse("<p>甲<p>乙</p>").elements]
    [('p', 0, 4), ('p', 4, 12)]
    """
    builder = _Builder(text)
    names, stack, elements = builder.names, builder.stack, builder.elements
    paragraphs = builder.depths["p"]
    # No tag ends after the last `>`. Up to it each attempt of the pattern succeeds, which keeps the time linear.
    for match in _TOKEN.finditer(text, 0, builder.limit):
        kind = match.lastindex
        if kind == _START_TAG:
            name, bits, depths, ended = names[match[_START_TAG]]
            start, inner = match.span()
            if bits & _ONCE and depths:
                continue
            if (paragraphs and bits & _ENDS_PARAGRAPH) or (ended and any(ended)):
                builder.imply_ends(name, bits, start)
            element = Element(name, start, inner, stack[-1] if stack else None, len(elements))
            elements.append(element)
            if not bits & _VOID:
                depths.append(len(stack))
                stack.append(element)
        elif kind == _END_TAG:
            name, bits, depths, _ = names[match[_END_TAG]]
            if depths:
                if depths[-1] == len(stack) - 1 and not bits & _ONCE:
                    element = stack.pop()
                    depths.pop()
                    element.end, element.stop = match.span()
                    element.last = len(elements)
                else:
                    builder.close(name, bits, *match.span())
        elif kind:
            builder.take(match)
    return builder.finish()


class _Builder:
    """The stack of open elements. `depths` has their depths by name, so that no element is searched for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.limit = text.rfind(">") + 1
        self.elements: list[Element] = []
        self.comments: list[tuple[int, int]] = []
        self.stack: list[Element] = []
        self.depths: dict[str, list[int]] = defaultdict(list)
        self.names = _Names(self.depths)

    def take(self, match: re.Match[str]) -> None:
        """Add a comment, a declaration, or an element of raw text. An unclosed one extends to the end of the text."""
        start, stop = match.span()
        if match.lastindex == _COMMENT:
            if match[0].startswith("<!--") and stop == self.limit and not match[0].endswith(("-->", "--!>", "<!-->")):
                stop = len(self.text)
            self.comments.append((start, stop))
            return
        stack = self.stack
        holder = stack[-1] if stack else None
        element = Element(match["raw"].lower(), start, match.start("code"), holder, len(self.elements))
        self.elements.append(element)
        element.end, element.stop = match.end("code"), stop
        if match["raw_end"] is None and stop == self.limit:
            element.end = element.stop = len(self.text)

    def imply_ends(self, name: str, bits: int, at: int) -> None:
        """Close the elements that the start tag at an offset ends: an open paragraph, the item or cell before it."""
        if bits & _ENDS_PARAGRAPH and self.depths["p"]:
            depth = self.depths["p"][-1]
            if depth > self._deepest(CELLS):
                self._pop_to(depth, at, at)
        if bits & _ENDS_OTHERS:
            targets, barriers = IMPLIED_ENDS[name]
            wall = self._deepest(barriers)
            while (depth := self._deepest(targets)) > wall:
                self._pop_to(depth, at, at)

    def _deepest(self, names: Iterable[str]) -> int:
        """The depth of the innermost open element of these names, or -1."""
        depths = self.depths
        return max([depths[name][-1] for name in names if depths.get(name)], default=-1)

    def close(self, name: str, bits: int, start: int, stop: int) -> None:
        """Close an element that is not the innermost one, unless an element between stops its end tag `start:stop`."""
        if not bits & _SPECIAL:
            wall = self._deepest(SPECIAL)
        elif bits & _ONCE:
            return
        elif name in TABLE_PARTS:
            wall = self._deepest(("table",))
        else:
            wall = -1 if name == "table" else self._deepest(CELLS)
        if self.depths[name][-1] >= wall:
            self._pop_to(self.depths[name][-1], start, stop)

    def _pop_to(self, depth: int, end: int, stop: int) -> None:
        """Close the element at a depth, with its end tag `end:stop`, and all elements inside it."""
        stack, depths, count = self.stack, self.depths, len(self.elements)
        element = stack[depth]
        for inner in reversed(stack[depth:]):
            depths[inner.name].pop()
            inner.end = inner.stop = end
            inner.last = count
        del stack[depth:]
        element.stop = stop

    def finish(self) -> Page:
        """Close the elements that are open at the end of the text."""
        unclosed = self.text.find("<!--", self.limit)
        if unclosed >= 0:
            self.comments.append((unclosed, len(self.text)))
        if self.stack:
            self._pop_to(0, len(self.text), len(self.text))
        return Page(self.text, self.elements, self.comments)


class _Names(dict[str, _Name]):
    """Maps names as written to their properties. A page has a few dozen names; each is read once."""

    def __init__(self, depths: dict[str, list[int]]) -> None:
        self.depths = depths

    def __missing__(self, written: str) -> _Name:
        name = written.lower()
        ended = tuple(self.depths[target] for target in IMPLIED_ENDS.get(name, ((), ()))[0])
        self[written] = _Name(name, _bits(name), self.depths[name], ended)
        return self[written]
