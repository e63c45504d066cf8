"""Words of a document on a terminal: nothing that stands in a source may move the cursor or end a line."""

from __future__ import annotations


def legible(words: str) -> str:
    r"""Controls, invisible characters and the half characters that stand for undecodable bytes by their number.

    >>> print(legible("工 作\x1b[31m报\u200b告\udcff"))
    工 作\x1b[31m报\u200b告\udcff
    """
    return words if words.isprintable() else "".join(map(_legible, words))


def _legible(character: str) -> str:
    if character.isprintable() or character == "\u3000":  # a space that Chinese names hold
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
