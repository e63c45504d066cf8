"""Help and misuse: what it prints, an answer at once, exit code 2."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dingben
from normalize.cleaners import CLEANERS

from ..front_door import DINGBEN, Command, environment
from ..refresh.steps import HELP, LAYS_OUT_OPTIONS_OTHERWISE

NAMES = [command.name for command in dingben.COMMANDS]


@pytest.mark.skipif(LAYS_OUT_OPTIONS_OTHERWISE, reason="argparse of this Python lays out options otherwise")
@pytest.mark.parametrize("name", ["", *NAMES])
def test_the_help_is_what_it_was(run: Command, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A difference is one that somebody wanted: `make refresh` writes the help anew, to be read in git diff."""
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = run(*([name] if name else []), "--help")
    assert (code, err) == (0, "")
    assert out == (HELP / f"{name or 'dingben'}.txt").read_text(encoding="utf-8")


def test_there_is_a_help_for_every_command_and_no_other() -> None:
    assert sorted(path.stem for path in HELP.iterdir()) == sorted(["dingben", *NAMES])


@pytest.mark.parametrize("arguments", [[], ["help"]], ids=["alone", "help"])
def test_the_command_alone_prints_the_help(run: Command, arguments: list[str]) -> None:
    assert run(*arguments) == run("--help")
    assert run(*arguments)[0] == 0


@pytest.mark.parametrize("name", NAMES)
def test_help_of_a_command_is_the_same_in_both_ways(run: Command, name: str) -> None:
    assert run("help", name) == run(name, "--help")


def test_the_help_lists_every_command_once_below_its_group(run: Command) -> None:
    _, out, _ = run("--help")
    for command in dingben.COMMANDS:
        assert re.findall(rf"^  {command.name} +(.*)$", out, re.MULTILINE) == [command.summary]
        assert f"\n{command.group}:\n" in out
        assert out.index(f"\n{command.group}:\n") < out.index(f"\n  {command.name} ")
        assert len(command.name.ljust(13) + command.summary) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_says_what_its_exit_codes_mean(run: Command, name: str) -> None:
    assert re.search(r"^exit codes: 0 \(.+\)", run(name, "--help")[1], re.MULTILINE)


@pytest.mark.parametrize(
    ("misspelt", "meant"), [("chek", "check"), ("normalise", "normalize"), ("Build", "build"), ("hlep", "help")]
)
def test_a_misspelt_command_gets_a_suggestion(run: Command, misspelt: str, meant: str) -> None:
    assert run(misspelt) == (2, "", f"dingben: there is no command {misspelt!r}; did you mean `{meant}`?\n")
    assert run("help", misspelt)[0] == 2


def test_a_command_like_no_other_gets_no_suggestion(run: Command) -> None:
    assert run("wash") == (2, "", "dingben: there is no command 'wash'; `dingben --help` lists the commands\n")


def test_cleaners_prints_the_catalogue(run: Command) -> None:
    code, out, _ = run("cleaners")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines()] == [cleaner.name for cleaner in CLEANERS]
    code, out, _ = run("cleaners", "interrupted-paragraphs")
    assert code == 0
    assert "Before:" in out


@pytest.mark.parametrize(
    "arguments",
    [["wash"], ["help", "wash"], ["--wash"], ["normalize", "--wash"], ["restore", "a.md"], ["explain"], ["explain", "a.md", "--line", "x"],
     ["check", "--fail-on", "x"], ["normalize", "--lines", "word"], ["cleaners", "wash"]],
    ids=" ".join,
)  # fmt: skip
def test_misuse_ends_with_2(project: Path, run: Command, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_help_is_quick() -> None:
    """Of the processor, for the machine may be busy: most of it goes to Python itself and argparse."""
    program = (
        "import sys, time\nimport dingben\ntry: dingben.main(['--help'])\nexcept SystemExit: pass\n"
        "print(time.process_time(), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program]
    runs = [subprocess.run(command, capture_output=True, env=environment(), check=True) for _ in range(3)]
    assert min(float(done.stderr) for done in runs) < 0.2


def test_the_module_and_the_script_are_one_command() -> None:
    ended = subprocess.run([*DINGBEN, "--version"], capture_output=True, text=True, env=environment(), check=True)
    assert ended.stdout == f"dingben {dingben.__version__}\n"
