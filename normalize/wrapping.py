"""Hard wraps: lines that were broken at a measure. Pure analysis; `cleaners/wrapped_lines.py` acts on it.

Widths count in half cells: an ideograph or a fullwidth mark is 2, a Latin letter or digit 1 (UAX #11).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.chinese import NUMBERING
from normalize.late import late

_NARROWEST = 20
_TOLERANCE = 4
_LEAST_LINES = 8
_INDENT = (2, 7)
_TWO_EMS = 4
_FIRST_TOKEN = late(r"[A-Za-z0-9.,%/+\-]+|.[，。、；：？！”’）》〉」』】〕…—]*", re.DOTALL)
_OPENS = late(
    r"各位|同志们|——|附\s?件|抄\s?送|注[：:]|[一二三四五六七八九十]+是|第[一二三四五六七八九十百零〇]+[编章节条]|"
    r"[\[［〔]\d{1,3}[\]］〕]|[①-⑳]|[*\-•●◆■]\s"
)
_STOPS = "。！？：；…"


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

    def is_full(self, row: Row, following: Row, opens: bool) -> bool:
        """Was the row ended because the next word did not fit?

        A row that opens a paragraph is indented by two ems, also where the indent was lost on the way; a numbered heading
        that stands alone may not be. Letters and digits
        are not just half an em wide, so a row that holds any may be a little short.
        """
        token = _FIRST_TOKEN.match(following.text)
        lost = opens and not self.indented and _rank(row.text) not in self.alone
        indent = max(row.indent - self.base, _TWO_EMS if lost else 0)
        room = self.width - (row.width + max(0, indent))
        slack = _TOLERANCE if self.indented else min(2, 2 * len(row.text) - row.width)
        return room < (width(token[0]) if token else 2) + slack


def find_measure(all_rows: Sequence[Row]) -> Measure | None:
    """The measure at which most lines of running text end; None for a text that was not wrapped."""
    wide = [row for row in all_rows if row.width >= _NARROWEST]
    if len(wide) < _LEAST_LINES:
        return None
    counts = Counter(row.width + row.indent for row in wide)
    best = max(counts, key=lambda at: (sum(counts[at - near] for near in range(_TOLERANCE + 1)), -at))
    near = sum(counts[best - distance] for distance in range(_TOLERANCE + 1))
    if near < _LEAST_LINES or near < 0.4 * len(wide) or any(at > 2 * best for at in counts):
        return None
    base = Counter(row.indent for row in wide).most_common(1)[0][0]
    starts = sum(_INDENT[0] <= row.indent - base <= _INDENT[1] for row in all_rows if row.text)
    return Measure(best, base, starts >= 3, _ranks_alone(all_rows, best))


def _ranks_alone(all_rows: Sequence[Row], measure: int) -> frozenset[str]:
    """Ranks of which several headings end well before the measure, and few have a sentence end inside their row."""
    alone: Counter[str] = Counter()
    run_in: Counter[str] = Counter()
    for row in all_rows:
        rank = _rank(row.text)
        if rank and "。" in row.text[:-1]:
            run_in[rank] += 1
        elif rank and row.width < measure - 2 * _TWO_EMS and row.text[-1] not in _STOPS:
            alone[rank] += 1
    return frozenset(rank for rank, count in alone.items() if count >= 3 and count > 2 * run_in[rank])


def goes_on(measure: Measure, row: Row, following: Row, opens: bool) -> bool:
    """Does a paragraph go on from one row, which may open it, to the next, adjoining one?"""
    if not row.text or not following.text or not measure.is_full(row, following, opens):
        return False
    relative = following.indent - measure.base
    if measure.indented:
        return relative < _INDENT[0] and not _OPENS.match(following.text[:4] if following.text[0] in "[［〔①" else "")
    return not (row.text[-1] in _STOPS and (_OPENS.match(following.text) or _rank(following.text)))


def _rank(text: str) -> str | None:
    return next((rank for rank, rule in NUMBERING if rule.match(text)), None)
