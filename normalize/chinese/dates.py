"""Dates as officials write them: in digits, in Han numerals, by the years of the Republic. The one table.

Names in capitals are fragments of patterns, strings without groups. Sources: GB/T 9704-2012 §7.3.5.4 (days are written
in Arabic digits, months and days without a zero before them), GB/T 15835-2011 §5.2.5 (〇 in years written in Han
numerals).
"""

from __future__ import annotations

import re
from datetime import date

from normalize.chinese.numbering import UP_TO_99, YEAR_DIGITS, han_to_int

HAN_YEAR = f"[{YEAR_DIGITS}]{{4}}年"
# A month or a day in Han numerals: 一, 十二, 三十一.
_HAN_COUNT = f"[{UP_TO_99}]{{1,3}}"

# A day in digits: 2021年1月20日; without its year; in Han numerals: 二〇〇二年十二月三日.
DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
SHORT_DATE = r"\d{1,2}\s*月\s*\d{1,2}\s*日"
HAN_DATE = f"{HAN_YEAR}{_HAN_COUNT}月{_HAN_COUNT}日"
# A month, in digits or in Han numerals.
MONTH = rf"(?:\d{{4}}年|{HAN_YEAR})(?:\d{{1,2}}|{_HAN_COUNT})月"
# Years of the Republic (民國元年 is 1912), in digits or in Han numerals.
_ROC_COUNT = rf"[\d{UP_TO_99}]{{1,3}}"
ROC_DATE = rf"(?:中華)?民國\s*[\d元{YEAR_DIGITS}十百]{{1,6}}\s*年\s*{_ROC_COUNT}\s*月\s*{_ROC_COUNT}\s*日"
ANY_DATE = re.compile(f"{DATE}|{HAN_DATE}|{ROC_DATE}")


def iso_date(written: str) -> str | None:
    """Turn a date as officials write it into ISO 8601; None if it is not a day of the calendar.

    >>> iso_date("2021年1月20日"), iso_date("二〇〇二年十二月三日"), iso_date("2021年2月30日")
    ('2021-01-20', '2002-12-03', None)
    >>> iso_date("中華民國112年3月8日"), iso_date("民國三十六年十二月二十五日"), iso_date("民國元年一月一日")
    ('2023-03-08', '1947-12-25', '1912-01-01')
    """
    common = re.sub("(?:中華)?民國", "", written).replace("元年", "1年")
    parts = re.fullmatch(r"\s*(\S+?)\s*年\s*(\S+?)\s*月\s*(\S+?)\s*日\s*", common)
    if not parts:
        return None
    try:
        year, month, day = (int(part) if part.isdecimal() else han_to_int(part) for part in parts.groups())
        return date(year + 1911 * ("民國" in written), month, day).isoformat()
    except ValueError:
        return None
