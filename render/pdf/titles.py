"""Break a display line (a title, a subtitle) into lines of like length, where its sense allows.

GB/T 9704-2012, 7.3.1: a title is broken by its sense, into lines that make a trapezoid or a rhombus. Without
a dictionary the sense is guessed from the words that official titles are made of.
"""

from __future__ import annotations

import re

from render.pdf.line_breaks import CLOSING, OPENING, width_in_em

# Good places: after a date, a session, a meeting, “的”, a comma; before “关于”, “第…次”; after “印发”.
_GOOD = re.compile(r"(?<=[日届屆会會上的、，；：])|(?=第|关于|關於|在|政府工作)|(?<=印发|印發|转发|轉發)")
_BAD = re.compile(
    rf"(?<=[{OPENING}—])|(?=[{CLOSING}·％%])|(?<=[0-9A-Za-z.])(?=[0-9A-Za-z.年月日])|(?<=[年月第])(?=[0-9])"
)
_COST_OF_BAD = 100.0
_COST_OF_PLAIN = 3.0  # em: how much less even the lines may be for the sake of the sense


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
    good = {found.start() for found in _GOOD.finditer(text)}
    bad = {found.start() for found in _BAD.finditer(text)}

    def cost(place: int) -> float:
        width = width_in_em(text[:place])
        penalty = _COST_OF_BAD if place in bad or width > measure else 0.0
        return abs(width - wanted) + penalty + (0.0 if place in good else _COST_OF_PLAIN)

    return min(range(1, len(text)), key=cost)
