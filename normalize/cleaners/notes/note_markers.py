"""Turn note markers into references to their glossary entries.
中文：把注号写成指向词条的脚注引用；注号有误的据词目更正并报告。

Before:  “三个着力”<sup>[1]</sup>重要要求           Before:  “两学一做”<sup>[1]</sup>   (entry 11 is 两学一做, 1 is 三个着力)
After:   “三个着力”[^三个着力]重要要求              After:   “两学一做”[^两学一做]   (reported: note-number-corrected)
Leaves:  text that only looks like a marker: 〔2021〕 in document numbers, ① and （1） that open items, numbers without an
         entry, quantities after a quotation mark; footnotes of Markdown with their definition; markers in a text
         without a glossary (reported, never invented); a wrong number if two headwords fit equally well.

A marker is certain if the headword of its entry precedes it. If the headword of another entry precedes it instead, the
number is an error of the source: it is corrected on that evidence and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.canonical.footnotes import DEFINITION, reference
from normalize.chinese.characters import is_wide
from normalize.documents.notes.markers import Marker, find_markers, fits, window
from normalize.documents.notes.note import term_cores
from normalize.documents.notes.restarts import group_of_markers, groups_of, told_by_words
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Note
from normalize.provenance.edit import Edit, Kind
from normalize.provenance.finding import Finding, Severity
from normalize.verify.blocks import DEFINITIONS

# A definition and its further lines, each as a line feed and a whole line.
_DEFINITION = re.compile(rf"\n(?:{DEFINITION} | {{4}}).*")
_HINT = "compare with the print"


def propose(draft: Draft) -> Iterator[Proposal]:
    notes = draft.knowledge.notes
    text = draft.text
    done = 0
    markers = find_markers(_body(text) if notes else text, notes)
    known = _Known(text, notes, markers)
    for marker in markers:
        if known.is_footnote(marker):
            continue
        note = _note_for(text, marker, known, marker.start == done)
        done = marker.end
        if note is None:
            yield _unlinked(text, marker, len(known.by_number.get(marker.number, ())))
            continue
        wrong = note.number != marker.number
        start = _behind_word(text, marker.start)
        yield Edit(
            start,
            marker.end,
            text[start : marker.end],
            reference(note.label),
            Kind.CORRECTED if wrong else Kind.REPLACED,
            why=f"the headword before the marker is that of note {note.number}, not {marker.number}" if wrong else "",
        )
        if wrong:
            message = f"marker {marker.number} stands after the headword of note {note.number} ({note.term}): corrected"
            yield Finding("note-number-corrected", Severity.WARNING, marker.start, marker.end, message, _HINT)


def _behind_word(text: str, at: int) -> int:
    """The offset of a marker with its escape, and with the spaces between it and a Chinese word or mark."""
    at -= text[at - 1 : at] == "\\"
    start = at
    while text[start - 1 : start] == " ":
        start -= 1
    return start if start and is_wide(text[start - 1]) else at


def _body(text: str) -> str:
    """The text with its definitions blanked out: a marker in a definition belongs to the notes of another text."""
    return _DEFINITION.sub(lambda match: "\n".ljust(len(match[0]), "\0"), f"\n{text}")[1:]


class _Known:
    """The notes by their numbers and by the words before their markers."""

    def __init__(self, text: str, notes: Sequence[Note], markers: Sequence[Marker]) -> None:
        self.by_number: dict[int | None, list[Note]] = {}
        self.by_core: dict[str, list[Note]] = {}
        for note in notes:
            self.by_number.setdefault(note.number, []).append(note)
            for core in term_cores(note.term):
                self.by_core.setdefault(core, []).append(note)
        self._lengths = sorted({len(core) for core in self.by_core}, reverse=True)
        # The offset of the definition of each label; the last one if there are two.
        self._places = {match[1]: match.start() for match in DEFINITIONS.finditer(text)} if "[" in text else {}
        groups = groups_of(notes)
        self._by_words = told_by_words(markers, groups)
        self._groups = group_of_markers(markers, groups, self._places) if len(groups) > 1 else {}

    def is_footnote(self, marker: Marker) -> bool:
        """True if the marker is a reference to a footnote of the source itself, with the number as its label."""
        place = self._places.get(str(marker.number)) if marker.style == "caret" else None
        return place is not None and (marker.start <= place or marker.number not in self.by_number)

    def named(self, marker: Marker) -> Note | None:
        """The one note with the number, or of several the one of the section. None if only a headword can decide."""
        if marker.number in self._by_words:
            return None
        notes = self.by_number.get(marker.number, [])
        group = self._groups.get(marker.start)
        return group.get(marker.number) if group else notes[0] if len(notes) == 1 else None

    def only_ending(self, words: str, number: int) -> Note | None:
        """The one note with another number and with a headword that ends `words`; None if there are none or several."""
        found: Note | None = None
        for length in self._lengths:
            for note in self.by_core.get(words[-length:], ()):
                if note.number != number and note != found:
                    if found:
                        return None
                    found = note
        return found


def _note_for(text: str, marker: Marker, known: _Known, behind: bool) -> Note | None:
    """The note of a marker: the one with its number, unless only the headword of another note precedes the marker.

    `behind` is true if another marker precedes this one: the headword belongs to that marker then, as in
    “四个自信”[32][33].
    """
    words = window(text, marker.start)
    named = known.named(marker)
    if named and fits(words, named):
        return named
    fitting = [note for note in known.by_number.get(marker.number, ()) if fits(words, note)]
    if len(fitting) == 1:
        return fitting[0]
    other = known.only_ending(words, marker.number)
    return other if other and not (named and behind) else named


def _unlinked(text: str, marker: Marker, entries: int) -> Finding:
    shown = text[marker.start : marker.end]
    if entries:
        message = f"marker {shown} may mean any of {entries} entries of the number {marker.number}"
        return Finding("marker-ambiguous", Severity.WARNING, marker.start, marker.end, message, _HINT)
    message = f"marker {shown} has no entry {marker.number} in a glossary"
    return Finding(
        "marker-without-entry", Severity.WARNING, marker.start, marker.end, message, "look for the notes elsewhere"
    )
