"""Findings of a source are listed at the lines of its text; slips in an edited text are told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..front_door import Command
from .work_list import TEXT, add_to_front_matter, codes, records


def test_a_finding_of_the_source_is_listed_at_the_line_of_the_text(marked: Path, run: Command) -> None:
    code, out, _ = run("check", TEXT, "--json")
    (record,) = records(out)
    assert code == 1
    text = TEXT.read_text("utf-8")
    assert text[record["start"] : record["end"]] == "[7]"
    assert "要求[7]" in text.split("\n")[record["line"] - 1]
    start = Path("seeds/report.txt").read_text("utf-8").index("[7]")
    assert record["source"] == {"file": "seeds/report.txt", "line": 7, "column": 21, "start": start, "end": start + 3}


def test_what_stands_only_in_the_source_is_listed_there(project: Path, run: Command) -> None:
    Path("seeds/report.txt").unlink()
    page = "# 政府工作报告\n\n**各位代表**：\n\n![图](a.png)\n\n现在报告工作。\n"
    Path("seeds/report.md").write_text(page, encoding="utf-8")
    run("normalize")
    _, out, _ = run("check", TEXT, "--json")
    assert [(record["file"], record["code"]) for record in records(out)] == [("seeds/report.md", "picture-left-out")]


def test_a_finding_is_listed_once_when_source_and_text_are_checked(marked: Path, run: Command) -> None:
    _, out, _ = run("check", "--json")
    assert [(record["file"], record["code"]) for record in records(out)] == [(str(TEXT), "marker-without-entry")]


def test_what_was_corrected_by_hand_is_settled(marked: Path, run: Command) -> None:
    TEXT.write_text(TEXT.read_text("utf-8").replace("[7]", "[^513工作机制]"), encoding="utf-8")
    _, out, _ = run("check", TEXT, "--json")
    assert codes(out) == ["edited-by-hand"]
    run("normalize")
    assert run("check")[1] == "check: 0 findings\n"


def test_an_edit_elsewhere_moves_the_finding(marked: Path, run: Command) -> None:
    (before,) = records(run("check", TEXT, "--json")[1])
    TEXT.write_text(TEXT.read_text("utf-8").replace("各位代表：\n", "各位代表：\n\n大家好。\n", 1), encoding="utf-8")
    _, after = records(run("check", TEXT, "--json")[1])
    assert after["line"] == before["line"] + 2
    assert after["source"] == before["source"]


def test_sources_that_are_gone_or_another_version_are_told(marked: Path, run: Command) -> None:
    source = Path("seeds/report.txt")
    source.write_text(source.read_text("utf-8") + "完。\n", encoding="utf-8")
    assert codes(run("check", TEXT, "--json")[1]) == ["source-changed"]
    assert codes(run("check", "--json")[1]) == ["marker-without-entry", "source-changed"]
    source.unlink()
    assert codes(run("check", TEXT, "--json")[1]) == ["source-missing"]


def test_a_line_of_front_matter_that_is_written_otherwise(marked: Path, run: Command) -> None:
    add_to_front_matter("ignore:\n  - code: marker-without-entry\n    reason: the notes are lost\n")
    _, out, _ = run("check", TEXT, "--json")
    record = next(record for record in records(out) if record["code"] == "not-canonical")
    assert TEXT.read_text("utf-8").split("\n")[record["line"] - 1] == "    reason: the notes are lost"
    assert record["hint"] == 'run `dingben normalize`, or write this line so:     reason: "the notes are lost"'


def test_the_place_of_a_block_that_reads_otherwise(marked: Path, run: Command) -> None:
    TEXT.write_text(TEXT.read_text("utf-8").replace("社会大局稳定。", "<b>社会</b>大局稳定。"), encoding="utf-8")
    _, out, _ = run("check", TEXT, "--json")
    record = next(record for record in records(out) if record["code"] == "not-canonical")
    words = TEXT.read_text("utf-8")[record["start"] : record["end"]]
    assert "<b>社会</b>" in words
    assert len(words) < 100


FAULTS = {
    "no blank line": (
        "\n\n## 二、",
        "\n## 二、",
        "a heading of level 2 “二、2021年工作安排” inside a paragraph",
        "## 二、",
    ),
    "a level": ("## 一、2020年工作回顾\n\n", "", "a level is skipped before", "### （一）"),
    "raw HTML": ("社会大局稳定。", "社会<b>大局</b>稳定。", "CommonMark reads raw HTML “<b>” where the words", "社会"),
    "a forced break": ("1.86亿元。\n", "1.86亿元。  \n", "a forced line break where a line end was meant", "落实"),
    "another heading": ("## 二、", "# 二、", "one heading of level 1, not 2", "# 二、"),
    "not composed": ("社会大局", "社会e\u0301大局", "Unicode NFC", "社会"),
    "a field": ("language:", "langauge: zh\nlanguage:", "langauge: there is no such field", "langauge: zh"),
    "a day": (
        'delivered: "2021-01-12"',
        'delivered: "2021-02-30"',
        "delivered: there is no day 2021-02-30",
        "delivered:",
    ),
}


@pytest.mark.parametrize("title", FAULTS)
def test_a_fault_of_the_text_is_told_in_words_at_its_line(marked: Path, run: Command, title: str) -> None:
    old, new, message, words = FAULTS[title]
    text = TEXT.read_text("utf-8")
    assert old in text
    TEXT.write_text(text.replace(old, new, 1), encoding="utf-8")
    code, out, _ = run("check", TEXT, "--json")
    record = next(record for record in records(out) if record["code"] == "not-canonical")
    assert code == 1
    assert message in record["message"]
    assert "Paragraph(" not in out
    assert words in TEXT.read_text("utf-8").split("\n")[record["line"] - 1]
    assert f"{TEXT}:{record['line']}: was edited so that it is no canonical text any more" in run("normalize")[2]


@pytest.mark.parametrize("text", ["", "# 题\n", "---\ntitle: 题\nformat: dingben/2\n---\n\n# 题\n"])
def test_what_has_a_ledger_is_checked_as_a_text(marked: Path, run: Command, text: str) -> None:
    TEXT.write_text(text, encoding="utf-8")
    code, out, _ = run("check", TEXT, "--json")
    assert code == 1
    assert "not-canonical" in codes(out)


def test_a_reference_without_its_note_is_told(marked: Path, run: Command) -> None:
    """An edit took the note away, or misspelt its label; what a cleaner left as words has its bracket escaped."""
    TEXT.write_text(TEXT.read_text("utf-8").replace("社会大局", "社会[^大局]大局\\\\[^又]"), encoding="utf-8")
    record = next(record for record in records(run("check", TEXT, "--json")[1]) if "[^大局]" in record["message"])
    assert (record["code"], record["severity"]) == ("marker-without-entry", "warning")
    assert TEXT.read_text("utf-8")[record["start"] : record["end"]] == "[^大局]"
    assert "[^又]" not in run("check", TEXT)[1]


def test_line_ends_of_another_system_are_a_note(marked: Path, run: Command) -> None:
    TEXT.write_bytes(TEXT.read_bytes().replace(b"\n", b"\r\n"))
    code, out, _ = run("check", TEXT, "--json", "--fail-on", "error")
    assert code == 0
    assert "its line ends" in out
