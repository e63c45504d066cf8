"""Join the history (题注) of a law that a print cut into lines.
中文：接合被印本折断的法律题注。

Before:  （2005年4月27日第十届全国人民代 ⏎ 表大会常务委员会第十五次会议通过 2018年12月29 ⏎ 日第十三届……第七次会议修订）
After:   （2005年4月27日第十届全国人民代表大会常务委员会第十五次会议通过 2018年12月29日第十三届……第七次会议修订）
Leaves:  a bracket that closes in its line, brackets with other content, histories with one line for each date.

A history follows the title, in brackets or with a line for each day. It says which act took place on which day, so its
end can be recognised in any print, however narrow. It is joined before `document-head` moves it to the front matter.
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

# A history is near the title; the longest (of the criminal law) has twenty lines in a print.
_WITHIN, _MOST_LINES = 8, 30
# A history without brackets has fewer lines, and its first line has more than a day.
_MOST_WITHOUT, _LONGEST_DAY = 4, 14
# A document of two bodies has two days: … 第1745次会议 ⏎ 2018年10月19日最高人民检察院……通过.
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
    """True if a line opens a bracket without closing it, or begins with a day without being a complete history."""
    if text[0] in "（(":
        return text[-1] not in "）)" and "年" in text
    return ANY_DATE.match(text) is not None and len(text) > _LONGEST_DAY and not is_history(text)


def _history(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of the history that begins with the first line; none if no history begins there."""
    words = ""
    bracketed = lines[0].text[0] in "（("
    for count, line in enumerate(lines if bracketed else lines[:_MOST_WITHOUT], 1):
        if words and not bracketed and ANY_DATE.match(line.text) and not words.endswith(_GOES_ON):
            return ()  # another history begins
        words += line.text
        if (line.text[-1] in "）)" or not bracketed) and is_history(words):
            return lines[:count]
        if line.text[-1] in "。：" or (bracketed and line.text[-1] in "）)"):
            return ()
    return ()
