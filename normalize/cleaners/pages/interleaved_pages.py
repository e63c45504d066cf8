"""Restore the order of pages that were read across two columns.
中文：把跨栏读串了的页面恢复原来的次序。

Before:  ……油用牡丹基地6万亩、林业 ⏎ 名词解释 ⏎ 1.甲：……。 ⏎ 2.乙：由贫困户自主选 ⏎ 产业示范点20个。…… ⏎ 择发展马铃薯。 ⏎ 3.丙：……
After:   ……油用牡丹基地6万亩、林业 ⏎ 产业示范点20个。…… ⏎ 名词解释 ⏎ 1.甲：……。 ⏎ 2.乙：由贫困户自主选择发展马铃薯。 ⏎ 3.丙：……
Leaves:  a glossary after a complete sentence; entries of several paragraphs; a glossary with complete entries only.

Both sides must give evidence: the paragraph before the glossary stops in mid-sentence, and so does an entry before
paragraphs without numbers. The block between them then moves to the place before the rest of that entry. The halves
adjoin and are joined like any cut paragraph. Each case is reported, because a person should compare the print.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from normalize.chinese.characters import CLOSING, STOPS
from normalize.documents.notes.glossaries import Glossary, find_glossaries
from normalize.engine.cleaner import Proposal, finding
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.provenance.edit import inserted, removed
from normalize.provenance.finding import Severity

_WHOLE = STOPS + CLOSING


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    for glossary in find_glossaries(lines):
        place = _cut_entry(draft.text, glossary)
        if place is None:
            continue
        above = bisect_left(lines, glossary.heading[0].start, key=attrgetter("start")) - 1
        if above < 0 or lines[above].text[-1] in _WHOLE:
            continue
        first_foreign, rest = place
        start = glossary.heading[0].start
        block = draft.text[start : first_foreign.start]
        yield removed(draft.text, start, first_foreign.start, "pages read across columns: put back in order below")
        yield inserted(rest.start, block.rstrip(), "pages read across columns: put back in order")
        message = "the glossary breaks into a sentence of the body: pages were read across columns; put in order"
        yield finding("interleaved-pages", Severity.WARNING, glossary.heading[0], message, "compare with the print")


def _cut_entry(text: str, glossary: Glossary) -> tuple[Line, Line] | None:
    """(first foreign line, line with the rest) of an entry that was broken in mid-sentence; None if there is none."""
    for entry in glossary.entries[:-1]:
        if len(entry.more) >= 2 and text[entry.end - 1] not in _WHOLE:
            return entry.more[0], entry.more[-1]
    return None
