"""One glossary over all texts: each term with what every text says it means, and where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from normalize.canonical.anchors import term_id
from render.edition.reading_order import initial, reading_order
from render.html import GlossaryEntry
from render.website.cards import TextCard


class Term(NamedTuple):
    """A glossary entry of one text: what other pages need of it. `anchor` and `uses` are ids on its page."""

    term: str
    paragraphs: tuple[str, ...]
    anchor: str
    uses: tuple[str, ...]


@dataclass(frozen=True)
class Definition:
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


def terms_of(entries: Iterable[GlossaryEntry]) -> tuple[Term, ...]:
    """Notes that have only a number are left out: those of different texts have nothing in common."""
    return tuple(Term(entry.term, entry.paragraphs, entry.anchor, entry.uses) for entry in entries if entry.has_term)


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
