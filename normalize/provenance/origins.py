"""Trace characters through passes: from a text back to its source, and from a source to its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from normalize.provenance.passes import Pass


def source_offset(passes: Sequence[Pass], offset: int) -> int:
    """Map an offset in the text after `passes` to the source.

    An offset inside the text of an edit maps to the edit's start.
    """
    for step in reversed(passes):
        starts = step.starts_after
        number = bisect_right(starts, offset) - 1
        if number >= 0:
            edit = step.edits[number]
            behind = offset - starts[number] - len(edit[3])
            offset = edit[0] if behind < 0 else edit[1] + behind
    return offset


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a character comes from: a source offset, or the edit (`passes[step].edits[edit]`) that wrote it."""

    source: int | None
    step: int | None = None
    edit: int | None = None


@dataclass(frozen=True, slots=True)
class OriginMap:
    """The composed origins of a text: runs of characters, each from one stretch of source or from one edit."""

    starts: tuple[int, ...]
    origins: tuple[Origin, ...]
    length: int

    def __getitem__(self, offset: int) -> Origin:
        """The origin of the character at `offset`. Raises `IndexError` outside the text."""
        if not 0 <= offset < self.length:
            raise IndexError(offset)
        run = bisect_right(self.starts, offset) - 1
        origin = self.origins[run]
        if origin.source is None:
            return origin
        return Origin(origin.source + offset - self.starts[run])


def origin_map(source_length: int, passes: Sequence[Pass]) -> OriginMap:
    """Trace every character of a text to its origin. `source_length` is the length of the source in code points."""
    runs: list[tuple[int, Origin]] = [(source_length, Origin(0))] if source_length else []
    for number, step in enumerate(passes):
        runs = _compose(runs, step, number)
    starts, at = [], 0
    for length, _ in runs:
        starts.append(at)
        at += length
    return OriginMap(tuple(starts), tuple(origin for _, origin in runs), at)


def _compose(runs: list[tuple[int, Origin]], step: Pass, number: int) -> list[tuple[int, Origin]]:
    """Runs (length, origin) after one more pass."""
    result: list[tuple[int, Origin]] = []
    queue = iter(runs)
    length, origin = next(queue, (0, Origin(0)))

    def take(count: int, keep: bool) -> None:
        nonlocal length, origin
        while count and length:  # no run is empty: a length of 0 is the end of the source
            part = min(count, length)
            if keep:
                result.append((part, origin))
            count -= part
            length -= part
            if length:
                origin = _advanced(origin, part)
            else:
                length, origin = next(queue, (0, Origin(0)))

    at = 0
    for index, edit in enumerate(step.edits):
        take(edit.start - at, keep=True)
        take(edit.end - edit.start, keep=False)
        if edit.after:
            result.append((len(edit.after), Origin(None, number, index)))
        at = edit.end
    if length:
        result.append((length, origin))
        result.extend(queue)
    return result


def _advanced(origin: Origin, count: int) -> Origin:
    return origin if origin.source is None else Origin(origin.source + count)


Span = tuple[int, int]


def span_after(passes: Iterable[Pass], span: Span) -> Span | None:
    """Map a span of the text before the passes to the text after them; None if all of it was removed.

    Insertions at its borders stay outside. The replacement of a part counts as that part. Code points, half-open.
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
