"""Front matter as rows of a definition list, labelled in the language of the theme."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from render.html.nodes import is_external
from render.website.cards import words

# What the list says of a text; the subtitle stands above it, notice and source have places of their own.
_RECORD = (
    "title", "issuer", "document_number", "addressees", "issued", "delivered", "speaker",
    "assembly", "region", "year", "signature", "disclosure", "cc", "tags",
)  # fmt: skip
_SOURCE = (
    "file", "kind", "encoding", "sha256", "url", "site", "board", "thread", "poster", "posted", "views", "replies",
    "retrieved",
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CODES = frozenset({"sha256", "file"})


@dataclass(frozen=True)
class Row:
    """One label and what belongs to it. `url` makes the only value a link; `is_code` is set in a code face."""

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


def record_rows(front_matter: Mapping[str, Any], labels: Mapping[str, str]) -> list[Row]:
    """The bibliographic record. A field that the text does not have gives no row."""
    rows = [Row(labels[field], lines(front_matter.get(field))) for field in _RECORD]
    return [row for row in rows if row.values]


def source_rows(front_matter: Mapping[str, Any], labels: Mapping[str, str]) -> list[Row]:
    """Where a text came from: the known facts in one order, then whatever else was kept of its page."""
    source = front_matter.get("source")
    if not isinstance(source, Mapping):
        return []
    names = [name for name in _SOURCE if name in source] + [name for name in source if name not in _SOURCE]
    rows = []
    for name in names:
        values = lines(source[name])
        url = values[0] if name == "url" and values and is_external(values[0]) else ""
        rows.append(Row(labels.get(name, str(name)), values, url, name in _CODES))
    return [row for row in rows if row.values]


def notice(front_matter: Mapping[str, Any]) -> Notice | None:
    """The notice of the text, or None. Its signature and addressees are fields of the text itself."""
    found = front_matter.get("notice")
    if not isinstance(found, Mapping) or not found:
        return None
    return Notice(
        title=words(found.get("title")),
        addressees=words(front_matter.get("addressees")),
        paragraphs=lines(found.get("body")),
        signature=lines(front_matter.get("signature")),
        disclosure=words(front_matter.get("disclosure")),
    )


def speaker(front_matter: Mapping[str, Any]) -> tuple[str, str]:
    """(role, name) of who delivered the text; both may be empty."""
    found = front_matter.get("speaker")
    if not isinstance(found, Mapping):
        return "", words(found)
    return words(found.get("role")), words(found.get("name"))


def language(front_matter: Mapping[str, Any], default: str) -> str:
    """The language of a text; `default` when the field is no BCP 47 tag."""
    found = words(front_matter.get("language"))
    return found if _LANGUAGE.fullmatch(found) else default


def lines(value: Any) -> tuple[str, ...]:
    """A field as lines of text: a list line by line, a mapping (the speaker) as one line."""
    if isinstance(value, Mapping):
        return tuple(filter(None, [" ".join(filter(None, (words(one) for one in value.values())))]))
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return tuple(filter(None, (words(one) for one in value)))
    return tuple(filter(None, [words(value)]))
