"""The spans of a page to keep, and the named spans to remove: values that the cleaner `html-frame` turns into edits.

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
    """A span of the page to remove, and the name of its removal."""

    start: int
    stop: int
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the document in a page, with the chrome inside it. `before` and `after` are tags to insert round it."""

    start: int
    stop: int
    before: str = ""
    after: str = ""
    chrome: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PageContent:
    """The passages of a page, in order, and the spans between them with known names."""

    passages: tuple[Passage, ...]
    named: tuple[Span, ...] = field(default=())


# The name of a span without another name.
FRAME = "frame of the page"
# Elements with ids and classes for the whole page.
_WHOLE = frozenset({"html", "body"})


def name_of(page: Page, element: Element) -> str:
    """The kind of chrome of an element outside the document, by its name, id or class; empty if unknown."""
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
    """Spans inside `start:stop` in order, each without the part that an earlier one covers."""
    for span in sorted(spans):
        begin, end = max(span.start, start), min(span.stop, stop)
        if begin < end:
            yield Span(begin, end, span.name)
            start = end


def _outside(page: Page, content: PageContent, start: int, stop: int) -> Iterator[Span]:
    """A span outside the document, split where the name changes. A piece of frame without text joins the one before."""
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
