"""Draw edits from ledgers for a person to judge, each with its context.

The draw goes round all pairs of cleaner and confidence, so that a rare cleaner is judged as well as a busy one. Within
a pair it is random. The context is the text before and after the pass of the cleaner.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from normalize.provenance.edit import Edit
from normalize.provenance.hand import HAND
from normalize.provenance.ledger import Ledger
from normalize.provenance.origins import source_offset
from normalize.provenance.passes import apply_pass

_ROUND = 30  # characters shown on each side
_LINE = 60  # characters kept of the lines on each side, for a fixture
_LONG = 400  # characters of an edit that are shown and kept

Key = tuple[str, str, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edit that can be judged.

    `text` is the name of its text, `number` that of its pass. `start` and `end` are offsets in the source, so that they
    stay the same when other cleaners change.
    """

    text: str
    sha256: str
    number: int
    cleaner: str
    edit: Edit
    start: int
    end: int

    @property
    def key(self) -> Key:
        """The identity of the edit in all runs: the source, the cleaner, the span, the text before and after."""
        words = clipped(self.edit.before), clipped(self.edit.after)
        return self.sha256, self.cleaner, self.start, self.end, *words


@dataclass(frozen=True, slots=True)
class Context:
    """The text around an edit: before the pass, after it, and the rest of its lines before the pass.

    `line` is the line of the edit in the source, from 1.
    """

    line: int
    left: str
    right: str
    left_after: str
    right_after: str
    line_left: str
    line_right: str


def clipped(words: str) -> str:
    """Cut the middle out of a long text. The frame of a web page is one removal of many thousand characters."""
    return words if len(words) <= _LONG else f"{words[: _LONG * 3 // 4]} …… {words[-_LONG // 4 :]}"


def candidates(text: str, ledger: Ledger) -> Iterator[Candidate]:
    """Yield all edits of cleaners in a ledger. `text` is the name of the text. Corrections by hand are left out."""
    for number, step in enumerate(ledger.passes):
        if step.cleaner != HAND:
            before = ledger.passes[:number]
            for edit in step.edits:
                start = source_offset(before, edit.start)
                end = max(start, source_offset(before, edit.end))
                yield Candidate(text, ledger.source.sha256, number, step.cleaner, edit, start, end)


def draw(found: Iterable[Candidate], number: int, seed: int) -> list[Candidate]:
    """Draw up to `number` edits, in turn from each pair of cleaner and confidence.

    The same seed draws the same edits.
    """
    strata: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in found:
        strata.setdefault((candidate.cleaner, str(candidate.edit.confidence)), []).append(candidate)
    chance = random.Random(seed)  # noqa: S311  # a sample, not a secret
    order = sorted(strata)
    chance.shuffle(order)
    drawn = [chance.sample(strata[name], min(number, len(strata[name]))) for name in order]
    turns = (candidate for turn in zip_longest(*drawn) for candidate in turn if candidate)
    return [candidate for candidate, _ in zip(turns, range(number), strict=False)]


def contexts(source: str, ledger: Ledger, wanted: Sequence[Candidate]) -> Mapping[Key, Context]:
    """Map the key of each wanted edit of one ledger to its context. `source` is the decoded source."""
    by_pass: dict[int, list[Candidate]] = {}
    for candidate in wanted:
        by_pass.setdefault(candidate.number, []).append(candidate)
    found: dict[Key, Context] = {}
    before = source
    for number, step in enumerate(ledger.passes):
        after = apply_pass(before, step)
        for candidate in by_pass.get(number, ()):
            shift = sum(len(edit.after) - len(edit.before) for edit in step.edits if edit < candidate.edit)
            line = source.count("\n", 0, candidate.start) + 1
            found[candidate.key] = _context(before, after, candidate.edit, shift, line)
        before = after
    return found


def _context(before: str, after: str, edit: Edit, shift: int, line: int) -> Context:
    start, end = edit.start + shift, edit.start + shift + len(edit.after)
    line_start = before.rfind("\n", 0, edit.start) + 1
    line_end = before.find("\n", edit.end)
    line_end = line_end if line_end >= 0 else len(before)
    return Context(
        line,
        before[max(0, edit.start - _ROUND) : edit.start],
        before[edit.end : edit.end + _ROUND],
        after[max(0, start - _ROUND) : start],
        after[end : end + _ROUND],
        before[max(line_start, edit.start - _LINE) : edit.start],
        before[edit.end : min(line_end, edit.end + _LINE)],
    )
