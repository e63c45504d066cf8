"""Patterns that are written for a fast search match what their plain forms match."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalize.engine.patterns import LINE_START, lazy_pattern, sign_first, signs_first

TEXTS = st.text(alphabet="-*[]^ \n甲乙1２<（(", max_size=30)
WAYS = [
    ("", " ", " *"),
    ("", " \n", "[ \n]*"),
    ("(?<!-)", "-", "-(?!-)"),
    ("(?<=甲)", "-*", ""),
    ("(?<=甲|[1２])", "[（", r"\d?"),
    ("(?<=(?<![^ \n*])甲)", " ", " *乙"),
    (LINE_START, "[", r"\^([^\]\s]+)\]"),
]


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text)]


def plain(behind: str, signs: str, ahead: str) -> str:
    return f"{behind}[{re.escape(signs)}]{ahead}"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: plain(*way))
@given(text=TEXTS)
@example(text="甲 乙- 甲  乙\n甲-1[1]\n[^甲][^乙]*--甲--[2")
def test_sign_first_matches_what_its_plain_form_matches(way: tuple[str, str, str], text: str) -> None:
    assert spans(sign_first(*way), text) == spans(plain(*way), text)


@given(st.lists(st.sampled_from(WAYS), min_size=1, max_size=4), TEXTS)
def test_signs_first_matches_what_the_plain_alternatives_match(ways: list[tuple[str, str, str]], text: str) -> None:
    assert spans(signs_first(*ways), text) == spans("|".join(plain(*way) for way in ways), text)


@given(TEXTS)
def test_the_start_of_a_line_is_what_a_caret_means(text: str) -> None:
    assert spans(LINE_START + r"\[", text) == [match.span() for match in re.finditer(r"^\[", text, re.MULTILINE)]


def test_a_lazy_pattern_is_compiled_once() -> None:
    pattern = lazy_pattern("(?P<figure>[0-9]+)", re.MULTILINE)
    assert "match" not in vars(pattern)
    assert pattern.groupindex == {"figure": 1}
    assert pattern.finditer.__self__ is pattern.search.__self__  # type: ignore[attr-defined]
    assert (pattern.pattern, pattern.flags) == ("(?P<figure>[0-9]+)", re.MULTILINE)
