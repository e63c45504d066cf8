"""Stretches that another reading of their bytes explains better: where they begin and end, and what they say."""

from __future__ import annotations

import pytest

from normalize.readers.rereading import misread_stretches, shifted_stretches, within_budget

SENTENCE = "现在，我代表区人民政府，向大会报告政府工作，并请各位政协委员和列席人员提出意见。"
TRADITIONAL = "現在，我代表縣政府，向貴會報告施政情形，並請各位議員和列席人員提出意見。"


@pytest.mark.parametrize("half", [0, 1], ids=["first byte", "second byte"])
@pytest.mark.parametrize("lost", range(2, 30))
def test_a_lost_byte_is_found_at_its_place(lost: int, half: int) -> None:
    data = SENTENCE.encode("gbk")
    at = 2 * lost + half
    line = (data[:at] + data[at + 1 :]).decode("gb18030", "surrogateescape")
    (found,) = shifted_stretches(line, "gb18030", "gb2312")
    assert abs(found.start - lost) <= 1
    assert found.end >= len(line) - 1
    assert found.words.endswith("各位政协委员和列席人员提出意见。"[-(len(SENTENCE) - lost - 2) :])


def test_a_second_lost_byte_ends_the_stretch() -> None:
    data = SENTENCE.encode("gbk")
    line = (data[:10] + data[11:50] + data[51:]).decode("gb18030", "surrogateescape")
    (found,) = shifted_stretches(line, "gb18030", "gb2312")
    assert (found.start, found.words[-6:]) == (5, "并请各位政协"[:6]) or found.end <= 26
    assert line[found.end :] == SENTENCE[-(len(line) - found.end) :]


def test_the_stretch_ends_where_ascii_stands() -> None:
    data = f"{SENTENCE}(2021年)后面的文字是好的".encode("gbk")
    line = (data[:20] + data[21:]).decode("gb18030", "surrogateescape")
    (found,) = shifted_stretches(line, "gb18030", "gb2312")
    assert line[found.end :].endswith("(2021年)后面的文字是好的")


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_sound_lines_are_left_alone(encoding: str) -> None:
    line = SENTENCE if encoding == "gb18030" else TRADITIONAL
    assert list(shifted_stretches(line, encoding)) == []


def test_what_an_encoding_cannot_write_parts_the_stretches() -> None:
    """Han among Latin letters that were misread: each side is read back by itself."""
    one, two = ("县人民政府".encode("gbk").decode("latin-1"), "印发给你们".encode("gbk").decode("latin-1"))
    found = list(misread_stretches(f"甲{one}乙{two}丙", "windows-1252", "gb18030"))
    assert [(item.start, item.end, item.words) for item in found] == [(1, 11, "县人民政府"), (12, 22, "印发给你们")]


def test_an_empty_line_has_none() -> None:
    assert list(shifted_stretches("", "gb18030")) == []
    assert list(misread_stretches("", "gb18030", "utf-8")) == []


def test_a_second_reading_has_a_budget() -> None:
    lines = [(0, "甲" * 60_000), (60_001, "乙" * 60_000), (120_002, "丙")]
    assert [(start, len(line)) for start, line in within_budget(lines)] == [(0, 60_000), (60_001, 40_000)]
    assert list(within_budget([(0, "甲"), (2, "乙")])) == [(0, "甲"), (2, "乙")]
