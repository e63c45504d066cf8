"""Elements inside a main text that are chrome: by their names, by their ids and classes, by the links in them.

Spans are code points of the decoded page, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from normalize.chinese.characters import CLAUSE_ENDS
from normalize.chrome.classes import FOLDED, HIDDEN, INSIDE_ELEMENTS, INSIDE_NAMES, OWN_ASIDE, REPLY_FORM
from normalize.html.density import Densities, in_sentence
from normalize.html.elements import BLOCKS, HEADINGS
from normalize.html.spans import Span
from normalize.html.text_lines import is_data_table, without_links
from normalize.html.tree import LONGEST_TAG, Element, Page

# An element that is chrome by its id or class is smaller than this share of the text plus so many characters of markup.
_LARGEST, _SMALL = 0.3, 200
# The shortest start tag with an id or a class: `<p id=x>`.
_SHORTEST_REST = 4
# No class makes chrome of these: a heading inside the text, a quotation.
_OF_THE_TEXT = frozenset({*HEADINGS, "blockquote", "q", "cite"})
# Marks outside of links: then the links are words of a sentence.
_SENTENCE = re.compile(f"[{CLAUSE_ENDS}]")
# A box of links has at least so many links, of more than so many characters each, and this share of its text is linked.
_LINKS_IN_BOX, _LINK_LENGTH, _LINKED_SHARE = 3, 5, 0.7


def chrome_elements(page: Page, start: int, stop: int) -> Iterator[Span]:
    """The outermost chrome elements with start tags in `start:stop`, and the comments of the markup, as named spans."""
    number = bisect_left(page.starts, start)
    elements = page.elements
    while number < len(elements) and elements[number].start < stop:
        element = elements[number]
        kind = _kind(page, element, stop - start)
        if kind:
            yield Span(element.start, element.stop, kind)
            number = max(element.last, number + 1)
        else:
            number += 1
    yield from _comments(page, start, stop)


def _kind(page: Page, element: Element, size: int) -> str:
    """The kind of chrome of an element in a text of this size; empty if the element is not chrome."""
    if element.name in INSIDE_ELEMENTS:
        own = element.name == "aside" and OWN_ASIDE.search(page.text, element.start, element.inner)
        if not own:
            return INSIDE_ELEMENTS[element.name]
    if element.inner - element.start < len(element.name) + _SHORTEST_REST:
        return ""
    kind, of_any_size = _kind_of_tag(page.tag(element)[:LONGEST_TAG], element.name)
    if not of_any_size and kind and (element.name in _OF_THE_TEXT or in_sentence(page, element)):
        return ""
    return kind if of_any_size or element.stop - element.start < _LARGEST * size + _SMALL else ""


@lru_cache(maxsize=512)
def _kind_of_tag(tag: str, name: str) -> tuple[str, bool]:
    """(kind of chrome of a start tag, True if it applies to an element of any size). Pages repeat their tags."""
    if name == "form" and REPLY_FORM.search(tag):
        return "reply form", True
    if HIDDEN.search(tag) and not FOLDED.search(tag):
        return "hidden text", True
    kind = INSIDE_NAMES.kind(tag)
    # In an inline element, `comment` is the class of a comment in a code listing.
    return "" if kind == "comments" and name not in BLOCKS else kind, False


def _comments(page: Page, start: int, stop: int) -> Iterator[Span]:
    for begin, end in page.comments[bisect_left(page.comments, (start, 0)) :]:
        if begin >= stop:
            return
        yield Span(begin, end, "comment in the markup")


def link_boxes(page: Page, densities: Densities, start: int, stop: int) -> Iterator[Span]:
    """The blocks inside `start:stop` that are links to other texts: lists, tables, paragraphs.

    No spans if they are half of the text or more: a directory is a text of links.
    """
    number = bisect_left(page.starts, start)
    boxes: list[Span] = []
    while number < len(page.elements) and page.elements[number].start < stop:
        element = page.elements[number]
        if (
            element.name in BLOCKS - _OF_THE_TEXT
            and element.stop <= stop
            and _is_link_box(densities, element)
            and not _SENTENCE.search(without_links(page.text[element.inner : element.end]))
        ):
            boxes.append(Span(element.start, element.stop, "related links"))
            number = element.last
        elif element.name == "table" and is_data_table(page, densities, element):
            number = element.last
        else:
            number += 1
    if sum(box.stop - box.start for box in boxes) < (stop - start) / 2:
        yield from boxes


def _is_link_box(densities: Densities, element: Element) -> bool:
    links, linked = densities.links_of(element), densities.linked_of(element)
    return (
        links >= _LINKS_IN_BOX
        and linked > _LINK_LENGTH * links
        and linked >= _LINKED_SHARE * densities.letters_of(element)
    )
