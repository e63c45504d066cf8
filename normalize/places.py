"""Where a place of the source stands in the text, and which line that is.

The passes of a ledger count each in the text that they saw; here offsets are carried forwards through them, and by
`source_offset` of the engine back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
