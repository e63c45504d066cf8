"""A field of the front matter as text. A field may hold any YAML: a hand may have written it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def field_text(value: Any) -> str:
    """A scalar as text without outer white space; `""` for anything else, truth values included.

    >>> field_text(2021), field_text(" 东丽区 "), field_text(True), field_text(["东丽区"])
    ('2021', '东丽区', '', '')
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def field_lines(value: Any) -> tuple[str, ...]:
    """A field as lines: a list gives one line an item, a mapping (the speaker) one line in all. Empty ones are left out.

    An item of a list may be a mapping as well (an ignore): its values are one line.

    >>> field_lines(["东丽区人民政府", "2021年3月1日"]), field_lines({"role": "区长", "name": "李春"}), field_lines("")
    (('东丽区人民政府', '2021年3月1日'), ('区长 李春',), ())
    """
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return tuple(filter(None, map(_line, value)))
    return tuple(filter(None, [_line(value)]))


def _line(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(filter(None, map(field_text, value.values())))
    return field_text(value)
