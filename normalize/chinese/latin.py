"""Lines that hold no ideograph: there quotation marks, dashes and points are those of Latin, not of Chinese."""

from __future__ import annotations

import re

from normalize.chinese.characters import IDEOGRAPH

# Marks that Chinese and Latin type share: which of the two they are only their line tells.
SHARED = "“”‘’—…·"
_LETTER = re.compile(IDEOGRAPH)
# Scripts written with spaces between words stand before the ideographs, but for Korean syllables.
_LAST_ALPHABETIC, _KOREAN = "\u1fff", ("\uac00", "\ud7a3")


def is_ideograph(sign: str) -> bool:
    """Is a letter one of a script without spaces, and not Latin, Greek, Cyrillic, Arabic … with or without accents?

    >>> [sign for sign in "中〇かeéИア가ع1１" if is_ideograph(sign)]
    ['中', '〇', 'か', 'ア']
    """
    return sign > _LAST_ALPHABETIC and sign.isalnum() and not sign.isdecimal() and not _KOREAN[0] <= sign <= _KOREAN[1]


class LatinLines:
    """Tells of ascending places in a text whether their line holds no ideograph; each line is read once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._end = -1
        self._latin = False

    def at(self, place: int) -> bool:
        if place > self._end:
            start = self.text.rfind("\n", 0, place) + 1
            end = self.text.find("\n", place)
            self._end = len(self.text) if end < 0 else end
            letters = _LETTER.finditer(self.text, start, self._end)
            self._latin = not any(is_ideograph(letter[0]) for letter in letters)
        return self._latin
