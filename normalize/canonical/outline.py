"""The skeleton of a document: its blocks with their ids, its notes, and every reference to a note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from normalize.canonical.anchors import (
    Wishes,
    digest,
    heading_wishes,
    note_wishes,
    paragraph_wishes,
    settle,
    slug,
    use_wishes,
)
from normalize.canonical.tree import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Document,
    Emphasis,
    FootnoteDefinition,
    FootnoteReference,
    Heading,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    RawHtml,
    Strong,
    Table,
    plain_text,
)


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block of the body and its id; `section` is the id of the heading above it, `""` before the first."""

    block: Block
    anchor: str
    section: str


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A footnote definition, its id, and the ids of the references to it in the order of the text."""

    definition: FootnoteDefinition
    anchor: str
    number: int
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    blocks: tuple[PlacedBlock, ...]
    notes: tuple[PlacedNote, ...]


def outline(document: Document) -> Outline:
    """Outline `document`: separate the definitions from the body, and give an id to everything that can be cited.

    Definitions are numbered from 1 in the order of the text, whether they are used or not. If a label is defined twice,
    all references lead to the first definition, as CommonMark §4.7 rules for link references and GitHub for footnotes.
    GitHub drops the later ones; here they stay as notes without uses, because a text must lose nothing.
    """
    body = [block for block in document.children if not isinstance(block, FootnoteDefinition)]
    found = list(definitions(document.children))
    blocks = _place_blocks(body)
    uses = _place_uses(blocks, found)
    anchors = settle(note_wishes(definition.label) for definition in found)
    # `pop` gives the uses to the first definition of a label.
    notes = tuple(
        PlacedNote(definition, anchor, number, tuple(uses.pop(definition.label, ())))
        for number, (definition, anchor) in enumerate(zip(found, anchors, strict=True), start=1)
    )
    return Outline(blocks, notes)


def definitions(blocks: Sequence[Block]) -> Iterator[FootnoteDefinition]:
    """All footnote definitions in `blocks`, in the order of the text.

    Definitions inside a quotation, a list or another definition are included; GitHub also takes them out of such a
    block.
    """
    for block in blocks:
        if isinstance(block, FootnoteDefinition):
            yield block
        yield from definitions(list(_inner_blocks(block)))


def _inner_blocks(block: Block) -> Iterator[Block]:
    match block:
        case BlockQuote(children) | FootnoteDefinition(_, children):
            yield from children
        case BulletList(items) | OrderedList(_, items):
            for item in items:
                yield from item.children


def _place_blocks(body: Sequence[Block]) -> tuple[PlacedBlock, ...]:
    headings = _heading_anchors(body)
    section = ""
    sections = [section := headings.get(place, section) for place in range(len(body))]
    texts = {
        place: block_text(block)
        for place, block in enumerate(body)
        if not isinstance(block, Heading) and has_words(block)
    }
    anchors = settle((paragraph_wishes(text, sections[place]) for place, text in texts.items()), headings.values())
    placed = headings | dict(zip(texts, anchors, strict=True))
    return tuple(PlacedBlock(block, placed.get(place, ""), sections[place]) for place, block in enumerate(body))


def _heading_anchors(body: Sequence[Block]) -> dict[int, str]:
    """Ids of the headings by their index in `body`. The sections above them distinguish headings with equal words."""
    parents: list[tuple[int, str]] = []
    wishes: dict[int, Wishes] = {}
    for place, block in enumerate(body):
        if not isinstance(block, Heading):
            continue
        text = plain_text(block.children)
        own = slug(text) or digest(text)
        parents = [(level, name) for level, name in parents if level < block.level]
        above = [name for level, name in reversed(parents) if level > 1]
        follower = body[place + 1] if place + 1 < len(body) else None
        wishes[place] = heading_wishes([own, *above], partial(block_text, follower) if follower else str)
        parents.append((block.level, own))
    return dict(zip(wishes, settle(wishes.values()), strict=True))


def _place_uses(
    blocks: Sequence[PlacedBlock], definitions: Sequence[FootnoteDefinition]
) -> defaultdict[str, list[str]]:
    """Ids of the references, by label, in the order in which the page shows them: body, then notes."""
    found = [(label, placed.anchor.removeprefix("p_")) for placed in blocks for label in references(placed.block)]
    found += [(label, digest(definition.label)) for definition in definitions for label in references(definition)]
    anchors = settle(use_wishes(label, home) for label, home in found)
    uses: defaultdict[str, list[str]] = defaultdict(list)
    for (label, _), anchor in zip(found, anchors, strict=True):
        uses[label].append(anchor)
    return uses


def has_words(block: Block) -> bool:
    """True if a block has words that can be cited."""
    return isinstance(block, Paragraph | BlockQuote | BulletList | OrderedList | Table | CodeBlock)


def inline_groups(block: Block) -> Iterator[Sequence[Inline]]:
    """The runs of inline nodes inside a block, in the order of the text. Definitions inside it are notes of their own."""
    for inner in _inner_blocks(block):
        if not isinstance(inner, FootnoteDefinition):
            yield from inline_groups(inner)
    match block:
        case Heading(_, children) | Paragraph(children):
            yield children
        case Table(header, rows):
            for row in (header, *rows):
                for cell in row:
                    yield cell.children


def block_texts(block: Block) -> tuple[str, ...]:
    """The words of a block as plain text, one string a paragraph, list item or table cell."""
    if isinstance(block, CodeBlock | RawHtml):
        return (block.text,)
    return tuple(plain_text(inlines) for inlines in inline_groups(block))


def block_text(block: Block) -> str:
    return "\n".join(block_texts(block))


def references(block: Block) -> Iterator[str]:
    """The labels that a block refers to, in the order of the text."""
    for inlines in inline_groups(block):
        yield from _labels(inlines)


def _labels(inlines: Sequence[Inline]) -> Iterator[str]:
    for node in inlines:
        match node:
            case FootnoteReference(label):
                yield label
            case Strong(children) | Emphasis(children) | Link(_, _, children):
                yield from _labels(children)
