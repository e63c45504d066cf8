"""Where paragraphs begin in a wrapped text whose lines all stand flush. Pure analysis, for `cleaners/wrapped_lines.py`.

Each line opens a paragraph or goes on with one, and what it can be like differs: a line with which another goes on is
full, one that opens was indented by two ems (which the text may have lost), and a paragraph ends with its sentence. A
line that just fills the measure tells nothing by itself, but its neighbours do. So the cheapest reading of all lines
together is taken: typesetting by the cheapest breaks (Knuth and Plass 1981), backwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.chinese.characters import CLOSING, IDEOGRAPH, NEVER_FIRST, PAUSES, WIDE_STOPS
from normalize.chinese.numbering import CIRCLED, DIVISION_OR_ARTICLE, LEVELS, UP_TO_99, numbering
from normalize.documents.labels import BRACKETED_NUMBER
from normalize.documents.lines import is_salutation
from normalize.documents.pages.measure import TWO_EMS, Measure, Row
from normalize.documents.vocabulary import PARAGRAPH_OPENINGS
from normalize.engine.patterns import lazy_pattern

# What a reading costs. Only order and sums count: one sure sign outweighs two that are merely odd.
_UNLIKELY, _RARE, _ODD, _WRONG, _NEVER = 1, 2, 5, 9, 10_000
# A mark that was squeezed makes a row hold more than its measure.
_SQUEEZED = 1
_STOP = lazy_pattern(rf"(?:[{WIDE_STOPS}]|{IDEOGRAPH}\.)[{CLOSING}]?$")
_PROSE = lazy_pattern(f"[{PAUSES}。]")
_OPENS = lazy_pattern(
    rf"{'|'.join(PARAGRAPH_OPENINGS)}|"
    rf"——|[*\-•●◆■]\s|{DIVISION_OR_ARTICLE}|"  # items and articles
    rf"{BRACKETED_NUMBER}|[{CIRCLED}]"  # notes
)
# Numbers that open a paragraph in one text and stand inside of paragraphs in another.
_SERIES = (
    f"(?:(?P<point>[{UP_TO_99}]+是)|(?P<paren_han>{LEVELS['paren-han']})|"
    f"(?P<paren_arabic>{LEVELS['paren-arabic']})|(?P<arabic>{LEVELS['arabic']}))"
)
_AT_START, _INSIDE = lazy_pattern(_SERIES), lazy_pattern(rf"(?<=[。；：]){_SERIES}")


def openings(measure: Measure, found: Sequence[Row]) -> frozenset[int]:
    """The numbers of the rows that open a paragraph, and of the empty ones."""
    numbers, whole = _whole_lines(measure, found)
    costs = _costs_of_going_on(measure, whole)
    all_indented = replace(measure, alone=frozenset())
    readings = [
        _reading(way, whole, costs, indent)
        for way, indent in ((measure, TWO_EMS), (all_indented, TWO_EMS), (measure, 0))
    ]
    return frozenset(numbers[number] for number in min(readings, key=lambda reading: reading[0])[1])


def _whole_lines(measure: Measure, found: Sequence[Row]) -> tuple[list[int], list[Row]]:
    """The rows as they were printed, with the number of each: one that was torn at a squeezed mark is one row.

    Extractors tear a line where marks were set closer (”⏎、“), so that the rest begins with what no line begins with.
    """
    numbers: list[int] = []
    whole: list[Row] = []
    for number, row in enumerate(found):
        last = whole[-1] if whole else row
        if row.text[:1] in NEVER_FIRST and row.text and last.text and last.width + row.width <= measure.width + TWO_EMS:
            whole[-1] = replace(last, end=row.end, text=last.text + row.text, width=last.width + row.width)
        else:
            numbers.append(number)
            whole.append(row)
    return numbers, whole


def _reading(measure: Measure, found: Sequence[Row], costs: Sequence[int], indent: int) -> tuple[int, frozenset[int]]:
    """The cheapest reading when paragraphs were indented so far: (its cost, the rows that open)."""
    opens, goes_on = 0, _NEVER
    ways: list[tuple[bool, bool]] = []  # of each row, when it opens and when it goes on: does the row before it open?
    for number, (row, following) in enumerate(pairwise(found), 1):
        if indent and row.width + indent > measure.width + _SQUEEZED:
            opens += _ODD if numbering(row.text) else _WRONG + _ODD
        after_opening = _after(measure, row, following, measure.indent_of(row, TWO_EMS), costs[number])
        if not indent and not measure.is_full(row, following, 0):
            after_opening = (min(after_opening[0], _ODD), after_opening[1] + _RARE)
        after_going = _after(measure, row, following, 0, costs[number])
        if row.text and not measure.is_full(row, following, 0) and not _STOP.search(row.text):
            after_going = (
                after_going[0] + _UNLIKELY,
                after_going[1],
            )  # a paragraph ends with its sentence, a heading does not
        to_open = (opens + after_opening[0], goes_on + after_going[0])
        to_go_on = (opens + after_opening[1], goes_on + after_going[1])
        ways.append((to_open[0] <= to_open[1], to_go_on[0] <= to_go_on[1]))
        opens, goes_on = min(to_open), min(to_go_on)
    here = opens <= goes_on
    found_open = [len(ways)] if here else []
    for number in range(len(ways) - 1, -1, -1):
        here = ways[number][not here]
        if here:
            found_open.append(number)
    return min(opens, goes_on), frozenset(found_open)


def _after(measure: Measure, row: Row, following: Row, indent: int, going_on: int) -> tuple[int, int]:
    """What it costs that the following row opens a paragraph, and that it goes on with this one."""
    if not row.text or not following.text:
        return 0, _NEVER
    stops = _STOP.search(row.text) is not None
    if following.text[0] in NEVER_FIRST and not stops:
        return _NEVER, 0
    if is_salutation(following.text) and following.text[-1] in "：:":
        return 0, _WRONG
    if not measure.is_full(row, following, indent):
        if stops or not _PROSE.search(row.text):
            return 0, _NEVER
        nearly = not numbering(row.text) and measure.is_full(row, following, indent + TWO_EMS)
        return _ODD, going_on + _ODD - 1 if nearly else _NEVER
    if not stops and numbering(row.text):
        return _RARE, _WRONG if numbering(following.text) else 0
    if not stops:
        return _WRONG, 0
    loose = measure.room(row, indent) > 1 + measure.slack(row)
    return _UNLIKELY, going_on + _RARE * loose


def _costs_of_going_on(measure: Measure, found: Sequence[Row]) -> Sequence[int]:
    """Of each row, what it costs that it goes on behind a sentence end, by what it begins with."""
    inside = Counter(match.lastgroup for row in found for match in _INSIDE.finditer(row.text))
    outside = Counter(match.lastgroup for match in _surely_first(measure, found))
    costs: list[int] = []
    for row in found:
        match = _AT_START.match(row.text)
        if match:
            seen = outside[match.lastgroup] - inside[match.lastgroup]
            costs.append(_WRONG if seen > 0 else _ODD if seen == 0 else 0)
        else:
            costs.append(_WRONG if _OPENS.match(row.text) or numbering(row.text) else 0)
    return costs


def _surely_first(measure: Measure, found: Sequence[Row]) -> Iterator[re.Match[str]]:
    """The series at the beginning of rows that cannot go on with the row before."""
    for row, following in pairwise(found):
        match = _AT_START.match(following.text)
        if match and (not row.text or not measure.is_full(row, following, 0)):
            yield match
