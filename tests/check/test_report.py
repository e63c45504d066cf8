"""The list for people: columns, colours, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..front_door import Command
from .work_list import TEXT


def test_lines_for_people_stand_in_columns(marked: Path, run: Command) -> None:
    Path("a.txt").write_text("政府工作报告\n各位代表：\n推进改革[7]。\n推进[12]工作。\n", encoding="utf-8")
    code, out, err = run("check", "a.txt")
    lines = out.split("\n")
    assert (code, err) == (1, "")
    assert lines[0] == "a.txt"
    assert lines[1].startswith("  3:5  warning  marker-without-entry  marker [7] ")
    assert len({line.index("marker-without") for line in lines if "marker-without" in line}) == 1
    assert lines[-2] == "check: 2 findings: 2 warnings"
    assert "\x1b" not in out


def test_colours_only_on_a_terminal(marked: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[33mwarning\x1b[0m" in run("check")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b" not in run("check")[1]


@pytest.mark.parametrize(("least", "expected"), [("error", 0), ("warning", 1), ("note", 1)])
def test_exit_codes(marked: Path, run: Command, least: str, expected: int) -> None:
    for form in ([], ["--json"], ["--sarif"]):
        assert run("check", "--fail-on", least, *form)[0] == expected
    assert run("check", "--json", "--sarif")[0] == 2
    assert run("check", TEXT, "--config", "none.yml")[0] == 2
