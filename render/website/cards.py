"""A text as lists and neighbours show it: the facts of its front matter that other pages need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalize.canonical.anchors import digest, slug
from normalize.provenance.places import ledger_path
from render.edition.fields import field_text
from render.edition.reading_order import reading_order
from render.website.links import html_path


@dataclass(frozen=True)
class TextCard:
    """The facts of one text. `source` is its path below docs_dir; `date` is ISO 8601 or `""`; `ledger` and `pdf` say
    whether it has one."""

    source: str
    title: str
    region: str = ""
    year: int | None = None
    date: str = ""
    document_number: str = ""
    ledger: bool = False
    pdf: bool = False

    @property
    def page(self) -> str:
        """The path of its page below the root of the archive."""
        return html_path(self.source)

    @property
    def region_anchor(self) -> str:
        """The id of its region in the list of the home page."""
        return region_anchor(self.region)

    @property
    def ledger_path(self) -> str:
        """The path of its ledger below the root of the archive."""
        return ledger_path(Path(self.source)).as_posix()

    @property
    def pdf_path(self) -> str:
        """The path of its PDF below the root of the archive."""
        return pdf_path(self.source)


@dataclass(frozen=True)
class CardGroup:
    """Texts under one heading of a list: a region or a year. `name` is `""` if the texts name none."""

    name: str
    anchor: str
    cards: tuple[TextCard, ...]


def pdf_path(source: str) -> str:
    """The path of the PDF beside a text."""
    return source.removesuffix(".md") + ".pdf"


def text_card(source: str, front_matter: Mapping[str, Any], ledger: bool = False, pdf: bool = False) -> TextCard:
    """The card of a text. Front matter may hold any YAML: a value of the wrong type counts as absent."""
    year = front_matter.get("year")
    return TextCard(
        source=source,
        title=field_text(front_matter.get("title")) or source.rpartition("/")[2].removesuffix(".md"),
        region=field_text(front_matter.get("region")),
        year=year if isinstance(year, int) and not isinstance(year, bool) else None,
        date=field_text(front_matter.get("delivered")) or field_text(front_matter.get("issued")),
        document_number=field_text(front_matter.get("document_number")),
        ledger=ledger,
        pdf=pdf,
    )


def by_region(cards: Iterable[TextCard]) -> tuple[CardGroup, ...]:
    """Regions in reading order, in each the latest year first; texts without a region last."""
    groups: dict[str, list[TextCard]] = {}
    for card in cards:
        groups.setdefault(card.region, []).append(card)
    names = sorted(groups, key=lambda name: (not name, reading_order(name)))
    return tuple(CardGroup(name, region_anchor(name), tuple(sorted(groups[name], key=_latest_first))) for name in names)


def by_year(cards: Iterable[TextCard]) -> tuple[CardGroup, ...]:
    """Years, the latest first, in each the regions in reading order; texts without a year last."""
    groups: dict[int | None, list[TextCard]] = {}
    for card in cards:
        groups.setdefault(card.year, []).append(card)
    years = sorted(groups, key=lambda year: (year is None, -(year or 0)))
    return tuple(
        CardGroup(str(year or ""), f"year_{year or ''}", tuple(sorted(groups[year], key=_by_place))) for year in years
    )


def region_anchor(name: str) -> str:
    """The id of a region in the list of the home page."""
    return f"region_{slug(name) or (digest(name) if name else '')}"


def siblings(card: TextCard, cards: Sequence[TextCard]) -> tuple[TextCard, ...]:
    """The texts of the same region, `card` among them, by year; none if there is no other."""
    found = sorted((one for one in cards if one.region == card.region), key=_earliest_first)
    return tuple(found) if card.region and len(found) > 1 else ()


def _latest_first(card: TextCard) -> tuple[int, str, str]:
    return (-(card.year or 0), card.date, card.source)


def _earliest_first(card: TextCard) -> tuple[int, str, str]:
    return (card.year or 0, card.date, card.source)


def _by_place(card: TextCard) -> tuple[object, ...]:
    return (not card.region, reading_order(card.region), card.date, card.source)
