"""Separate blocks by exactly one blank line.
中文：段落、标题等各块之间恰好空一行。

Before:  一段⏎二段⏎⏎⏎⏎三段          After:  一段⏎⏎二段⏎⏎三段⏎
Leaves:  the sentences of one paragraph, rows of a table, items of a list, lines of a quote: they stay together.

Runs before `sentence-per-line`, while every line is a whole block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.documents.sections.nested_lists import nested_items
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line, goes_on, line_start
from normalize.engine.patterns import sign_first
from normalize.provenance.edit import spaced
from normalize.readers.kinds import MARKUP_KINDS
from normalize.verify.blocks import DEFINITION

# Lines that stay together in one Markdown block. In plain text such lines are paragraphs.
_TOGETHER = (re.compile(r"\|"), re.compile(r"[-+*] "), re.compile(r"\d{1,9}[.)] "))
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_QUOTE = ">"
# A break between lines that is not exactly one blank line. Most breaks are.
_BREAK = re.compile(sign_first(r"(?<!\n)", "\n", r"(?:(?<=[^\S\n]\n)|(?!\n\S))\s*"))
_SIGNS = frozenset("|-+*>")  # such lines begin with one of these or with a number


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if not last:
        if text:
            yield spaced(text, 0, len(text))
        return
    if start := line_start(text, first):
        yield spaced(text, 0, start)
    yield from _between_blocks(draft) if draft.kind in MARKUP_KINDS else _between_lines(text, first, last)
    if text[last:] != "\n":
        yield spaced(text, last, len(text), "\n")


def _between_lines(text: str, first: int, last: int) -> Iterator[Proposal]:
    """In a plain text each line is a paragraph."""
    for match in _BREAK.finditer(text, first, last):
        start, end = match.span()
        end = line_start(text, end)
        while text[start - 1].isspace():
            start -= 1
        if text[start:end] != "\n\n":
            yield spaced(text, start, end, "\n\n")


def _between_blocks(draft: Draft) -> Iterator[Proposal]:
    text, lines = draft.text, draft.filled_lines
    items = nested_items(text)
    heads = _table_heads(lines) if "|" in text else frozenset()
    in_definition = False
    for first, second in pairwise(lines):
        in_definition = DEFINITION.match(first.text) is not None or (in_definition and goes_on(text, first))
        # A definition has flat lists, at its own indent.
        item = None if in_definition and goes_on(text, second) else items.get(second.start)
        if item:
            start, together = second.start, item.joins
        else:
            start = line_start(text, second.start)
            together = _together(first, second, text[first.end : start])
            together = together and not (second.start in heads and text.count("\n", first.end, start) > 1)
            # both lines belong to a definition, or neither does
            together = together and goes_on(text, first) == goes_on(text, second)
        wanted = ("\n" if together else "\n\n") + " " * (item.indent if item else 0)
        if text[first.end : start] != wanted:
            yield spaced(text, first.end, start, wanted)


def _table_heads(lines: Sequence[Line]) -> frozenset[int]:
    """The offsets where tables begin: the rows above their delimiter rows."""
    return frozenset(
        first.start for first, second in pairwise(lines) if first.text.startswith("|") and _RULE.fullmatch(second.text)
    )


def _together(first: Line, second: Line, gap: str) -> bool:
    """True if two lines belong to one block. A blank line between rows or items is a slip; in a quote it separates."""
    sign = second.text[0]
    if sign not in _SIGNS and not sign.isdecimal():
        return False
    if first.text.startswith(_QUOTE) and second.text.startswith(_QUOTE):
        return gap.count("\n") == 1
    return any(rule.match(first.text) and rule.match(second.text) for rule in _TOGETHER)
