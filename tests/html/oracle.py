"""A second tree of the same page: Beautiful Soup over html5lib, which follows the HTML standard step by step.

Both trees are written as outlines that can be compared: each element with its way from the root and the text that is directly in it. What
the two mean to differ in is left out of both:

* Inline elements of `MARKS` are not in our tree, so they are transparent.
* html, head, body, tbody and colgroup are transparent, because the standard adds them where they are missing.
* White space is dropped: to us each tag is a space, to the standard none is.
* Paragraphs without anything in them are dropped: the standard makes one of a `</p>` that closes nothing.
* Names are in lower case: the standard restores capitals in SVG (clipPath).

Where the trees differ beyond that, `test_tree.py` says how and why.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Tag

from normalize.html.density import text_spans
from normalize.html.elements import MARKS, RAW
from normalize.html.tree import Element, Page, inner_text

TRANSPARENT = frozenset({*MARKS, "html", "head", "body", "tbody", "colgroup"})
# Raw text in which the standard replaces entities all the same.
_WITH_ENTITIES = frozenset({"title", "textarea"})
_CODE = frozenset({"script", "style"})


@dataclass
class _Node:
    """An element that is compared, or the root."""

    path: tuple[str, ...]
    texts: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)

    def child(self, name: str) -> _Node:
        self.children.append(_Node((*self.path, name)))
        return self.children[-1]

    @property
    def is_empty_paragraph(self) -> bool:
        return self.path[-1:] == ("p",) and not self.children and not squeezed("".join(self.texts))


# (names from the root to the element, text directly in the element)
Row = tuple[tuple[str, ...], str]


def squeezed(text: str) -> str:
    return "".join(text.split())


def _rows(node: _Node) -> Iterator[Row]:
    yield node.path, squeezed("".join(node.texts))
    for child in node.children:
        child.children = [inner for inner in child.children if not inner.is_empty_paragraph]
        if not child.is_empty_paragraph:
            yield from _rows(child)


def our_outline(page: Page) -> list[Row]:
    """The outline of our tree, in the order of start tags; the root comes first."""
    root = _Node(())
    nodes: dict[int, _Node] = {}
    for element in page.elements:
        holder = nodes[element.parent.number] if element.parent else root
        nodes[element.number] = holder if element.name in TRANSPARENT else holder.child(element.name)
    for holder, start, stop in sorted(_texts(page), key=lambda span: span[1]):
        node = nodes[holder.number] if holder else root
        node.texts.append(_text(page.text[start:stop], holder.name if holder else ""))
    return list(_rows(root))


def _texts(page: Page) -> Iterator[tuple[Element | None, int, int]]:
    """All spans between structural tags; those outside of all elements have no holder."""
    at = 0
    for element in [element for element in page.elements if element.parent is None]:
        yield None, at, element.start
        at = element.stop
    yield None, at, len(page.text)
    for holder, start, stop, _ in text_spans(page):
        yield holder, start, stop


def _text(markup: str, holder: str) -> str:
    if holder not in RAW:
        return inner_text(markup)
    return html.unescape(markup) if holder in _WITH_ENTITIES else markup


def their_tree(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html5lib")


def their_outline(tree: BeautifulSoup) -> list[Row]:
    """The outline of the tree of html5lib."""
    root = _Node(())
    _read(tree, root)
    return list(_rows(root))


def _read(tag: Tag, node: _Node) -> None:
    for child in tag.children:
        if isinstance(child, Tag):
            name = child.name.lower()
            _read(child, node if name in TRANSPARENT else node.child(name))
        elif not isinstance(child, PreformattedString):  # comments and declarations
            node.texts.append(str(child))


def their_text(tree: BeautifulSoup) -> str:
    """All text of the tree but code, squeezed."""
    strings = (string for string in tree.descendants if not isinstance(string, Tag | PreformattedString))
    return squeezed("".join(str(string) for string in strings if string.parent and string.parent.name not in _CODE))


def agreement(ours: Sequence[Row], theirs: Sequence[Row]) -> float:
    """The share of the rows of both outlines that the other one has too."""
    common = (Counter(ours) & Counter(theirs)).total()
    return 2 * common / (len(ours) + len(theirs))
