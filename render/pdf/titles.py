"""Break a display line (a title, a subtitle) into lines of like width, where its sense allows.

GB/T 9704-2012, 7.3.1: a title is broken by its sense, into lines that make a trapezoid or a rhombus.
`render.edition.phrases` knows where the sense allows a break.
"""

from __future__ import annotations

import re

from normalize.chinese.characters import ALL_NEVER_FIRST, ALL_OPENING
from render.edition.phrases import PLAIN_COST, break_costs
from render.pdf.line_breaks import width_in_em

# Breaks that are wrong by CLREQ, or that part a number from its unit or year.
_BAD = re.compile(
    rf"(?<=[{ALL_OPENING}—])|(?=[{ALL_NEVER_FIRST}·％%])|"  # beside a mark
    r"(?<=[0-9A-Za-z.])(?=[0-9A-Za-z.年月日])|(?<=[年月第])(?=[0-9])"  # inside a number, a word, a day
)
_COST_OF_BAD = 100.0  # em: more than any unevenness


def balanced_lines(text: str, measure: float) -> tuple[str, ...]:
    """Break `text` into as few lines as `measure` (em) allows, of about the same width.

    >>> balanced_lines("东丽区人民政府关于印发东丽区2021年政府工作报告的通知", 20)
    ('东丽区人民政府关于印发', '东丽区2021年政府工作报告的通知')
    """
    lines: list[str] = []
    while (width := width_in_em(text)) > measure:
        count = int(-(-width // measure))
        place = _best_break(text, width / count, measure)
        lines.append(text[:place])
        text = text[place:]
    return (*lines, text)


def _best_break(text: str, wanted: float, measure: float) -> int:
    """The offset of the break that costs least: distance from the wanted width (em) and the cost of its place."""
    costs = break_costs(text)
    bad = {found.start() for found in _BAD.finditer(text)}

    def cost(place: int) -> float:
        width = width_in_em(text[:place])
        penalty = _COST_OF_BAD if place in bad or width > measure else 0.0
        return abs(width - wanted) + penalty + costs.get(place, PLAIN_COST)

    return min(range(1, len(text)), key=cost)
