"""Remove the emphasis of whole lines.
中文：去掉套在整行外面的斜体标记：汉字排版没有斜体。

Before:  ***目录***          Before:  *注：本表数据为初步核算数。*
After:   **目录**            After:   注：本表数据为初步核算数。
Leaves:  asterisks inside lines, items (* 甲), rules (***), notes marked by an asterisk, two emphasised words in a line.

Markdown writes emphasis with one asterisk or underscore. Chinese typesetting has no italics (CLREQ), so a converter
wrote the mark for slanted type. Inside a line the mark may be the author's, so only marks round a whole line count as
markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed
from normalize.readers.kinds import MARKDOWN

TRIGGERS = "*_"

KINDS = frozenset({MARKDOWN})

_WHOLE = lazy_pattern(r"(?:#{1,6} +)?(?P<sign>[*_])(?P<words>\*\*[^*\n]+\*\*|[^*_\s](?:[^*_\n]*[^*_\s])?)(?P=sign)")


def propose(draft: Draft) -> Iterator[Proposal]:
    for line in draft.filled_lines:
        found = _WHOLE.fullmatch(line.text) if line.text[-1] in "*_" else None
        if found:
            yield removed(draft.text, line.start + found.start("sign"), line.start + found.start("words"), "emphasis")
            yield removed(draft.text, line.start + found.end("words"), line.end, "emphasis")
