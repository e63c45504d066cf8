"""Corrections made by hand survive every later run.

A canonical text is meant to be edited. Before it is written again, what a person changed since is found by comparing it
with what the cleaners had written; it becomes the pass `hand` of the new ledger, replayed after the cleaners. Where
the cleaners' own result has changed under a correction, the hand wins and the place is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from normalize.differing import differing
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
    for a, b, c, d in differing(old_lines, new_lines):
        found.extend(_inside(starts[a], "".join(old_lines[a:b]), "".join(new_lines[c:d])))
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
    for each correction under which the cleaners changed their mind, at its place in the text after the pass.
    """
    placed: list[Change] = []
    findings: list[Finding] = []
    shift = growth = 0
    for region in _regions(changes(base, edited), changes(base, fresh)):
        written, now = region.applied(base, region.hand), region.applied(base, region.cleaners)
        start = region.start + shift
        shift += len(now) - (region.end - region.start)
        if not region.hand or (region.cleaners and written == now):
            continue
        change = Change(start, start + len(now), written)
        if region.cleaners:
            findings.append(_conflict(start + growth, written, now))
        growth += len(written) - len(now)
        if placed and placed[-1].start == placed[-1].end == start == change.end:
            change = Change(start, start, placed.pop().after + written)  # what stood between is gone
        placed.append(change)
    return _as_pass(fresh, placed), tuple(findings)


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the base, what the hand changed in it and what the cleaners did: a region of a three-way merge."""

    start: int
    end: int
    hand: tuple[Change, ...] = ()
    cleaners: tuple[Change, ...] = ()

    def meets(self, change: Change) -> bool:
        """Do they share a character, or are both insertions at one place?"""
        overlap = self.start < change.end and change.start < self.end
        return overlap or self.start == self.end == change.start == change.end

    def applied(self, base: str, steps: Sequence[Change]) -> str:
        """The text of the region after the changes of one side."""
        pieces, at = [], self.start
        for step in steps:
            pieces += [base[at : step.start], step.after]
            at = step.end
        return "".join((*pieces, base[at : self.end]))


def _regions(hand: Sequence[Change], cleaners: Sequence[Change]) -> Iterator[_Region]:
    """Both sides' changes in the order of the base, those that meet as one region."""
    sided = sorted(
        [(change, True) for change in hand] + [(change, False) for change in cleaners],
        key=lambda item: (item[0].start, item[0].end),
    )
    region: _Region | None = None
    for change, by_hand in sided:
        if region is None or not region.meets(change):
            if region:
                yield region
            region = _Region(change.start, change.end)
        region = _Region(
            region.start,
            max(region.end, change.end),
            (*region.hand, change) if by_hand else region.hand,
            region.cleaners if by_hand else (*region.cleaners, change),
        )
    if region:
        yield region


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


def _conflict(start: int, written: str, now: str) -> Finding:
    message = f"a correction by hand ({written[:30]!r}) was kept where the cleaners now write {now[:30]!r}"
    return Finding("hand-conflict", Severity.WARNING, start, start + len(written), message, "read this place again")
