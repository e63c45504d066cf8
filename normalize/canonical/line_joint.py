"""The text for a line end inside a paragraph."""

from __future__ import annotations

from normalize.chinese.characters import is_solid


def line_joint(before: str, after: str) -> str:
    """The text for a soft break between two characters: nothing beside Chinese, else a space.

    >>> line_joint("。", "第"), line_joint(".", "A")
    ('', ' ')
    """
    return "" if is_solid(before) or is_solid(after) else " "
