"""Dates in all notations: read to a day of the calendar, or not at all."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from normalize.chinese.dates import ANY_DATE, DATE, HAN_DATE, MONTH, ROC_DATE, SHORT_DATE, iso_date

HAN = "〇一二三四五六七八九"


def count(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (HAN[ones] if ones or not tens else "")


def notations(day: date) -> list[str]:
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    republic = day.year - 1911
    return [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day:02} 日",
        f"{year}年{count(day.month)}月{count(day.day)}日",
        f"中華民國{republic}年{day.month}月{day.day}日",
        f"民國{count(republic)}年{count(day.month)}月{count(day.day)}日",
    ]


@pytest.mark.parametrize("day", [date(1999, 12, 31) + timedelta(days=37 * step) for step in range(40)])
def test_a_day_reads_the_same_in_all_notations(day: date) -> None:
    assert {text: iso_date(text) for text in notations(day)} == dict.fromkeys(notations(day), day.isoformat())
    assert all(ANY_DATE.fullmatch(text) for text in notations(day))


def test_the_first_year_of_the_republic() -> None:
    assert iso_date("民國元年一月一日") == "1912-01-01"


@pytest.mark.parametrize(
    "text",
    [
        "2021年2月30日",
        "2021年13月1日",
        "民國元元年3月4日",
        "民國1二年3月4日",
        "二〇二一年十三月一日",
        "2021年1月",
        "日",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    """Also where the pattern of dates takes it: 民國元元年 is no year."""
    assert iso_date(text) is None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (DATE, "2021年1月20日"),
        (HAN_DATE, "二○○二年十二月三日"),
        (ROC_DATE, "民國三十六年十二月二十五日"),
        (MONTH, "2021年1月"),
        (MONTH, "二〇〇二年十二月"),
        (SHORT_DATE, "1 月 20 日"),
    ],
)
def test_each_notation_has_its_pattern(pattern: str, text: str) -> None:
    patterns = {DATE, HAN_DATE, ROC_DATE, MONTH, SHORT_DATE}
    assert {one for one in patterns if re.fullmatch(one, text)} == {pattern}
