"""Remove strong marks from the number of an article.
中文：去掉条文序号（第一条）上的加粗标记。

Before:  **第一条** 为了规范管理，制定本法。          Before:  **第二条　**本法所称管理，是指……
After:   第一条 为了规范管理，制定本法。              After:   第二条　本法所称管理，是指……
Leaves:  strong marks round the words of an article or inside of it; headings (`headings` removes their marks).

Editions differ in the type of the number, and most do not mark it. A theme can set the number in bold again, because an
article number is recognised without marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.chinese.numbering import ARTICLE
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed

TRIGGERS = "*"

_NUMBER = lazy_pattern(rf"\*\*(?P<number>{ARTICLE}\s*)\*\*(?=\s*[^\s*])")


def propose(draft: Draft) -> Iterator[Proposal]:
    for line in draft.filled_lines if "**第" in draft.text else ():
        found = _NUMBER.match(line.text) if line.text.startswith("**第") else None
        if found:
            start, end = (line.start + at for at in found.span("number"))
            yield removed(draft.text, start - 2, start, "strong marks of a number")
            yield removed(draft.text, end, end + 2, "strong marks of a number")
