"""Apply passes of edits and undo them, and check that nothing is lost.

A *pass* is all edits that one cleaner proposes for a text. The engine refuses edits that overlap, that do not match the
text, or that break the law of their kind; it never repairs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add, eq, sub
from typing import Any

from normalize.provenance.edit import Confidence, Edit, Kind, broken_law


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
        """The edits by field: all starts, all ends, …

        Iterating over a plain tuple takes a quarter of the time of a named one.
        """
        return tuple(zip(*self.edits, strict=True)) or ((),) * len(Edit._fields)

    @cached_property
    def starts_after(self) -> tuple[int, ...]:
        """Where each edit begins in the text after the pass."""
        starts, _, befores, afters = self.columns[:4]
        growth = accumulate(map(sub, map(len, afters), map(len, befores)), initial=0)
        return tuple(map(add, starts, growth))


def make_pass(cleaner: str, edits: Iterable[Edit]) -> Pass:
    """Sort the edits of a cleaner. Suggestions (they are reported) and edits that change nothing are left out."""
    step = Pass(cleaner, tuple(sorted(edits)))  # by start, then by end; two edits of one span are refused later
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
        # Half of all edits are insertions that keep their law, which this test sees without a call.
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
    _refuse_behind(text, done, step)
    return _interleaved(gaps, afters, text[done:])


def undo_pass(text: str, step: Pass) -> str:
    """Return the text before a pass, given the text after it. Raises `EngineError` if the text does not fit."""
    gaps: list[str] = []
    put = gaps.append
    done = shift = 0
    starts, _, befores, afters = step.columns[:4]
    for start, before, after in zip(starts, befores, afters, strict=True):
        start += shift
        size = len(after)
        end = start + size
        if start < done or text[start:end] != after:
            raise EngineError(step.cleaner, f"at {start} the text is {text[start:end][:40]!r}, not {after[:40]!r}")
        put(text[done:start])
        done = end
        shift += size - len(before)
    _refuse_behind(text, done, step)
    return _interleaved(gaps, befores, text[done:])


def _refuse_behind(text: str, done: int, step: Pass) -> None:
    """Raise `EngineError` if the last edit lies behind the text, where a slice is empty and hides it."""
    if done > len(text):
        raise EngineError(step.cleaner, f"an edit at {done} lies behind the text, which ends at {len(text)}")


def _interleaved(gaps: Sequence[str], words: Sequence[str], rest: str) -> str:
    """Join the gaps, each with its words after it, and the rest."""
    pieces = [rest] * (2 * len(gaps) + 1)
    pieces[:-1:2] = gaps
    pieces[1::2] = words
    return "".join(pieces)


def replay(text: str, passes: Iterable[Pass]) -> str:
    """Apply the passes to a source text and return the text. Raises `EngineError` as `apply_pass`."""
    for step in passes:
        text = apply_pass(text, step)
    return text


def rewind(text: str, passes: Sequence[Pass]) -> str:
    """Undo the passes of a text and return the source text. Raises `EngineError` as `undo_pass`."""
    for step in reversed(passes):
        text = undo_pass(text, step)
    return text
