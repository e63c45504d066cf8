"""Dates as officials write them, in digits, in Han numerals and by the years of the Republic."""

from __future__ import annotations

import re
from datetime import date

from normalize.chinese.numbering import han_to_int

DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
HAN_DATE = "[〇零○O一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
# Years of the Republic (民國元年 is 1912), in digits or in words.
_ROC_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
ROC_DATE = rf"(?:中華)?民國\s*[\d元〇零○一二三四五六七八九十百]{{1,6}}\s*年\s*{_ROC_NUMBER}\s*月\s*{_ROC_NUMBER}\s*日"
ANY_DATE = re.compile(f"{DATE}|{HAN_DATE}|{ROC_DATE}")


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
