"""The grammar of a canonical body: blocks, labels, and the marks that begin each kind of block.

`commonmark` turns blocks into nodes. It is loaded only if a block is not plain; most texts are verified without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalize.canonical import footnotes

HEADING = re.compile(r"(#{1,6}) (.*)")
DEFINITION = re.compile(f"{footnotes.DEFINITION_GROUPED} ")
DEFINITIONS = re.compile(f"{footnotes.DEFINITION_LINE_GROUPED} ")  # all of them in a body
# Blocks that only CommonMark reads: tables (with their delimiter row), lists, quotes, rules.
OTHER_BLOCK = re.compile(r"\|.*\n\|[ :|-]+\|(?:\n|$)|[-+*] |>|\d{1,9}[.)] |---$")


def chunks(body: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks of a body, which blank lines separate: (offset in code points, text)."""
    for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", body):
        yield match.start(), match[0]


@lru_cache(maxsize=1)  # all checks of one body ask for the same labels
def labels(body: str) -> frozenset[str]:
    """The labels of the notes that a body defines. A reference to any other label is text."""
    if "[" not in body:  # a search for one character is ten times as fast as one for three
        return _shared(frozenset())
    first = 0 if body.startswith("[^") else body.find("\n[^")  # most of a body precedes its notes
    return _shared(frozenset(DEFINITIONS.findall(body, max(first, 0)) if first >= 0 else ()))


@lru_cache(maxsize=2)
def _shared(defined: frozenset[str]) -> frozenset[str]:
    """Return one object for equal sets, so that a cache with the set in its keys need not compare labels each time."""
    return defined


def is_paragraph(chunk: str) -> bool:
    """True if a block is a paragraph: no heading, no definition, and none of the kinds that only CommonMark reads."""
    return not (OTHER_BLOCK.match(chunk) or HEADING.fullmatch(chunk) or DEFINITION.match(chunk))
