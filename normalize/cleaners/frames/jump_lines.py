"""Remove the jump lines of newspapers.
中文：删去报纸的转版提示（下转第二版、上接第一版）。

Before:  ……迈出坚实步伐。 ⏎ （下转第二版） ⏎ （上接第一版） ⏎ 过去一年……
After:   ……迈出坚实步伐。 ⏎ 过去一年……
Leaves:  the words 下转 and 上接 in running text, references to pages of a book （见第二版）.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.chinese.numbering import UP_TO_99
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed

TRIGGERS = "版页"

_JUMP = lazy_pattern(
    r"[（(【\[]\s*(?:下转|上接|转|接|紧接|下接)[^（）()\n]{0,12}?"  # （下转
    rf"第?\s*[\dA-Z{UP_TO_99}]+\s*[版页][^（）()\n]{{0,8}}[）)】\]]"  # 第二版）
)


# A jump line begins at most 60 characters before 版 or 页, and ends at most 10 after it.
_BEFORE, _BEHIND = 60, 10


def propose(draft: Draft) -> Iterator[Proposal]:
    text, done = draft.text, 0
    for at in sorted((*_places(text, "版"), *_places(text, "页"))):
        match = _JUMP.search(text, max(done, at - _BEFORE), at + _BEHIND)
        if match:
            yield removed(text, *match.span(), "jump line of a newspaper")
            done = match.end()


def _places(text: str, sign: str) -> Iterator[int]:
    """The offsets of a character. It is rare in a text; the brackets with which the pattern begins are not."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)
