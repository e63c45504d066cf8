"""Remove what a printed edition adds to a text: notes set twice, references to its pages, its imprint.

Before:  ……建设。 ⏎ [3] 四个之区：创新转型示范区…… ⏎ 二、…… ⏎ 名词解释 ⏎ [3] 四个之区：创新转型示范区……（第5页） ⏎ 版本说明 ⏎ …… dingben/1
After:   ……建设。 ⏎ 二、…… ⏎ 名词解释 ⏎ [3] 四个之区：创新转型示范区……
Leaves:  notes that stand at the foot of a page only, page references inside sentences (见第5页), an imprint of other publishers.

A note at the foot of a page that stands again, with the same number and headword, in the glossary behind the text
is the same note. Page references are those of the edition: every entry ends in one.
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
    yield from _repeated_notes(draft.text, lines[:heading], glossary)
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


def _repeated_notes(text: str, body: Sequence[Line], glossary: Sequence[Line]) -> Iterator[Proposal]:
    """Notes of the body that the glossary has again. The lines of a note were joined before."""
    known = {_key(match) for line in glossary if (match := _NOTE.match(line.text))}
    for line in body:
        match = _NOTE.match(line.text)
        if match and _key(match) in known:
            yield removed(text, line.start, line.end, "note that the glossary has again")


def _key(match: re.Match[str]) -> tuple[str, str]:
    return match[1], "".join(match[2].split())
