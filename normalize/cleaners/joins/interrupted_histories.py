"""Join the history (题注) of a law that a print cut into lines.
中文：接合被印本折断的法律题注。

Before:  （2005年4月27日第十届全国人民代 ⏎ 表大会常务委员会第十五次会议通过 2018年12月29 ⏎ 日第十三届……第七次会议修订）
After:   （2005年4月27日第十届全国人民代表大会常务委员会第十五次会议通过 2018年12月29日第十三届……第七次会议修订）
Leaves:  a bracket that closes in its line, brackets that hold something else, histories of one line for each date.

It stands below the title, in brackets or a line for each day, and says what was done on a day, so its end is known,
however narrow the print was. It is joined before the head is read, which moves it to the front matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.canonical.line_joint import line_joint
from normalize.chinese.dates import ANY_DATE
from normalize.documents.lines import is_history
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.provenance.edit import joined

TRIGGERS = "年"

# A history stands near the title; the longest (of the criminal law) has twenty lines in a print.
_WITHIN, _MOST_LINES = 8, 30
# One that no bracket holds has fewer lines, and more than its day in the first.
_MOST_WITHOUT, _LONGEST_DAY = 4, 14
# What two bodies adopted has two days: … 第1745次会议 ⏎ 2018年10月19日最高人民检察院……通过.
_GOES_ON = ("会议", "大会", "根据", "，", "》", "〉", ">")


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    done = 0
    for number, line in enumerate(lines[:_WITHIN]):
        if number >= done and _may_begin(line.text):
            history = _history(lines[number : number + _MOST_LINES])
            done = number + len(history)
            for first, second in pairwise(history):
                yield joined(draft.text, first.end, second.start, line_joint(first.text[-1], second.text[0]))


def _may_begin(text: str) -> bool:
    """Does a line open a bracket that it does not close, or begin with a day, and is no history as it stands?"""
    if text[0] in "（(":
        return text[-1] not in "）)" and "年" in text
    return ANY_DATE.match(text) is not None and len(text) > _LONGEST_DAY and not is_history(text)


def _history(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines up to the end of the history that the first one begins; none if it begins none."""
    words = ""
    bracketed = lines[0].text[0] in "（("
    for count, line in enumerate(lines if bracketed else lines[:_MOST_WITHOUT], 1):
        if words and not bracketed and ANY_DATE.match(line.text) and not words.endswith(_GOES_ON):
            return ()  # another one
        words += line.text
        if (line.text[-1] in "）)" or not bracketed) and is_history(words):
            return lines[:count]
        if line.text[-1] in "。：" or (bracketed and line.text[-1] in "）)"):
            return ()
    return ()
