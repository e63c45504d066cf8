"""Character classes and small grammars of written Chinese, shared by the cleaners. Data, and what reads it.

Sources: CLREQ (marks and their widths), GB/T 15834 (punctuation), GB/T 15835 (numerals), GB/T 9704-2012
§7.3.3 (the numbering of levels).
"""

import re
from datetime import date

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# The same by category: a letter beyond ASCII. As a class of its own it compiles in a thirtieth of the time of the ranges,
# which counts where dozens of patterns are compiled before a text is read.
IDEOGRAPH = r"[^\W\da-zA-Z_]"
# Marks that are set in a full cell, the ones shared with Latin (quotes, dash, ellipsis) included.
WIDE_MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕〖〗—…·％℃　"
OPENING = "（《〈「『【〔〖“‘"
CLOSING = "）》〉」』】〕〗”’"
SENTENCE_END = "。！？"
# A paragraph that ends in one of these is whole; an ellipsis or a dash may end one too.
STOPS = "。！？：；…—.!?:;"

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

DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
HAN_DATE = "[〇零○O一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
# Years of the Republic (民國元年 is 1912), in digits or in words.
_ROC_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
ROC_DATE = rf"(?:中華)?民國\s*[\d元〇零○一二三四五六七八九十百]{{1,6}}\s*年\s*{_ROC_NUMBER}\s*月\s*{_ROC_NUMBER}\s*日"
ANY_DATE = re.compile(f"{DATE}|{HAN_DATE}|{ROC_DATE}")

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


_WIDE_MARKS = frozenset(WIDE_MARKS)


def is_wide(character: str) -> bool:
    """Is a character set in a full cell: an ideograph or a mark? Compared, for as a pattern it takes 2 ms to compile.

    >>> is_wide("区"), is_wide("，"), is_wide("é"), is_wide("")
    (True, True, False, False)
    """
    return (
        "\u4e00" <= character <= "\u9fff"
        or character in _WIDE_MARKS
        or "\u3400" <= character <= "\u4dbf"
        or character == "〇"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def squeezed(text: str) -> str:
    """A text without its white space.

    >>> squeezed("目　录 ")
    '目录'
    """
    return "".join(text.split())


def letters(text: str) -> str:
    """Letters and digits alone: what two settings of one heading have in common.

    >>> letters("（一） 总体 要求。")
    '一总体要求'
    """
    return "".join(filter(str.isalnum, text))


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


def iso_date(written: str) -> str | None:
    """Turn a date as officials write it into ISO 8601; None when it is no day of the calendar.

    >>> iso_date("2021年1月20日"), iso_date("二〇〇二年十二月三日"), iso_date("2021年2月30日")
    ('2021-01-20', '2002-12-03', None)
    >>> iso_date("中華民國112年3月8日"), iso_date("民國三十六年十二月二十五日"), iso_date("民國元年一月一日")
    ('2023-03-08', '1947-12-25', '1912-01-01')
    """
    common = re.sub("(?:中華)?民國", "", written).replace("元年", "1年")
    parts = re.fullmatch(r"\s*(\S+?)\s*年\s*(\S+?)\s*月\s*(\S+?)\s*日\s*", common)
    if not parts:
        return None
    year, month, day = (int(part) if part.isdecimal() else han_to_int(part) for part in parts.groups())
    try:
        return date(year + 1911 * ("民國" in written), month, day).isoformat()
    except ValueError:
        return None
