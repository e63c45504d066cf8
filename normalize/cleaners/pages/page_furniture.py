r"""Remove page numbers, running headers and page marks.
中文：删去页码、页眉和分页标记；页末的注另作脚注。

Before:  ……建立集中指挥、快速反 ⏎ — 4 — ⏎ \f政府工作报告 ⏎ ⏎ 应机制，坚决遏制……
After:   ……建立集中指挥、快速反 ⏎ 应机制，坚决遏制……
         A note at the foot of a page that stands again, with the same number and headword, in the glossary behind
         the text is furniture too; other notes there, whose markers stand on the same page, become footnotes.
Leaves:  numbers alone in a line that do not count on from page to page, first lines of pages that stand nowhere else or
         only inside of sentences, tables of figures, dates; lines at the foot of a page whose labels are no markers in its
         text: a list.

Pages are known by form feeds, by marks (=== 第 4 頁 ===) or by dressed numbers (— 4 —). A header is a first line that is
repeated at the head of other pages or stands as a heading in the text: as whole lines, for a page of a law may begin with
words that stand before it. What is left is the line end that was there: whether a paragraph goes on across it is decided
later.
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
