"""Every field of the schema has its place on the page and on the sheet: no fact leaves the body and is shown nowhere."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from normalize.canonical.front_matter import dump_front_matter
from normalize.canonical.text import read_canonical
from normalize.canonical.validate import front_matter_schema, schema_errors
from normalize.provenance.finding import Severity
from normalize.provenance.open_findings import OpenFinding
from render.pdf.book import Imprint, make_book
from render.pdf.fonts import Face, choose_faces
from render.pdf.print_theme import print_theme
from render.templates import Templates
from render.themes import web_theme
from render.website.cards import text_card
from render.website.links import Site
from render.website.pages.text import text_page

# Values that a pattern of the schema asks for.
FIXED = {
    "language": "zh-Hans",
    "source.sha256": "a" * 64,
    "source.kind": "plain-text",
    "source.url": "https://example.org/a",
}
FINDINGS = (
    OpenFinding("marker-without-entry", Severity.WARNING, 1, 2),
    OpenFinding("title-missing", Severity.NOTE, 0, 1),
)


def front_matter() -> dict[str, Any]:
    """Front matter with every field of the schema, each with a value of its own."""
    schema = front_matter_schema()
    numbers = count(1)

    def value(rule: Mapping[str, Any], name: str) -> Any:
        rule = {**schema["$defs"][rule["$ref"].rpartition("/")[2]], **rule} if "$ref" in rule else rule
        number = next(numbers)
        if name in FIXED or "const" in rule:
            return FIXED.get(name, rule.get("const"))
        if "enum" in rule:
            return rule["enum"][0]
        if "anyOf" in rule:
            return value(rule["anyOf"][0], name)
        if rule.get("type") == "object":
            return {one: value(part, f"{name}.{one}") for one, part in rule["properties"].items()}
        if rule.get("type") == "array":
            return [value(rule.get("items", {"type": "string"}), name) for _ in range(2)]
        if rule.get("type") == "integer":
            return 1900 + number
        if rule.get("format") == "date" or "\\d{4}-" in rule.get("pattern", ""):
            return (date(2001, 1, 1) + timedelta(days=number)).isoformat()
        return f"第{number}值" if "pattern" not in rule else f"v-{chr(97 + number % 26)}"

    return {name: value(rule, name) for name, rule in schema["properties"].items()}


def values(fields: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """(dotted name, value) of each scalar."""
    for name, value in fields.items():
        items = value if isinstance(value, list) else [value]
        for item in items:
            if isinstance(item, Mapping):
                yield from values(item, f"{path}{name}.")
            else:
                yield f"{path}{name}", str(item)


FIELDS = front_matter()
TEXT = read_canonical(f"{dump_front_matter(FIELDS)}\n# {FIELDS['title']}\n\n正文。\n")


def page() -> str:
    theme = web_theme("archive")
    site = Site("定本", "", "", theme.language, (), theme.labels)
    made = text_page(TEXT, text_card("texts/a.md", FIELDS, True), (), site, Templates(theme), FINDINGS)
    return html.unescape(re.sub(r"<(?!a )[^>]*>", "", made.html))


def sheet() -> str:
    theme = print_theme("report")
    fonts = choose_faces(theme.faces_for("zh-Hans"), [Face("Noto Serif CJK SC", 400, frozenset({"Noto Serif CJK SC"}))])
    made = make_book(TEXT, theme, fonts, Imprint("a", "0" * 64, "dingben 0", FINDINGS))
    return html.unescape(re.sub("<[^>]*>|[\u2060\u200b]", "", json.dumps(astuple(made), ensure_ascii=False)))


def test_the_sample_has_every_field_and_fits_the_schema() -> None:
    assert FIELDS.keys() == front_matter_schema()["properties"].keys()
    assert not list(schema_errors(FIELDS))


@pytest.mark.parametrize("make", [page, sheet])
def test_every_field_is_shown(make: Any) -> None:
    shown = make()
    assert [name for name, value in values(FIELDS) if value not in shown] == []


@pytest.mark.parametrize("make", [page, sheet])
def test_page_and_sheet_tell_that_there_are_open_findings(make: Any) -> None:
    assert "marker-without-entry × 1" in make()
    assert "title-missing" not in make()


def test_every_field_has_a_label_in_every_language() -> None:
    labels = web_theme("archive").labels
    source = front_matter_schema()["properties"]["source"]["properties"].keys()
    assert source <= labels["source_fields"].keys()
    for language in ("zh-Hans", "zh-Hant"):
        assert {f"source_{name}" for name in source} <= print_theme("report").labels_for(language).keys()


def test_the_themes_are_where_the_page_says() -> None:
    assert Path(web_theme("archive").folder).is_dir()
