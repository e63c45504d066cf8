"""Apply passes of edits, forwards and backwards, and check that nothing was lost.

A *pass* is what one cleaner proposes over the whole text. The engine refuses edits that overlap, that do not
match the text, or that break the law of their kind; it never repairs them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add, eq, sub
from typing import Any

from normalize.edit import Confidence, Edit, Kind, broken_law


class EngineError(Exception):
    """A cleaner proposed something impossible, or a text is not what a ledger says. `cleaner` names the pass."""

    def __init__(self, cleaner: str, message: str) -> None:
        super().__init__(f"{cleaner}: {message}")
        self.cleaner = cleaner


class ConservationError(EngineError):
    """Characters appeared or vanished without a named edit."""


@dataclass(frozen=True)
class Pass:
    """The edits of one cleaner, in the order of the text. Offsets count in the text before the pass."""

    cleaner: str
    edits: tuple[Edit, ...]

    @cached_property
    def columns(self) -> tuple[tuple[Any, ...], ...]:
        """The edits by field: all starts, all ends, … To walk a plain tuple takes a fourth of the time of a named one."""
        return tuple(zip(*self.edits, strict=True)) or ((),) * len(Edit._fields)

    @cached_property
    def starts_after(self) -> tuple[int, ...]:
        """Where each edit begins in the text after the pass."""
        starts, _, befores, afters = self.columns[:4]
        growth = accumulate(map(sub, map(len, afters), map(len, befores)), initial=0)
        return tuple(map(add, starts, growth))


def make_pass(cleaner: str, edits: Iterable[Edit]) -> Pass:
    """Order the edits of a cleaner. Left out are suggestions (they are reported) and edits that change nothing."""
    step = Pass(cleaner, tuple(sorted(edits)))  # by start, then by end: of two edits of one span the engine refuses one
    _, _, befores, afters, _, confidences, _, _ = step.columns
    if Confidence.SUGGESTED not in confidences and not any(map(eq, befores, afters)):
        return step
    kept = (edit for edit in step.edits if edit.confidence is not Confidence.SUGGESTED and edit.before != edit.after)
    return Pass(cleaner, tuple(kept))


def apply_pass(text: str, step: Pass) -> str:
    """Return `text` with the edits of a pass. Raises `EngineError` on an overlap, a mismatch or a broken law."""
    gaps: list[str] = []
    put = gaps.append
    insertion = Kind.INSERTED
    done = 0
    inserted_at = -1
    starts, ends, befores, afters, kinds, _, destinations, _ = step.columns
    for start, end, before, after, kind, to in zip(starts, ends, befores, afters, kinds, destinations, strict=True):
        # Half of all edits only insert, which needs no more asking.
        fault = broken_law(kind, before, after, to) if kind is not insertion or before or not after else None
        if fault:
            raise ConservationError(step.cleaner, f"{fault}: {before[:40]!r} → {after[:40]!r} at {start}")
        if start < done or start == inserted_at == end:
            raise EngineError(step.cleaner, f"edits overlap at {start}: {before[:40]!r}")
        if start == end and not before:
            inserted_at = start
        elif end < start or text[start:end] != before:
            raise EngineError(step.cleaner, f"at {start} the text is {text[start:end][:40]!r}, not {before[:40]!r}")
        put(text[done:start])
        done = end
    return _interleaved(gaps, afters, text[done:])


def undo_pass(text: str, step: Pass) -> str:
    """Return the text before a pass, given the text after it. Raises `EngineError` when it does not fit."""
    gaps: list[str] = []
    put = gaps.append
    done = shift = 0
    starts, _, befores, afters = step.columns[:4]
    for start, before, after in zip(starts, befores, afters, strict=True):
        start += shift
        size = len(after)
        end = start + size
        if text[start:end] != after:
            raise EngineError(step.cleaner, f"at {start} the text is {text[start:end][:40]!r}, not {after[:40]!r}")
        put(text[done:start])
        done = end
        shift += size - len(before)
    return _interleaved(gaps, befores, text[done:])


def _interleaved(gaps: Sequence[str], words: Sequence[str], rest: str) -> str:
    """Each gap followed by its words, and the rest."""
    pieces = [rest] * (2 * len(gaps) + 1)
    pieces[:-1:2] = gaps
    pieces[1::2] = words
    return "".join(pieces)


def replay(text: str, passes: Iterable[Pass]) -> str:
    """Source text + passes = text."""
    for step in passes:
        text = apply_pass(text, step)
    return text


def rewind(text: str, passes: Sequence[Pass]) -> str:
    """Text − passes = source text."""
    for step in reversed(passes):
        text = undo_pass(text, step)
    return text


def source_offset(passes: Sequence[Pass], offset: int) -> int:
    """The source offset that an offset of the text after `passes` comes from (the start of an edit, inside one)."""
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
    """Compose the passes over a source of `source_length` code points."""
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
        while count:
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


def check_conservation(source: str, text: str, passes: Sequence[Pass], front_matter: Mapping[str, Any]) -> None:
    """Check that every character is accounted for; raise `ConservationError`, which names the cleaner, if not.

    The passes are taken back from the text, and what comes out must be the source: then each character of the source
    stands in the text or in the `before` of a named edit, and each character of the text comes from the source or
    stands in the `after` of one. What was moved must stand verbatim in the front matter field it was moved to.
    """
    try:
        taken_back = rewind(text, passes)
    except EngineError as fault:
        raise ConservationError(fault.cleaner, f"characters are not accounted for: {fault}") from fault
    if taken_back != source:
        at = next((n for n, (a, b) in enumerate(zip(taken_back, source, strict=False)) if a != b), len(source))
        raise ConservationError("engine", f"characters are not accounted for: {source[at : at + 40]!r} at {at}")
    for step in passes:
        for edit in step.edits if Kind.MOVED in step.columns[4] else ():
            if edit.kind is Kind.MOVED and not _stands_in(edit.before, edit.to, front_matter):
                raise ConservationError(
                    step.cleaner,
                    f"{edit.before.strip()[:40]!r} was moved to {edit.to!r} but does not stand there",
                )


def _stands_in(words: str, field: str, front_matter: Mapping[str, Any]) -> bool:
    value: Any = front_matter
    for name in field.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return "".join(words.split()) in "".join(_words(value))


def _words(value: Any) -> Iterable[str]:
    """All words of a front matter value without white space."""
    match value:
        case None:
            return
        case Mapping():
            for item in value.values():
                yield from _words(item)
        case str():
            yield "".join(value.split())
        case Sequence():
            for item in value:
                yield from _words(item)
        case _:
            yield str(value)
