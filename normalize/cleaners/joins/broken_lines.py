"""Join lines that were broken at inline elements of a page.
中文：接合被网页行内元素拆断的行，如“PM”“2.5”各占一行。

Before:  实施新的《 ⏎ 信访条例 ⏎ 》，畅通了信访渠道          Before:  PM ⏎ 2.5 ⏎ 年平均浓度          Before:  两个务必 ⏎ [ ⏎ 1 ⏎ ] ⏎ 的要求
After:   实施新的《信访条例》，畅通了信访渠道                  After:   PM2.5年平均浓度                  After:   两个务必[1]的要求
Leaves:  lines that end or begin with whole words: they may be paragraphs; lines that begin with an opening mark; brackets
         of widgets, which earlier cleaners have removed.

A line that ends with an opening mark, or begins with a mark that cannot begin a line (CLREQ: 避头尾), was broken off its
neighbour, whatever block it is part of. So this cleaner runs before headings and notes are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.chinese.characters import IDEOGRAPH, NEVER_FIRST, NEVER_LAST, STOPS
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.provenance.edit import Confidence, joined

_SUBSCRIPT = re.compile(r"(?:^|[^A-Za-z])(?:PM|CO|SO|NO|O|H|N)$")
_LONGEST_FIGURE = 4
_HAN = re.compile(IDEOGRAPH)
_NUMBER = re.compile(r"\d+(?:\.\d+)?$")


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    marked = _marker_joints(lines) if "]" in draft.text and "\n]\n" in draft.text else frozenset()
    for first, second in pairwise(lines):
        if (_may_be_torn(first.text, second.text[0]) and _torn(first, second)) or first.end in marked:
            yield joined(draft.text, first.end, second.start, confidence=Confidence.CERTAIN)


def _marker_joints(lines: Sequence[Line]) -> frozenset[int]:
    """Ends of the lines to join round a marker in three lines. The text after it is joined only within a sentence."""
    found: set[int] = set()
    for at in range(1, len(lines) - 3):
        before, opening, number, closing = lines[at - 1 : at + 3]
        if opening.text == "[" and closing.text == "]" and number.text.isdecimal() and len(number.text) <= 3:
            found.update((before.end, opening.end, number.end))
            if before.text[-1] not in STOPS:
                found.add(closing.end)
    return frozenset(found)


def _may_be_torn(before: str, sign: str) -> bool:
    """A fast test that excludes nearly all pairs, by the last character of one line and the first of the next."""
    return before[-1] in NEVER_LAST or sign in NEVER_FIRST or len(before) <= _LONGEST_FIGURE or sign.isdecimal()


def _torn(first: Line, second: Line) -> bool:
    before, after = first.text, second.text
    if before[-1] in NEVER_LAST or (
        after[0] in NEVER_FIRST and not (before[-1] in STOPS and after[0] in STOPS + "，、")
    ):
        return not after.startswith(("#", "|", "- ", "> ")) and not before.startswith("|")
    if after[0].isdecimal() and _SUBSCRIPT.search(before[-4:]) and _NUMBER.match(after):
        return True
    return len(before) <= _LONGEST_FIGURE and "." in before and bool(_NUMBER.fullmatch(before) and _HAN.match(after))
