"""The order in which Chinese readers look words up: digits, then letters and pinyin together.

Pinyin is not in Unicode. But the 3,755 common characters of GB 2312 (level 1) were numbered by their
pinyin, so their code is their place in a dictionary; that covers all but a few in a thousand characters of
an official text, and needs no table. The rarer characters of level 2 are numbered by radical and come
after Z, under one heading of their own. What the code cannot know is a second reading: 调 stands under D
(diào), 长 under C (cháng). A character outside GB 2312 (a traditional one) is looked up by its simplified
form.
"""

from __future__ import annotations

import bisect
from functools import cache

DIGITS = "0–9"
RARE = "其他"

# The first character of each initial letter in level 1; no reading begins with I, U or V.
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_CODES = [character.encode("gb2312") for character in _FIRST]
_LEVEL_2 = b"\xd8\xa1"

# Marks that open a term do not decide where it stands: “三个着力” and 三个着力 are neighbours.
_MARKS = "“”‘’\"'「」『』《》〈〉（）()〔〕【】·、，。：；！？,.:;!?-—… 　"


def initial(text: str) -> str:
    """The heading under which `text` stands: a letter, `DIGITS` or `RARE`.

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
    for form in (character, _simplified(character)):
        try:
            return form.encode("gb2312")
        except UnicodeEncodeError:
            continue
    return b"\xff" + character.encode("utf-8", "replace")


def _simplified(character: str) -> str:
    # Loaded when the first character outside GB 2312 is met: most archives never pay for it.
    from opencc import OpenCC

    return str(OpenCC("t2s").convert(character))
