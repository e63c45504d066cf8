"""A canonical text as an `Edition`, the one value that page and sheet are made from. Pure.

Both outputs take their ids, note numbers, contents, title and record from it, so that what is cited from one is found
in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from normalize.canonical.outline import PlacedBlock, outline
from normalize.canonical.text import CanonicalText
from normalize.canonical.tree import (
    Document,
    Emphasis,
    FootnoteReference,
    Heading,
    Inline,
    Link,
    Strong,
    plain_text,
)
from render.edition.contents import ContentsEntry, contents_of
from render.edition.notes import NumberedNote, numbered_notes
from render.edition.phrases import phrases
from render.edition.record import Record, read_record


@dataclass(frozen=True)
class EditionBody:
    """The body of a document. `title` is its first heading of level 1, which stands above the `blocks`.

    `notes` are all definitions in the order of the text, also those that nothing refers to and the later ones of a
    label that is defined twice: references lead to the first (see `normalize.canonical.outline`).
    """

    title: PlacedBlock | None
    blocks: tuple[PlacedBlock, ...]
    contents: tuple[ContentsEntry, ...]
    notes: tuple[NumberedNote, ...]

    @cached_property
    def title_inlines(self) -> tuple[Inline, ...]:
        """The inline nodes of the title; none without a title."""
        return self.title.block.children if self.title and isinstance(self.title.block, Heading) else ()

    @cached_property
    def title_text(self) -> str:
        """The title as plain text; `""` without a title."""
        return plain_text(self.title_inlines)

    @property
    def title_anchor(self) -> str:
        """The id of the title; `""` without a title."""
        return self.title.anchor if self.title else ""

    @property
    def title_calls(self) -> tuple[tuple[int, str], ...]:
        """(offset in `title_text`, label) of the notes that the title refers to; offsets are code points."""
        inlines = tuple(_flattened(self.title_inlines))
        return tuple(
            (len(plain_text(inlines[:place])), inline.label)
            for place, inline in enumerate(inlines)
            if isinstance(inline, FootnoteReference)
        )

    @cached_property
    def notes_by_label(self) -> dict[str, NumberedNote]:
        """The note that references to a label lead to."""
        return {note.label: note for note in reversed(self.notes)}

    @property
    def anchors(self) -> frozenset[str]:
        """All ids of the document."""
        placed = [self.title, *self.blocks] if self.title else self.blocks
        ids = [block.anchor for block in placed if block and block.anchor]
        return frozenset([*ids, *(one for note in self.notes for one in (note.anchor, *note.uses))])


@dataclass(frozen=True)
class Edition:
    """A text: its record and its body.

    `title` names the text in lists and on covers: that of the front matter, which may be fuller than the printed one.
    `printed_title` stands above the body. Both are `""` if the text has no title.
    """

    record: Record
    body: EditionBody
    title: str
    printed_title: str

    @property
    def subtitle(self) -> str:
        """The line under the title; `""` without one."""
        return self.record.text("subtitle")

    @property
    def title_phrases(self) -> tuple[str, ...]:
        """The phrases of the printed title, between which a page may break it."""
        return phrases(self.printed_title)

    @property
    def subtitle_phrases(self) -> tuple[str, ...]:
        """The same for the subtitle."""
        return phrases(self.subtitle)


def edition(text: CanonicalText, name: str = "") -> Edition:
    """The edition of `text`. `name`, such as that of its file, is the title of a text that has none."""
    record = read_record(text.front_matter)
    body = edition_body(text.document)
    title = record.text("title") or body.title_text or name
    return Edition(record, body, title, body.title_text or title)


def edition_body(document: Document) -> EditionBody:
    """The body of a document that has no front matter, or of a page that was written by hand."""
    plan = outline(document)
    title = next((placed for placed in plan.blocks if _is_title(placed)), None)
    blocks = tuple(placed for placed in plan.blocks if placed is not title)
    return EditionBody(title, blocks, contents_of(blocks), numbered_notes(plan.notes))


def _is_title(placed: PlacedBlock) -> bool:
    return isinstance(placed.block, Heading) and placed.block.level == 1


def _flattened(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """The inline nodes without what encloses them."""
    for node in inlines:
        match node:
            case Strong(children) | Emphasis(children) | Link(_, _, children):
                yield from _flattened(children)
            case _:
                yield node
