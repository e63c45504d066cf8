"""Canonical text -> a `Book`, the value that a print theme's template prints. Pure.

Every element may be absent: a text may lack a notice, a number, headings, notes, all but its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from normalize.canonical.text import CanonicalText
from normalize.canonical.tree import Heading, Paragraph, Text, plain_text
from render.pdf.blocks import BlockSetter, Entry, heading_number
from render.pdf.fonts import FontTable
from render.pdf.lines import set_line, set_text
from render.pdf.notes import Note, NoteCalls, numbered_notes
from render.pdf.print_theme import PrintTheme
from render.pdf.titles import balanced_lines

# fontconfig and Pango know regions, not scripts: with zh-Hans a generic family falls to Japanese glyphs.
_PRINT_LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh": "zh-CN"}
# The letterhead fills 0.95 of a line of 156 mm, as large as GB/T 9704 lets it be, and no larger than 34 pt:
# the title, not the letterhead, is what the title page is about.
_LETTERHEAD_WIDTH, _LETTERHEAD_LARGEST = 420.0, 34.0  # pt


class BookError(ValueError):
    """A text that cannot be made a book; the message names the field and the way out."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The notice that transmits the text, or what closes a text without one. Fields of HTML."""

    title: tuple[str, ...] = ()
    addressees: str = ""
    body: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    disclosure: str = ""
    cc: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
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
    """What the PDF says of itself; plain text, dates as ISO 8601 or empty."""

    title: str
    author: str
    subject: str
    keywords: str
    date: str
    generator: str


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is printed. Strings are HTML but in `metadata` and `language`."""

    language: str
    metadata: Metadata
    letterhead: str
    letterhead_size: float
    number: str
    cover_title: tuple[str, ...]
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    speaker: str
    notice: Letter | None
    closing: Letter | None
    contents: tuple[ContentsLine, ...]
    body: str
    glossary: tuple[GlossaryEntry, ...]
    colophon: tuple[tuple[str, str], ...]
    footnotes: int


@dataclass(frozen=True, slots=True)
class Edition:
    """What a text does not say of itself: its name, the SHA-256 of its file, and who sets it."""

    name: str
    sha256: str
    tool: str


def make_book(text: CanonicalText, theme: PrintTheme, fonts: FontTable, edition: Edition) -> Book:
    """Lay out the words of `text` for the template of `theme`, set in the faces of `fonts`."""
    fields = text.front_matter
    notes = numbered_notes(text.document, theme.foot_width)
    calls = NoteCalls(notes, lambda line: set_line(line, "song", fonts.covers, lambda _: "", is_hung=True))
    setter = BlockSetter(fonts.covers, calls)
    body = setter.set_body(text.document.children)
    title = _title(text, edition.name)
    issuer = str(fields.get("issuer", ""))
    letter = _letter(fields, fonts, theme)
    return Book(
        language=print_language(fields),
        metadata=_metadata(fields, title, edition),
        letterhead=set_text(issuer, "xbs", fonts.covers),
        letterhead_size=min(_LETTERHEAD_LARGEST, _LETTERHEAD_WIDTH / max(len(issuer), 1)),
        number=set_text(str(fields.get("document_number", "")), "fang", fonts.covers),
        cover_title=_display(title, "xbs", fonts, theme.cover_measure),
        title=_display(title, "xbs", fonts, theme.title_measure),
        subtitle=_display(str(fields.get("subtitle", "")), "kai", fonts, theme.title_measure),
        speaker=set_text(_speaker(fields), "kai", fonts.covers),
        notice=letter if fields.get("notice") else None,
        closing=letter if letter and not fields.get("notice") else None,
        contents=tuple(_contents_line(entry, fonts) for entry in setter.entries if entry.level <= theme.contents_level),
        body=body,
        glossary=tuple(_glossary_entry(note, calls, fonts) for note in notes),
        colophon=_colophon(text, theme, fonts, edition),
        footnotes=calls.at_foot,
    )


def print_language(fields: Mapping[str, Any]) -> str:
    """The language of a text as fontconfig knows it: `zh-CN` for `zh-Hans`."""
    return _PRINT_LANGUAGES.get(_language(fields), _language(fields))


def _language(fields: Mapping[str, Any]) -> str:
    return str(fields.get("language", "zh-Hans"))


def _contents_line(entry: Entry, fonts: FontTable) -> ContentsLine:
    """A heading without its final 。, its number apart: the lines of a long entry are set in under its words."""
    role = "hei" if entry.rank in ("part", "first") else "song"
    number, words = heading_number(entry.text.removesuffix("。"))
    html = set_line((Text(words),), role, fonts.covers, lambda _: "", is_hung=bool(number))
    if number:
        html = f'<span class="number">{set_text(number, role, fonts.covers)}</span>{html}'
    return ContentsLine(entry.anchor, entry.level, entry.rank, html)


def _mapping(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = fields.get(name) or {}
    if not isinstance(value, Mapping):
        raise BookError(f"front matter: {name} must be a mapping of names to values, as site/format.md shows")
    return value


def _title(text: CanonicalText, name: str) -> str:
    if title := text.front_matter.get("title"):
        return str(title)
    headings = (block for block in text.document.children if isinstance(block, Heading) and block.level == 1)
    heading = next(headings, None)
    return plain_text(heading.children) if heading else name


def _display(text: str, role: str, fonts: FontTable, measure: float) -> tuple[str, ...]:
    if not text:
        return ()
    return tuple(set_text(line, role, fonts.covers) for line in balanced_lines(text, measure))


def _speaker(fields: Mapping[str, Any]) -> str:
    speaker = _mapping(fields, "speaker")
    return " ".join(str(speaker[key]) for key in ("role", "name") if speaker.get(key))


def _letter(fields: Mapping[str, Any], fonts: FontTable, theme: PrintTheme) -> Letter | None:
    notice = _mapping(fields, "notice")

    def line(value: object) -> str:
        return set_text(str(value or ""), "fang", fonts.covers)

    letter = Letter(
        title=_display(str(notice.get("title", "")), "xbs", fonts, theme.title_measure),
        addressees=line(fields.get("addressees")),
        body=tuple(line(paragraph) for paragraph in _lines(notice.get("body"))),
        signature=tuple(line(value) for value in _lines(fields.get("signature"))),
        disclosure=line(_disclosure(fields, theme)),
        cc=line(fields.get("cc")),
    )
    return None if letter == Letter() else letter


def _disclosure(fields: Mapping[str, Any], theme: PrintTheme) -> str:
    """附注 in its brackets (GB/T 9704, 7.3.6): （此件主动公开）."""
    words = str(fields.get("disclosure") or "")
    if not words or words.startswith("（"):
        return words
    return theme.labels_for(_language(fields))["disclosure"] % words


def _lines(value: object) -> Sequence[object]:
    """A field that may hold one line or a list of lines."""
    if value is None or value == "":
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


def _glossary_entry(note: Note, calls: NoteCalls, fonts: FontTable) -> GlossaryEntry:
    """The definition, its first paragraph beside the mark; what else it holds stands below."""
    html, blocks = "", note.definition.children
    if blocks and isinstance(blocks[0], Paragraph):
        html = set_line(blocks[0].children, "song", fonts.covers, lambda _: "", is_hung=True)
        blocks = blocks[1:]
    html += BlockSetter(fonts.covers, lambda _: "").set_blocks(blocks)
    return GlossaryEntry(note.number, note.mark, html, note.label in calls.called)


def _metadata(fields: Mapping[str, Any], title: str, edition: Edition) -> Metadata:
    words = [fields.get("region"), fields.get("year"), fields.get("document_number"), *(fields.get("tags") or ())]
    return Metadata(
        title=title,
        author=str(fields.get("issuer") or _speaker(fields)),
        subject=str(fields.get("subtitle") or fields.get("assembly") or ""),
        keywords=", ".join(str(word) for word in words if word),
        date=str(fields.get("issued") or fields.get("delivered") or ""),
        generator=edition.tool,
    )


def _colophon(
    text: CanonicalText, theme: PrintTheme, fonts: FontTable, edition: Edition
) -> tuple[tuple[str, str], ...]:
    fields = text.front_matter
    source = _mapping(fields, "source")
    labels = theme.labels_for(_language(fields))
    values = {
        "title": _title(text, edition.name),
        "issuer": fields.get("issuer"),
        "document_number": fields.get("document_number"),
        "delivered": fields.get("delivered"),
        "issued": fields.get("issued"),
        "source_file": source.get("file"),
        "source_url": source.get("url"),
        "source_site": source.get("site"),
        "source_posted": source.get("posted"),
        "source_encoding": source.get("encoding"),
        "source_sha256": source.get("sha256"),
        "text_sha256": edition.sha256,
        "format": fields.get("format"),
        "tool": edition.tool,
    }
    return tuple((labels[key], set_text(str(value), "song", fonts.covers)) for key, value in values.items() if value)
