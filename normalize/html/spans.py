"""What is kept of a page and what is removed, under which name: values that the cleaner `html-frame` turns into edits.

All spans are code points of the decoded page, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from normalize.chrome.classes import OUTSIDE_ELEMENTS, OUTSIDE_NAMES
from normalize.html.tree import INSIDE, LONGEST_TAG, Element, Page, inner_text


class Span(NamedTuple):
    """A span of the page, and the name under which it is removed."""

    start: int
    stop: int
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the page that is document, with the spans inside it that are not. `before` and `after` are tags to insert round it."""

    start: int
    stop: int
    before: str = ""
    after: str = ""
    chrome: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PageContent:
    """The passages of a page, in order, and the spans between them whose names are known."""

    passages: tuple[Passage, ...]
    named: tuple[Span, ...] = field(default=())


# The name of what bears no other.
FRAME = "frame of the page"
# Their ids and classes say something of the whole page.
_WHOLE = frozenset({"html", "body"})


def name_of(page: Page, element: Element) -> str:
    """The kind of chrome that an element outside the document is, by its name, id or class; empty if these do not tell."""
    if element.name in OUTSIDE_ELEMENTS:
        return OUTSIDE_ELEMENTS[element.name]
    if element.name in _WHOLE:
        return ""
    return _kind(page.tag(element)[:LONGEST_TAG])


# Pages repeat their tags, and the pages of a site even more.
_kind = lru_cache(maxsize=512)(OUTSIDE_NAMES.kind)


def removals(page: Page, content: PageContent) -> Iterator[Span]:
    """The spans to remove, in order and without overlaps: all outside the passages, and the chrome inside them."""
    at = 0
    for passage in content.passages:
        yield from _outside(page, content, at, passage.start)
        yield from _disjoint(passage.chrome, passage.start, passage.stop)
        at = passage.stop
    yield from _outside(page, content, at, len(page.text))


def _disjoint(spans: Iterable[Span], start: int, stop: int) -> Iterator[Span]:
    """Spans inside `start:stop` in order, each without what an earlier one covers."""
    for span in sorted(spans):
        begin, end = max(span.start, start), min(span.stop, stop)
        if begin < end:
            yield Span(begin, end, span.name)
            start = end


def _outside(page: Page, content: PageContent, start: int, stop: int) -> Iterator[Span]:
    """A span without document, divided where the name changes. A piece of the frame without text joins the one before it."""
    at, name = start, ""
    for tile in _tiles(page, content, start, stop):
        if name and tile.name != name and not (tile.name == FRAME and _is_empty(page, tile)):
            yield Span(at, tile.start, name)
            at, name = tile.start, tile.name
        name = name or tile.name
    if at < stop:
        yield Span(at, stop, name or FRAME)


_BARE = re.compile(rf"(?:\s++|</?[A-Za-z]{INSIDE}>)*+")


def _is_empty(page: Page, span: Span) -> bool:
    text, start, stop, _ = page.text, *span
    return bool(_BARE.fullmatch(text, start, stop)) or not inner_text(text[start:stop])


def _tiles(page: Page, content: PageContent, start: int, stop: int) -> Iterator[Span]:
    """Tile `start:stop` with named spans; neighbours may have the same name."""
    for span in _disjoint(content.named, start, stop):
        yield from _element_tiles(page, start, span.start)
        yield span
        start = span.stop
    yield from _element_tiles(page, start, stop)


def _element_tiles(page: Page, start: int, stop: int) -> Iterator[Span]:
    """Tile `start:stop` with the outermost elements that have a name, and the frame between them."""
    elements, number = page.elements, bisect_left(page.starts, start)
    while number < len(elements) and elements[number].start < stop:
        element = elements[number]
        name = name_of(page, element) if element.stop <= stop else ""
        if not name:
            number += 1
            continue
        if element.start > start:
            yield Span(start, element.start, FRAME)
        if element.stop > element.start:
            yield Span(element.start, element.stop, name)
        start, number = element.stop, element.last
    if start < stop:
        yield Span(start, stop, FRAME)
