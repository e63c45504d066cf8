"""The changes between two texts, and the regions of a three-way merge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from normalize.align.lines import differing


@dataclass(frozen=True, slots=True)
class Change:
    """`old[start:end]` was replaced by `after`. Offsets are code points, half-open."""

    start: int
    end: int
    after: str


def changes(old: str, new: str) -> tuple[Change, ...]:
    """The changes from `old` to `new`, in order. Lines are compared first, then the characters in changed lines."""
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
    if len(before) * len(after) > 4_000_000:  # a rewritten page; comparing its characters would take minutes
        yield Change(start, start + len(before), after)
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(start + a, start + b, after[c:d])


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a three-way merge: a stretch of the base, the changes by hand in it, and those of the cleaners."""

    start: int
    end: int
    hand: tuple[Change, ...] = ()
    cleaners: tuple[Change, ...] = ()

    def meets(self, change: Change) -> bool:
        """True if region and change share a character, or both are insertions at one offset."""
        overlap = self.start < change.end and change.start < self.end
        return overlap or self.start == self.end == change.start == change.end

    def applied(self, base: str, steps: Sequence[Change]) -> str:
        """The text of the region after the changes of one side."""
        pieces, at = [], self.start
        for step in steps:
            pieces += [base[at : step.start], step.after]
            at = step.end
        return "".join((*pieces, base[at : self.end]))


def regions(hand: Sequence[Change], cleaners: Sequence[Change]) -> Iterator[Region]:
    """The changes of both sides in the order of the base. Changes that meet form one region."""
    sided = sorted(
        [(change, True) for change in hand] + [(change, False) for change in cleaners],
        key=lambda item: (item[0].start, item[0].end),
    )
    region: Region | None = None
    for change, by_hand in sided:
        if region is None or not region.meets(change):
            if region:
                yield region
            region = Region(change.start, change.end)
        region = Region(
            region.start,
            max(region.end, change.end),
            (*region.hand, change) if by_hand else region.hand,
            region.cleaners if by_hand else (*region.cleaners, change),
        )
    if region:
        yield region
