"""Notes at the end of a text that no heading announces. Pure analysis; `cleaners/glossary.py` acts on it.

Lines that begin with ① or [1] may be a list, but a list has no markers. So they are notes when each of them has its marker
in the text above, as it is written in its own line, one behind the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.draft import Line
from normalize.entries import Glossary, numbered_entries
from normalize.late import late
from normalize.markers import in_order, opens_no_item
from normalize.notes import CIRCLED, SUPERSCRIPT

# One of these begins the first note.
_SIGNS = ("①", "¹", "[1]", "［1］", "〔1〕", "【1】")
_MARK = late(
    rf"(?:\*\*)?(?P<mark>[{CIRCLED}]|[{SUPERSCRIPT}]{{1,3}}|\[\d{{1,3}}\]|［\d{{1,3}}］|〔\d{{1,3}}〕|【\d{{1,3}}】)(?![(:（：])"
)
_FEWEST = 2


def unannounced_notes(lines: tuple[Line, ...]) -> tuple[Glossary, ...]:
    """The notes that end a document, as a glossary without a heading; none when a marker is wanting."""
    starts = (number for number in range(len(lines) - 1, 0, -1) if lines[number].text.startswith(_SIGNS))
    first = next(starts, None)
    if first is None:
        return ()
    entries, inner = numbered_entries(lines[first:], lambda _: False)
    if len(entries) < _FEWEST or inner or not _have_markers([entry.start for entry in entries], lines, first):
        return ()
    return (Glossary((), entries),)


def _have_markers(starts: Sequence[int], lines: Sequence[Line], first: int) -> bool:
    """Does each note, given by where it begins, have its marker above the line `first`, all in order?"""
    words = {line.start: line.text for line in lines[first:]}
    labels = [_MARK.match(words.get(start, "")) for start in starts]
    marks = [label["mark"] for label in labels if label]
    body = "\n".join(line.text for line in lines[:first])
    return len(list(in_order(body, marks, 0, len(body), opens_no_item))) == len(labels)
