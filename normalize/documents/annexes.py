"""Recognise annexes, lists of annexes, and remarks below a text. Pure analysis, for `sections.headings`.

附件说明 (GB/T 9704-2012 §7.3.4) lists the annexes between text and signature, 附件：1. …… with one name a line. It is no
heading. The annex itself begins with its label, 附件1 alone in a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.chinese.characters import squeezed
from normalize.chinese.numbering import UP_TO_99
from normalize.documents.labels import label_of
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern

_NUMBER = rf"[\d{UP_TO_99}]{{0,3}}"
_ANNEX = lazy_pattern(rf"附\s*件?\s*{_NUMBER}\s*[：:]?\s*(?:《?[^：:。；]{{0,40}})")
_LABEL = lazy_pattern(rf"附\s*+件\s*+{_NUMBER}\s*+[：:]?")
_LIST = lazy_pattern(r"附\s*件\s*[：:]\s*1\s*[.．、]")
_ONE = lazy_pattern(r"附\s*+(?:件\s*+)?+[：:]\s*+(?P<name>[^：:。；]{2,60})")
# Remarks on a table or a whole text: 注：（1）本公报所列…… ⏎ （2）……. At most so many other lines separate two of them.
_REMARKS = ("注：", "注:", "**注：", "备注：", "附注：", "註：", "備註：")
_REMARK_STARTS = frozenset(remark[0] for remark in _REMARKS)
_LONGEST_REMARK = 3
# A label this near to the beginning is that of the document itself.
_HEAD = 3


def is_label(words: str) -> bool:
    """True if a text is the label of an annex and nothing else (附件1)."""
    return words.startswith("附") and _LABEL.fullmatch(words) is not None


def is_list(line: Line) -> bool:
    """True for the first line of a list of several annexes (附件：1. ……)."""
    return line.text.startswith("附") and _LIST.match(line.text) is not None


def is_annex(lines: Sequence[Line], number: int, words: str) -> bool:
    """True for the heading of an annex: a label alone, or a label with a name in the second half of the document.

    `number` is the number of the line, `words` its text without marks.
    """
    if not words.startswith("附"):
        return False
    if number >= _HEAD and is_label(words):
        return True
    return number > len(lines) // 2 and _ANNEX.fullmatch(words) is not None and not _LIST.match(words)


def not_headings(lines: Sequence[Line]) -> frozenset[int]:
    """The offsets of lines that look like headings and are remarks or names of annexes."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if line.text[0] in _REMARK_STARTS and line.text.startswith(_REMARKS):
            found.update(_counted(lines, number))
        elif line.text.startswith("附"):
            if is_list(line):
                found.update(_counted(lines, number))
            elif (one := _ONE.fullmatch(line.text)) and _is_named(lines, number, one["name"]):
                found.add(line.start)
    return frozenset(found)


def _counted(lines: Sequence[Line], at: int) -> Iterator[int]:
    """The offsets of the numbered lines after the line `at`, which introduces them and may contain number 1."""
    first = label_of(re.split("[：:]", lines[at].text, maxsplit=1)[1])
    expected, gap = (2 if first and first[0] == 1 else 1), 0
    for line in lines[at + 1 :]:
        label = label_of(line.text)
        if label and label[0] == expected:
            expected, gap = expected + 1, 0
            yield line.start
        elif expected == 1 or gap == _LONGEST_REMARK:
            return
        else:
            gap += 1


def _is_named(lines: Sequence[Line], number: int, name: str) -> bool:
    """True if a line only names an annex: the annex is missing, or follows with a label or title of its own."""
    below = lines[number + 1 : number + 4]
    if not below:
        return True
    words = squeezed(name)
    return is_label(bare(below[0].text)) or any(squeezed(bare(line.text)) == words for line in below)
