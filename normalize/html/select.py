r"""Find elements by one attribute, fast: a page is searched for a literal, and only where it stands an element is looked at.

A selector is `[name ]attribute:pattern` and a pattern must match one word of the attribute: `td class:t_f`,
`id:postmessage_\d+`. A name alone selects by name: `h1`. ` > ` steps into the first found: `class:authi > a`.
Several, parted by `, `, are tried in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from normalize.html.tree import Element, Page

# What stands before a word of an attribute: its quote, the sign before it, an entity for white space.
_BEFORE_WORD = frozenset({"", '"', "'", "=", ";"})


class Selector(NamedTuple):
    name: str
    attribute: str
    pattern: re.Pattern[str]
    literal: str  # what stands in the text wherever the selector matches


@cache
def selectors(source: str) -> tuple[tuple[Selector, ...], ...]:
    """Read a list of selectors, each a tuple of steps."""
    return tuple(tuple(_selector(step) for step in one.split(" > ")) for one in source.split(", ")) if source else ()


def _selector(source: str) -> Selector:
    head, _, pattern = source.partition(":")
    name, _, attribute = head.rpartition(" ")
    if not pattern:
        return Selector(head, "", re.compile(""), f"<{head}")
    literal = re.match(r"(?:[\w/-]|\\.(?<!\\[dsw]))*", pattern)
    assert literal
    # A quantifier or an alternation would leave less than the literal in the text.
    stem = literal[0][:-1] if re.match(r"[?*{|]", pattern[literal.end() :]) else literal[0]
    return Selector(name, attribute, re.compile(pattern), re.sub(r"\\", "", stem))


@cache
def attribute_literal(source: str) -> str:
    """What stands in a tag with attributes, if the first step of a selector asks for one."""
    first = selectors(source)[0][0]
    return first.literal if first.attribute else ""


def matches(page: Page, element: Element, source: str) -> bool:
    """Is the element one that any of the selectors (of one step) selects?"""
    return any(_matches(page, element, steps[0]) for steps in selectors(source))


def _matches(page: Page, element: Element, selector: Selector) -> bool:
    if selector.name and element.name != selector.name:
        return False
    if not selector.attribute:
        return True
    tag = page.tag(element)
    if selector.literal not in tag:
        return False
    value = page.attributes(element).get(selector.attribute, "")
    return any(selector.pattern.fullmatch(word) for word in value.split())


def find_all(page: Page, source: str, start: int = 0, stop: int | None = None) -> Iterator[Element]:
    """The elements whose start tags lie in `start:stop`, by the first selector that finds any."""
    end = len(page.text) if stop is None else stop
    for steps in selectors(source):
        found = False
        for element in _find(page, steps, start, end):
            found = True
            yield element
        if found:
            return


def find(page: Page, source: str, start: int = 0, stop: int | None = None) -> Element | None:
    """The first element that the selectors find."""
    return next(find_all(page, source, start, stop), None)


def _find(page: Page, steps: tuple[Selector, ...], start: int, stop: int) -> Iterator[Element]:
    first, *rest = steps
    at = page.text.find(first.literal, start, stop)
    while at >= 0:
        # Cheap to ask, and hardly ever so where the literal stands in another word.
        before = page.text[at - 1 : at]
        begins = not first.attribute or before in _BEFORE_WORD or before.isspace()
        element = page.tag_at(at) if begins else None
        if element and element.start >= start and _matches(page, element, first):
            if not rest:
                yield element
            else:
                yield from _find(page, tuple(rest), element.inner, element.end)
            at = element.inner - len(first.literal)
        at = page.text.find(first.literal, at + len(first.literal), stop)
