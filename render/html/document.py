"""A whole document as HTML: its title, its body, its contents and its glossary entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from normalize.canonical.outline import Outline, PlacedBlock, block_texts, outline
from normalize.canonical.tree import (
    Block,
    Document,
    FootnoteDefinition,
    Heading,
    Paragraph,
    Strong,
    plain_text,
)
from render.html.nodes import (
    Context,
    LinkTarget,
    NoteMark,
    block_html,
    blocks_html,
    cited_html,
    inline_html,
    safe_target,
)

_TERM_END = re.compile(r"\s*[：:]\s*")


@dataclass(frozen=True)
class Words:
    """The few words that the HTML itself says, in the language of the theme."""

    paragraph_link: str = "本段链接"
    section_link: str = "本节链接"
    note: str = "名词解释"


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the table of contents."""

    text: str
    anchor: str
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True)
class GlossaryEntry:
    """A note as it stands on its page. `paragraphs`: the explanation as plain text, without the headword.

    A note that has but a number explains a place of its text and no term: `term` is the number then.
    """

    anchor: str
    number: int
    term: str
    html: str
    paragraphs: tuple[str, ...]
    uses: tuple[str, ...]
    has_term: bool = True


@dataclass(frozen=True)
class RenderedDocument:
    """`title` is the HTML of the first heading of level 1 (`""` without one); `body` leaves it out."""

    title: str
    title_text: str
    title_anchor: str
    body: str
    contents: tuple[ContentsEntry, ...]
    entries: tuple[GlossaryEntry, ...]
    anchors: frozenset[str]


def render_document(document: Document, link: LinkTarget = safe_target, words: Words | None = None) -> RenderedDocument:
    """Turn `document` into HTML. `link` decides where a destination of the text leads; None unlinks it."""
    words = words or Words()
    plan = outline(document)
    context = _context(plan, link, words)
    title = next((placed for placed in plan.blocks if _is_title(placed.block)), None)
    heading = title.block if title else None
    # In the order of the page, since `context` hands out the ids of the references one by one.
    title_html = inline_html(heading.children, context) if isinstance(heading, Heading) else ""
    body = _body(plan.blocks, title, context, words)
    entries = tuple(
        GlossaryEntry(
            note.anchor,
            note.number,
            headword(note.definition),
            blocks_html(note.definition.children, context),
            explanation(note.definition),
            note.uses,
            _has_term(note.definition),
        )
        for note in plan.notes
    )
    return RenderedDocument(
        title=title_html,
        title_text=plain_text(heading.children) if isinstance(heading, Heading) else "",
        title_anchor=title.anchor if title else "",
        body=body,
        contents=_contents([placed for placed in plan.blocks if placed is not title]),
        entries=entries,
        anchors=_anchors(plan),
    )


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _context(plan: Outline, link: LinkTarget, words: Words) -> Context:
    marks: dict[str, NoteMark] = {}
    uses: dict[str, Iterator[str]] = {}
    for note in plan.notes:
        label = note.definition.label
        marks.setdefault(label, NoteMark(note.number, note.anchor, headword(note.definition)))
        uses.setdefault(label, iter(note.uses))
    return Context(link, marks, uses, words.note)


def _anchors(plan: Outline) -> frozenset[str]:
    uses = (use for note in plan.notes for use in note.uses)
    return frozenset(
        [placed.anchor for placed in plan.blocks if placed.anchor] + [note.anchor for note in plan.notes] + list(uses)
    )


def _body(blocks: Sequence[PlacedBlock], title: PlacedBlock | None, context: Context, words: Words) -> str:
    pieces = []
    for place, placed in enumerate(blocks):
        if placed is title:
            continue
        follower = blocks[place + 1].block if place + 1 < len(blocks) else None
        pieces.append(_placed_html(placed, follower, context, words))
    return "\n".join(pieces)


def _placed_html(placed: PlacedBlock, follower: Block | None, context: Context, words: Words) -> str:
    if not placed.anchor:
        return block_html(placed.block, context)
    is_heading = isinstance(placed.block, Heading)
    word = words.section_link if is_heading else words.paragraph_link
    # The sign itself is drawn by the style: copied text stays the text of the document.
    tail = f'<a class="permalink" href="#{placed.anchor}" aria-label="{escape(word)}"></a>'
    name = _class(placed.block, follower)
    attributes = f' id="{placed.anchor}"' + (f' class="{name}"' if name else "")
    return cited_html(placed.block, context, attributes, tail)


def _class(block: Block, follower: Block | None) -> str:
    if is_run_in(block, follower):
        return "run-in"
    return "" if isinstance(block, Heading | Paragraph) else "block"


def is_run_in(block: Block, follower: Block | None) -> bool:
    """Whether a heading began its paragraph in the document: it kept its full stop (see the format)."""
    return isinstance(block, Heading) and isinstance(follower, Paragraph) and plain_text(block.children).endswith("。")


def _contents(blocks: Sequence[PlacedBlock]) -> tuple[ContentsEntry, ...]:
    """Headings as a nested list; a level that is left out on the way down adds no empty step."""
    headings = [(placed.block.level, placed) for placed in blocks if isinstance(placed.block, Heading)]
    return _nest(headings)


def _nest(headings: Sequence[tuple[int, PlacedBlock]]) -> tuple[ContentsEntry, ...]:
    entries = []
    place = 0
    while place < len(headings):
        level, placed = headings[place]
        end = place + 1
        while end < len(headings) and headings[end][0] > level:
            end += 1
        assert isinstance(placed.block, Heading)
        text = plain_text(placed.block.children).removesuffix("。")
        entries.append(ContentsEntry(text, placed.anchor, _nest(headings[place + 1 : end])))
        place = end
    return tuple(entries)


def headword(definition: FootnoteDefinition) -> str:
    """The term that a note explains: its strong beginning, or its label."""
    return _strong_beginning(definition) or definition.label


def _strong_beginning(definition: FootnoteDefinition) -> str:
    first = definition.children[0] if definition.children else None
    if isinstance(first, Paragraph) and first.children and isinstance(first.children[0], Strong):
        return plain_text(first.children[0].children)
    return ""


def _has_term(definition: FootnoteDefinition) -> bool:
    """Has a note a headword, or a label with a letter in it that stands for one?"""
    return bool(_strong_beginning(definition)) or any(map(str.isalpha, definition.label))


def explanation(definition: FootnoteDefinition) -> tuple[str, ...]:
    """The words of a note without its headword, one string a paragraph."""
    texts = [text for block in definition.children for text in block_texts(block) if text]
    term = headword(definition)
    if texts and texts[0].startswith(term):
        end = _TERM_END.match(texts[0], len(term))
        if end:
            texts[0] = texts[0][end.end() :]
    return tuple(text for text in texts if text)
