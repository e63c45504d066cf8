"""Turn note markers into references to their glossary entries.

Before:  “三个着力”<sup>[1]</sup>重要要求           Before:  “两学一做”<sup>[1]</sup>   (entry 11 is 两学一做, 1 is 三个着力)
After:   “三个着力”[^三个着力]重要要求              After:   “两学一做”[^两学一做]   (reported: note-number-corrected)
Leaves:  what only looks like a marker: 〔2021〕 in document numbers, ① and （1） that open items, numbers that no entry has,
         quantities behind a quotation mark; footnotes of Markdown that have their definition; markers in a text without a
         glossary (reported, never invented); a wrong number when two headwords fit equally well.

A marker is believed when the headword of its entry stands before it. When another entry's headword does, and that of
the number's entry does not, the number is an error of the source: it is corrected on that evidence and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.draft import Draft, Proposal
from normalize.edit import Edit, Kind
from normalize.finding import Finding, Severity
from normalize.markers import Marker, find_markers, fits, window
from normalize.notes import Note, term_cores

# A definition and what goes on with it, as whole lines.
_DEFINITION = re.compile(r"^(?:\[\^[^\]\n]+\]: | {4}).*$", re.MULTILINE)
_OWN = re.compile(r"^\[\^\d{1,3}\](?=: )", re.MULTILINE)
_HINT = "compare with the print"


def propose(draft: Draft) -> Iterator[Proposal]:
    notes: Sequence[Note] = draft.facts.get("_notes", ())
    text = draft.text
    done = 0
    known = _Known(notes)
    own = frozenset(_OWN.findall(text))
    for marker in find_markers(_body(text) if notes else text, notes):
        if text[marker.start : marker.end] in own:
            continue  # a footnote already, with its definition
        note = _note_for(text, marker, known, marker.start == done)
        done = marker.end
        if note is None:
            yield _dangling(text, marker)
            continue
        wrong = note.number != marker.number
        yield Edit(
            marker.start,
            marker.end,
            text[marker.start : marker.end],
            f"[^{note.label}]",
            Kind.CORRECTED if wrong else Kind.REPLACED,
            why=f"the headword before the marker is that of note {note.number}, not {marker.number}" if wrong else "",
        )
        if wrong:
            message = f"marker {marker.number} stands after the headword of note {note.number} ({note.term}): corrected"
            yield Finding("note-number-corrected", Severity.WARNING, marker.start, marker.end, message, _HINT)


def _body(text: str) -> str:
    """The text with its definitions blanked out: a marker in a definition belongs to another text's notes."""
    return _DEFINITION.sub(lambda match: "\0" * len(match[0]), text)


class _Known:
    """The notes by their numbers and by what stands before their markers."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self.by_number: dict[int | None, list[Note]] = {}
        self.by_core: dict[str, list[Note]] = {}
        for note in notes:
            self.by_number.setdefault(note.number, []).append(note)
            for core in term_cores(note.term):
                self.by_core.setdefault(core, []).append(note)

    def only_ending(self, words: str, number: int) -> Note | None:
        """The one note of another number of whose headwords one ends the words; None when there are two."""
        found: Note | None = None
        for at in range(len(words)):
            for note in self.by_core.get(words[at:], ()):
                if note.number != number and note != found:
                    if found:
                        return None
                    found = note
        return found


def _note_for(text: str, marker: Marker, known: _Known, behind: bool) -> Note | None:
    """The note a marker means: the one it names, unless only another one's headword stands before it.

    `behind` another marker the headword is spoken for: “四个自信”[32][33].
    """
    words = window(text, marker.start)
    named = known.by_number.get(marker.number, [])
    fitting = next((note for note in named if fits(words, note)), None)
    if fitting:
        return fitting
    other = known.only_ending(words, marker.number)
    if other and not (named and behind):
        return other
    return named[0] if named else None


def _dangling(text: str, marker: Marker) -> Finding:
    message = f"marker {text[marker.start : marker.end]} has no entry {marker.number} in a glossary"
    return Finding(
        "marker-without-entry", Severity.WARNING, marker.start, marker.end, message, "look for the notes elsewhere"
    )
