"""Remove what a printed edition adds to a text: references to its pages, its imprint.

Before:  名词解释 ⏎ [3] 四个之区：创新转型示范区……（第5页） ⏎ 版本说明 ⏎ …… dingben/1
After:   名词解释 ⏎ [3] 四个之区：创新转型示范区……
Leaves:  page references inside sentences (见第5页), entries of which only a few end in one, an imprint of other publishers.

Page references are those of the edition: most entries end in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.draft import Draft, Line, Proposal
from normalize.edit import removed
from normalize.notes import is_glossary_heading

_NOTE = re.compile(r"[\[［](\d{1,3})[\]］]\s*(\S[^：:]{0,40})[：:]")
_PAGES = re.compile(r"\s*[（(]第\s*\d+\s*页(?:、第?\s*\d+\s*页?)*[）)]$")
_IMPRINT = "版本说明"
_FORMAT = re.compile(r"dingben\s*/\s*\d")


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    heading = next((n for n in range(len(lines) - 1, 0, -1) if is_glossary_heading(lines[n].text)), None)
    imprint = _imprint(lines)
    if imprint is not None:
        yield removed(draft.text, lines[imprint].start, lines[-1].end, "imprint of the print")
        lines = lines[:imprint]
    if heading is None or heading >= len(lines):
        return
    glossary = lines[heading + 1 :]
    references = [(line, match) for line in glossary if (match := _PAGES.search(line.text))]
    if len(references) >= max(1, sum(bool(_NOTE.match(line.text)) for line in glossary) // 2):
        for line, match in references:
            yield removed(draft.text, line.start + match.start(), line.end, "page reference of the print")


def _imprint(lines: Sequence[Line]) -> int | None:
    """Where the imprint of one of our own editions begins."""
    for number in range(len(lines) - 1, max(-1, len(lines) - 60), -1):
        if lines[number].text == _IMPRINT:
            return number if any(_FORMAT.search(line.text) for line in lines[number:]) else None
    return None
