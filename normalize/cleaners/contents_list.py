"""Remove a printed table of contents.

Before:  目录 ⏎ 一、工作回顾 ………………………… 3 ⏎ 二、主要任务 .................. 12 ⏎ 一、工作回顾 ⏎ ……
After:   一、工作回顾 ⏎ ……
Leaves:  lists without page numbers, a single line with dots, headings.

The page numbers are those of another edition, and renderers make a new one. Known by leaders that lead to numbers, at
least three of them; what stands between 目录 and the last leader goes with them, and is in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from normalize.draft import Draft, Proposal
from normalize.edit import removed

_LEADER = re.compile(r".{1,80}?\s*(?:[.…·•‥．・]\s*){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})")
_NUMBER_END = re.compile(r"[\divxlc]")
_HEADING = re.compile(r"(?:#+ +)?(?:\*\*)?目\s*[录錄次](?:\*\*)?")
_REACH = 6


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    leaders = [n for n, line in enumerate(lines) if _NUMBER_END.match(line.text[-1]) and _LEADER.fullmatch(line.text)]
    if len(leaders) < 3:
        return
    first, last = leaders[0], _end_of_block(leaders)
    heading = next((n for n in range(max(0, first - _REACH), first) if _HEADING.fullmatch(lines[n].text)), first)
    yield removed(draft.text, lines[heading].start, lines[last].end, "table of contents of a print")


def _end_of_block(leaders: list[int]) -> int:
    """The last leader before a gap of more than a few lines."""
    for number, following in pairwise(leaders):
        if following - number > _REACH:
            return number
    return leaders[-1]
