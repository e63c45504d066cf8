r"""Find elements by selectors: a subset of CSS.

For speed, a page is searched for a literal, and only the elements where it occurs are tested.

    list      = selector *(", " selector)        tried in order: the first that finds anything counts
    selector  = compound *(" " compound)         each one inside the one before it (the descendant combinator)
    compound  = [name] *1(class / id / attribute)
    class     = "." word                         the attribute `class` holds the word
    id        = "#" word                         the attribute `id` is the word
    attribute = "[" key "]"                      the attribute is there
              / "[" key "=" value "]"            its value is this one
              / "[" key "~=" value "]"           its value holds this word
              / "[" key "^=" value "]"           its value begins so

Beyond CSS, `*` in a word stands for one digit or more, because forum engines number their posts: `#postmessage_*`, `td.t_f`,
`.authi a`, `time`, `link[rel~=canonical]`. A compound without class, id and attribute selects by name. Names of
elements and attributes are written in lower case; a value may be in double quotes, and holds no space, comma or
bracket.

A list differs from CSS on purpose: its selectors are alternatives, the most reliable first. Spans are code points of
the page, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from normalize.html.elements import any_case
from normalize.html.tree import Element, Page

# Characters that may precede a word of an attribute: its quote, the equals sign, the end of an entity for white space.
_BEFORE_WORD = frozenset({"", '"', "'", "=", ";"})
_COMPOUND = re.compile(
    r"""(?P<name>[a-z][a-z0-9_-]*)?
    (?:\.(?P<class_>[\w*-]+)
      |\#(?P<id>[\w*-]+)
      |\[(?P<key>[a-z][a-z0-9_-]*)(?:(?P<how>[~^]?=)(?P<quote>"?)(?P<value>[^\s,"\]]+)(?P=quote))?\]
    )?""",
    re.VERBOSE,
)
_ANYTHING = re.compile("")


class SelectorError(ValueError):
    """A selector outside the grammar: a mistake in a table of selectors, never in a page."""


class Compound(NamedTuple):
    """One step of a selector."""

    name: str  # of the element; empty for any
    key: str  # of the attribute; empty for none
    how: str  # "~=" a word of the value, "=" all of it, "^=" its beginning, "" any value
    value: re.Pattern[str]
    literal: str  # begins a word in the start tag of a selected element; empty for a selection by name

    def selects(self, page: Page, element: Element) -> bool:
        """True if the compound selects an element of the page."""
        if self.name and element.name != self.name:
            return False
        if not self.key:
            return True
        if self.literal not in page.tag(element):
            return False
        value = page.attributes(element).get(self.key)
        if value is None:
            return False
        if self.how == "~=":
            return any(map(self.value.fullmatch, value.split()))
        return bool(
            self.value.match(value) if self.how == "^=" else not self.how or self.value.fullmatch(value.strip())
        )


Selector = tuple[Compound, ...]


@cache
def read_selectors(source: str) -> tuple[Selector, ...]:
    """Read a list of selectors; an empty list selects nothing. Raises `SelectorError`.

    >>> [[step.literal for step in selector] for selector in read_selectors("#post_*, .authi a, [data-username]")]
    [['post_'], ['authi', ''], ['data-username']]
    """
    return tuple(tuple(map(_read_compound, one.split(" "))) for one in source.split(", ")) if source else ()


def _read_compound(source: str) -> Compound:
    found = _COMPOUND.fullmatch(source)
    if not (found and source):
        raise SelectorError(f"not a selector: {source!r}")
    name = found["name"] or ""
    if found["class_"]:
        return _by_value(name, "class", "~=", found["class_"])
    if found["id"]:
        return _by_value(name, "id", "=", found["id"])
    if found["value"]:
        return _by_value(name, found["key"], found["how"], found["value"])
    return Compound(name, found["key"] or "", "", _ANYTHING, found["key"] or "")


def _by_value(name: str, key: str, how: str, value: str) -> Compound:
    literal, *others = value.split("*")
    if not literal:
        raise SelectorError(f"it must not begin with *: {value!r}")
    return Compound(name, key, how, re.compile(r"\d+".join(map(re.escape, (literal, *others)))), literal)


def literal_of(selector: Selector) -> str:
    """A literal that a page with such an element has in a start tag; empty for a selection by name."""
    return selector[0].literal


def matches(page: Page, element: Element, source: str) -> bool:
    """True if one of the selectors selects an element. The selectors must have one step: only the first is tested."""
    return any(selector[0].selects(page, element) for selector in read_selectors(source))


def find_all(page: Page, source: str, start: int = 0, stop: int | None = None) -> Iterator[Element]:
    """The elements with start tags in `start:stop`, in order, by the first selector of the list that finds any."""
    end = len(page.text) if stop is None else stop
    for selector in read_selectors(source):
        found = False
        for element in select(page, selector, start, end):
            found = True
            yield element
        if found:
            return


def find(page: Page, source: str, start: int = 0, stop: int | None = None) -> Element | None:
    """The first element with its start tag in `start:stop` that the selectors find, or None."""
    return next(find_all(page, source, start, stop), None)


def select(page: Page, selector: Selector, start: int, stop: int) -> Iterator[Element]:
    """The elements with start tags in `start:stop` that one selector selects, in order."""
    first, *rest = selector
    at = _next_place(page.text, first, start, stop)
    while at >= 0:
        element = page.tag_at(at) if _begins_word(page.text, at, first) else None
        at += len(first.literal) or 1
        if element and element.start >= start and first.selects(page, element):
            at = element.inner
            if rest:  # this search also covers such elements inside of this one
                yield from select(page, tuple(rest), element.inner, element.end)
                at = max(at, element.end)
            else:
                yield element
        at = _next_place(page.text, first, at, stop)


def _next_place(text: str, compound: Compound, start: int, stop: int) -> int:
    """The first offset in `start:stop` that may lie in a selected start tag, or -1."""
    if compound.literal:
        return text.find(compound.literal, start, stop)
    found = _start_tag(compound.name).search(text, start, stop)
    return found.start() if found else -1


@cache
def _start_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"<{any_case([name])}(?=[\s/>])")


def _begins_word(text: str, at: int, compound: Compound) -> bool:
    """True if a word begins at an offset. This fast test excludes most places of a literal: they are inside words."""
    before = text[at - 1 : at]
    return not compound.key or before in _BEFORE_WORD or before.isspace()
