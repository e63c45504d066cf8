"""Where a title may break: between the phrases that official titles are made of.

Browsers and typesetters break Chinese after any character, and a title that breaks inside a place name reads badly.
GB/T 9704-2012, 7.3.1 asks for breaks by the sense. Without a dictionary the phrases are guessed from the words that
official titles are made of.

The page breaks a title at any width, so it is offered only the breaks that are good wherever they fall (`phrases`).
The sheet knows its width and weighs each break against the balance of the lines (`break_costs`), so it may consider
more of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from normalize.chinese.characters import PAUSES
from normalize.chinese.numbering import UP_TO_99

# A clause ends, or one begins: a good break everywhere.
_CLAUSE = rf"(?<=[日届屆的{PAUSES}])|(?<=大会|大會)|(?=第[{UP_TO_99}\d]|关于|關於|政府工作)"
# A name ends: good on a page. On a sheet the name belongs to what follows: 关于印发 | 河东区2022年政府工作报告.
_NAME = r"(?<=》)|(?<=年)(?![初中末底度])|(?<=[省市区區县縣州])(?![域内间块长人委直政民场容县市管])"
# A clause may end or begin, unless the character is part of a word (社会, 存在): for a sheet, which seldom needs it.
_POSSIBLE_CLAUSE = r"(?<=[會会上])|(?=[第在])|(?<=印发|印發|转发|轉發)"

_PHRASE_END = re.compile(f"{_CLAUSE}|{_NAME}")
# A phrase has two characters at least, so that no title becomes a ladder.
_SHORTEST = 2

# How much less even (em) the lines of a sheet may be for the sake of a break.
_NO_COST, _COST_OF_NAME, PLAIN_COST = 0.0, 2.0, 3.0
_CLAUSE_END = re.compile(f"{_CLAUSE}|{_POSSIBLE_CLAUSE}")


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of `text`, between which a page may break it; joined they are `text`.

    >>> phrases("2021年天津市河东区政府工作报告")
    ('2021年', '天津市', '河东区', '政府工作报告')
    """
    found = [0, *_phrase_ends(text)]
    return tuple(text[start:end] for start, end in zip(found, [*found[1:], len(text)], strict=True) if end > start)


def _phrase_ends(text: str) -> list[int]:
    found: list[int] = []
    for place in (match.start() for match in _PHRASE_END.finditer(text)):
        if place - (found[-1] if found else 0) >= _SHORTEST and len(text) - place >= _SHORTEST:
            found.append(place)
    return found


def break_costs(text: str) -> Mapping[int, float]:
    """The cost of a break before the character at an offset, for a sheet; every other break costs `PLAIN_COST`.

    >>> break_costs("关于印发河东区2022年政府工作报告的通知")
    {4: 0.0, 7: 2.0, 12: 0.0, 19: 0.0}
    """
    costs = dict.fromkeys(_phrase_ends(text), _COST_OF_NAME)
    costs |= dict.fromkeys((match.start() for match in _CLAUSE_END.finditer(text)), _NO_COST)
    return {place: costs[place] for place in sorted(costs) if place}
