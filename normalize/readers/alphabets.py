"""Texts in Europe's alphabets: damaged UTF-8, or an encoding of one byte a character.

The reader asks here last, when no encoding of Chinese gives a plausible text: a single-byte encoding decodes any bytes.
"""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})")
# Labels that browsers read as another encoding (Encoding Standard, WHATWG).
_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254"}
_KNOWN = re.compile(r"cp125[0-8]|windows-125[0-8]|iso-8859-(?:[2-9]|1[03456])|koi8-[ru]|macintosh")
_MARKS = frozenset("\u00a0¡£§©«®°±²³´·¹º»¼½¾¿×÷–—‘’‚“”„†‡•…‰‹›€№")
_SAMPLE = 200_000
# The least share of letters and print marks among the characters beyond ASCII; the largest share of letters beyond ASCII among
# all letters, where no encoding is declared; the least number of sound characters for each broken byte of UTF-8.
_LEAST_GOOD, _MOST_BEYOND, _LEAST_SOUND = 0.97, 0.15, 5


def alphabetic_encoding(data: bytes) -> str | None:
    """The encoding of a text in an alphabet of Europe; None if the bytes make no such text."""
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= sign <= "\udcff" for sign in text)
    if sum("\x7f" < sign < "\ud800" for sign in text) >= _LEAST_SOUND * broken:
        return "utf-8"
    declared = _declared(sample)
    if declared and _are_words(sample.decode(declared, "surrogateescape")):
        return declared
    text = sample.decode("cp1252", "surrogateescape")
    return "cp1252" if _are_words(text) and _is_mostly_ascii(text) else None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    label = found[1].decode().lower() if found else ""
    name = _NAMES.get(label, label)
    return codecs.lookup(name).name if _KNOWN.fullmatch(name) else None


def _are_words(text: str) -> bool:
    beyond = [sign for sign in text if sign > "\x7f"]
    return sum(sign.isalpha() or sign in _MARKS for sign in beyond) >= _LEAST_GOOD * len(beyond)


def _is_mostly_ascii(text: str) -> bool:
    """True if accented letters are few and most of them are inside words."""
    beyond = [at for at, sign in enumerate(text) if sign > "\x7f" and sign.isalpha()]
    letters = sum(sign.isalpha() for sign in text)
    inside = sum((text[at - 1 : at] + text[at + 1 : at + 2]).isascii() and _touches(text, at) for at in beyond)
    return len(beyond) <= _MOST_BEYOND * letters and 2 * inside >= len(beyond)


def _touches(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at].isalpha() or text[at + 1 : at + 2].isalpha()
