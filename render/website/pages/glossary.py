"""One glossary over all texts: each term with the explanation that every text gives, and its uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from normalize.canonical.anchors import term_id
from render.edition.notes import NumberedNote
from render.edition.reading_order import initial, reading_order
from render.website.cards import TextCard


class Term(NamedTuple):
    """A glossary entry of one text, as other pages need it. `anchor` and `uses` are ids on the page of the text."""

    term: str
    paragraphs: tuple[str, ...]
    anchor: str
    uses: tuple[str, ...]


@dataclass(frozen=True)
class Definition:
    """A term as one text explains it."""

    card: TextCard
    term: Term


@dataclass(frozen=True)
class GlossaryTerm:
    """A term and its definitions, by region and year."""

    term: str
    anchor: str
    definitions: tuple[Definition, ...]


@dataclass(frozen=True)
class GlossaryGroup:
    """The terms under one initial letter."""

    initial: str
    anchor: str
    terms: tuple[GlossaryTerm, ...]


def terms_of(notes: Iterable[NumberedNote]) -> tuple[Term, ...]:
    """The terms that `notes` explain. Notes that have only a number explain none: those of two texts have nothing in
    common."""
    return tuple(Term(note.headword, note.explanation, note.anchor, note.uses) for note in notes if note.has_headword)


def glossary(texts: Iterable[tuple[TextCard, Sequence[Term]]]) -> tuple[GlossaryGroup, ...]:
    """Gather the terms of all texts, in the order in which a dictionary would list them."""
    found: dict[str, list[Definition]] = {}
    for card, terms in texts:
        for term in terms:
            found.setdefault(term.term, []).append(Definition(card, term))
    groups: dict[str, list[GlossaryTerm]] = {}
    for name in sorted(found, key=reading_order):
        definitions = tuple(sorted(found[name], key=_by_place_and_year))
        groups.setdefault(initial(name), []).append(GlossaryTerm(name, term_id(name), definitions))
    return tuple(GlossaryGroup(letter, f"initial_{letter[:1]}", tuple(terms)) for letter, terms in groups.items())


def _by_place_and_year(definition: Definition) -> tuple[object, ...]:
    card = definition.card
    return (reading_order(card.region), card.year or 0, card.source, definition.term.anchor)
