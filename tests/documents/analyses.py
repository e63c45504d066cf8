"""Each analysis as a function of a document, with what it finds as plain data: what a case in Markdown says as YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from normalize.chinese.characters import IDEOGRAPH
from normalize.chinese.dates import ANY_DATE
from normalize.documents import lines as kinds
from normalize.documents.annexes import is_annex, not_headings
from normalize.documents.head.info_box import box_facts, find_box
from normalize.documents.head.issuers import adopter, day_in_title, organ_in_title, publisher, stated_name
from normalize.documents.head.letters import day_of, find_letter, signers
from normalize.documents.head.model import Part, Role
from normalize.documents.head.orders import find_order
from normalize.documents.head.parts import body_start, parse_head
from normalize.documents.head.roc_letters import is_roc_letter, roc_parts
from normalize.documents.head.titles import title_parts
from normalize.documents.labels import label_of
from normalize.documents.notes.entries import Entry, footnote_entry, read_entry
from normalize.documents.notes.glossaries import Glossary, find_glossaries
from normalize.documents.notes.markers import find_markers
from normalize.documents.notes.note import Labels, is_glossary_heading, is_note_label
from normalize.documents.notes.page_feet import find_feet
from normalize.documents.notes.restarts import group_of_markers, groups_of
from normalize.documents.notes.unheaded import unannounced_notes
from normalize.documents.pages.flush_paragraphs import openings
from normalize.documents.pages.furniture import page_bodies
from normalize.documents.pages.measure import continues, find_measure, rows
from normalize.documents.sections.headings import find_sections
from normalize.documents.sections.nested_lists import nested_items
from normalize.documents.spaced_words import parts_words
from normalize.engine.knowledge import Note
from normalize.engine.lines import Line, bare, filled_lines

# How much of a text is shown to say where a marker stands, and how much of a row to say which it is.
_BEFORE, _ROW = 6, 8


class Document(NamedTuple):
    """The text of a case, and what it says is given: `name`, `number`, `notes`, `contents`."""

    text: str
    given: Mapping[str, Any]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(filled_lines(self.text))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The entries that are given, as [number, headword]."""
        labels = Labels()
        return tuple(Note(number, term, labels.make(term, number)) for number, term in self.given.get("notes", ()))


# ---------------------------------------------------------------------------------------------- lines


def line_kinds(document: Document) -> Iterator[Any]:
    """What each line is by itself; a line of no kind is left out."""
    tests: Mapping[str, Callable[[str], object]] = {
        "number": kinds.is_number,
        "report": kinds.is_report,
        "history": kinds.is_history,
        "date": kinds.is_date_line,
        "salutation": kinds.is_salutation,
        "speaker": kinds.SPEAKER.fullmatch,
        "organ": kinds.ORGAN.fullmatch,
        "notice": kinds.NOTICE_TITLE.fullmatch,
    }
    for line in document.lines:
        yield from ({kind: line.text} for kind, test in tests.items() if test(line.text))


def labels(document: Document) -> Iterator[Any]:
    """The number of each line that bears one, and the words behind it."""
    for line in document.lines:
        if label := label_of(line.text):
            yield {label[0]: line.text[label[1] :]}


def annexes(document: Document) -> Iterator[Any]:
    """Lines that head an annex, and lines that are numbered or named and head nothing."""
    heading_nothing = not_headings(document.lines)
    for number, line in enumerate(document.lines):
        if line.start in heading_nothing:
            yield {"heads nothing": line.text}
        elif is_annex(document.lines, number, bare(line.text)):
            yield {"annex": line.text}


def spaced_words(document: Document) -> Iterator[Any]:
    """The words on both sides of each space between two ideographs that parts words."""
    for line in document.lines:
        for gap in re.finditer(f"(?<={IDEOGRAPH}) +(?={IDEOGRAPH})", line.text):
            if parts_words(line.text, *gap.span()):
                yield f"{line.text[: gap.start()].split()[-1][-6:]}|{line.text[gap.end() :].split()[0][:6]}"


# ---------------------------------------------------------------------------------------------- head


def head(document: Document) -> Iterator[Any]:
    lines = document.lines
    yield from _parts(parse_head(lines, document.given.get("name", "")))
    yield from _body(lines, body_start(lines))


def titles(document: Document) -> Iterator[Any]:
    yield from _parts(title_parts(document.lines, document.given.get("name", "")))


def letter(document: Document) -> Iterator[Any]:
    """The parts of a letter, who signed it and on which day."""
    lines = document.lines
    if not (found := find_letter(lines)):
        return
    yield from _parts(found.parts)
    words = {role: [part.words for part in found.parts if part.role is role] for role in (Role.SIGNATURE, Role.NUMBER)}
    if organs := list(signers(words[Role.SIGNATURE])):
        yield {"signed by": organs}
    if day := day_of(words[Role.SIGNATURE], "".join(words[Role.NUMBER])):
        yield {"day": day}
    yield from _body(lines, found.head)


def order(document: Document) -> Iterator[Any]:
    if found := find_order(document.lines):
        yield from _parts(found.parts)
        yield from _body(document.lines, found.length)


def roc_letter(document: Document) -> Iterator[Any]:
    if is_roc_letter(document.lines):
        yield from _parts(roc_parts(document.lines))


def issuers(document: Document) -> Iterator[Any]:
    """What each line, as a title or as a history, says of who issued a document and when."""
    for line in document.lines:
        without_days = ANY_DATE.sub(" ", line.text)
        told = {
            "adopted by": adopter(without_days) if "通过" in line.text else "",
            "published by": publisher(line.text),
            "organ": organ_in_title(line.text, document.given.get("number", "")),
            **dict(day_in_title([line.text])),
            "name": stated_name((), [line.text]),
        }
        if told := {name: value for name, value in told.items() if value}:
            yield told


def info_box(document: Document) -> Iterator[Any]:
    """The fields of the box, then the first line behind it."""
    first, behind = find_box(document.lines)
    for field, value in box_facts(document.lines[first:behind]):
        yield {field: value}
    yield from _body(document.lines, behind)


def _parts(parts: Iterable[Part]) -> Iterator[Any]:
    return ({str(part.role): part.words} for part in parts)


def _body(lines: Sequence[Line], at: int) -> Iterator[Any]:
    """The line with which the text goes on."""
    if at < len(lines):
        yield {"body": lines[at].text}


# ---------------------------------------------------------------------------------------------- notes


def announcements(document: Document) -> Iterator[Any]:
    """Lines that announce notes: as the heading of a glossary, or by a label that may stand above other things too."""
    for line in document.lines:
        if is_glossary_heading(line.text):
            yield {"heading": line.text}
        elif is_note_label(line.text):
            yield {"label": line.text}


def entries(document: Document) -> Iterator[Any]:
    """Each line by itself that is an entry."""
    for line in document.lines:
        label = label_of(line.text)
        if entry := footnote_entry(line) or (read_entry(line, label) if label else None):
            yield _entry(document.text, entry)


def glossaries(document: Document) -> Iterator[Any]:
    yield from _glossaries(document, find_glossaries(document.lines))


def unheaded_notes(document: Document) -> Iterator[Any]:
    yield from _glossaries(document, unannounced_notes(document.text, document.lines))


def markers(document: Document) -> Iterator[Any]:
    """The number of each marker, and the characters before it."""
    for marker in find_markers(document.text, document.notes):
        yield {marker.number: _before(document.text, marker.start)}


def page_feet(document: Document) -> Iterator[Any]:
    """The notes at the feet of pages: the characters before the marker of each, and its words."""
    pages = page_bodies(document.text, document.lines)
    for foot in find_feet(document.text, pages):
        yield {_before(document.text, note.marker[0]): note.words for note in foot.notes}


def restarts(document: Document) -> Iterator[Any]:
    """Which note of its number each marker means; null where it cannot be told."""
    groups = groups_of(document.notes)
    if len(groups) < 2:
        return
    found = find_markers(document.text, document.notes)
    places = {match[1]: match.start() for match in re.finditer(r"^\[\^([^\]]+)\]:", document.text, re.MULTILINE)}
    of_marker = group_of_markers(found, groups, places)
    for marker in found:
        note = of_marker.get(marker.start, {}).get(marker.number)
        yield {marker.number: note.term if note else None}


def _glossaries(document: Document, found: Iterable[Glossary]) -> Iterator[Any]:
    for glossary in found:
        yield {"heading": " ".join(line.text for line in glossary.heading)}
        yield from (_entry(document.text, entry) for entry in glossary.entries)


def _entry(text: str, entry: Entry) -> list[Any]:
    """Number or label, headword, definition, further lines."""
    number = entry.label or entry.number
    return [number, text[slice(*entry.term)], text[entry.definition : entry.end], *(line.text for line in entry.more)]


def _before(text: str, at: int) -> str:
    return text[max(0, at - _BEFORE) : at]


# ---------------------------------------------------------------------------------------------- pages


def pages(document: Document) -> Iterator[Any]:
    """The lines of each page without its furniture."""
    for body in page_bodies(document.text, document.lines):
        yield [line.text for line in body]


def measure(document: Document) -> Iterator[Any]:
    """The measure in half cells; where paragraphs show their indent, the rows that the next one goes on with."""
    all_rows = rows(document.text)
    found = find_measure(all_rows)
    if found is None:
        return
    yield {"width": found.width}
    if found.alone:
        yield {"headings alone": sorted(found.alone)}
    if found.indented:
        yield {"goes on": [row.text[:_ROW] for row, below in pairwise(all_rows) if continues(found, row, below)]}


def flush_paragraphs(document: Document) -> Iterator[Any]:
    """How each row begins that opens a paragraph."""
    all_rows = rows(document.text)
    found = find_measure(all_rows)
    if found and not found.indented:
        opening = openings(found, all_rows)
        yield from (row.text[:_ROW] for number, row in enumerate(all_rows) if number in opening and row.text)


# ---------------------------------------------------------------------------------------------- sections


def sections(document: Document) -> Iterator[Any]:
    """The level of each heading, and its words with the marks inside."""
    for section in find_sections(document.lines, frozenset(document.given.get("contents", ()))):
        yield {section.level: section.line.text[slice(*section.head)]}


def nested_lists(document: Document) -> Iterator[Any]:
    """Lists that hold others, each as a text with its items at their indents."""
    items: list[str] = []
    for at, item in sorted(nested_items(document.text).items()):
        if not item.joins and items:
            yield "\n".join(items)
            items = []
        items.append(" " * item.indent + document.text[at:].partition("\n")[0])
    if items:
        yield "\n".join(items)


Analysis = Callable[[Document], Iterator[Any]]

# By the name of the fixture, which is that of the module: hyphens stand for its underscores.
ANALYSES: Mapping[str, Analysis] = {
    "lines": line_kinds,
    "labels": labels,
    "annexes": annexes,
    "spaced-words": spaced_words,
    "head/parts": head,
    "head/titles": titles,
    "head/letters": letter,
    "head/orders": order,
    "head/roc-letters": roc_letter,
    "head/issuers": issuers,
    "head/info-box": info_box,
    "notes/note": announcements,
    "notes/entries": entries,
    "notes/glossaries": glossaries,
    "notes/markers": markers,
    "notes/page-feet": page_feet,
    "notes/restarts": restarts,
    "notes/unheaded": unheaded_notes,
    "pages/furniture": pages,
    "pages/measure": measure,
    "pages/flush-paragraphs": flush_paragraphs,
    "sections/headings": sections,
    "sections/list-items": sections,
    "sections/nested-lists": nested_lists,
}
