"""Each part of the attack finds the defects that are planted for it. The project itself is judged by `make attack`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from . import cli, front_door
from .archives import REPORT, archive
from .cases import Case, tried
from .complexity import run as complexity
from .fuzz import kinds, laws
from .fuzz.run import run as run_fuzz
from .hostile.ledgers import ledger_cases
from .hostile.links import link_cases
from .hostile.names import name_cases
from .hostile.settings import setting_cases
from .hostile.terminal import terminal_cases
from .kills import run as kills
from .known import KNOWN, Known
from .patterns import pumps
from .patterns.find import find_targets
from .planted import hang
from .processes import own
from .report import report
from .reproducers.archives import archive_cases
from .results import Budget, Fall, Result
from .sandbox import answers, temporary_folder
from .xss.browser import CHROMEDRIVER, CHROMIUM, open_browser
from .xss.payloads import payload
from .xss.run import visited

CARELESS = (sys.executable, str(front_door.HERE / "planted.py"))
_KILL = 5  # the number of a kill -9 of the main process in the middle of a build


def fell(result: Result) -> str:
    return " | ".join(fall.what for fall in result.fell)


# ------------------------------------------------------------------------------------------ what is planted is found


@pytest.mark.parametrize(
    ("cases", "name", "expected"),
    [
        (terminal_cases, "controls in a document", "control character on the terminal"),
        (terminal_cases, r"controls in arguments: \x1b[31m\u202eno", "control character on the terminal"),
        (link_cases, "link out of docs_dir: asset", "published: ['build/site/asset.txt']"),
        (ledger_cases, "ledger: source with an escape", "control character on the terminal"),
        (setting_cases, "setting: site_dir holds the sources", "lost: ['raw/0.txt']"),
        (name_cases, "name 'a#b'", "dead links"),
        (archive_cases, "unreadable folder of sources", "traceback: PermissionError"),
        (archive_cases, "link out of docs_dir", "published"),
    ],
)
def test_a_careless_command_falls(
    cases: Callable[[], list[Case]], name: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front_door, "COMMAND", CARELESS)
    (case,) = (case for case in cases() if case.name == name)
    with temporary_folder("test") as folder:
        assert expected in case.attempt(folder)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("print('文')", ""),
        ("import sys; sys.exit('dingben: a.txt: is empty')", ""),
        ("raise KeyError('planted')", "traceback: KeyError: 'planted'"),
        ("print('\\x1b[31mred')", "control character on the terminal: '\\x1b'"),
        ("print('dingben: a: not written, b failed; please report this file')", "refusal “please report”: b failed"),
        ("import os; os.abort()", "dies of SIGABRT"),
        ("while True: pass", "does not end"),
        ("from fence import confine; confine(); open('../../outside.txt', 'w')", "writes outside: open "),
    ],
)
def test_what_no_command_may_do_is_noticed(script: str, expected: str) -> None:
    with temporary_folder("test") as folder:
        done = front_door.run(archive(folder, a=REPORT), command=(sys.executable, "-c", script), seconds=0.7)
        assert done.complaint.startswith(expected)
        assert bool(done.complaint) is bool(expected)
        assert not (folder.parent / "outside.txt").exists()


@pytest.mark.parametrize(
    ("pattern", "method", "expected"),
    [
        ("(a+)+$", "match", "exponential in"),
        (r"\s+\d", "search", " s for 4 times"),
        (r"\s+\d", "match", ""),
        (r"\s*+\d", "match", ""),
        ("[0-9]+年", "fullmatch", ""),
    ],
)
def test_a_pattern_that_takes_too_long_is_found(
    pattern: str, method: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pumps, "_LIMIT", 0.5)
    found = pumps.measure([pattern, 0, [method], 1])
    assert [expected in slow for slow in found] == [True] * bool(expected)


def test_a_pattern_is_slow_when_the_longer_text_goes_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A measurement ends at the limit, so the growth that is seen is too small."""

    def quadratic(call: object, text: str) -> float:
        return min(1.0, 0.3 * (len(text) / 2000) ** 2)

    monkeypatch.setattr(pumps, "_seconds", quadratic)
    assert pumps._times(len, "x" * 2000, "x" * 8000) == (0.3, 1.0)
    assert pumps._times(len, "x" * 2000, "x" * 2100)[1] == 0


@pytest.mark.parametrize(("power", "is_steep"), [(1, False), (2, True)])
def test_a_command_whose_time_grows_too_fast_is_found(
    power: int, is_steep: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def work(arguments: list[str]) -> int:
        until = time.process_time() + 0.01 * (len(Path(arguments[1]).read_bytes()) / 1000) ** power
        while time.process_time() < until:
            pass
        return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dingben.main", work)
    monkeypatch.setattr(complexity, "_NOTICEABLE", 0.02)
    sizes = [1000, 5000]
    measured = complexity.measure(["甲\n", *sizes])
    assert measured["wrong"] == ""
    assert complexity.steep(sizes, measured["seconds"]) is is_steep


def test_a_build_that_leaves_something_behind_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kills, "_SOON", 0.2)
    (result,) = kills.run(Budget(60, case=_KILL), sources=1, command=CARELESS)
    assert result.tried == 1
    for expected in ("workers run on", "temporary files stay", "the next build is not what a clean one is"):
        assert f"kills: kill -9 of the main process: {expected}" in fell(result)


def test_a_command_that_breaks_on_a_mutated_source_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def lose_a_byte(arguments: list[str]) -> int:
        """Writes the source as the text, and restores all of it but the last byte."""
        data = Path("in.txt").read_bytes()
        Path("out").mkdir(exist_ok=True)
        Path(*(("out", "in.md") if arguments[0] == "normalize" else ("back",))).write_bytes(
            data if arguments[0] == "normalize" else data[:-1]
        )
        return 0

    def fail(arguments: list[str]) -> int:
        raise KeyError("planted")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dingben.main", lose_a_byte)
    assert laws.holds_for_source(b"x") == "restore gives other bytes"
    monkeypatch.setattr("dingben.main", fail)
    assert laws.holds_for_source(b"x").startswith("traceback: KeyError: 'planted'")


@pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="apt install chromium-driver")
def test_a_page_that_runs_a_script_is_found(tmp_path: Path) -> None:
    pages = {
        "text00001.html": "<body>文",
        "text00002.html": "<body><img src=x onerror=pwn()>",
        "text00003.html": "<body><a href=javascript:pwn()>甲</a>",
        "text00004.html": "<body><img src=http://evil.example/x>",
    }
    for name, body in pages.items():
        (tmp_path / name).write_text(f"<!DOCTYPE html><meta charset=utf-8>{body}", encoding="utf-8")
    with open_browser(tmp_path, "https://archive.example/", tmp_path / "profile") as browser:
        found = list(visited(browser, tmp_path, [tmp_path / name for name in pages], Budget(60)))
    named = [fall and fall.what for fall in found]
    assert named == [None, "xss: executed in text", "xss: executed in text", "xss: request http in text"]


# -------------------------------------------------------------------------------------------- what all parts are built on


def test_cases_that_fall_are_named_with_how_to_run_them_alone() -> None:
    def fail(folder: Path) -> str:
        raise ZeroDivisionError

    cases = [Case("holds", lambda folder: ""), Case("falls", lambda folder: "is broken"), Case("fails", fail)]
    result = tried("planted", cases, Budget(60), first=5)
    assert (result.tried, result.stood) == (3, 1)
    assert result.fell[0] == Fall("planted: falls", "is broken (--only planted --case 6)")
    assert result.fell[1].how.startswith("the harness failed: Traceback")
    assert tried("planted", cases, Budget(60, case=5), first=5).tried == 1


def test_a_part_ends_when_its_time_is_over_and_says_how_far_it_came() -> None:
    def wait(folder: Path) -> str:
        time.sleep(0.2)
        return ""

    result = tried("planted", [Case(str(number), wait) for number in range(50)], Budget(0.3))
    assert 0 < result.tried < 10
    assert result.planned == 50
    assert next(iter(answers(hang, [0], Budget(-1), limit=1)), None) is None


def test_a_function_that_hangs_or_crashes_is_one_answer_and_the_others_go_on() -> None:
    found = list(answers(hang, [0, 1, 2, 3], Budget(120, jobs=1), limit=1))
    assert [(answer.value, answer.death) for answer in found] == [
        (0, ""), (None, "does not end"), (None, "dies of SIGABRT"), (6, ""),
    ]  # fmt: skip


def test_cases_are_the_same_in_every_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    numbers = range(0, 400, 7)
    assert [kinds.payload(number) for number in numbers] == [kinds.payload(number) for number in numbers]
    assert [payload(number) for number in numbers] == [payload(number) for number in numbers]
    assert {kinds.kind_of_case(number) for number in range(100)} == set(kinds.KINDS)


def test_shapes_are_as_large_as_they_are_asked_to_be() -> None:
    for name, shape in complexity.shapes().items():
        size = len(shape(100_000).encode("utf-8", "replace"))
        assert 10_000 < size < 300_000, name


def test_patterns_are_found_with_the_methods_that_call_them() -> None:
    found = {target.name: target for target in find_targets(("normalize.verify", "normalize.chrome"))}
    assert found["normalize.verify.text._HEADING"].methods == ("findall",)
    assert found["normalize.chrome.classes.OUTSIDE_NAMES._pattern"].pattern
    assert len(found) > 60


def test_a_case_of_the_fuzzer_runs_in_the_sandbox() -> None:
    (result,) = run_fuzz(Budget(60, case=0))
    assert result.tried == 1


# ----------------------------------------------------------------------------------------------------- what is printed


def test_only_defects_that_are_not_known_fail_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def results(options: object) -> list[Result]:
        return [Result("part", 2, 1, (Fall("part: falls", "\x1b[31m"),), 1.0)]

    monkeypatch.setattr(cli, "_results", results)
    assert cli.main(["--json", str(tmp_path / "report.json")]) == 1
    assert "part: falls\n      \\x1b[31m\n" in (printed := capsys.readouterr().out)
    assert printed.splitlines()[-1] == "1 new defects, 0 known ones"
    assert json.loads((tmp_path / "report.json").read_text())[0]["tried"] == 2
    monkeypatch.setitem(KNOWN, "part: falls", Known("its time comes", 99))
    monkeypatch.setitem(KNOWN, "part: was mended", Known("its time came", 99))
    assert cli.main([]) == 0
    printed = capsys.readouterr().out
    assert "its time comes (issue 99)" in printed
    assert "take these out of known.py: 1\n  part: was mended" in printed


def test_a_part_that_was_cut_short_says_nothing_of_what_it_did_not_try() -> None:
    known = {"part: a": Known("", 1)}
    assert "known.py" not in "\n".join(report([Result("part", 3, 3, (), 1.0, planned=9)], known))
    assert "known.py" in "\n".join(report([Result("part", 9, 9, (), 1.0)], known))


def test_an_error_of_the_harness_is_a_defect(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "PARTS", {"nothing": 1})
    assert cli.main([]) == 1
    assert "nothing: the harness failed" in capsys.readouterr().out


def test_no_process_is_left() -> None:
    """What the tests above started has ended with them."""
    assert not own()
