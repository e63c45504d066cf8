"""Lines without ideographs: their quotation marks, dashes and points are Latin, not Chinese."""

from __future__ import annotations

import re

from normalize.chinese.characters import IDEOGRAPH

# Marks that Chinese and Latin type share: only the rest of the line shows which of the two they are.
SHARED = "“”‘’—…·"
_LETTER = re.compile(IDEOGRAPH)
# In Unicode, scripts with spaces between words come before the ideographs, except Korean syllables.
_LAST_ALPHABETIC, _KOREAN = "\u1fff", ("\uac00", "\ud7a3")


def is_ideograph(sign: str) -> bool:
    """True for a letter of a script without spaces between words.

    False for Latin, Greek, Cyrillic, Arabic …, with or without accents.

    >>> [sign for sign in "中〇かeéИア가ع1１" if is_ideograph(sign)]
    ['中', '〇', 'か', 'ア']
    """
    return sign > _LAST_ALPHABETIC and sign.isalnum() and not sign.isdecimal() and not _KOREAN[0] <= sign <= _KOREAN[1]


class LatinLines:
    """Finds the lines of a text without ideographs. Call `at` with ascending offsets: each line is read once."""

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
