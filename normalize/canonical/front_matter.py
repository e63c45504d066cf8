"""YAML front matter: read safely, written in one order and one style.

A document's words never get a YAML meaning: every string that YAML 1.1 or 1.2 would read as something
else (`no`, `2021-01-20`, `007`, `~`) is quoted. Dates are ISO 8601 strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

# The order of the fields in every canonical text. `schema.json` describes them.
FIELDS = (
    "title",
    "subtitle",
    "issuer",
    "document_number",
    "speaker",
    "assembly",
    "delivered",
    "issued",
    "adopted",
    "approved",
    "effective",
    "history",
    "region",
    "year",
    "addressees",
    "notice",
    "signature",
    "disclosure",
    "cc",
    "language",
    "tags",
    "source",
    "ignore",
    "format",
)

_FENCE = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Strings that need no quotes: begin with a letter, an ideograph (a number may stand before it) or an official
# mark, hold nothing that YAML reads as an indicator, and are no word of YAML 1.1 (checked apart).
_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff\u3400-\u4dbf《》（）“”‘’〔〕【】—…〇·，。、；：！？％%/+._()\-]+")
_PLAIN_START = re.compile(r"[A-Za-z《（“〔—〇·]|(?:[0-9]{1,8}(?![〇A-Za-z]))?[^\W\d_]")
_YAML_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])

# What YAML does not print although JSON does (YAML 1.2 §5.1); astral characters are fine.
_YAML_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}

_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FrontMatterError(ValueError):
    """Front matter that cannot be read. `line` counts from 1 in the file."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class _StringDates(_Loader):  # type: ignore[misc, valid-type]
    """Dates stay the strings that were written: a text is compared, not calculated with."""


_StringDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Split a file into (YAML without its fences, body); (None, text) without front matter."""
    found = _FENCE.match(text)
    return (found[1], text[found.end() :].lstrip("\n")) if found else (None, text)


def parse_front_matter(block: str) -> dict[str, Any]:
    """Read YAML with the safe loader. Raises `FrontMatterError`; anything but a mapping is one."""
    try:
        fields = yaml.load(block, _StringDates)  # noqa: S506  # a subclass of the safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        mark = getattr(fault, "problem_mark", None)
        problem = getattr(fault, "problem", None) or str(fault).splitlines()[0]
        raise FrontMatterError(f"front matter: {problem}", line=mark.line + 2 if mark else 1) from fault
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise FrontMatterError("front matter must be a mapping of names to values", line=1)
    return fields


def dump_front_matter(fields: Mapping[str, Any]) -> str:
    """Write fields as block-style YAML with its fences; known fields first, in their order.

    >>> print(dump_front_matter({"year": 2021, "title": "no", "cc": ["区委"]}), end="")
    ---
    title: "no"
    year: 2021
    cc:
      - 区委
    ---
    """
    order = {name: place for place, name in enumerate(FIELDS)}
    names = sorted(fields, key=lambda name: order.get(name, len(order)))
    return "---\n" + "".join(_entry(name, fields[name], "") for name in names) + "---\n"


def _entry(name: str, value: Any, indent: str) -> str:
    match value:
        case Mapping():
            inner = "".join(_entry(key, item, indent + "  ") for key, item in value.items())
            return f"{indent}{_scalar(name)}:\n{inner}"
        case str() | int() | float():
            return f"{indent}{_scalar(name)}: {_scalar(value)}\n"
        case Sequence():
            return f"{indent}{_scalar(name)}:\n" + "".join(_items(value, indent + "  "))
    raise TypeError(f"{name}: a {type(value).__name__} has no place in front matter")


def _items(values: Sequence[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            inner = "".join(_entry(key, item, indent + "  ") for key, item in value.items())
            yield f"{indent}- {inner[len(indent) + 2 :]}"
        else:
            yield f"{indent}- {_scalar(value)}\n"


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN_START.match(value) and _PLAIN.fullmatch(value) and value.lower() not in _YAML_WORDS:
        return value
    return json.dumps(value, ensure_ascii=False).translate(_YAML_ESCAPES)
