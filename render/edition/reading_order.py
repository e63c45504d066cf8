"""The order of Chinese words in lists: digits, then Latin letters and pinyin together.

The 3,755 common characters of GB 2312 (level 1) are numbered by their pinyin, so their code gives their order in a
dictionary without a table. Level 1 covers all but a few in a thousand characters of an official text. The rarer
characters of level 2 are numbered by radical; they follow Z under a heading of their own. A code knows one reading
of a character: 调 is listed under D (diào), 长 under C (cháng). A character outside GB 2312, such as a traditional one,
is listed by its simplified form.
"""

from __future__ import annotations

import bisect
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

from normalize.chinese.characters import WIDE_MARKS

DIGITS = "0–9"
RARE = "其他"

# The first character of each initial letter in level 1; no reading begins with I, U or V.
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_CODES = [character.encode("gb2312") for character in _FIRST]
_LEVEL_2 = b"\xd8\xa1"

# Marks at the start of a term do not count: “三个着力” and 三个着力 are neighbours.
_MARKS = WIDE_MARKS + "\"'(),.:;!?- "


def initial(text: str) -> str:
    """The heading under which `text` is listed: a letter, `DIGITS` or `RARE`.

    >>> initial("“三个着力”"), initial("513工作机制"), initial("瞪羚企业"), initial("GDP")
    ('S', '0–9', 'D', 'G')
    """
    first = text.lstrip(_MARKS)[:1]
    if first.isascii() and first.isalpha():
        return first.upper()
    if first.isdigit() or first in ("+", "＋"):
        return DIGITS
    code = _code(first)
    if not _CODES[0] <= code < _LEVEL_2:
        return RARE
    return _LETTERS[bisect.bisect_right(_CODES, code) - 1]


def reading_order(text: str) -> tuple[int, tuple[bytes, ...], str]:
    """A sort key: by heading, then character by character in dictionary order, then by code point."""
    bare = text.lstrip(_MARKS)
    return (_rank(initial(text)), tuple(_code(character) for character in bare), text)


def _rank(heading: str) -> int:
    if heading == DIGITS:
        return 0
    return 27 if heading == RARE else 1 + ord(heading) - ord("A")


@cache
def _code(character: str) -> bytes:
    if character.isascii():
        return character.lower().encode()
    return _gb2312(character) or _gb2312(_simplified(character)) or b"\xff" + character.encode("utf-8", "replace")


def _gb2312(text: str) -> bytes:
    """The code of a character; empty if GB 2312 does not have it."""
    return text.encode("gb2312", "ignore")


def _simplified(character: str) -> str:
    return str(_converter().convert(character))


@cache
def _converter() -> OpenCC:
    """The one converter, made when first needed. Its dictionaries take 20 ms to load the first time and 1 ms ever after."""
    from opencc import OpenCC

    return OpenCC("t2s")
