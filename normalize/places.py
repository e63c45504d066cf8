"""Where a place of the source stands in the text, where an edit stands in the source, and which line that is.

The passes of a ledger count each in the text that they saw; here offsets are carried through them, one way and the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from normalize.engine import Pass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a text, and its lines and columns from 1; the end is the first position after it."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


def place(content: str, start: int, end: int) -> Place:
    """The place of a span; a span past the end of the content is cut."""
    start = min(max(start, 0), len(content))
    end = min(max(start, end), len(content))
    return Place(start, end, *position(content, start), *position(content, end))


def position(content: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return content.count("\n", 0, offset) + 1, offset - content.rfind("\n", 0, offset)


def lines_at(content: str, where: Place) -> str:
    """The whole lines that a place touches."""
    end = content.find("\n", where.end)
    return content[content.rfind("\n", 0, where.start) + 1 : end if end >= 0 else len(content)]


def span_after(passes: Iterable[Pass], span: Span) -> Span | None:
    """Where a span of the text before the passes stands after them; None when nothing of it does.

    What was put in at its borders stays outside; what replaced a part of it stands for that part.
    """
    start, end = span
    for step in passes:
        start, end = _start_after(step, start), _end_after(step, end)
        if end <= start:
            return None
    return start, end


def _start_after(step: Pass, offset: int) -> int:
    shift = 0
    for edit in step.edits:
        if edit.end > offset:
            return min(offset, edit.start) + shift
        shift += len(edit.after) - len(edit.before)
    return offset + shift


def _end_after(step: Pass, offset: int) -> int:
    shift = 0
    for edit in step.edits:
        if edit.start >= offset:
            break
        shift += len(edit.after) - len(edit.before)
        if edit.end > offset:
            return edit.end + shift
    return offset + shift


class SourceOffsets:
    """Source offsets of places that passes saw: `source_offset` of the engine, made ready for many questions."""

    def __init__(self, passes: Sequence[Pass]) -> None:
        self._steps = [(step, *_ends(step)) for step in passes]

    def of(self, number: int, offset: int) -> int:
        """The source offset of an offset in the text that pass `number` saw."""
        for step, starts, shifts in reversed(self._steps[:number]):
            last = bisect_right(starts, offset) - 1
            if last < 0:
                continue
            edit = step.edits[last]
            inside = offset < starts[last] + len(edit.after)
            offset = edit.start if inside else offset - shifts[last]
        return offset


def _ends(step: Pass) -> tuple[list[int], list[int]]:
    """Where each edit of a pass begins in the text after it, and what all edits up to it added."""
    growth = list(accumulate(len(edit.after) - len(edit.before) for edit in step.edits))
    return [edit.start + before for edit, before in zip(step.edits, [0, *growth], strict=False)], growth
