"""An edition → a `Book`, the value that the template of a print theme prints. Pure.

Every element may be absent: a text may lack a notice, a number, headings, notes, and all else but its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from normalize.canonical.text import CanonicalText
from normalize.canonical.tree import FootnoteReference, Inline, Paragraph, Text
from normalize.provenance.open_findings import OpenFinding
from render.edition.contents import ContentsEntry, flattened
from render.edition.edition import Edition, edition
from render.edition.record import OF_THE_FILE, RECORD, SOURCE, Record, findings_rows
from render.pdf.blocks import BlockSetter, heading_number, heading_rank
from render.pdf.fonts import FontTable
from render.pdf.lines import set_line, set_text
from render.pdf.notes import NoteCalls, SheetNote, sheet_notes
from render.pdf.print_theme import PrintTheme
from render.pdf.titles import balanced_lines

# fontconfig and Pango know regions, not scripts: with zh-Hans a generic family falls to Japanese glyphs.
_PRINT_LANGUAGES = {"": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh": "zh-CN"}
# The letterhead fills 0.95 of a line of 156 mm, as large as GB/T 9704 lets it be, and no larger than 34 pt:
# the title, not the letterhead, is what the title page is about.
_LETTERHEAD_WIDTH, _LETTERHEAD_LARGEST = 420.0, 34.0  # pt
_MAPPINGS = ("speaker", "notice", "source")
# Fields that the letter sets, and those of the colophon that have a place of their own there.
_PRINTED_ELSEWHERE = frozenset({"addressees", "signature", "disclosure", "cc", "title", "format"})


class BookError(ValueError):
    """A text that cannot be made a book; the message names the field and the way out."""


@dataclass(frozen=True, slots=True)
class SheetLetter:
    """The notice that transmits the text, or the end of a text without one. Fields of HTML."""

    title: tuple[str, ...] = ()
    addressees: str = ""
    body: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    disclosure: str = ""
    cc: str = ""


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note in the list at the end. `number` is that of the edition, `mark` its call as printed."""

    number: int
    mark: str
    html: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """An entry of the contents; the number of the heading is in `<span class="number">`."""

    anchor: str
    level: int
    rank: str
    html: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of the PDF: plain text, dates as ISO 8601 or empty."""

    title: str
    author: str
    subject: str
    keywords: str
    date: str
    generator: str


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is printed. Strings are HTML except in `metadata` and `language`.

    `letterhead_size` is in pt; `footnotes` counts the notes at the foot of pages.
    """

    language: str
    metadata: Metadata
    letterhead: str
    letterhead_size: float
    number: str
    cover_title: tuple[str, ...]
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    history: tuple[str, ...]
    speaker: str
    notice: SheetLetter | None
    closing: SheetLetter | None
    contents: tuple[ContentsLine, ...]
    body: str
    glossary: tuple[ListedNote, ...]
    colophon: tuple[tuple[str, str], ...]
    footnotes: int


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a book says of itself and its text does not: the name and the SHA-256 of its file, the tool that set it."""

    name: str
    sha256: str
    tool: str
    findings: tuple[OpenFinding, ...] = ()  # of the ledger


def make_book(text: CanonicalText, theme: PrintTheme, fonts: FontTable, imprint: Imprint) -> Book:
    """Lay out `text` for the template of `theme`, in the faces of `fonts`. Raises `BookError`."""
    _refuse_wrong_types(text.front_matter)
    found = edition(text, imprint.name)
    record, body = found.record, found.body
    anchors = {entry.anchor: f"section-{number}" for number, entry in enumerate(flattened(body.contents), start=1)}
    notes = sheet_notes(body.notes, theme.foot_width)
    calls = _calls(found, notes, fonts)
    # In the order of the sheet, because `calls` gives the id of a note to its first call.
    title = tuple(_title_lines(found, calls, fonts, theme))
    html = BlockSetter(fonts.covers, calls.in_body, anchors).set_body(body.blocks)
    letter = _letter(record, fonts, theme)
    return Book(
        language=print_language(record.language),
        metadata=_metadata(found, imprint),
        letterhead=set_text(record.text("issuer"), "xbs", fonts.covers),
        letterhead_size=min(_LETTERHEAD_LARGEST, _LETTERHEAD_WIDTH / max(len(record.text("issuer")), 1)),
        number=set_text(record.text("document_number"), "fang", fonts.covers),
        cover_title=_display(found.title, "xbs", fonts, theme.cover_measure),
        title=title,
        subtitle=_display(found.subtitle, "kai", fonts, theme.title_measure),
        history=tuple(set_text(line, "kai", fonts.covers) for line in record.lines("history")),
        speaker=set_text(_speaker(record), "kai", fonts.covers),
        notice=letter if record.notice else None,
        closing=letter if letter and not record.notice else None,
        contents=tuple(_contents(body.contents, anchors, fonts, theme)),
        body=html,
        glossary=tuple(_listed_note(note, calls, fonts) for note in notes),
        colophon=_colophon(found, theme, fonts, imprint),
        footnotes=calls.at_foot,
    )


def print_language(language: str) -> str:
    """A language as fontconfig knows it: `zh-CN` for `zh-Hans` and for a text that names none."""
    return _PRINT_LANGUAGES.get(language, language)


def _refuse_wrong_types(fields: Mapping[str, Any]) -> None:
    for name in _MAPPINGS:
        if not isinstance(fields.get(name) or {}, Mapping):
            raise BookError(f"front matter: {name} must be a mapping of names to values, as site/format.md shows")


def _calls(found: Edition, notes: tuple[SheetNote, ...], fonts: FontTable) -> NoteCalls:
    by_number = {note.note.number: note for note in notes}
    by_label = {label: by_number[note.number] for label, note in found.body.notes_by_label.items()}
    calls = NoteCalls(
        by_label, lambda inlines: set_line(inlines, "song", fonts.covers, calls.at_the_foot, is_hung=True)
    )
    return calls


def _title_lines(found: Edition, calls: NoteCalls, fonts: FontTable, theme: PrintTheme) -> Iterator[str]:
    """The printed title, broken by its sense, with the calls of its notes."""
    start = 0
    for line in balanced_lines(found.printed_title, theme.title_measure) if found.printed_title else ():
        end = start + len(line)
        # A call follows its word: one at a break belongs to the line before it.
        inside = [(place - start, label) for place, label in found.body.title_calls if start < max(place, 1) <= end]
        yield set_line(tuple(_with_references(line, inside)), "xbs", fonts.covers, calls.in_list)
        start = end


def _with_references(text: str, references: list[tuple[int, str]]) -> Iterator[Inline]:
    start = 0
    for place, label in references:
        yield Text(text[start:place])
        yield FootnoteReference(label)
        start = place
    yield Text(text[start:])


def _display(text: str, role: str, fonts: FontTable, measure: float) -> tuple[str, ...]:
    """A text in lines of at most `measure` em; no line for no text."""
    return tuple(set_text(line, role, fonts.covers) for line in balanced_lines(text, measure)) if text else ()


def _contents(
    entries: tuple[ContentsEntry, ...], anchors: Mapping[str, str], fonts: FontTable, theme: PrintTheme
) -> Iterator[ContentsLine]:
    """The entries down to the level of the theme. The number stands apart: a long entry is indented to its words."""
    for entry in flattened(entries):
        if entry.level > theme.contents_level:
            continue
        rank = heading_rank(entry.level, entry.text)
        role = "hei" if rank in ("part", "first") else "song"
        number, rest = heading_number(entry.text)
        html = set_line((Text(rest),), role, fonts.covers, lambda _: "", is_hung=bool(number))
        if number:
            html = f'<span class="number">{set_text(number, role, fonts.covers)}</span>{html}'
        yield ContentsLine(anchors[entry.anchor], entry.level, rank, html)


def _speaker(record: Record) -> str:
    return " ".join(filter(None, (record.role, record.name)))


def _letter(record: Record, fonts: FontTable, theme: PrintTheme) -> SheetLetter | None:
    def line(text: str) -> str:
        return set_text(text, "fang", fonts.covers)

    title, paragraphs = (record.notice.title, record.notice.paragraphs) if record.notice else ("", ())
    letter = SheetLetter(
        title=_display(title, "xbs", fonts, theme.title_measure),
        addressees=line(record.text("addressees")),
        body=tuple(map(line, paragraphs)),
        signature=tuple(map(line, record.lines("signature"))),
        disclosure=line(_disclosure(record, theme)),
        cc=line(record.text("cc")),
    )
    return None if letter == SheetLetter() else letter


def _disclosure(record: Record, theme: PrintTheme) -> str:
    """附注 in its brackets (GB/T 9704, 7.3.6): （此件主动公开）."""
    text = record.text("disclosure")
    return text if not text or text.startswith("（") else _labels(record, theme)["disclosure"] % text


def _labels(record: Record, theme: PrintTheme) -> Mapping[str, str]:
    return theme.labels_for(record.language)


def _listed_note(note: SheetNote, calls: NoteCalls, fonts: FontTable) -> ListedNote:
    """A note for the list: its first paragraph beside the mark, its other blocks below."""
    html, blocks = "", note.note.definition.children
    if blocks and isinstance(blocks[0], Paragraph):
        html = set_line(blocks[0].children, "song", fonts.covers, calls.in_list, is_hung=True)
        blocks = blocks[1:]
    html += BlockSetter(fonts.covers, calls.in_list).set_blocks(blocks)
    return ListedNote(note.note.number, note.mark, html, bool(note.note.uses))


def _metadata(found: Edition, imprint: Imprint) -> Metadata:
    record = found.record
    keywords = [record.text("region"), record.text("year"), record.text("document_number"), *record.lines("tags")]
    return Metadata(
        title=found.title,
        author=record.text("issuer") or _speaker(record),
        subject=found.subtitle or record.text("assembly"),
        keywords=", ".join(filter(None, keywords)),
        date=record.text("issued") or record.text("delivered"),
        generator=imprint.tool,
    )


def _colophon(found: Edition, theme: PrintTheme, fonts: FontTable, imprint: Imprint) -> tuple[tuple[str, str], ...]:
    """Label and value of each row of the last page; a field that the text does not have gives no row."""
    record, labels = found.record, _labels(found.record, theme)
    values = {
        "title": found.title,
        **{field: record.text(field) for field in (*RECORD, *OF_THE_FILE) if field not in _PRINTED_ELSEWHERE},
        **{f"source_{field}": "、".join(record.source.get(field, ())) for field in SOURCE},
        "text_sha256": imprint.sha256,
        "findings": "、".join(value for row in findings_rows(imprint.findings, "") for value in row.values),
        "format": record.text("format"),
        "tool": imprint.tool,
    }
    return tuple((labels[key], set_text(value, "song", fonts.covers)) for key, value in values.items() if value)
