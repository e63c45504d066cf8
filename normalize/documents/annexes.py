"""What hangs below a text: remarks on it, the names of its annexes, the annexes. Pure analysis, for `structure`.

附件说明 (GB/T 9704-2012 §7.3.4) names the annexes between text and signature, 附件：1. …… with one name a line; it heads
nothing. The annex itself begins with its label, 附件1 alone in a line.
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
_LABEL = lazy_pattern(rf"附\s*件\s*{_NUMBER}\s*[：:]?")
_LIST = lazy_pattern(r"附\s*件\s*[：:]\s*1\s*[.．、]")
_ONE = lazy_pattern(r"附\s*件?\s*[：:]\s*(?P<name>[^：:。；]{2,60})")
# Remarks on a table or a whole text: 注：（1）本公报所列…… ⏎ （2）……; so many lines may part two of them.
_REMARKS = ("注：", "注:", "**注：", "备注：", "附注：", "註：", "備註：")
_REMARK_STARTS = frozenset(remark[0] for remark in _REMARKS)
_LONGEST_REMARK = 3
# A label this near to the beginning is that of the document itself.
_HEAD = 3


def is_label(words: str) -> bool:
    """Are words the label of an annex and nothing else?"""
    return words.startswith("附") and _LABEL.fullmatch(words) is not None


def is_list(line: Line) -> bool:
    """Does a line begin the list of several annexes?"""
    return line.text.startswith("附") and _LIST.match(line.text) is not None


def is_annex(lines: Sequence[Line], number: int, words: str) -> bool:
    """Do the words of a line head an annex: a label alone anywhere, with its name in the second half of a document?"""
    if not words.startswith("附"):
        return False
    if number >= _HEAD and is_label(words):
        return True
    return number > len(lines) // 2 and _ANNEX.fullmatch(words) is not None and not _LIST.match(words)


def not_headings(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines begin that are numbered or named and head nothing: remarks, and the names of annexes."""
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
    """Where the numbered lines begin that go on from the line `at`, which says what they are and may hold the first one."""
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
    """Is an annex only named here: it is not in the text, or it begins with a label of its own?"""
    below = lines[number + 1 : number + 4]
    if not below:
        return True
    words = squeezed(name)
    return is_label(bare(below[0].text)) or any(squeezed(bare(line.text)) == words for line in below)
