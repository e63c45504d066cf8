"""A page as a tree of elements that know their spans.

Spans are code points of the decoded page, half-open: `text[start:stop]`. Edits name spans of the source text, so the
tree must have them (see `normalize.engine`). Parsers that keep spans are slow or wrong here. Measured with Python 3.11
on a Discuz! page (32,399 characters, 1,246 tags) and on a Discourse page (745,079, 3,742):

    this module, tree built             1.1 ms     5 ms   spans in code points; linear on any input
    html.parser of the standard library 3.8 ms    31 ms   no tree; quadratic on unclosed markup up to 3.11
    tree-sitter-html, parsed and walked 5.2 ms    22 ms   spans in bytes; implied end tags only in part
    Beautiful Soup with html.parser    11.4 ms    68 ms   no spans of text nodes
    Beautiful Soup with lxml            8.6 ms    33 ms   no spans, lines only

lxml and selectolax are fast and have no offsets at all. This tree implements what the readers need of section 13.2 of
the HTML standard: raw text, comments, void elements, implied end tags, stray end tags, and end tags that do not reach
out of a cell. Tests hold it against html5lib, and name where the two differ. Every pattern is possessive and every
stack is indexed by name, so no input takes more than linear time.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from normalize.html.elements import MARKS, RAW, VOID, any_case

# The rest of a tag after its name. A quote counts only after `=`; an unclosed quote is a character like any other, so
# the tag ends at the next `>`.
INSIDE = r"""[^>"'=]*+(?:=\s*+"[^"]*+"[^>"'=]*+|=\s*+'[^']*+'[^>"'=]*+|[="'][^>"'=]*+)*+"""
_MARK = re.compile(rf"<(/?)({any_case(MARKS)})(?=[\s/>]){INSIDE}>")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_MARKUP = re.compile(
    rf"""<(?:
        (script|style)(?=[\s/>]){INSIDE}>(?:[^<]++|<(?!/(?i:\1)))*+  # code, up to its end tag
        |!--(?:.*?-->|.*)                                            # a comment
        |/?[A-Za-z]{INSIDE}>                                         # a tag
        |[!?/][^>]*+>                                                # a declaration
    )""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)

# The longest start tag and value to read, in code points. A longer one is data for the scripts of the page, up to half
# a megabyte of entities.
LONGEST_TAG = 2_000
# No template describes an element by a more distant ancestor. The limit bounds the time on pages that never close an
# element.
_MOST_ANCESTORS = 60


class Element:
    """An element of a page.

    `text[start:inner]` is its start tag and `text[end:stop]` its end tag, which is empty if the end is implied;
    `text[inner:end]` is its content. `name` is in lower case. `page.elements[number]` is the element,
    `page.elements[number + 1 : last]` are its descendants.
    """

    __slots__ = ("end", "inner", "last", "name", "number", "parent", "start", "stop")

    def __init__(self, name: str, start: int, inner: int, parent: Element | None, number: int) -> None:
        self.name = name
        self.start = start
        self.inner = self.end = self.stop = inner
        self.parent = parent
        self.number = number
        self.last = number + 1

    def ancestors(self) -> Iterator[Element]:
        """The elements that contain this one, innermost first; at most the next 60."""
        holder, distance = self.parent, 0
        while holder and distance < _MOST_ANCESTORS:
            yield holder
            holder, distance = holder.parent, distance + 1

    def __repr__(self) -> str:
        return f"<{self.name} {self.start}:{self.stop}>"


class Page:
    """A parsed text: its elements in the order of their start tags, and the spans of its comments and declarations.

    Elements of `MARKS` (b, font, br, img …) are not in the tree; `tag_at` makes one on demand.
    """

    def __init__(self, text: str, elements: list[Element], comments: list[tuple[int, int]]) -> None:
        self.text = text
        self.elements = elements
        self.comments = comments
        self._attributes: dict[int, dict[str, str]] = {}

    @cached_property
    def starts(self) -> list[int]:
        """The offsets of the start tags, in the order of `elements`."""
        return [element.start for element in self.elements]

    def tag_at(self, offset: int) -> Element | None:
        """The element with its start tag at an offset, or None."""
        number = bisect_right(self.starts, offset) - 1
        if number >= 0 and offset < self.elements[number].inner:
            return self.elements[number]
        holder = self.elements[number] if number >= 0 else None
        while holder and holder.stop <= offset:
            holder = holder.parent
        return self._mark_at(offset, holder)

    def _mark_at(self, offset: int, holder: Element | None) -> Element | None:
        """An element of `MARKS` inside `holder`; it ends with its holder at the latest."""
        if holder and holder.name in RAW:
            return None
        limit = holder.end if holder else len(self.text)
        start = self.text.rfind("<", max(holder.inner if holder else 0, offset - LONGEST_TAG), offset + 1)
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
        """The start tag of an element, as it is written."""
        return self.text[element.start : element.inner]

    def attributes(self, element: Element) -> dict[str, str]:
        """The attributes of an element, with names in lower case and entities replaced.

        If a name occurs twice, the first value counts.
        """
        found = self._attributes.get(element.start)
        if found is None:
            found = self._attributes[element.start] = {}
            for name, *values in _ATTRIBUTE.findall(
                self.text, element.start + 1 + len(element.name), element.inner - 1
            ):
                value = "".join(values)
                found.setdefault(name.lower(), html.unescape(value) if len(value) <= LONGEST_TAG else value)
        return found

    def children(self, element: Element) -> Iterator[Element]:
        """The elements directly inside an element, in order."""
        number = element.number + 1
        while number < element.last:
            yield self.elements[number]
            number = self.elements[number].last

    def inner_text(self, element: Element) -> str:
        """The text of an element in one line; see `inner_text`."""
        return inner_text(self.text[element.inner : element.end])


def inner_text(markup: str) -> str:
    """The text of a piece of HTML in one line: without tags, comments and code, entities replaced, white space collapsed.

    Each tag counts as a space, because most part lines or cells.

    >>> inner_text("<td>甲&amp;乙<br>丙</td><td>丁</td><script>x < y</script>")
    '甲&乙 丙 丁'
    """
    limit = markup.rfind(">") + 1  # no tag ends after it: see `parse`
    if limit:
        markup = _MARKUP.sub(" ", markup[:limit]) + markup[limit:]
    return " ".join(html.unescape(markup).split())
