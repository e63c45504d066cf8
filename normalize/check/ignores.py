"""Findings that may stay, each with its reason: in the front matter of a text, or in `check-ignore.yaml`.

In a canonical text, for findings of this text and of its source:

    ignore:
      - code: note-number-corrected
        reason: 原件如此

In `check-ignore.yaml`, beside the sources or in the folder of the configuration, for files below it:

    - file: "004_*.txt"
      code: note-number-corrected
      reason: the print has the same slip
      words: 两学一做

`words` and `line` narrow an ignore to findings in a line with these words, and to one line. An ignore that gives no
reason ignores nothing and is reported; so is one that matches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

import yaml

from normalize.edge.plain_yaml import YamlError, compose_yaml

FILE_NAME = "check-ignore.yaml"
_KEYS = {"file": str, "code": str, "reason": str, "words": str, "line": int}


class IgnoreError(ValueError):
    """An ignore file that cannot be used. `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Ignore:
    """One entry. `written` is its line in the file that holds it; `file` a glob, empty in front matter."""

    code: str
    written: int
    reason: str = ""
    file: str = ""
    words: str = ""
    line: int = 0

    def fits_file(self, name: str) -> bool:
        """Does the glob fit a path below the folder of the ignore file? Without a slash it is held against the name."""
        return fnmatchcase(name if "/" in self.file else name.rpartition("/")[2], self.file)

    def fits(self, code: str, first: int, last: int, words: str) -> bool:
        """Is it about a finding of this code, in these lines, whose words (of the lines and of the message) are these?"""
        in_line = not self.line or first <= self.line <= last
        return bool(self.reason) and code == self.code and in_line and self.words in words


def read_ignore_file(content: str) -> tuple[Ignore, ...]:
    """The entries of `check-ignore.yaml`. Raises `IgnoreError` with the line."""
    node = _compose(content)
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise IgnoreError("an ignore file is a list of entries, each with file, code and reason", _line(node))
    entries = tuple(_entry(item) for item in node.value)
    for entry in entries:
        if not entry.file:
            raise IgnoreError('the entry names no file; `file: "*"` means all', entry.written)
    return entries


def read_front_matter_ignores(block: str) -> tuple[Ignore, ...]:
    """The entries under `ignore:` in the YAML of a canonical text; none of a field that is not well formed.

    What is wrong with the field is told with the rest of the front matter, as `not-canonical`.
    """
    try:
        node = _compose(block)
        if not isinstance(node, yaml.MappingNode):
            return ()
        items = [
            value.value for key, value in node.value if key.value == "ignore" and isinstance(value, yaml.SequenceNode)
        ]
        entries = [_entry(item) for found in items for item in found]
    except IgnoreError:
        return ()
    fence = 1  # the line `---` above the block
    return tuple(
        Ignore(entry.code, entry.written + fence, entry.reason, "", entry.words, entry.line)
        for entry in entries
        if not entry.file
    )


def _compose(content: str) -> yaml.Node | None:
    try:
        return compose_yaml(content)
    except YamlError as error:
        raise IgnoreError(str(error), error.line or 1) from error


def _entry(node: yaml.Node) -> Ignore:
    if not isinstance(node, yaml.MappingNode):
        raise IgnoreError("an entry is a mapping with file, code and reason", _line(node))
    values = dict(_values(node))
    if not values.get("code"):
        raise IgnoreError("the entry names no code; `dingben check --list` has them all", _line(node))
    return Ignore(written=_line(node), **values)


def _values(node: yaml.MappingNode) -> Iterator[tuple[str, Any]]:
    """The values of an entry; words in a scalar are words, whatever YAML would make of them."""
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in _KEYS:
            raise IgnoreError(f"unknown key {name!r}; known are {', '.join(_KEYS)}", _line(key))
        if not isinstance(value, yaml.ScalarNode):
            raise IgnoreError(f"{name} must be plain words", _line(value))
        if _KEYS[name] is int:
            if not value.value.isdecimal() or int(value.value) < 1:
                raise IgnoreError(f"{name} must be a number from 1, not {value.value!r}", _line(value))
            yield name, int(value.value)
        else:
            empty = value.tag == "tag:yaml.org,2002:null"
            yield name, "" if empty else value.value.strip()


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
