"""Part blocks by exactly one blank line.

Before:  一段⏎二段⏎⏎⏎⏎三段          After:  一段⏎⏎二段⏎⏎三段⏎
Leaves:  the sentences of one paragraph, rows of a table, items of a list, lines of a quote: they stay together.

Runs before `sentences`: every line is a whole block by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.draft import INDENT, Draft, Line, Proposal, goes_on
from normalize.edit import Edit, Kind
from normalize.nested_lists import nested_items
from normalize.sniff import MARKUP_KINDS

# Lines of one block in Markdown. In a plain text they are paragraphs that begin with a sign.
_TOGETHER = (re.compile(r"\|"), re.compile(r"[-+*] "), re.compile(r"\d{1,9}[.)] "))
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_QUOTE = ">"
_SIGNS = frozenset("|-+*>")  # what they begin with, numbers apart


def propose(draft: Draft) -> Iterator[Proposal]:
    text, lines = draft.text, draft.filled_lines
    items = nested_items(text) if draft.kind in MARKUP_KINDS else {}
    starts = [line.start - len(INDENT) if goes_on(text, line) else line.start for line in lines]
    if not lines:
        if text:
            yield Edit(0, len(text), text, "", Kind.SPACED)
        return
    if starts[0]:
        yield Edit(0, starts[0], text[: starts[0]], "", Kind.SPACED)
    may_join = draft.kind in MARKUP_KINDS
    heads = _table_heads(lines) if "|" in text else frozenset()
    for first, second, above, start in zip(lines, lines[1:], starts, starts[1:], strict=False):
        if not may_join and text[first.end : start] == "\n\n":
            continue
        item = items.get(second.start)
        if item:
            start, together = second.start, item.joins
        else:
            together = may_join and _together(first, second, text[first.end : start])
            together = together and not (second.start in heads and text.count("\n", first.end, start) > 1)
            together = together and (above < first.start) == (start < second.start)  # both of an entry, or neither
        gap = text[first.end : start]
        wanted = ("\n" if together else "\n\n") + " " * (item.indent if item else 0)
        if gap != wanted:
            yield Edit(first.end, start, gap, wanted, Kind.SPACED)
    end = lines[-1].end
    if text[end:] != "\n":
        yield Edit(end, len(text), text[end:], "\n", Kind.SPACED)


def _table_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Where tables begin: the rows above their delimiter rows."""
    return frozenset(
        first.start for first, second in pairwise(lines) if first.text.startswith("|") and _RULE.fullmatch(second.text)
    )


def _together(first: Line, second: Line, gap: str) -> bool:
    """A blank line between rows or items is a slip; in a quote it parts two paragraphs."""
    sign = second.text[0]
    if sign not in _SIGNS and not sign.isdecimal():
        return False
    if first.text.startswith(_QUOTE) and second.text.startswith(_QUOTE):
        return gap.count("\n") == 1
    return any(rule.match(first.text) and rule.match(second.text) for rule in _TOGETHER)
