"""Words of a document on a terminal: nothing that stands in a source may move the cursor or end a line."""

from __future__ import annotations


def escape_controls(words: str) -> str:
    r"""Controls, invisible characters and the half characters that stand for undecodable bytes by their number.

    >>> print(escape_controls("工 作\x1b[31m报\u200b告\udcff"))
    工 作\x1b[31m报\u200b告\udcff
    """
    return words if words.isprintable() else "".join(map(_escape, words))


def _escape(character: str) -> str:
    if character.isprintable() or character == "\u3000":  # a space that Chinese names hold
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def fitting(words: str, columns: int) -> str:
    """As much of a line as these columns of a terminal hold, in which an ideograph takes two.

    >>> fitting("2  报告.txt", 6), fitting("2  报告.txt", 80)
    ('2  报…', '2  报告.txt')
    """
    from unicodedata import east_asian_width

    ends, end = [], 0
    for character in words:
        end += 2 if east_asian_width(character) in "WF" else 1
        ends.append(end)
    if end <= columns:
        return words
    return words[: sum(one < columns for one in ends)] + "…"
