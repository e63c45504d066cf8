"""Corrections made by hand survive every later run.

A canonical text is meant to be edited. Before it is written again, what a person changed since is found by comparing it
with what the cleaners had written; it becomes the pass `hand` of the new ledger, replayed after the cleaners. Where
the cleaners' own result has changed under a correction, the hand wins and the place is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from normalize.edit import Edit, Kind
from normalize.engine import Pass, make_pass
from normalize.finding import Finding, Severity

HAND = "hand"


@dataclass(frozen=True, slots=True)
class Change:
    """`old[start:end]` was written, `after` stands there now."""

    start: int
    end: int
    after: str


def changes(old: str, new: str) -> tuple[Change, ...]:
    """What leads from one text to another: changed lines first, the changed characters inside them."""
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    found: list[Change] = []
    starts = _starts(old_lines)
    for tag, a, b, c, d in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if tag != "equal":
            before, after = "".join(old_lines[a:b]), "".join(new_lines[c:d])
            found.extend(_inside(starts[a], before, after))
    return tuple(found)


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _inside(start: int, before: str, after: str) -> Iterator[Change]:
    if len(before) * len(after) > 4_000_000:  # a rewritten page: character by character would take minutes
        yield Change(start, start + len(before), after)
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(start + a, start + b, after[c:d])


def hand_pass(base: str, edited: str, fresh: str) -> tuple[Pass, tuple[Finding, ...]]:
    """The pass that brings the corrections which lead from `base` to `edited` onto `fresh`.

    `base` is what the cleaners had written, `fresh` what they write now. Returns the pass over `fresh` and a finding
    for each correction under which the cleaners changed their mind.
    """
    corrections = changes(base, edited)
    if base == fresh:
        return _as_pass(fresh, corrections), ()
    moved = changes(base, fresh)
    placed: list[Change] = []
    findings: list[Finding] = []
    for correction in corrections:
        change, clear = _transplant(correction, moved)
        if placed and change.start < placed[-1].end:
            change = Change(placed[-1].end, max(change.end, placed[-1].end), change.after)
        placed.append(change)
        if not clear:
            findings.append(_conflict(fresh, change))
    return _as_pass(fresh, placed), tuple(findings)


def _transplant(correction: Change, moved: Sequence[Change]) -> tuple[Change, bool]:
    """Where a correction of the base lies in the fresh text, and whether nothing else changed there."""
    shift = 0
    start, end, clear = correction.start, correction.end, True
    for change in moved:
        if change.end < start or (change.end == start and change.start < start):
            shift += len(change.after) - (change.end - change.start)
        elif change.start > end or (change.start == end and change.end > end):
            break
        else:
            clear = False
            new_start = min(start, change.start + shift)
            return Change(new_start, max(change.start + shift + len(change.after), new_start), correction.after), clear
    return Change(start + shift, end + shift, correction.after), clear


def _as_pass(text: str, corrections: Sequence[Change]) -> Pass:
    return make_pass(HAND, (_edit(text, change) for change in corrections))


def _edit(text: str, change: Change) -> Edit:
    before = text[change.start : change.end]
    if not before:
        kind = Kind.INSERTED
    elif not change.after:
        kind = Kind.REMOVED
    else:
        kind = Kind.CORRECTED
    return Edit(change.start, change.end, before, change.after, kind)


def _conflict(text: str, change: Change) -> Finding:
    message = f"a correction by hand ({change.after[:30]!r}) meets a changed result of the cleaners: the hand was kept"
    return Finding("hand-conflict", Severity.WARNING, change.start, change.end, message, "read this place again")
