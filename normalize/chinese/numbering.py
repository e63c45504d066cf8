"""The literal numbering of Chinese documents: ranks of numbers at the head of a line, Han numerals.

Sources: GB/T 9704-2012 §7.3.3 (levels), GB/T 15835 (numerals)."""

from __future__ import annotations

import re

HAN_DIGITS = "零〇一二三四五六七八九十百千"
HAN_NUMBER = f"[{HAN_DIGITS}两]+"
# Literal numbering at the start of a line, widest scope first (GB/T 9704 §7.3.3; laws: 编 章 节 条).
_NUMBERING = re.compile(
    rf"第{HAN_NUMBER}(?:(?P<part>编|編|部分|篇)|(?P<chapter>章)|(?P<section>[节節]))(?=\s|\S)|"
    rf"(?P<han>[{HAN_DIGITS}]{{1,4}}、)|(?P<paren_han>[（(][{HAN_DIGITS}]{{1,4}}[）)])|"
    r"(?P<arabic>\d{1,2}[.．、](?!\d))|(?P<paren_arabic>[（(]\d{1,2}[）)])"
)
# The number of an article, one that was put between two others included: 第一百二十条之一.
ARTICLE = rf"第[{HAN_DIGITS}]+[条條](?:之[一二三四五六七八九十]+)?"
# What such a number begins with, digits apart.
NUMBER_STARTS = "第（(" + HAN_DIGITS


def numbering(text: str) -> str | None:
    """The rank of the number that a line begins with, None without one.

    >>> numbering("（一）总体要求"), numbering("3.5亿元"), numbering("三、工作安排")
    ('paren-han', None, 'han')
    """
    if text[:1] not in NUMBER_STARTS and not text[:1].isdecimal():
        return None
    found = _NUMBERING.match(text)
    return str(found.lastgroup).replace("_", "-") if found else None


_DIGIT = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0}


def han_to_int(number: str) -> int:
    """Read a Chinese number up to 999, or a year digit by digit.

    >>> han_to_int("十七"), han_to_int("二十"), han_to_int("一百零三"), han_to_int("二〇〇二")
    (17, 20, 103, 2002)
    """
    if not any(unit in number for unit in "十百"):
        return int("".join(str(_DIGIT[digit]) for digit in number))
    total = digit = 0
    for sign in number:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _DIGIT[sign]
    return total + digit
