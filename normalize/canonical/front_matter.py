"""YAML front matter: read safely, written in one order and one style.

A string never gets another YAML type: every string that YAML 1.1 or 1.2 would read as something else (`no`,
`2021-01-20`, `007`, `~`) is quoted. Dates are ISO 8601 strings.

This module also reads its own style, without the library: a block has that style if writing its fields gives the same
block. YAML reads the same fields (a property test compares the two). Any other YAML goes to `foreign_yaml`, which is
loaded on demand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

# The version of the format: the value of the field `format` in every canonical text.
FORMAT = "dingben/1"
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

_ORDER = {name: place for place, name in enumerate(FIELDS)}

_FENCE = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Strings that need no quotes begin with a letter, an ideograph (a number may precede it) or an official mark, have no
# YAML indicator, and are not a word of YAML 1.1 (checked separately). The marks are written out because they are part
# of the format: a new mark in the table of marks must change no file.
_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff\u3400-\u4dbf《》（）“”‘’〔〕【】—…〇·，。、；：！？％%/+._()\-]+")
_PLAIN_START = re.compile(r"[A-Za-z《（“〔—〇·]|(?:[0-9]{1,8}(?![〇A-Za-z]))?[^\W\d_]")
_YAML_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])

# Characters that JSON prints and YAML does not (YAML 1.2 §5.1); astral characters are fine.
_YAML_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Split a file into (YAML without its fences, body); (None, text) without front matter."""
    found = _FENCE.match(text)
    return (found[1], text[found.end() :].lstrip("\n")) if found else (None, text)


def parse_front_matter(block: str) -> dict[str, Any]:
    """Read YAML with the safe loader. Raises `FrontMatterError`, also for anything but a mapping."""
    fields = read_as_written(block)
    if fields is None:
        from normalize.canonical.foreign_yaml import load_yaml

        fields = load_yaml(block)
    return fields


def read_as_written(block: str) -> dict[str, Any] | None:
    """Read front matter in the style of `dump_front_matter`; None for any other style.

    The library reads lists of mappings: few texts have one.

    >>> read_as_written('title: "no"\\nyear: 2021\\ncc:\\n  - 区委\\n')
    {'title': 'no', 'year': 2021, 'cc': ['区委']}
    >>> read_as_written("title: no\\n"), read_as_written("title: [甲]\\n")
    (None, None)
    """
    try:
        fields = _mapping(block.split("\n")[-2::-1], "")
        return fields if dump_front_matter(fields) == f"---\n{block}---\n" else None
    except (ValueError, RecursionError):
        return None


def _mapping(lines: list[str], indent: str) -> dict[str, Any]:
    """Take the entries at one indent off the end of `lines`, which are in reverse order."""
    found: dict[str, Any] = {}
    while lines and lines[-1].startswith(indent) and not lines[-1].startswith((" ", "- "), len(indent)):
        name, _, words = lines.pop()[len(indent) :].partition(":")
        found[name] = _value(words[1:]) if words else _inner(lines, indent + "  ")
    return found


def _inner(lines: list[str], indent: str) -> dict[str, Any] | list[str | int]:
    """The mapping or the list below a name. Raises `ValueError` if there is none, because YAML then reads null."""
    begins = f"{indent}- "
    found: list[str | int] = []
    while lines and lines[-1].startswith(begins):
        found.append(_value(lines.pop()[len(begins) :]))
    inner = found or _mapping(lines, indent)
    if not inner:
        raise ValueError("nothing below a name")
    return inner


def _value(words: str) -> str | int:
    """The value of a scalar. Raises `ValueError` for a quoted string that is not JSON."""
    if words.isdecimal():
        return int(words)
    return str(json.loads(words)) if words.startswith('"') else words


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
    names = sorted(fields, key=lambda name: _ORDER.get(name, len(_ORDER)))
    return "---\n" + "".join(_entry(name, fields[name], "") for name in names) + "---\n"


def _entry(name: str, value: Any, indent: str) -> str:
    match value:
        case str() | int() | float():  # most values
            return f"{indent}{_scalar(name)}: {_scalar(value)}\n"
        case Mapping():
            inner = "".join([_entry(key, item, indent + "  ") for key, item in value.items()])
            return f"{indent}{_scalar(name)}:\n{inner}"
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
    return _words(value) if isinstance(value, str) else json.dumps(value)


@lru_cache(maxsize=256)  # a text is written twice, the second time when it is verified
def _words(value: str) -> str:
    if _PLAIN_START.match(value) and _PLAIN.fullmatch(value) and value.lower() not in _YAML_WORDS:
        return value
    return json.dumps(value, ensure_ascii=False).translate(_YAML_ESCAPES)
