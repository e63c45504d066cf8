"""Spaces of a Chinese sentence that part words: names after an office, members of a list, slogans, organs, datelines.

All other spaces in a sentence are left by a converter or a line wrap. The segment tells one from the other, which is what
stands between two marks: （记者 张某某 李某）, “好客某省 好品某省”, 某省委员会 某省人民政府.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.chinese.characters import ALL_CLOSING, ALL_OPENING, IDEOGRAPH, PAUSES, SENTENCE_END
from normalize.documents.lines import ORGAN
from normalize.documents.vocabulary import OFFICES, REPORTERS
from normalize.engine.patterns import any_of, lazy_pattern

_SEGMENT = lazy_pattern(f"[^{re.escape(PAUSES + SENTENCE_END + ALL_OPENING + ALL_CLOSING)}|]+")
# Members of a list, in characters, and how many tell one: a converter leaves one space or none between two marks.
_LONGEST_MEMBER, _FEWEST_MEMBERS = 12, 3
# Slogans in quotation marks are of equal length; so are two halves of a short word.
_SHORTEST_SLOGAN = 4
_NAME = lazy_pattern(rf"{IDEOGRAPH}{{2,4}}(?:·{IDEOGRAPH}{{1,8}})?")
_TITLED = lazy_pattern(rf"{IDEOGRAPH}*{any_of(REPORTERS, OFFICES)}")
_ENDS_IN_ORGAN = lazy_pattern(rf"{ORGAN.pattern}$")
_BEGINS_WITH_ORGAN = lazy_pattern(f"(?![和与及]){ORGAN.pattern}")
_DATELINE = lazy_pattern(r"(?:日电|日讯|[报网]讯)$")
_GAP = lazy_pattern(f"(?<={IDEOGRAPH}) +(?={IDEOGRAPH})")


def parts_words(line: str, start: int, end: int) -> bool:
    """True if the space `line[start:end]`, which stands between two ideographs of a sentence, parts words.

    >>> line = "本报讯（记者 张某某 李某）多数 企业完成改制。"
    >>> [parts_words(line, at, at + 1) for at in (6, 10, 16)]
    [True, True, False]
    """
    segment = next(found for found in _SEGMENT.finditer(line) if found.end() > start)
    pieces = _GAP.split(segment[0].strip())
    if min(map(len, pieces)) < 2:  # a word that was spread: 政 府
        return False
    behind = len(_GAP.findall(line, segment.start(), end + 1))  # the number of the piece behind the space
    if len(pieces) >= _FEWEST_MEMBERS and max(map(len, pieces)) <= _LONGEST_MEMBER:
        return True
    if _DATELINE.search(pieces[behind - 1]):
        return True
    if _ENDS_IN_ORGAN.search(pieces[behind - 1]) and _BEGINS_WITH_ORGAN.match(pieces[behind]):
        return True
    return _are_slogans(line, segment, pieces) or _is_name(pieces, behind)


def _are_slogans(line: str, segment: re.Match[str], pieces: Sequence[str]) -> bool:
    """True if brackets or quotation marks hold pieces of one length and nothing else."""
    opening, closing = line[: segment.start()][-1:], line[segment.end() :][:1]
    is_enclosed = opening != "" and opening in ALL_OPENING and closing != "" and closing in ALL_CLOSING
    return is_enclosed and len(set(map(len, pieces))) == 1 and len(pieces[0]) >= _SHORTEST_SLOGAN


def _is_name(pieces: Sequence[str], at: int) -> bool:
    """True if piece number `at` is a name: nothing but names stands between it and an office or 记者 before it."""
    titled = next((number for number in range(at - 1, -1, -1) if _TITLED.fullmatch(pieces[number])), None)
    return titled is not None and all(map(_NAME.fullmatch, pieces[titled + 1 : at + 1]))
