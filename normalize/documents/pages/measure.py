"""Find the measure at which the lines of a text were hard-wrapped.

Pure analysis; `cleaners/wrapped_lines.py` acts on it.

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
# A unit that no line break splits: a word or character with its opening and closing marks.
_FIRST_TOKEN = lazy_pattern(rf"[{OPENING}]*(?:[A-Za-z0-9.,%/+\-]+|.)[{PAUSES}{SENTENCE_END}{CLOSING}…—]*", re.DOTALL)
_MARKS = lazy_pattern(f"[{CLAUSE_ENDS}：]")
_LATIN = lazy_pattern("[!-~]+")
_WHOLE = WIDE_STOPS + CLOSING
_ENTRY = lazy_pattern(f"{BRACKETED_NUMBER}|[{CIRCLED}]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the print: its offsets in code points (half-open), its indent and its width in half cells."""

    start: int
    end: int
    text: str
    indent: int
    width: int


def rows(text: str) -> tuple[Row, ...]:
    """All lines of a text in order; a blank line has width 0."""
    found: list[Row] = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        lead = len(raw) - len(raw.lstrip()) if bare else 0
        found.append(Row(at + lead, at + lead + len(bare), bare, width(raw[:lead]) if lead else 0, width(bare)))
        at += len(raw) + 1
    return tuple(found)


def width(text: str) -> int:
    """The width in half cells. Every character that is not ASCII counts as wide, as nearly all in Chinese text are."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of a wrapped text.

    `width` is in half cells, `base` is the indent of continuing rows. `indented` is true if paragraphs show their
    indent. `alone` are the ranks of numbering with headings in lines of their own; the other headings run into their
    paragraphs.
    """

    width: int
    base: int
    indented: bool
    alone: frozenset[str]

    def room(self, row: Row, indent: int) -> int:
        """The number of empty half cells at the end of the row."""
        return self.width - row.width - max(0, indent)

    def slack(self, row: Row) -> int:
        """The half cells that a full row may lack.

        Letters and digits are not exactly half an em wide, and have gaps around.
        """
        if self.indented:
            return _TOLERANCE
        if numbering(row.text) in self.alone and not _MARKS.search(row.text):
            return 0
        latin = 2 * len(row.text) - row.width
        return min(latin, 2 + len(_LATIN.findall(row.text)), _TOLERANCE) if latin else 0

    def is_full(self, row: Row, following: Row, indent: int) -> bool:
        """True if the row ended because the beginning of the following row did not fit."""
        return self.room(row, indent) < _least(following.text) + self.slack(row)

    def indent_of(self, row: Row, indent: int) -> int:
        """The indent of a row that opens a paragraph: `indent`, or 0 for a numbered heading in a line of its own."""
        return indent if numbering(row.text) not in self.alone or "。" in row.text[:-1] else 0


def _least(text: str) -> int:
    """The width of the first unbreakable unit of a row. A row of so few characters is one unit (CLREQ: 孤字)."""
    token = _FIRST_TOKEN.match(text)
    return width(text if len(text) <= _RUNT or not token else token[0])


def find_measure(all_rows: Sequence[Row]) -> Measure | None:
    """The measure at which most lines of running text end; None for a text that is not hard-wrapped."""
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
    """True if no row exceeds the measure, and nearly every row that ends inside a sentence has that width.

    Most paragraphs of a law are shorter than two rows, so most of its rows end with a paragraph.
    """
    if any(row.width + row.indent > measure + _TOLERANCE for row in wide):
        return False
    cut = [row.width + row.indent for row in wide if row.text[-1] not in _WHOLE]
    there = sum(end >= measure - _TOLERANCE for end in cut)
    return there >= max(_LEAST_LINES, 0.75 * len(cut))


def _base(wide: Sequence[Row]) -> int:
    """The indent of continuing rows: the least indent that at least 10 % of the rows have."""
    counts = Counter(row.indent for row in wide)
    return min(indent for indent, count in counts.items() if count >= 0.1 * len(wide))


def _ranks_alone(all_rows: Sequence[Row], measure: int) -> frozenset[str]:
    """Ranks with at least three headings that end well before the measure, and few that run into their paragraph."""
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
    """True if the following row continues the paragraph of `row`, in a text with indented paragraphs."""
    if not row.text or not following.text or following.indent - measure.base >= _INDENT[0]:
        return False
    return measure.is_full(row, following, row.indent - measure.base) and not _ENTRY.match(following.text)
