"""A canonical text as the measures look at it: front matter, logical lines, glossary entries, references.

A *logical line* is what a reader sees as one: a heading, a paragraph (its sentences joined; cut at a hard break), a
row of a table, an item of a list. *Squeezed* is a text without white space and without `**` and `<sup>`, as the
head of truth.yaml says; *folded* is squeezed, with fullwidth forms of ASCII (（）：，；％０-９) read as ASCII.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from normalize.canonical.text import read_canonical
from normalize.canonical.tree import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Document,
    Emphasis,
    FootnoteDefinition,
    FootnoteReference,
    HardBreak,
    Heading,
    Image,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    RawHtml,
    SoftBreak,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from normalize.pipeline import Normalized
from normalize.provenance.edit import Kind

_DROPPED = re.compile(r"\s+|\*\*|</?sup>")
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LINK = re.compile(r"\[\^([^\]\n]+)\]")


def squeeze(text: str) -> str:
    """
    >>> squeeze("第一条　为了**规范** 物业<sup>[1]</sup>")
    '第一条为了规范物业[1]'
    """
    return _DROPPED.sub("", text)


def fold(text: str) -> str:
    """
    >>> fold("（一） ２０２５年：３８，７２８")
    '(一)2025年:38,728'
    """
    return squeeze(text).translate(_WIDTH)


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """`level` is that of a heading, 0 for other text; `rule` marks a thematic break. References are left out of `text`."""

    text: str
    level: int = 0
    references: tuple[str, ...] = ()
    rule: bool = False
    cells: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry: its label, its headword (strong, at its beginning; may be empty) and its whole text."""

    label: str
    headword: str
    text: str


@dataclass(frozen=True)
class View:
    result: Normalized
    fields: Mapping[str, Any]
    document: Document
    lines: tuple[LogicalLine, ...]
    entries: tuple[Entry, ...]

    @cached_property
    def references(self) -> tuple[str, ...]:
        """Labels of all references in the body, in order."""
        return tuple(label for line in self.lines for label in line.references)

    @cached_property
    def own_links(self) -> Counter[str]:
        """References that the normaliser set where no marker stood (an entry linked at its headword)."""
        links: Counter[str] = Counter()
        for step in self.result.ledger.passes:
            for edit in step.edits:
                if edit.kind is Kind.INSERTED and (link := _LINK.fullmatch(edit.after)):
                    links[link[1]] += 1
        return links

    @cached_property
    def markers(self) -> Counter[str]:
        """References that stand in place of a marker of the source."""
        return Counter(self.references) - self.own_links

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All logical lines with the strings of the front matter and the entries: everywhere a source's line may be."""
        entries = (entry.text for entry in self.entries)
        return (*(line.text for line in self.lines), *entries, *_strings(self.fields))


def view(result: Normalized) -> View:
    text = read_canonical(result.text)
    document = text.document
    body = [block for block in document.children if not isinstance(block, FootnoteDefinition)]
    notes = [block for block in document.children if isinstance(block, FootnoteDefinition)]
    return View(result, text.front_matter, document, tuple(_lines(body)), tuple(map(_entry, notes)))


def _lines(blocks: Sequence[Block]) -> Iterator[LogicalLine]:
    for block in blocks:
        match block:
            case Heading(level, children):
                yield from (LogicalLine(text, level, labels) for text, labels in _flat(children))
            case Paragraph(children):
                yield from (LogicalLine(text, 0, labels) for text, labels in _flat(children))
            case BlockQuote(children):
                yield from _lines(children)
            case BulletList(items):
                yield from (line for item in items for line in _lines(item.children))
            case OrderedList(start, items):
                for number, item in enumerate(items, start):
                    first, *rest = [*_lines(item.children)] or [LogicalLine("")]
                    yield LogicalLine(f"{number}.{first.text}", first.level, first.references)
                    yield from rest
            case Table(header, rows):
                for row in (header, *rows):
                    cells = [part for cell in row for part in _flat(cell.children)]
                    labels = tuple(label for _, found in cells for label in found)
                    yield LogicalLine(" ".join(text for text, _ in cells), 0, labels, cells=len(row))
            case CodeBlock(_, text) | RawHtml(text):
                yield from (LogicalLine(line) for line in text.splitlines())
            case ThematicBreak():
                yield LogicalLine("", rule=True)


def _entry(block: FootnoteDefinition) -> Entry:
    lines = [line.text for line in _lines(block.children)]
    first = block.children[0] if block.children else None
    lead = first.children[0] if isinstance(first, Paragraph) and first.children else None
    headword = "".join(text for text, _ in _flat(lead.children)) if isinstance(lead, Strong) else ""
    return Entry(block.label, headword, "".join(lines))


def _flat(inlines: Sequence[Inline]) -> list[tuple[str, tuple[str, ...]]]:
    """(text, labels of the references in it) of each line of inline content; a hard break ends a line."""
    lines: list[tuple[list[str], list[str]]] = [([], [])]
    for piece in _pieces(inlines):
        if isinstance(piece, HardBreak):
            lines.append(([], []))
        elif isinstance(piece, FootnoteReference):
            lines[-1][1].append(piece.label)
        else:
            lines[-1][0].append(piece)
    return [("".join(texts), tuple(labels)) for texts, labels in lines]


def _pieces(inlines: Sequence[Inline]) -> Iterator[str | HardBreak | FootnoteReference]:
    for node in inlines:
        match node:
            case Text(text) | CodeSpan(text) | RawHtml(text):
                yield text
            case SoftBreak():
                yield "\n"
            case HardBreak() | FootnoteReference():
                yield node
            case Image(_, _, description):
                yield description
            case Strong(children) | Emphasis(children) | Link(_, _, children):
                yield from _pieces(children)


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for item in value.values():
                yield from _strings(item)
        case list() | tuple():
            for item in value:
                yield from _strings(item)
