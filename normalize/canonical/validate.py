"""Check front matter against `schema.json`, with only the keywords of JSON Schema that it uses.

The schema is the contract, published with the archive; any validator can read it. This project has its own validator
because a text is checked each time it is written, and the library takes longer to load than a report takes to clean. A
test compares the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list, tuple),
    "string": (str,),
    "integer": (int,),
}


@cache
def front_matter_schema() -> dict[str, Any]:
    """The published schema."""
    text = Path(__file__).with_name("schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def schema_errors(fields: Mapping[str, Any]) -> Iterator[str]:
    """The errors of front matter, each with its place: `speaker.name: …`. Empty if the front matter is valid."""
    yield from _faults(fields, _whole_schema(), "front matter")


@cache
def _whole_schema() -> dict[str, Any]:
    """The schema with every reference replaced by the definition that it names."""
    schema = front_matter_schema()

    def whole(rule: Any) -> Any:
        if isinstance(rule, list):
            return [whole(item) for item in rule]
        if not isinstance(rule, dict):
            return rule
        own = {name: whole(item) for name, item in rule.items() if name != "$ref"}
        return {**whole(schema["$defs"][rule["$ref"].rpartition("/")[2]]), **own} if "$ref" in rule else own

    return {name: whole(rule) for name, rule in schema.items() if name != "$defs"}


def _faults(value: Any, schema: Mapping[str, Any], place: str) -> Iterator[str]:
    if "anyOf" in schema and all(next(_faults(value, option, place), None) for option in schema["anyOf"]):
        yield f"{place}: {value!r} is of no kind that may stand here"
    if "const" in schema and value != schema["const"]:
        yield f"{place}: must be {schema['const']!r}, not {value!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: must be one of {', '.join(map(repr, schema['enum']))}, not {value!r}"
    kind = schema.get("type")
    if kind and (not isinstance(value, _TYPES[kind]) or isinstance(value, bool)):
        yield f"{place}: must be of type {kind}, not {value!r}"
    elif isinstance(value, str):
        yield from _text_faults(value, schema, place)
    elif isinstance(value, int):
        yield from _number_faults(value, schema, place)
    elif isinstance(value, Mapping):
        yield from _mapping_faults(value, schema, place)
    elif isinstance(value, Sequence):
        yield from _list_faults(value, schema, place)


def _text_faults(value: str, schema: Mapping[str, Any], place: str) -> Iterator[str]:
    if len(value) < schema.get("minLength", 0):
        yield f"{place}: must not be empty"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place}: {value!r} does not match {schema['pattern']}"
    elif schema.get("format") == "date" and not _is_day(value):
        yield f"{place}: there is no day {value}"


def _is_day(words: str) -> bool:
    """True if the calendar has this day. The pattern of the schema checks only the form."""
    try:
        return bool(date.fromisoformat(words))
    except ValueError:
        return False


def _number_faults(value: int, schema: Mapping[str, Any], place: str) -> Iterator[str]:
    if value < schema.get("minimum", value) or value > schema.get("maximum", value):
        yield f"{place}: {value} is out of range"


def _mapping_faults(value: Mapping[str, Any], schema: Mapping[str, Any], place: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{place}: the field {name} is missing"
    if len(value) < schema.get("minProperties", 0):
        yield f"{place}: must not be empty"
    for name, item in value.items():
        inner = name if place == "front matter" else f"{place}.{name}"
        rule = known.get(name, schema.get("additionalProperties", {}))
        if rule is False:
            yield f"{inner}: there is no such field"
        elif rule is not True:
            yield from _faults(item, rule, inner)


def _list_faults(value: Sequence[Any], schema: Mapping[str, Any], place: str) -> Iterator[str]:
    if len(value) < schema.get("minItems", 0):
        yield f"{place}: must not be empty"
    for number, item in enumerate(value):
        yield from _faults(item, schema.get("items", {}), f"{place}.{number}")
