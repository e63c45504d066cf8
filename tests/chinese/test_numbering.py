"""Every way to write a number: its rank, its value, and what only looks like one."""

from __future__ import annotations

import re
import unicodedata

import pytest

from normalize.chinese import numbering as table
from normalize.chinese.numbering import (
    ARTICLE,
    DIVISION,
    DIVISION_OR_ARTICLE,
    ENCLOSED_VALUES,
    LEVELS,
    RANKS,
    han_to_int,
    numbering,
    superscript_to_int,
)

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A number up to 9999 in Han numerals, as laws write it: 十七, 一百零三, 一千二百六十."""
    digits = [int(digit) for digit in str(number)]
    places = ["", "十", "百", "千"][: len(digits)][::-1]
    words = "".join(DIGITS[digit] + (place if digit else "") for digit, place in zip(digits, places, strict=True))
    words = re.sub("零+", "零", words).rstrip("零") or "零"
    return words.removeprefix("一") if words.startswith("一十") else words


@pytest.mark.parametrize("numbers", [range(1000), range(1000, 10_000, 37)])
def test_a_han_numeral_reads_as_it_was_written(numbers: range) -> None:
    assert [number for number in numbers if han_to_int(written(number)) != number] == []


def test_a_year_is_read_digit_by_digit_with_any_of_its_zeros() -> None:
    assert {han_to_int(f"二{zero}{zero}二") for zero in "〇零○O"} == {2002}


@pytest.mark.parametrize("text", ["元", "二元", "1二", "九万", "", "十 七"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no Han numeral"):
        han_to_int(text)


LINES = {
    "part": ("第一编 总则", "第三編總則", "第二部分 工作安排", "第十二篇"),
    "chapter": ("第一章 总则", "第十二章总则"),
    "section": ("第一节 一般规定", "第二節一般規定"),
    "han": ("一、总体要求", "二十一、", "一百零二、其他"),
    "paren-han": ("（一）总体要求", "(十二)总体要求"),
    "arabic": ("1.背景", "12．背景", "3、背景"),
    "paren-arabic": ("（1）背景", "(12)背景"),
}


def test_every_rank_has_its_lines() -> None:
    assert tuple(LINES) == RANKS


@pytest.mark.parametrize(("rank", "line"), [(rank, line) for rank, lines in LINES.items() for line in lines])
def test_a_number_is_told_by_its_rank(rank: str, line: str) -> None:
    assert numbering(line) == (rank if line != "第十二篇" else None)  # a division has a name


@pytest.mark.parametrize(
    "line", ["3.5亿元", "123.", "第一条 为了", "一是加强", "（2021年）", "（总）", "①背景", "", "十"]
)
def test_what_only_looks_like_a_number_has_no_rank(line: str) -> None:
    assert numbering(line) is None


@pytest.mark.parametrize("rank", LEVELS)
def test_the_fragment_of_a_level_is_what_numbering_reads(rank: str) -> None:
    """A pattern that takes one fragment cannot disagree with `numbering`."""
    for name, lines in LINES.items():
        assert {bool(re.match(LEVELS[rank], line)) for line in lines} == {name == rank}


def test_divisions_and_articles() -> None:
    assert re.fullmatch(ARTICLE, "第一百二十条之一")
    assert re.fullmatch(ARTICLE, "第一千二百六十條")
    assert not re.match(ARTICLE, "第一章")
    assert re.fullmatch(DIVISION, "第十二章")
    assert not re.match(DIVISION, "第一条")
    assert all(re.fullmatch(DIVISION_OR_ARTICLE, f"第一{word}") for word in table.DIVISIONS + "条條")


@pytest.mark.parametrize(
    "name", ["ONE_TO_NINE", "UP_TO_99", "UP_TO_999", "HAN_DIGITS", "YEAR_DIGITS", "CAPITAL_DIGITS"]
)
def test_a_set_of_digits_holds_each_once(name: str) -> None:
    digits = getattr(table, name)
    assert len(set(digits)) == len(digits)


def test_the_sets_of_digits_grow() -> None:
    assert set(table.ONE_TO_NINE) < set(table.UP_TO_99) < set(table.UP_TO_999) < set(table.HAN_DIGITS)
    assert set(table.ONE_TO_NINE) < set(table.YEAR_DIGITS)
    assert not set(table.CAPITAL_DIGITS) & set(table.HAN_DIGITS)


@pytest.mark.parametrize(("character", "value"), ENCLOSED_VALUES.items())
def test_a_number_in_one_character_is_that_of_unicode(character: str, value: int) -> None:
    assert unicodedata.numeric(character) == value


def test_circled_numbers_begin_the_table() -> None:
    assert table.ENCLOSED.startswith(table.CIRCLED)
    assert [ENCLOSED_VALUES[character] for character in table.CIRCLED] == list(range(1, 21))


def test_raised_digits() -> None:
    assert [superscript_to_int(digit) for digit in table.SUPERSCRIPT] == list(range(10))
