"""The table of commands in `dingben.py`: what it promises, and that a module is loaded only when it is chosen."""

from __future__ import annotations

import argparse
import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import dingben

from ..front_door import Command, environment

NAMES = [command.name for command in dingben.COMMANDS]


@pytest.mark.parametrize("command", dingben.COMMANDS, ids=NAMES)
def test_every_module_keeps_the_contract(command: dingben.Command) -> None:
    module = import_module(command.module)
    assert "example:" in module.DESCRIPTION + module.EPILOG
    assert f"dingben {command.name}" in module.DESCRIPTION + module.EPILOG
    module.add_arguments(argparse.ArgumentParser())
    assert list(inspect.signature(module.run).parameters) == ["options"]
    assert (inspect.getdoc(module.run) or "").find("xit code") >= 0, "says what its exit codes mean"


@pytest.mark.parametrize("folder", ["normalize/commands", "render/commands"])
def test_every_module_of_a_command_is_in_the_table(root: Path, folder: str) -> None:
    """A command that is not in the table cannot be run."""
    there = {path.stem for path in (root / folder).glob("*.py")} - {"__init__", "arguments"}
    package = folder.replace("/", ".")
    assert {command.module for command in dingben.COMMANDS if command.module.startswith(package)} == {
        f"{package}.{name}" for name in there
    }


def modules_after(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command line has loaded when it is done."""
    program = (
        "import json, sys, dingben\n"
        "try: dingben.main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print('\\n' + json.dumps(list(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def commands_among(modules: set[str]) -> set[str]:
    return {command.name for command in dingben.COMMANDS if command.module in modules}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], [], ["wash"], ["--wash", "x"]], ids=" ".join)
def test_the_front_door_loads_nothing_of_the_packages(tmp_path: Path, arguments: list[str]) -> None:
    loaded = modules_after(tmp_path, *arguments)
    assert not [name for name in loaded if name.split(".")[0] in ("normalize", "render", "yaml", "rich")]


@pytest.mark.parametrize("name", NAMES)
def test_a_command_loads_its_own_module_only(tmp_path: Path, name: str) -> None:
    assert commands_among(modules_after(tmp_path, name, "--help")) == {name}


def test_a_source_that_is_printed_loads_what_it_needs(tmp_path: Path) -> None:
    """Without a configuration no library for YAML, in a pipe none for the terminal, and nothing of rendering."""
    (tmp_path / "a.txt").write_text("政府工作报告\n各位代表：\n现在，我代表区人民政府报告工作。\n", encoding="utf-8")
    loaded = modules_after(tmp_path, "normalize", "a.txt", "-o", "-")
    assert commands_among(loaded) == {"normalize"}
    assert "normalize.pipeline" in loaded
    assert not {name.split(".")[0] for name in loaded} & {"render", "yaml", "rich", "markdown_it", "jinja2"}


def test_build_runs_its_stages_in_order_and_stops_at_misuse(project: Path) -> None:
    """The pages link the sheets, so the sheets come first; a bad text in one stage does not stop the next."""
    ran: list[tuple[str, ...]] = []

    def answers(**codes: int) -> Callable[..., int]:
        def run_command(*arguments: str) -> int:
            ran.append(arguments)
            return codes[arguments[0]]

        ran.clear()
        return run_command

    build = import_module("render.commands.build")
    config = Path("mkdocs.yml").rename("-odd.yml")
    said = {"quiet": False, "verbose": True}
    options = argparse.Namespace(config=config, run_command=answers(normalize=0, pdf=1, site=0), **said)
    assert build.run(options) == 1
    stages = [
        ("normalize", "--config=-odd.yml", "--verbose"),
        ("pdf", "--config=-odd.yml"),
        ("site", "--config=-odd.yml"),
    ]
    assert ran == stages
    options = argparse.Namespace(config=config, run_command=answers(normalize=2, pdf=0, site=0), **said)
    assert build.run(options) == 2
    assert len(ran) == 1


def test_build_stops_where_the_configuration_cannot_be_used(project: Path, run: Command) -> None:
    code, out, err = run("build", "--config", "none.yml")
    assert (code, out) == (2, "")
    assert err.count("none.yml: there is no such configuration") == 1
