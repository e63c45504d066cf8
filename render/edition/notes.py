"""The notes of a text in order. Most explain a term: they are the entries of a glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.canonical.outline import PlacedNote, block_texts
from normalize.canonical.tree import FootnoteDefinition, Paragraph, Strong, Text, plain_text
from normalize.chinese.characters import PAIRS

_TERM_END = re.compile(r"\s*[：:]\s*")


@dataclass(frozen=True)
class NumberedNote:
    """A note. `number` counts from 1 in the order of the text; `anchor` and `uses` are the ids of the note and of the
    references to it.

    `headword` is the term that the note explains, or its label; `has_headword` is False if the label is a mere number,
    which explains a place of the text and no term. `explanation` is the note without its headword as plain text, one
    string a paragraph. `definition` is the node to set.
    """

    number: int
    label: str
    anchor: str
    headword: str
    has_headword: bool
    explanation: tuple[str, ...]
    definition: FootnoteDefinition
    uses: tuple[str, ...]


def numbered_notes(notes: Sequence[PlacedNote]) -> tuple[NumberedNote, ...]:
    """The notes of an outline with their headwords and explanations."""
    return tuple(_numbered_note(note) for note in notes)


def _numbered_note(note: PlacedNote) -> NumberedNote:
    definition = note.definition
    strong = _strong_beginning(definition)
    headword = strong or definition.label
    return NumberedNote(
        number=note.number,
        label=definition.label,
        anchor=note.anchor,
        headword=headword,
        has_headword=bool(strong) or any(map(str.isalpha, definition.label)),
        explanation=_explanation(definition, headword),
        definition=definition,
        uses=note.uses,
    )


def _strong_beginning(definition: FootnoteDefinition) -> str:
    """The strong words that open a note, with the quotation marks round them; "" if it opens otherwise."""
    first = definition.children[0] if definition.children else None
    match first.children if isinstance(first, Paragraph) else ():
        case (Strong(words), *_):
            return plain_text(words)
        case (Text(opening), Strong(words), Text(rest), *_) if (opening, rest[:1]) in PAIRS:
            return opening + plain_text(words) + rest[0]
        case _:
            return ""


def _explanation(definition: FootnoteDefinition, headword: str) -> tuple[str, ...]:
    texts = [text for block in definition.children for text in block_texts(block) if text]
    if texts and texts[0].startswith(headword):
        end = _TERM_END.match(texts[0], len(headword))
        if end:
            texts[0] = texts[0][end.end() :]
    return tuple(text for text in texts if text)
