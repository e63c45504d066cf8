"""Where a display line may break: between the phrases that official titles are made of.

Browsers break Chinese after any character; a title broken inside a place name reads badly. Without a
dictionary the phrases are guessed: after a date, a place, a session; before 关于, 第, 政府工作报告.
"""

from __future__ import annotations

import re

# A phrase has two characters at least, so that no title becomes a ladder.
_BREAK = re.compile(
    r"(?<=[日届屆的、，；：》])|(?<=大会|大會)"
    r"|(?<=年)(?![初中末底度])"
    r"|(?<=[省市区區县縣州])(?![域内间块长人委直政民场容县市管])"
    r"|(?=第[一二三四五六七八九十\d]|关于|關於|政府工作)"
)


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of `text`; joined they are `text`.

    >>> phrases("2021年天津市河东区政府工作报告")
    ('2021年', '天津市', '河东区', '政府工作报告')
    """
    found = [0]
    for place in (match.start() for match in _BREAK.finditer(text)):
        if place - found[-1] >= 2 and len(text) - place >= 2:
            found.append(place)
    return tuple(text[start:end] for start, end in zip(found, [*found[1:], len(text)], strict=True) if end > start)
