"""The knowledge of earlier cleaners for later ones: a typed record on the draft. The front matter has `Fact`s."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Note:
    """A glossary entry: its number in the source (None without one), its headword, its label.

    `symbol` is true if the number was set in a symbol font. `definition` is the explanation in its first line.
    """

    number: int | None
    term: str
    label: str
    symbol: bool = False
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A report according to the caption of a picture: its speaker, its assembly, its day (ISO 8601); "" is unknown."""

    role: str = ""
    name: str = ""
    assembly: str = ""
    delivered: str = ""

    def facts(self) -> Iterator[tuple[str, Any]]:
        """(field, value) for each field of the front matter that the caption fills."""
        if self.name:
            yield "speaker", {"role": self.role, "name": self.name}
        if self.assembly:
            yield "assembly", self.assembly
        if self.delivered:
            yield "delivered", self.delivered


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The knowledge about a document so far. Each field has one writer; earlier cleaners find the field empty.

    A cleaner proposes a record with the fields that it writes: `Knowledge(title="某省数据管理条例")`.
    """

    caption: Caption = Caption()
    """Written by `captions`. Read by `document-head` if the head of the document says less."""

    contents: frozenset[str] = frozenset()
    """The letters of the entries of a contents list, each of which is a heading below.

    Written by `contents-list`, read by `interrupted-headings` and `headings`.
    """

    title: str = ""
    """The title on a title page, in one line. Written by `title-page`, read by `wrapped-lines` and `document-head`."""

    footnotes: tuple[str, ...] = ()
    """The definitions of notes at the feet of pages, in their order.

    Written by `page-furniture`, which takes them off the pages; `footnotes` puts them at the end of the text.
    """

    notes: tuple[Note, ...] = ()
    """The entries of all glossaries, in their order.

    Written by `glossary`, read by `starred-notes`, `note-markers` and `glossary-links`.
    """

    def and_found(self, found: Knowledge) -> Knowledge:
        """This record with the new fields of `found`. A field that is already known stays.

        >>> both = Knowledge(title="条例").and_found(Knowledge(title="办法", footnotes=("见附表。",)))
        >>> both.title, both.footnotes
        ('条例', ('见附表。',))
        """
        known = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) != field.default}
        return replace(found, **known)
