"""The table of marks: classes that do not overlap, and subsets that are subsets."""

from __future__ import annotations

import re
import unicodedata

import pytest

from normalize.chinese import characters as table
from normalize.chinese.characters import PAIRS, PAUSES, SENTENCE_END, is_solid, is_wide, letters

CLASSES = {
    "SENTENCE_END": SENTENCE_END,
    "PAUSES": PAUSES,
    "ALL_OPENING": table.ALL_OPENING,
    "ALL_CLOSING": table.ALL_CLOSING,
}

# Each subset, the marks that it may take, and one that it leaves out (the reason stands in the table).
SUBSETS = [
    ("OPENING", table.ALL_OPENING, "［"),
    ("CLOSING", table.ALL_CLOSING, "］"),
    ("WIDE_STOPS", table.STOPS, "—"),
    ("CLAUSE_ENDS", PAUSES + SENTENCE_END, "、"),
    ("NEVER_FIRST", table.ALL_NEVER_FIRST, "】"),
    ("NEVER_LAST", table.ALL_OPENING, "【"),
    ("OPENING_INSIDE", table.OPENING, "「"),
    ("OPENING_QUOTES", table.OPENING, "（"),
    ("CLOSING_QUOTES", table.CLOSING, "）"),
    ("TERM_END", table.CLOSING, "】"),
    ("IN_HEADING", table.WIDE_MARKS, "，"),
]


def test_the_classes_do_not_overlap() -> None:
    marks = "".join(CLASSES.values())
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize(("name", "marks", "left_out"), SUBSETS)
def test_a_subset_is_a_proper_one_of_its_class(name: str, marks: str, left_out: str) -> None:
    subset = getattr(table, name)
    assert set(subset) < set(marks)
    assert len(set(subset)) == len(subset)
    assert left_out in marks
    assert left_out not in subset


@pytest.mark.parametrize(("opening", "closing"), PAIRS)
def test_a_pair_is_one_to_unicode(opening: str, closing: str) -> None:
    """（ is FULLWIDTH LEFT PARENTHESIS, ） FULLWIDTH RIGHT PARENTHESIS."""
    assert unicodedata.category(opening) in ("Ps", "Pi")
    assert unicodedata.category(closing) in ("Pe", "Pf")
    assert unicodedata.name(opening).replace("LEFT", "RIGHT") == unicodedata.name(closing)


def test_no_line_begins_with_what_a_line_may_end_with() -> None:
    assert not set(table.ALL_NEVER_FIRST) & set(table.ALL_OPENING)
    assert not set(table.NEVER_FIRST) & set(table.NEVER_LAST)


def test_quotes_open_and_close_in_the_same_order() -> None:
    assert set(zip(table.OPENING_QUOTES, table.CLOSING_QUOTES, strict=True)) < set(PAIRS)
    assert set(table.QUOTES) == {*table.OPENING_QUOTES, *table.CLOSING_QUOTES}


def test_wide_marks_are_wide_to_unicode() -> None:
    """W and F are set in a full cell; A (quotes, dash, ellipsis, interpunct, ℃) are in Chinese."""
    assert {unicodedata.east_asian_width(mark) for mark in table.WIDE_MARKS} == {"W", "F", "A"}


def test_is_wide_is_the_class_of_ideographs_and_marks() -> None:
    pattern = re.compile(f"[{table.HAN}{table.WIDE_MARKS}]")
    planes = (*range(0x20, 0xD800), *range(0xE000, 0x10000), 0x1F600, 0x20000, 0x2A6DF, 0x3FFFF)
    wrong = [hex(code) for code in planes if (pattern.match(chr(code)) is not None) != is_wide(chr(code))]
    assert not wrong


def test_the_ends_of_solid_ranges_are_solid_and_their_neighbours_are_not() -> None:
    ends = {ord(end) for span in table.SOLID_RANGES for end in span}
    inside = {code for code in ends if is_solid(chr(code))}
    beside = {code + step for code in ends for step in (-1, 1)}
    alone = [hex(code) for code in beside if is_solid(chr(code)) and not _in_range(code)]
    assert inside == ends
    assert not alone


def _in_range(code: int) -> bool:
    return any(ord(first) <= code <= ord(last) for first, last in table.SOLID_RANGES)


def test_every_ideograph_is_solid_and_a_letter_beyond_ascii() -> None:
    ideographs = [chr(code) for code in (0x3007, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0x20000)]
    assert all(map(is_solid, ideographs))
    assert all(re.fullmatch(table.IDEOGRAPH, character) for character in ideographs)
    assert letters("".join(ideographs)) == "".join(ideographs)


def test_letters_are_what_a_pattern_of_word_characters_leaves() -> None:
    """Titles of pages and headings of documents are compared by the same letters."""
    text = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x10000))))
    assert letters(text) == re.sub(r"[\W_]+", "", text)
