"""Remove the additions of a printed edition: references to its pages, its imprint.
中文：删去印本附加的内容：指向页码的参见（第5页）、版本说明。

Before:  名词解释 ⏎ [3] 四个之区：创新转型示范区……（第5页） ⏎ 版本说明 ⏎ …… dingben/1
After:   名词解释 ⏎ [3] 四个之区：创新转型示范区……
Leaves:  page references inside sentences (见第5页), glossaries with few page references, an imprint of other publishers.

An edition adds a page reference to most entries, at the end or in a line of its own. References go before lines are
joined, because they would otherwise separate an entry from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.documents.notes.note import is_glossary_heading
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.provenance.edit import removed

_NOTE = re.compile(r"[\[［]\d{1,3}[\]］]\s*\S")
# A reference ends a line; it may itself be broken over two lines.
_PAGES = re.compile(r"(?<!\s)\s*[（(](?:第\s*\d+\s*页(?:、\s*第?\s*\d+\s*页?)*|正文未引)\s*[）)](?=[^\S\n]*(?:\n|\Z))")
_IMPRINTS = frozenset({"版本说明", "版本說明"})
_FORMAT = re.compile(r"dingben\s*/\s*\d")


def propose(draft: Draft) -> Iterator[Proposal]:
    text, lines = draft.text, draft.filled_lines
    imprint = _imprint(lines)
    if imprint is not None:
        yield removed(text, lines[imprint].start, lines[-1].end, "imprint of the print")
        lines = lines[:imprint]
    heading = _heading(draft.filled_lines) if "页" in text or "正文未引" in text else None
    if heading is None or heading >= len(lines):
        return
    references = list(_PAGES.finditer(text, lines[heading].end, lines[-1].end))
    entries = sum(_NOTE.match(line.text) is not None for line in lines[heading + 1 :])
    if len(references) >= max(1, entries // 2):
        for reference in references:
            yield removed(text, *reference.span(), "page reference of the print")


def _heading(lines: Sequence[Line]) -> int | None:
    """The number of the line with the heading of the notes: the first heading above a note, else the last heading.

    A print may repeat the heading at the head of each page.
    """
    found = [number for number, line in enumerate(lines[:-1]) if is_glossary_heading(line.text)]
    return next((number for number in found if _NOTE.match(lines[number + 1].text)), found[-1] if found else None)


def _imprint(lines: Sequence[Line]) -> int | None:
    """The number of the first line of the imprint of one of our own editions."""
    for number in range(len(lines) - 1, max(-1, len(lines) - 60), -1):
        if lines[number].text in _IMPRINTS:
            return number if any(_FORMAT.search(line.text) for line in lines[number:]) else None
    return None
