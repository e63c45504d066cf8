"""The grammar of a canonical body: blocks, labels, and what begins which kind of block.

Nodes are made of it in `reading`, which is loaded when a block is not plain: most texts are verified without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalize.canonical import footnotes

HEADING = re.compile(r"(#{1,6}) (.*)")
DEFINITION = re.compile(f"{footnotes.DEFINITION_GROUPED} ")
DEFINITIONS = re.compile(f"{footnotes.DEFINITION_LINE_GROUPED} ")  # all of them in a body
# Blocks whose structure CommonMark knows better: tables (with their delimiter row), lists, quotes, rules.
OTHER_BLOCK = re.compile(r"\|.*\n\|[ :|-]+\|(?:\n|$)|[-+*] |>|\d{1,9}[.)] |---$")


def chunks(body: str) -> Iterator[tuple[int, str]]:
    """The blocks of a body, which blank lines part: (offset, text)."""
    for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", body):
        yield match.start(), match[0]


@lru_cache(maxsize=1)  # each check asks for those of one body
def labels(body: str) -> frozenset[str]:
    """The labels that the body defines: a reference to any other label is text."""
    if "[" not in body:  # a search for one character is ten times as fast as one for three
        return _shared(frozenset())
    first = 0 if body.startswith("[^") else body.find("\n[^")  # most of a body precedes its notes
    return _shared(frozenset(DEFINITIONS.findall(body, max(first, 0)) if first >= 0 else ()))


@lru_cache(maxsize=2)
def _shared(defined: frozenset[str]) -> frozenset[str]:
    """Equal sets as one object: caches that have it for a key then need not compare its labels each time."""
    return defined


def is_paragraph(chunk: str) -> bool:
    """Is a block a paragraph: no heading, no definition, none of the kinds that CommonMark alone reads?"""
    return not (OTHER_BLOCK.match(chunk) or HEADING.fullmatch(chunk) or DEFINITION.match(chunk))
