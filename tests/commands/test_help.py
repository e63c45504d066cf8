"""Help and misuse: an example for every command, an answer at once, exit code 2."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

import dingben
from normalize.cleaners import CLEANERS

from ..front_door import DINGBEN, Command, environment

COMMANDS = next(
    action.choices for action in dingben.parser()._actions if isinstance(action, argparse._SubParsersAction)
)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_of_each_command_shows_an_example(command: str) -> None:
    assert f"dingben {command}" in COMMANDS[command].format_help().partition("example:")[2]


@pytest.mark.parametrize("command", ["normalize", "check", "explain", "restore", "cleaners", "site", "pdf", "build"])
def test_every_command_has_help_with_an_example(run: Command, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"dingben {command}" in out.partition("example:")[2]


def test_cleaners_prints_the_catalogue(run: Command) -> None:
    code, out, _ = run("cleaners")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines()] == [cleaner.name for cleaner in CLEANERS]
    code, out, _ = run("cleaners", "interrupted-paragraphs")
    assert code == 0
    assert "Before:" in out


@pytest.mark.parametrize(
    "arguments",
    [[], ["wash"], ["normalize", "--wash"], ["restore", "a.md"], ["explain"], ["explain", "a.md", "--line", "x"],
     ["check", "--fail-on", "x"], ["normalize", "--lines", "word"], ["cleaners", "wash"]],
    ids=" ".join,
)  # fmt: skip
def test_misuse_ends_with_2(project: Path, run: Command, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    program = (
        "import sys, time\nstart = time.perf_counter()\nimport dingben\n"
        "try: dingben.main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'weasyprint', 'jinja2', 'markdown_it', 'yaml', 'bs4', 'jsonschema', 'opencc'} & set(sys.modules)\n"
        "print(time.perf_counter() - start, *heavy, file=sys.stderr)"
    )
    fastest, heavy = 9.0, []
    for _ in range(3):  # the machine may be busy
        ended = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, env=environment(), check=True
        )
        seconds, *heavy = ended.stderr.split()
        fastest = min(fastest, float(seconds))
        if fastest < 0.2:
            break
    assert heavy == []
    assert fastest < 0.2


def test_the_module_and_the_script_are_one_command() -> None:
    ended = subprocess.run([*DINGBEN, "--version"], capture_output=True, text=True, env=environment(), check=True)
    assert ended.stdout == f"dingben {dingben.__version__}\n"
