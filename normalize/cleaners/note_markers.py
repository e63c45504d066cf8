"""Turn note markers into references to their glossary entries.

Before:  “三个着力”<sup>[1]</sup>重要要求           Before:  “两学一做”<sup>[1]</sup>   (entry 11 is 两学一做, 1 is 三个着力)
After:   “三个着力”[^三个着力]重要要求              After:   “两学一做”[^两学一做]   (reported: note-number-corrected)
Leaves:  brackets that are no markers: 〔2021〕 in document numbers, numbers that no entry has, markers in a text without a
         glossary (reported, never invented), a wrong number when two headwords fit equally well.

A marker is believed when the headword of its entry stands before it. When another entry's headword does, and that of
the number's entry does not, the number is an error of the source: it is corrected on that evidence and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.draft import Draft, Proposal
from normalize.edit import Edit, Kind
from normalize.finding import Finding, Severity
from normalize.notes import Note, term_cores

_MARKER = re.compile(
    r"<sup>\s*[\[［(（]?\s*(?P<sup>\d{1,3})\s*[\]］)）]?\s*</sup>|(?<!^)[\[［【〔](?P<bracket>\d{1,3})[\]］】〕](?![(:（号])",
    re.MULTILINE,
)
_WINDOW = 40
_DROPPED = re.compile(r"[“”‘’《》「」\s*]|\[\^[^\]]*\]|<sup>.*?</sup>")


def propose(draft: Draft) -> Iterator[Proposal]:
    notes: Sequence[Note] = draft.facts.get("_notes", ())
    markers = list(_MARKER.finditer(draft.text))
    numbers = {note.number: note for note in notes}
    for match in markers:
        number = int(match["sup"] or match["bracket"])
        if not notes:
            yield _dangling(match, number)
            continue
        note = _note_for(draft.text, match, numbers.get(number), notes)
        if note is None:
            yield _dangling(match, number)
            continue
        wrong = note.number != number
        why = f"the headword before the marker is that of note {note.number}, not {number}" if wrong else ""
        kind = Kind.CORRECTED if wrong else Kind.REPLACED
        yield Edit(*match.span(), match[0], f"[^{note.label}]", kind, why=why)
        if wrong:
            message = f"marker {number} stands after the headword of note {note.number} ({note.term}): corrected"
            yield Finding("note-number-corrected", Severity.WARNING, *match.span(), message, "compare with the print")


def _note_for(text: str, match: re.Match[str], named: Note | None, notes: Sequence[Note]) -> Note | None:
    """The note a marker means: the one it names, unless only another one's headword stands before it."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    window = _DROPPED.sub("", text[max(line_start, match.start() - _WINDOW) : match.start()])
    if named and _fits(window, named):
        return named
    others = [note for note in notes if note is not named and _ends(window, note)]
    return others[0] if len(others) == 1 else named


def _fits(window: str, note: Note) -> bool:
    return any(core in window for core in term_cores(note.term))


def _ends(window: str, note: Note) -> bool:
    return any(window.endswith(core) for core in term_cores(note.term))


def _dangling(match: re.Match[str], number: int) -> Finding:
    message = f"marker {match[0]} has no entry {number} in a glossary"
    return Finding(
        "marker-without-entry", Severity.WARNING, *match.span(), message, "look for the notes in another copy"
    )
