"""A whole document as HTML: its title, its body and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from normalize.canonical.outline import PlacedBlock
from normalize.canonical.tree import Block, Heading, Paragraph
from render.edition.contents import is_run_in
from render.edition.destinations import safe_target
from render.edition.edition import EditionBody
from render.edition.notes import NumberedNote
from render.html.nodes import (
    LinkTarget,
    PageContext,
    block_html,
    blocks_html,
    cited_html,
    inline_html,
)


@dataclass(frozen=True)
class AriaLabels:
    """What a screen reader says of links that show no words, in the language of the theme."""

    paragraph_link: str = "本段链接"
    section_link: str = "本节链接"
    note: str = "名词解释"


class RenderedNote(NamedTuple):
    """A note and the HTML of its definition."""

    note: NumberedNote
    html: str


@dataclass(frozen=True)
class RenderedDocument:
    """`title` and `body` are HTML; `title` is `""` without a title, and `body` leaves it out."""

    title: str
    body: str
    notes: tuple[RenderedNote, ...]


def render_document(
    body: EditionBody, link: LinkTarget = safe_target, labels: AriaLabels | None = None
) -> RenderedDocument:
    """Turn `body` into HTML. `link` decides where a destination of the text leads; None unlinks it."""
    labels = labels or AriaLabels()
    context = _context(body, link, labels)
    # In the order of the page, because `context` hands out the ids of the references one by one.
    title = inline_html(body.title_inlines, context)
    html = _body(body.blocks, context, labels)
    notes = tuple(RenderedNote(note, blocks_html(note.definition.children, context)) for note in body.notes)
    return RenderedDocument(title, html, notes)


def _context(body: EditionBody, link: LinkTarget, labels: AriaLabels) -> PageContext:
    notes = body.notes_by_label
    return PageContext(link, notes, {label: iter(note.uses) for label, note in notes.items()}, labels.note)


def _body(blocks: Sequence[PlacedBlock], context: PageContext, labels: AriaLabels) -> str:
    followers = [*(placed.block for placed in blocks[1:]), None]
    pairs = zip(blocks, followers, strict=False)
    return "\n".join(_placed_html(placed, follower, context, labels) for placed, follower in pairs)


def _placed_html(placed: PlacedBlock, follower: Block | None, context: PageContext, labels: AriaLabels) -> str:
    if not placed.anchor:
        return block_html(placed.block, context)
    label = labels.section_link if isinstance(placed.block, Heading) else labels.paragraph_link
    # The style draws the sign itself, so that copied text stays the text of the document.
    tail = f'<a class="permalink" href="#{placed.anchor}" aria-label="{escape(label)}"></a>'
    name = _class(placed.block, follower)
    attributes = f' id="{placed.anchor}"' + (f' class="{name}"' if name else "")
    return cited_html(placed.block, context, attributes, tail)


def _class(block: Block, follower: Block | None) -> str:
    if is_run_in(block, follower):
        return "run-in"
    return "" if isinstance(block, Heading | Paragraph) else "block"
