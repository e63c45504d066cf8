"""Hard wraps: lines that were broken at a measure. Pure analysis; `cleaners/wrapped_lines.py` acts on it.

Widths count in half cells: an ideograph or a fullwidth mark is 2, a Latin letter or digit 1 (UAX #11).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.chinese.characters import CLAUSE_ENDS, CLOSING, OPENING, PAUSES, SENTENCE_END, WIDE_STOPS
from normalize.chinese.numbering import CIRCLED, numbering
from normalize.documents.labels import BRACKETED_NUMBER
from normalize.engine.patterns import lazy_pattern

_NARROWEST = 20
_TOLERANCE = 4
_LEAST_LINES = 8
_INDENT = (2, 7)
TWO_EMS = 4
_RUNT = 3
# What is kept together: a word or character, the marks that open before it and those that close behind it.
_FIRST_TOKEN = lazy_pattern(rf"[{OPENING}]*(?:[A-Za-z0-9.,%/+\-]+|.)[{PAUSES}{SENTENCE_END}{CLOSING}…—]*", re.DOTALL)
_MARKS = lazy_pattern(f"[{CLAUSE_ENDS}：]")
_LATIN = lazy_pattern("[!-~]+")
_WHOLE = WIDE_STOPS + CLOSING
_ENTRY = lazy_pattern(f"{BRACKETED_NUMBER}|[{CIRCLED}]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it was set: its offsets, its indent and its width in half cells."""

    start: int
    end: int
    text: str
    indent: int
    width: int


def rows(text: str) -> tuple[Row, ...]:
    """All lines of a text, the blank ones with width 0."""
    found: list[Row] = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        lead = len(raw) - len(raw.lstrip()) if bare else 0
        found.append(Row(at + lead, at + lead + len(bare), bare, width(raw[:lead]) if lead else 0, width(bare)))
        at += len(raw) + 1
    return tuple(found)


def width(text: str) -> int:
    """Half cells: what is not ASCII counts as wide, which it nearly always is in Chinese."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of a wrapped text.

    `indented` tells whether paragraphs show their indent, `alone` names the ranks of numbering whose headings stand alone
    (the others run into their paragraphs).
    """

    width: int
    base: int
    indented: bool
    alone: frozenset[str]

    def room(self, row: Row, indent: int) -> int:
        """How many half cells the row left empty."""
        return self.width - row.width - max(0, indent)

    def slack(self, row: Row) -> int:
        """How much a full row may lack: letters and digits are not just half an em, and stand apart from ideographs."""
        if self.indented:
            return _TOLERANCE
        if numbering(row.text) in self.alone and not _MARKS.search(row.text):
            return 0
        latin = 2 * len(row.text) - row.width
        return min(latin, 2 + len(_LATIN.findall(row.text)), _TOLERANCE) if latin else 0

    def is_full(self, row: Row, following: Row, indent: int) -> bool:
        """Was the row ended because what comes next did not fit?"""
        return self.room(row, indent) < _least(following.text) + self.slack(row)

    def indent_of(self, row: Row, indent: int) -> int:
        """By how much a row that opens a paragraph was indented: a numbered heading that stands alone may not be."""
        return indent if numbering(row.text) not in self.alone or "。" in row.text[:-1] else 0


def _least(text: str) -> int:
    """The width of what cannot be parted at the beginning of a row; a last row of two characters is not (CLREQ: 孤字)."""
    token = _FIRST_TOKEN.match(text)
    return width(text if len(text) <= _RUNT or not token else token[0])


def find_measure(all_rows: Sequence[Row]) -> Measure | None:
    """The measure at which most lines of running text end; None for a text that was not wrapped."""
    wide = [row for row in all_rows if row.width >= _NARROWEST]
    if len(wide) < _LEAST_LINES:
        return None
    counts = Counter(row.width + row.indent for row in wide)
    best = max(counts, key=lambda at: (sum(counts[at - near] for near in range(_TOLERANCE + 1)), -at))
    near = sum(counts[best - distance] for distance in range(_TOLERANCE + 1))
    if near < _LEAST_LINES or any(at > 2 * best for at in counts):
        return None
    if near < 0.4 * len(wide) and not _ends_there(wide, best):
        return None
    base = _base(wide)
    shown = [
        _INDENT[0] <= row.indent - base <= _INDENT[1]
        for before, row in pairwise(all_rows)
        if row.text and before.text[-1:] in WIDE_STOPS and before.width + before.indent < best - TWO_EMS
    ]
    return Measure(best, base, sum(shown) >= max(3, 0.3 * len(shown)), _ranks_alone(all_rows, best))


def _ends_there(wide: Sequence[Row], measure: int) -> bool:
    """Is no row longer than a measure, and has nearly each that stops short of its sentence's end that width?

    Many paragraphs are shorter than two rows in a law, so that most of its rows end where a paragraph does.
    """
    if any(row.width + row.indent > measure + _TOLERANCE for row in wide):
        return False
    cut = [row.width + row.indent for row in wide if row.text[-1] not in _WHOLE]
    there = sum(end >= measure - _TOLERANCE for end in cut)
    return there >= max(_LEAST_LINES, 0.75 * len(cut))


def _base(wide: Sequence[Row]) -> int:
    """The indent of rows that go on: the least that is no exception."""
    counts = Counter(row.indent for row in wide)
    return min(indent for indent, count in counts.items() if count >= 0.1 * len(wide))


def _ranks_alone(all_rows: Sequence[Row], measure: int) -> frozenset[str]:
    """Ranks of which several headings end well before the measure, and few have a sentence end inside their row."""
    alone: Counter[str] = Counter()
    run_in: Counter[str] = Counter()
    for row in all_rows:
        rank = numbering(row.text)
        if rank and "。" in row.text[:-1]:
            run_in[rank] += 1
        elif rank and row.width < measure - 2 * TWO_EMS and row.text[-1] not in WIDE_STOPS:
            alone[rank] += 1
    return frozenset(rank for rank, count in alone.items() if count >= 3 and count > 2 * run_in[rank])


def continues(measure: Measure, row: Row, following: Row) -> bool:
    """Does a paragraph go on from one row to the next, in a text whose paragraphs show their indent?"""
    if not row.text or not following.text or following.indent - measure.base >= _INDENT[0]:
        return False
    return measure.is_full(row, following, row.indent - measure.base) and not _ENTRY.match(following.text)
