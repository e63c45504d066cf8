"""Remove a printed table of contents.
中文：删去印本的目录，并据目录认定正文中的标题。

Before:  目录 ⏎ 一、工作回顾 ………………………… 3 ⏎ 二、主要任务 .................. 12 ⏎ 一、工作回顾 ⏎ ……
After:   一、工作回顾 ⏎ ……
Leaves:  lists whose entries are not repeated as lines below, a single line with dots, headings.

The page numbers are those of another edition, and renderers make a new contents list. At least three leaders that end
in a number show a contents list; the lines from 目录 to the last leader are removed, and are in the ledger. A list
without page numbers is recognised by the word 目录 and by its entries: at least three, or fewer with leaders, and each of
them begins a line below. The entries name headings, also headings without a number or cut in two. `headings` and
`interrupted-headings` get the entries through the knowledge of the draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from normalize.chinese.characters import letters
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Knowledge
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed

TRIGGERS = ".…·•‥．・目"

_LEADER = re.compile(r"(?P<entry>.{1,80}?)\s*+(?:[.…·•‥．・]\s*+){4,}+(?:\d{1,4}|[ivxlc]{1,6})")
_HEADING = re.compile(r"(?:#+ +)?(?:\*\*)?[【\[]?目\s*[录錄次][】\]]?[：:]?(?:\*\*)?")
_PAGE = lazy_pattern(r"(?<!\s)\s+\d{1,4}$")
_REACH = 6
# A contents list is at the head of a document, and its entries are short.
_MOST_BEFORE, _LONGEST = 40, 60


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    ends = [n for n, line in enumerate(lines) if line.text[-1] != "。"]
    leaders = [n for n in ends if _ends_in_number(lines[n].text) and _LEADER.fullmatch(lines[n].text)]
    if len(leaders) < 3:
        yield from _without_numbers(draft)
        return
    first, last = leaders[0], _end_of_block(leaders)
    heading = next((n for n in range(max(0, first - _REACH), first) if _HEADING.fullmatch(lines[n].text)), first)
    yield removed(draft.text, lines[heading].start, lines[last].end, "table of contents of a print")
    yield Knowledge(contents=frozenset(_entries(lines[heading : last + 1])))


def _without_numbers(draft: Draft) -> Iterator[Proposal]:
    """Remove 目录 and the short lines below it. Each is repeated below them all, as a line or before its paragraph."""
    lines = draft.filled_lines
    heading = next(
        (n for n, line in enumerate(lines[:_MOST_BEFORE]) if "目" in line.text and _HEADING.fullmatch(line.text)), None
    )
    if heading is None:
        return
    below: dict[str, int] = {}
    for number in range(heading + 1, len(lines)):
        below[_entry(lines[number].text)] = number
    last = heading
    while (
        last + 1 < len(lines)
        and len(lines[last + 1].text) <= _LONGEST
        and _again(lines[last + 1].text, below) > last + 1
    ):
        last += 1
    listed = lines[heading + 1 : last + 1]
    led = bool(listed) and all(_LEADER.fullmatch(line.text) for line in listed)
    if (len(listed) >= 3 or led) and _again(lines[heading + 1].text, below) > last:
        yield removed(draft.text, lines[heading].start, lines[last].end, "table of contents")
        yield Knowledge(contents=frozenset(_entry(_PAGE.sub("", line.text)) for line in listed))


def _entries(lines: Sequence[Line]) -> Iterator[str]:
    """The letters of each entry. A broken entry has its leader at the end of its last line, or in a line of its own."""
    entry = ""
    for line in lines:
        if _HEADING.fullmatch(line.text) or line.text.isdecimal():
            continue
        words = _entry(line.text)
        entry += words
        if not words or _LEADER.fullmatch(line.text):
            yield entry
            entry = ""


def _again(text: str, below: Mapping[str, int]) -> int:
    """The number of the last line that an entry names, with or without a page number after a space; 0 if none."""
    return max(below.get(_entry(text), 0), below.get(_entry(_PAGE.sub("", text)), 0))


def _entry(text: str) -> str:
    """The letters of an entry, or of a line up to its first 。."""
    leader = _LEADER.fullmatch(text) if _ends_in_number(text) else None
    return letters((leader["entry"] if leader else text).split("。", 1)[0])


def _ends_in_number(text: str) -> bool:
    return text[-1].isdecimal() or text[-1] in "ivxlc"


def _end_of_block(leaders: list[int]) -> int:
    """The number of the last line with a leader before a gap of more than `_REACH` lines."""
    for number, following in pairwise(leaders):
        if following - number > _REACH:
            return number
    return leaders[-1]
