"""Lists in items of lists: how far each item is indented, and which stand together.

CommonMark reads an item as one of a list inside the item above when its mark stands where that one's words begin, or
further right (5.2). The canonical form sets it just there, and parts nothing of a list by a blank line. A list that stands
in no item, or in one that other words part from it, begins at the margin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-+*]|(?P<number>\d{1,9})[.)])(?P<space>[ \t]+)(?=\S)")
# An indented item below another line. Most texts hold none, and are not read line by line.
_INDENTED = re.compile(r"\n[ \t]+(?:[-+*]|\d{1,9}[.)])[ \t]+\S")
_TAB = 4
# Lists in lists: deeper ones go on with the deepest. Parsers give up somewhere, markdown-it at ten.
DEEPEST = 5


class Item(NamedTuple):
    """`joins`: it goes on with the list above it, without a blank line."""

    indent: int
    joins: bool


class _Open(NamedTuple):
    """An item that may hold a list: where its words begin, in the source and in the canonical form."""

    words: int
    canonical: int


def nested_items(text: str) -> Mapping[int, Item]:
    """The items of the lists of a text that hold others, by where their marks stand.

    >>> nested_items("- a\\n    - b\\n- c")
    {0: Item(indent=0, joins=False), 8: Item(indent=2, joins=True), 12: Item(indent=0, joins=True)}
    """
    if not _INDENTED.search(text):
        return {}
    found: dict[int, Item] = {}
    one: dict[int, Item] = {}  # the list at the margin
    stack: list[_Open] = []
    kind = ""  # of its marks
    at = 0
    for line in [*text.split("\n"), "end"]:
        match = _ITEM.match(line)
        indent = _placed(match, stack) if match else 0
        own = "1" if match and match["number"] else "-" if match else ""
        if line.strip() and not indent and own != kind:
            if any(item.indent for item in one.values()):
                found |= one
            one, kind = {}, own
        if match:
            one[at + match.start("mark")] = Item(indent, bool(one))
        elif line.strip():
            stack.clear()
        at += len(line) + 1
    return found


def _placed(match: re.Match[str], stack: list[_Open]) -> int:
    """Put an item below those that it stands in, and tell its indent."""
    width = len(match["indent"].expandtabs(_TAB))
    below = None
    while stack and width < stack[-1].words:
        below = stack.pop()
    # A list that begins with another number than 1 does not interrupt a paragraph.
    if stack and below is None and match["number"] not in (None, "1"):
        stack.clear()
    indent = stack[:DEEPEST][-1].canonical if stack else 0
    mark = len(match["mark"])
    stack.append(_Open(width + mark + len(match["space"].expandtabs(_TAB)), indent + mark + 1))
    return indent
