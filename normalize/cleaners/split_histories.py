"""Join the history (题注) of a law that a print cut into lines.

Before:  （2005年4月27日第十届全国人民代 ⏎ 表大会常务委员会第十五次会议通过 2018年12月29 ⏎ 日第十三届……第七次会议修订）
After:   （2005年4月27日第十届全国人民代表大会常务委员会第十五次会议通过 2018年12月29日第十三届……第七次会议修订）
Leaves:  a bracket that closes in its line, brackets that hold something else, histories of one line for each date.

It stands below the title in brackets and names a day first, so its end is known, however narrow the print was. It is
joined before the head is read, which moves it to the front matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.canonical.line_joint import line_joint
from normalize.draft import Draft, Line, Proposal
from normalize.edit import joined
from normalize.head_lines import is_history

# A history stands near the title; the longest (of the criminal law) has twenty lines in a print.
_WITHIN, _MOST_LINES = 8, 30


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    for number, line in enumerate(lines[:_WITHIN]):
        if line.text[0] in "（(" and line.text[-1] not in "）)" and "年" in line.text:
            for first, second in pairwise(_history(lines[number : number + _MOST_LINES])):
                yield joined(draft.text, first.end, second.start, line_joint(first.text[-1], second.text[0]))
            return


def _history(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines up to the end of the bracket that the first one opens, if it holds a history; else none."""
    words = ""
    for count, line in enumerate(lines, 1):
        words += line.text
        if line.text[-1] in "）)":
            return lines[:count] if is_history(words) else ()
        if line.text[-1] in "。：":
            return ()
    return ()
