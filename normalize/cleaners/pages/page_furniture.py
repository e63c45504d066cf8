r"""Remove page numbers, running headers and page marks.
中文：删去页码、页眉和分页标记；页末的注另作脚注。

Before:  ……建立集中指挥、快速反 ⏎ — 4 — ⏎ \f政府工作报告 ⏎ ⏎ 应机制，坚决遏制……
After:   ……建立集中指挥、快速反 ⏎ 应机制，坚决遏制……
         A note at the foot of a page is furniture too if the glossary after the text repeats it with the same number
         and headword. Other notes there become footnotes if their markers are on the same page.
Leaves:  lines with a number that does not count on from page to page; first lines of pages that are found nowhere else,
         or only inside sentences; tables of figures; dates; lines at the foot of a page with labels that are no markers
         in the text of the page: they are a list.

Form feeds, marks (=== 第 4 頁 ===) or decorated numbers (— 4 —) show where pages end. A header is a first line that is
repeated at the head of other pages or is a heading in the text. Whole lines are compared, because a page of a law may
begin with words that also occur before it. Only the line end remains; later cleaners decide whether a paragraph goes on
across it.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.canonical.footnotes import definition, reference
from normalize.documents.notes.page_feet import find_feet
from normalize.documents.pages.furniture import find_page_breaks, page_bodies
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Knowledge
from normalize.provenance.edit import Edit, Kind, removed, replaced
from normalize.readers.kinds import MARKDOWN, PLAIN_TEXT

KINDS = frozenset({PLAIN_TEXT, MARKDOWN})


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    bodies = page_bodies(text, draft.filled_lines)
    for found in find_page_breaks(text, bodies):
        start, end = found.start, found.end
        if start == 0 or end == len(text):
            yield removed(text, start, end, "page furniture")
        else:
            yield Edit(start, end, text[start:end], "\n", Kind.REPLACED, why="page furniture")
    definitions: list[str] = []
    for foot in find_feet(text, bodies):
        yield removed(text, foot.start, foot.end, "notes at the foot of a page: they stand at the end")
        for note in foot.notes:
            label = f"脚注{len(definitions) + 1}"
            definitions.append(definition(label) + note.words)
            yield replaced(text, *note.marker, reference(label))
    if definitions:
        yield Knowledge(footnotes=tuple(definitions))
