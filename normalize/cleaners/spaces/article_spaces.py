"""Restore the space after the number of an article where a print has lost it.
中文：条号后的空格因排版挤掉的，予以补回（第九条 业主……）。

Before:  第八条 …… ⏎ 第九条业主委员会应当依法履行职责。 ⏎ 第十条 ……
After:   第八条 …… ⏎ 第九条 业主委员会应当依法履行职责。 ⏎ 第十条 ……
Leaves:  laws without such spaces; references at the head of a line (第十二条规定的情形除外), which do not continue the count.

A print may squeeze the space to nothing, or spread a line with a space after every character; then all its spaces are
removed as layout. The other articles are the evidence that there was a space: three in four must have one.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.chinese.numbering import HAN_DIGITS, han_to_int
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import spaced

TRIGGERS = "条條"

_NUMBER = lazy_pattern(rf"第(?P<number>[{HAN_DIGITS}]{{1,8}})[条條](?P<gap>[ \u3000])?(?=\S)")
_FEWEST = 3


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = [line for line in draft.filled_lines if line.text[0] == "第"]
    found = [(line, match) for line in lines if (match := _NUMBER.match(line.text))]
    tight = sum(match["gap"] is None for _, match in found)
    if not tight or len(found) < max(_FEWEST, 4 * tight):
        return
    last = 0
    for line, match in found:
        number = han_to_int(match["number"])
        if match["gap"] is None and number == last + 1:
            at = line.start + match.end()
            yield spaced(draft.text, at, at, " ")
        last = number if match["gap"] or number == last + 1 else last
