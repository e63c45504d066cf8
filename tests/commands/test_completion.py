"""`dingben completion`: the shells themselves are asked what they complete."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import dingben
from normalize.edge.command_line import CommandLine, command_lines

from ..front_door import DINGBEN, Command, environment

NAMES = [command.name for command in dingben.COMMANDS]
SHELLS = ["bash", "zsh", "fish"]
WHOLE, LINES = command_lines(dingben.parser(NAMES))


def needs(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script for each shell."""
    folder = tmp_path_factory.mktemp("scripts")
    for shell in SHELLS:
        done = subprocess.run([*DINGBEN, "completion", shell], capture_output=True, env=environment(), check=True)
        (folder / shell).write_bytes(done.stdout)
    return folder


def test_a_parser_is_read_as_it_is() -> None:
    assert [line.name for line in LINES] == NAMES
    assert [line.summary for line in LINES] == [command.summary for command in dingben.COMMANDS]
    assert {flag for option in WHOLE.options for flag in option.flags} == {"-h", "--help", "--version"}
    (lines,) = (
        option for line in LINES if line.name == "normalize" for option in line.options if "--lines" in option.flags
    )
    assert (lines.value, lines.choices, lines.is_path) == ("LINES", ("sentence", "paragraph"), False)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("line", LINES, ids=NAMES)
def test_every_option_is_in_every_script(scripts: Path, shell: str, line: CommandLine) -> None:
    script = (scripts / shell).read_text("utf-8")
    for option in line.options:
        for flag in option.flags:
            shown = flag if shell != "fish" else f" -l {flag[2:]}" if flag.startswith("--") else f" -s {flag[1:]}"
            assert shown in script
        for choice in option.choices:
            assert choice in script


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_its_script(scripts: Path, shell: str) -> None:
    needs(shell)
    done = subprocess.run([shell, "-n", scripts / shell], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def bash(scripts: Path, folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of some words."""
    line = " ".join(f"'{word}'" for word in words)
    program = (
        f"source {scripts / 'bash'}; COMP_WORDS=(dingben {line}); COMP_CWORD={len(words)}; _dingben; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return sorted(done.stdout.split("\n")[:-1])


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["c"], ["check", "cleaners", "completion"]),
        (["help", "ch"], ["check"]),
        (["check", "--f"], ["--fail-on"]),
        (["check", "--fail-on", ""], ["error", "note", "warning"]),
        (["normalize", "--lines", "p"], ["paragraph"]),
        (["normalize", "政"], ["政府 工作.txt"]),
        (["check", "--config", "mk"], ["mkdocs.yml"]),
        (["completion", "b"], ["bash"]),
        (["review", "--by", "m"], [""]),
        (["si"], ["site"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_what_bash_offers(scripts: Path, tmp_path: Path, words: list[str], offered: list[str]) -> None:
    needs("bash")
    for name in ("政府 工作.txt", "mkdocs.yml"):
        (tmp_path / name).touch()
    (tmp_path / "site").mkdir()
    assert bash(scripts, tmp_path, *words) == offered


@pytest.mark.parametrize(
    ("words", "offered"),
    [("ch", {"check"}), ("check --fail-on ", {"error", "warning", "note"}), ("help re", {"review", "restore"}),
     ("normalize --li", {"--lines"}), ("completion z", {"zsh"})],
)  # fmt: skip
def test_what_fish_offers(scripts: Path, words: str, offered: set[str]) -> None:
    needs("fish")
    program = f"source {scripts / 'fish'}; complete -C 'dingben {words}'"
    done = subprocess.run(["fish", "--no-config", "-c", program], capture_output=True, text=True, check=True)
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} == offered


def test_a_shell_that_is_not_known(run: Command) -> None:
    code, _, err = run("completion", "csh")
    assert code == 2
    assert "bash" in err
