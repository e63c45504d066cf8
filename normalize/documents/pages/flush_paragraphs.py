"""Find the paragraphs of a wrapped text without indents. Pure analysis, for `cleaners/wrapped_lines.py`.

A row opens a paragraph or continues one. The two look different: a row that another row continues is full; a row that
opens a paragraph was indented by two ems, even if the text has lost the indent; the last row of a paragraph ends with a
sentence. A row that just fills the measure can be either, and only its neighbours decide. So this module gives each
reading a cost and takes the cheapest reading of all rows together. This reverses the choice of line breaks by total
cost (Knuth and Plass 1981).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from normalize.chinese.characters import CLOSING, IDEOGRAPH, NEVER_FIRST, PAUSES, WIDE_STOPS
from normalize.chinese.numbering import CIRCLED, DIVISION_OR_ARTICLE, LEVELS, UP_TO_99, numbering
from normalize.documents.labels import BRACKETED_NUMBER
from normalize.documents.lines import is_salutation
from normalize.documents.pages.measure import TWO_EMS, Measure, Row
from normalize.documents.vocabulary import PARAGRAPH_OPENINGS
from normalize.engine.patterns import lazy_pattern

# The costs of a reading. Only their order and their sums matter.
_UNLIKELY, _RARE, _ODD, _WRONG, _NEVER = 1, 2, 5, 9, 10_000
# A squeezed punctuation mark lets a row exceed its measure by this much.
_SQUEEZED = 1
_STOP = lazy_pattern(rf"(?:[{WIDE_STOPS}]|{IDEOGRAPH}\.)[{CLOSING}]?$")
_PROSE = lazy_pattern(f"[{PAUSES}。]")
_OPENS = lazy_pattern(
    rf"{'|'.join(PARAGRAPH_OPENINGS)}|"
    rf"——|[*\-•●◆■]\s|{DIVISION_OR_ARTICLE}|"  # items and articles
    rf"{BRACKETED_NUMBER}|[{CIRCLED}]"  # notes
)
# Numbers that open paragraphs in some texts and occur inside paragraphs in others.
_SERIES = (
    f"(?:(?P<point>[{UP_TO_99}]+是)|(?P<paren_han>{LEVELS['paren-han']})|"
    f"(?P<paren_arabic>{LEVELS['paren-arabic']})|(?P<arabic>{LEVELS['arabic']}))"
)
_AT_START, _INSIDE = lazy_pattern(_SERIES), lazy_pattern(rf"(?<=[。；：]){_SERIES}")


def openings(measure: Measure, found: Sequence[Row]) -> frozenset[int]:
    """The numbers of the rows in `found` that open a paragraph, and of the blank rows.

    Texts differ in their indents, so three readings are compared: paragraphs indented by two ems except under headings
    of a line of their own; all paragraphs and headings indented; nothing indented.
    """
    numbers, whole = _whole_lines(measure, found)
    costs = _costs_of_going_on(measure, whole)
    all_indented = replace(measure, alone=frozenset())
    readings = [
        _reading(way, whole, costs, indent)
        for way, indent in ((measure, TWO_EMS), (all_indented, TWO_EMS), (measure, 0))
    ]
    return frozenset(numbers[number] for number in min(readings, key=lambda reading: reading[0])[1])


def _whole_lines(measure: Measure, found: Sequence[Row]) -> tuple[list[int], list[Row]]:
    """The rows of the print, and the number of the first row in `found` of each.

    Extractors split a row at squeezed punctuation (”⏎、“). The second half then begins with a mark that never begins a
    line.
    """
    numbers: list[int] = []
    whole: list[Row] = []
    for number, row in enumerate(found):
        last = whole[-1] if whole else None
        is_second = last and last.text and row.text and row.text[0] in NEVER_FIRST
        if last and is_second and last.width + row.width <= measure.width + TWO_EMS:
            whole[-1] = replace(last, end=row.end, text=last.text + row.text, width=last.width + row.width)
        else:
            numbers.append(number)
            whole.append(row)
    return numbers, whole


class _Costs(NamedTuple):
    """Costs of the two readings of a row: it opens a paragraph, or it continues one."""

    opens: int
    continues: int


class _Predecessors(NamedTuple):
    """Back-pointers of a row: does the row before it open a paragraph in the best reading, by how this row is read?"""

    if_opens: bool
    if_continues: bool


def _reading(measure: Measure, found: Sequence[Row], costs: Sequence[int], indent: int) -> tuple[int, frozenset[int]]:
    """The cheapest reading of all rows: (its cost, the numbers of the rows that open a paragraph).

    `costs` has for each row the cost of continuing after a sentence end, `indent` is the indent of an opening row in
    half cells. A dynamic programme: the best cost of each row depends on that of the row before it only.
    """
    best = _Costs(0, _NEVER)  # the first row opens a paragraph
    back: list[_Predecessors] = []
    for (row, following), going_on in zip(pairwise(found), costs[1:], strict=True):
        opening = best.opens + _cost_of_overflow(measure, row, indent)
        opened = _after_opening(measure, row, following, indent, going_on)
        continued = _after_continuing(measure, row, following, going_on)
        to_open = (opening + opened.opens, best.continues + continued.opens)
        to_continue = (opening + opened.continues, best.continues + continued.continues)
        back.append(_Predecessors(to_open[0] <= to_open[1], to_continue[0] <= to_continue[1]))
        best = _Costs(min(to_open), min(to_continue))
    return min(best), _traced(back, best.opens <= best.continues)


def _traced(back: Sequence[_Predecessors], opens: bool) -> frozenset[int]:
    """Follow the back-pointers from the last row, which `opens` or continues, to the first."""
    found = {len(back)} if opens else set()
    for number in range(len(back) - 1, -1, -1):
        opens = back[number].if_opens if opens else back[number].if_continues
        if opens:
            found.add(number)
    return frozenset(found)


def _cost_of_overflow(measure: Measure, row: Row, indent: int) -> int:
    """The cost of an opening row that is too long for the measure with its indent."""
    if not indent or row.width + indent <= measure.width + _SQUEEZED:
        return 0
    return _ODD if numbering(row.text) else _WRONG + _ODD


def _after_opening(measure: Measure, row: Row, following: Row, indent: int, going_on: int) -> _Costs:
    """The costs of the following row after a row that opens a paragraph."""
    costs = _after(measure, row, following, measure.indent_of(row, TWO_EMS), going_on)
    if not indent and not measure.is_full(row, following, 0):
        return _Costs(min(costs.opens, _ODD), costs.continues + _RARE)
    return costs


def _after_continuing(measure: Measure, row: Row, following: Row, going_on: int) -> _Costs:
    """The costs of the following row after a row that continues a paragraph."""
    costs = _after(measure, row, following, 0, going_on)
    if row.text and not measure.is_full(row, following, 0) and not _STOP.search(row.text):
        # The last row of a paragraph ends with a sentence end; only a heading does not.
        return _Costs(costs.opens + _UNLIKELY, costs.continues)
    return costs


def _after(measure: Measure, row: Row, following: Row, indent: int, going_on: int) -> _Costs:
    """The costs of the following row after a row with this indent, in half cells.

    `going_on` is the cost of the following row if it continues after a sentence end.
    """
    if not row.text or not following.text:
        return _Costs(0, _NEVER)
    stops = _STOP.search(row.text) is not None
    if following.text[0] in NEVER_FIRST and not stops:
        return _Costs(_NEVER, 0)
    if is_salutation(following.text) and following.text[-1] in "：:":
        return _Costs(0, _WRONG)
    if not measure.is_full(row, following, indent):
        if stops or not _PROSE.search(row.text):
            return _Costs(0, _NEVER)
        nearly = not numbering(row.text) and measure.is_full(row, following, indent + TWO_EMS)
        return _Costs(_ODD, going_on + _ODD - 1 if nearly else _NEVER)
    if not stops and numbering(row.text):
        return _Costs(_RARE, _WRONG if numbering(following.text) else 0)
    if not stops:
        return _Costs(_WRONG, 0)
    loose = measure.room(row, indent) > 1 + measure.slack(row)
    return _Costs(_UNLIKELY, going_on + _RARE * loose)


def _costs_of_going_on(measure: Measure, found: Sequence[Row]) -> Sequence[int]:
    """For each row, the cost of continuing a paragraph after a sentence end, by the number or mark at its start."""
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
    """Numbers at the beginning of rows that cannot continue the row before, because that row is blank or not full."""
    for row, following in pairwise(found):
        match = _AT_START.match(following.text)
        if match and (not row.text or not measure.is_full(row, following, 0)):
            yield match
