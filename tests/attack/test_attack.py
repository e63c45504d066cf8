"""The attack catches what is planted for it, in each of its parts. What it finds in the project is not judged here."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from . import cli
from .archives import REPORT, archive
from .cases import Case, tried
from .complexity.run import run as run_complexity
from .complexity.run import shapes
from .front_door import COMMAND, run
from .fuzz import kinds, laws
from .fuzz.run import run as run_fuzz
from .hostile.run import run as run_hostile
from .kills.run import run as run_kills
from .patterns.find import Target, find_targets
from .patterns.run import run as run_patterns
from .processes import own
from .reproducers.run import run as run_reproducers
from .results import Budget, Result
from .sandbox import answers, temporary_folder
from .xss.browser import CHROMEDRIVER, CHROMIUM, open_browser
from .xss.payloads import payload
from .xss.run import run as run_xss
from .xss.run import visited

Part = Callable[[Budget], Iterator[Result]]
_SHORT = 1.5  # seconds
_HALFWAY = 5  # the number of a kill of the main process in the middle of a build
_NEEDS_BROWSER = pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="apt install chromium-driver")

# A build that leaves a process running where it is stopped, and one that leaves a temporary file as well.
FAKE = """
import pathlib, subprocess, sys, time
out = pathlib.Path("build/site"); out.mkdir(parents=True, exist_ok=True)
worker = subprocess.Popen(["sleep", "30"])
temporary = out / f".{time.time_ns()}"
if len(sys.argv) > 2:
    temporary.write_text("")
time.sleep(1.0)
for source in pathlib.Path("raw").iterdir():
    (out / source.name).write_bytes(source.read_bytes())
worker.kill()
temporary.unlink(missing_ok=True)
"""


def fell(result: Result) -> str:
    return " | ".join(fall.what for fall in result.fell)


# ---------------------------------------------------------------------------------------------- each part, in short


@pytest.mark.parametrize("part", [run_reproducers, run_hostile, run_patterns, run_complexity, run_fuzz])
def test_a_part_ends_in_time_and_says_how_far_it_came(part: Part) -> None:
    start = time.monotonic()
    results = list(part(Budget(_SHORT, case=None)))
    assert results
    assert sum(result.tried for result in results) or all(result.planned for result in results)
    assert all(result.stood <= result.tried for result in results)
    assert time.monotonic() - start < 60


@_NEEDS_BROWSER
def test_payloads_go_through_a_site_and_a_browser() -> None:
    results = {result.name: result for result in run_xss(Budget(90, case=3))}
    assert results["xss with the policy"].tried > 5
    assert "does not notice" not in fell(results["xss without the policy"])


def test_a_build_is_killed_and_built_again() -> None:
    (result,) = run_kills(Budget(60, case=_HALFWAY), sources=1)
    assert result.tried
    assert "not what a clean one is" not in fell(result)


# ---------------------------------------------------------------------------------------------- what is planted falls


def test_a_pattern_that_explodes_is_caught_and_a_plain_one_is_not() -> None:
    targets = [
        Target("planted.exponential", "(a+)+$", 0, ("match",)),
        Target("planted.quadratic", r"\s+\d", 0, ("search",)),
        Target("planted.possessive", r"\s*+\d", 0, ("match",)),
        Target("planted.plain", "[0-9]+年", 0, ("fullmatch",)),
    ]
    (result,) = run_patterns(Budget(60), targets)
    assert (result.tried, result.stood) == (4, 2)
    assert fell(result) == "patterns: planted.exponential | patterns: planted.quadratic"
    assert "exponential" in result.fell[0].how


def test_patterns_are_found_with_the_methods_that_call_them() -> None:
    found = {target.name: target for target in find_targets()}
    assert found["normalize.verify.text._HEADING"].methods == ("findall",)
    assert found["normalize.chinese.dates.ANY_DATE"].pattern
    assert len(found) > 100


def test_a_build_that_leaves_something_behind_is_caught() -> None:
    for more, expected in ((), "workers run on"), (("leaky",), "temporary files stay"):
        command = (sys.executable, "-c", FAKE, *more)
        (result,) = run_kills(Budget(60, case=_HALFWAY), sources=2, command=command)
        assert result.tried
        assert f"kills: kill -9 of the main process: {expected}" in fell(result)


def test_a_write_outside_the_fence_is_stopped_and_named() -> None:
    with temporary_folder("test") as folder:
        root = archive(folder, a=REPORT)
        outside = folder.parent.parent / "outside.txt"
        script = f"from fence import confine; confine(); open({str(outside)!r}, 'w')"
        done = run(root, command=(sys.executable, "-c", script))
        assert done.complaint.startswith("writes outside: open ")
        assert not outside.exists()
        assert run(root, "normalize", "--help", command=COMMAND).complaint == ""


def test_a_front_door_that_breaks_is_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = {}
    for name, planted in (("raises", _raises), ("colours", _colours), ("begs", _begs), ("refuses", _refuses)):
        monkeypatch.setattr("dingben.main", planted)
        wrong[name] = laws.holds_for_source(b"x")
    assert wrong["raises"].startswith("traceback: KeyError: 'planted'")
    assert wrong["colours"] == "control character on the terminal: '\\x1b'"
    assert wrong["begs"] == "refusal “please report”: a cleaner failed on it"
    assert wrong["refuses"] == ""


def _raises(arguments: object) -> int:
    raise KeyError("planted")


def _colours(arguments: object) -> int:
    print("\x1b[31mred")
    return 0


def _begs(arguments: object) -> int:
    print("dingben: a.txt: not written, a cleaner failed on it; please report this file", file=sys.stderr)
    return 1


def _refuses(arguments: object) -> int:
    print("dingben: a.txt: is empty", file=sys.stderr)
    return 1


def test_named_cases_that_fall_are_named_with_how_to_run_them_alone() -> None:
    cases = [Case("stands", lambda folder: ""), Case("falls", lambda folder: "is broken")]
    result = tried("planted", cases, Budget(60), first=5)
    assert (result.tried, result.stood) == (2, 1)
    assert result.fell[0].what == "planted: falls"
    assert result.fell[0].how == "is broken (--only planted --case 6)"
    assert tried("planted", cases, Budget(60, case=5), first=5).tried == 1


@_NEEDS_BROWSER
def test_a_page_that_runs_a_script_is_caught(tmp_path: Path) -> None:
    pages = {
        "text00001.html": "<body>文",
        "text00002.html": "<body><img src=x onerror=pwn()>",
        "text00003.html": "<body><a href=javascript:pwn()>甲</a>",
        "text00004.html": "<body><img src=http://evil.example/x>",
    }
    for name, words in pages.items():
        (tmp_path / name).write_text(f"<!DOCTYPE html><meta charset=utf-8>{words}", encoding="utf-8")
    with open_browser(tmp_path, "https://archive.example/", tmp_path / "profile") as browser:
        found = list(visited(browser, tmp_path, [tmp_path / name for name in pages], Budget(60)))
    named = [fall and fall.what for fall in found]
    assert named == [None, "xss: executed in text", "xss: executed in text", "xss: request http in text"]


# ---------------------------------------------------------------------------------------------- what all stand on


def hang(argument: int) -> int:
    while argument == 1:
        pass
    if argument == 2:
        import os

        os.abort()
    return argument * 2


def test_a_function_that_hangs_or_crashes_is_one_answer_and_the_others_go_on() -> None:
    found = list(answers(hang, [0, 1, 2, 3], Budget(120, jobs=1), limit=3))
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
    for name, shape in shapes().items():
        size = len(shape(100_000).encode("utf-8", "replace"))
        assert 10_000 < size < 300_000, name


def test_the_command_prints_a_table_and_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.json"
    number = 10  # number signs behind the sign of a heading: mended long ago
    code = cli.main(["--only", "reproducers", "--case", str(number), "--json", str(report)])
    (written,) = json.loads(report.read_text())
    assert written["tried"] == 1
    assert code == len(written["fell"])
    assert capsys.readouterr().out.splitlines()[1].startswith("reproducers")


def test_no_process_is_left() -> None:
    """What the tests above started has ended with them."""
    assert not own()
