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
    """A term and its definitions, by region and year. Terms that differ in marks alone (“四上”企业, “四上企业”) are
    one, because they have one id; `term` is then the first of them in reading order."""

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
    definitions = [Definition(card, term) for card, terms in texts for term in terms]
    found: dict[str, list[Definition]] = {}
    for definition in sorted(definitions, key=lambda one: reading_order(one.term.term)):
        found.setdefault(term_id(definition.term.term), []).append(definition)
    groups: dict[str, list[GlossaryTerm]] = {}
    for anchor, same in found.items():
        name = same[0].term.term
        term = GlossaryTerm(name, anchor, tuple(sorted(same, key=_by_place_and_year)))
        groups.setdefault(initial(name), []).append(term)
    return tuple(GlossaryGroup(letter, f"initial_{letter[:1]}", tuple(terms)) for letter, terms in groups.items())


def _by_place_and_year(definition: Definition) -> tuple[object, ...]:
    card = definition.card
    return (reading_order(card.region), card.year or 0, card.source, definition.term.anchor)
