"""Numbers of Chinese documents: Han numerals, literal numbering by rank, numbers in one character. The one table.

Names in capitals are fragments of patterns, strings without groups, so that a pattern can name its own groups. Code
that needs other digits takes a named subset from here.

Sources:

* GB/T 9704-2012 §7.3.3: levels of an official document, 一、 （一） 1. （1）.
* 立法法 (2023) §65: a law is divided into 编 章 节 条 款 项 目; the numbers of the first four are written in Han numerals.
* GB/T 15835-2011 §5.2.4 (大写) and §5.2.5 (零 in quantities, 〇 in numbers that name).
* Unicode, *Enclosed Alphanumerics*, *Enclosed CJK Letters and Months*, *Dingbats*: numbers in one character.
"""

from __future__ import annotations

import re

# ------------------------------------------------------------------------------------------------------ Han numerals

ONE_TO_NINE = "一二三四五六七八九"
# Numerals of sections, items, months, annexes: no document has a hundred of them.
UP_TO_99 = ONE_TO_NINE + "十"
# Numerals of chapters and pages, which have no zero in their numbers up to 一百.
UP_TO_999 = UP_TO_99 + "百"
# Articles: 第一百零一条, 第一千二百六十条 (the last of the Civil Code).
HAN_DIGITS = "零〇" + UP_TO_999 + "千"
# Years are written digit by digit. Copies have a circle or a letter for 〇 (§5.2.5), which keyboards lacked for a long
# time.
YEAR_DIGITS = ONE_TO_NINE + "〇零○O"
# 大写 (§5.2.4), both scripts: parts of books are numbered by them, 第壹部.
CAPITAL_DIGITS = "壹贰貳叁參肆伍陆陸柒捌玖拾"

HAN_NUMBER = f"[{HAN_DIGITS}两]+"

# Measure words (量词) and units of one character, both scripts. A number before one is a quantity.
MEASURES = "个個家项項人次座条件名户戶所辆台套吨米亩畝处種种倍元斤头只岁天批"

# ----------------------------------------------------------------------------------------- numbers at the head of a line

# Divisions above the article, both scripts: they have headings.
DIVISIONS = "编編篇章节節"
DIVISION = f"第[{HAN_DIGITS}]+[{DIVISIONS}]"
DIVISION_OR_ARTICLE = f"第[{HAN_DIGITS}]+[{DIVISIONS}条條]"
# The number of an article, also of an article that was inserted between two others: 第一百二十条之一.
ARTICLE = rf"第[{HAN_DIGITS}]+[条條](?:之[{UP_TO_99}]+)?"

# The characters after the number of each division, the highest division first: 第一编, 第一部分.
_DIVISION_RANKS = {
    "part": "编|編|部分|篇",
    "chapter": "章",
    "section": "[节節]",
}
# The levels of an official document, the highest first (GB/T 9704-2012 §7.3.3), and how their numbers are written.
LEVELS = {
    "han": f"[{HAN_DIGITS}]{{1,4}}、",
    "paren-han": f"[（(][{HAN_DIGITS}]{{1,4}}[）)]",
    "arabic": r"\d{1,2}[.．、](?!\d)",  # 3.5亿元 is a quantity
    "paren-arabic": r"[（(]\d{1,2}[）)]",
}
RANKS = (*_DIVISION_RANKS, *LEVELS)


def _one_of(numbers: dict[str, str]) -> str:
    """A pattern for any of the numbers, with a group for each, named by its rank."""
    return "|".join(f"(?P<{rank.replace('-', '_')}>{number})" for rank, number in numbers.items())


# A division has words after its number in the same line.
_NUMBERING = re.compile(f"第{HAN_NUMBER}(?:{_one_of(_DIVISION_RANKS)})(?=.)|{_one_of(LEVELS)}", re.DOTALL)
# The characters with which such a number begins, except digits.
NUMBER_STARTS = "第（(" + HAN_DIGITS


def numbering(text: str) -> str | None:
    """The rank of the number at the beginning of a line, one of `RANKS`; None without a number.

    >>> numbering("（一）总体要求"), numbering("3.5亿元"), numbering("三、工作安排")
    ('paren-han', None, 'han')
    """
    if text[:1] not in NUMBER_STARTS and not text[:1].isdecimal():
        return None
    found = _NUMBERING.match(text)
    return str(found.lastgroup).replace("_", "-") if found else None


# --------------------------------------------------------------------------------------------------- values of numbers

_DIGIT = {digit: value for value, digit in enumerate("零" + ONE_TO_NINE)} | {"〇": 0, "○": 0, "O": 0}
_PLACE = {"十": 10, "百": 100, "千": 1000}


def han_to_int(number: str) -> int:
    """Read a Han numeral up to 9999, or a year digit by digit. Raises `ValueError` for anything else.

    >>> han_to_int("十七"), han_to_int("二十"), han_to_int("一百零三"), han_to_int("二〇〇二")
    (17, 20, 103, 2002)
    """
    if not number or not set(number) <= {*_DIGIT, *_PLACE}:
        raise ValueError(f"no Han numeral: {number!r}")
    if not any(place in number for place in _PLACE):
        return int("".join(str(_DIGIT[digit]) for digit in number))
    total = digit = 0
    for sign in number:
        if sign in _PLACE:
            total += (digit or 1) * _PLACE[sign]
            digit = 0
        else:
            digit = _DIGIT[sign]
    return total + digit


# ---------------------------------------------------------------------------------------------- numbers in one character

# (the first character of a row, the count of its characters, the number of the first).
_ENCLOSED_ROWS = (
    ("①", 20, 1),  # circled
    ("㉑", 15, 21),
    ("㊱", 15, 36),
    ("⑴", 20, 1),  # in parentheses
    ("⒈", 20, 1),  # with a full stop
    ("❶", 10, 1),  # white on black
)
ENCLOSED_VALUES = {
    chr(ord(first) + place): number + place for first, count, number in _ENCLOSED_ROWS for place in range(count)
}
ENCLOSED = "".join(ENCLOSED_VALUES)
# The row that every keyboard has: a line that begins with one of these is an item or a note.
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FROM_SUPERSCRIPT = str.maketrans(SUPERSCRIPT, "0123456789")


def superscript_to_int(digits: str) -> int:
    """Read raised digits.

    >>> superscript_to_int("¹²")
    12
    """
    return int(digits.translate(_FROM_SUPERSCRIPT))
