"""The front matter as text, and as rows of a list with the labels of a theme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from normalize.provenance.finding import Severity
from normalize.provenance.open_findings import OpenFinding
from render.edition.destinations import is_external
from render.edition.fields import field_lines, field_text

# The fields of the bibliographic record in their order. The subtitle, the history, the notice and the source are shown
# elsewhere; a test holds the fields of the schema against the page and the sheet.
RECORD = (
    "title", "issuer", "document_number", "addressees", "issued", "adopted", "approved", "effective", "delivered",
    "speaker", "assembly", "region", "year", "signature", "disclosure", "cc", "tags",
)  # fmt: skip
# Fields about the text as a file, which stand beside those of its source.
OF_THE_FILE = ("language", "ignore", "format")
# The known facts of the source in their order; others follow as the text lists them.
SOURCE = (
    "title", "origin", "author", "editor", "published", "url", "site", "board", "thread", "poster", "posted", "views",
    "replies", "retrieved", "engine", "file", "kind", "encoding", "sha256",
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CODES = frozenset({"sha256", "file"})


@dataclass(frozen=True)
class RecordRow:
    """One label and its values. `url` makes the only value a link; `is_code` sets the values in a code face."""

    label: str
    values: tuple[str, ...]
    url: str = ""
    is_code: bool = False


@dataclass(frozen=True)
class Notice:
    """The notice that transmits a text, in the order in which it is written."""

    title: str
    addressees: str
    paragraphs: tuple[str, ...]
    signature: tuple[str, ...]
    disclosure: str


@dataclass(frozen=True)
class Record:
    """The front matter of a text. `fields` and `source` hold the lines of each field; an empty field is absent.

    `role` and `name` are those of the speaker. `language` is a BCP 47 tag, `""` if the text names none.
    """

    fields: Mapping[str, tuple[str, ...]]
    source: Mapping[str, tuple[str, ...]]
    notice: Notice | None
    role: str
    name: str
    language: str

    def lines(self, field: str) -> tuple[str, ...]:
        """The lines of `field`; none if the text does not have it."""
        return self.fields.get(field, ())

    def text(self, field: str) -> str:
        """The lines of `field` as one; `""` if the text does not have it."""
        return "、".join(self.lines(field))


def read_record(front_matter: Mapping[str, Any]) -> Record:
    """The record that `front_matter` gives. A value of the wrong type counts as absent."""
    source = front_matter.get("source")
    role, name = _speaker(front_matter.get("speaker"))
    return Record(
        fields=_lines_of(front_matter),
        source=_lines_of(source) if isinstance(source, Mapping) else {},
        notice=_notice(front_matter),
        role=role,
        name=name,
        language=language_tag(front_matter),
    )


def language_tag(front_matter: Mapping[str, Any]) -> str:
    """The language of a text; `""` if the field is absent or is no BCP 47 tag (RFC 5646)."""
    found = field_text(front_matter.get("language"))
    return found if _LANGUAGE.fullmatch(found) else ""


def _lines_of(fields: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    found = {str(name): field_lines(value) for name, value in fields.items()}
    return {name: lines for name, lines in found.items() if lines}


def _speaker(value: Any) -> tuple[str, str]:
    """(role, name); a field without parts is a name."""
    if not isinstance(value, Mapping):
        return "", field_text(value)
    return field_text(value.get("role")), field_text(value.get("name"))


def _notice(front_matter: Mapping[str, Any]) -> Notice | None:
    """The notice, or None. Its addressees, signature and disclosure are fields of the text itself."""
    found = front_matter.get("notice")
    if not isinstance(found, Mapping) or not found:
        return None
    return Notice(
        title=field_text(found.get("title")),
        addressees=field_text(front_matter.get("addressees")),
        paragraphs=field_lines(found.get("body")),
        signature=field_lines(front_matter.get("signature")),
        disclosure=field_text(front_matter.get("disclosure")),
    )


def record_rows(record: Record, labels: Mapping[str, str], fields: Sequence[str] = RECORD) -> list[RecordRow]:
    """Fields as rows, by default the bibliographic record. `labels`: the label of each; an absent one gives no row."""
    return [RecordRow(labels[field], record.fields[field]) for field in fields if field in record.fields]


def source_rows(record: Record, labels: Mapping[str, str]) -> list[RecordRow]:
    """Where a text came from, as rows. A fact without a label is labelled by its name."""
    known = [name for name in SOURCE if name in record.source]
    others = [name for name in record.source if name not in SOURCE]
    return [_source_row(name, record.source[name], labels.get(name, name)) for name in known + others]


def findings_rows(findings: Iterable[OpenFinding], label: str) -> list[RecordRow]:
    """What the cleaning of a text left open, as one row: each code with its number; no row without a finding.

    Notes tell what was done; warnings and errors are what a reader should know of.
    """
    counts = Counter(one.code for one in findings if one.severity is not Severity.NOTE)
    return [RecordRow(label, tuple(f"{code} × {count}" for code, count in counts.most_common()))] if counts else []


def _source_row(name: str, values: tuple[str, ...], label: str) -> RecordRow:
    url = values[0] if name == "url" and is_external(values[0]) else ""
    return RecordRow(label, values, url, name in _CODES)
