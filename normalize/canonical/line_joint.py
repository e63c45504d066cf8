"""What a line end inside a paragraph stands for."""

from __future__ import annotations

# Scripts and marks that are set without a space between them (UAX #11 wide), and the quotation marks, dashes and
# ellipses that Chinese shares with Latin. Ranges, both ends included; compared and not matched, for a class of so many
# characters takes longer to compile than a text has uses for it.
_SOLID = (
    ("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\ufe30", "\ufe4f"), ("\uff00", "\uffef"), ("\U00020000", "\U0003ffff"),
    ("\u2014", "\u2014"), ("\u2018", "\u201d"), ("\u2026", "\u2026"), ("\u00b7", "\u00b7"),
)  # fmt: skip


def line_joint(before: str, after: str) -> str:
    """What a soft break between two characters stands for: nothing beside Chinese, else a space.

    >>> line_joint("。", "第"), line_joint(".", "A")
    ('', ' ')
    """
    return "" if _is_solid(before) or _is_solid(after) else " "


def _is_solid(character: str) -> bool:
    return any(first <= character <= last for first, last in _SOLID)
