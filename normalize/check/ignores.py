"""Read ignores: entries that let a finding stay, each with its reason.

In the front matter of a canonical text, an ignore applies to findings of this text and of its source:

    ignore:
      - code: note-number-corrected
        reason: 原件如此

In `check-ignore.yaml`, beside the sources or in the folder of the configuration, it applies to files below that folder:

    - file: "004_*.txt"
      code: note-number-corrected
      reason: the print has the same slip
      words: 两学一做

`words` narrows an ignore to findings whose lines or message contain these words, `line` to one line. An ignore without
a reason has no effect and is reported. An ignore that fits no finding is reported, too.
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
    """One entry.

    `written` is its line, from 1, in the file that holds it. `file` is a glob; it is empty in front matter.
    """

    code: str
    written: int
    reason: str = ""
    file: str = ""
    words: str = ""
    line: int = 0

    def fits_file(self, name: str) -> bool:
        """True if the glob fits a path below the folder of the ignore file.

        A glob without a slash is compared with the name.
        """
        return fnmatchcase(name if "/" in self.file else name.rpartition("/")[2], self.file)

    def fits(self, code: str, first: int, last: int, words: str) -> bool:
        """True if the ignore fits a finding of this code in the lines `first` to `last` (from 1, both included).

        `words` are the whole lines of the finding and its message. An ignore without a reason fits nothing.
        """
        in_line = not self.line or first <= self.line <= last
        return bool(self.reason) and code == self.code and in_line and self.words in words


def read_ignore_file(content: str) -> tuple[Ignore, ...]:
    """Read the entries of `check-ignore.yaml`. Raises `IgnoreError` with the line."""
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
    """Read the entries under `ignore:` in the YAML of a canonical text; () if the field is not well formed.

    The check of the front matter reports such a field as `not-canonical`.
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
    """Yield the values of an entry. Text stays text, even where YAML would resolve it to another type."""
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
