"""Find the indent of each item in nested lists, and the items that form one list.

CommonMark reads an item as part of a list inside the item above if its marker is at the column of that item's text or
further right (§5.2). The canonical form uses exactly that column, and has no blank line inside a list. A list begins at
the margin if it is in no item, or if other text separates it from its item.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-+*]|(?P<number>\d{1,9})[.)])(?P<space>[ \t]+)(?=\S)")
# An indented item below another line. Most texts have none, and are not read line by line.
_INDENTED = re.compile(r"\n[ \t]+(?:[-+*]|\d{1,9}[.)])[ \t]+\S")
_TAB = 4
# The deepest level of lists in lists. Deeper items join it. Parsers stop at some depth, markdown-it at ten.
DEEPEST = 5


class Item(NamedTuple):
    """An item of a list. `indent` is in spaces.

    `joins` is true if the item continues the list above it, without a blank line between them.
    """

    indent: int
    joins: bool


class _Open(NamedTuple):
    """An item that may contain a list: the column of its text, in the source and in the canonical form."""

    words: int
    canonical: int


def nested_items(text: str) -> Mapping[int, Item]:
    """The items of nested lists, by the offset of their markers in code points.

    Lists without nested items are left out.

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
    """Push an item on the stack of the items that contain it, and return its indent."""
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
