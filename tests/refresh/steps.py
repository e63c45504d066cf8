"""What is generated and committed: the files of each step, and how they are written."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import dingben
from normalize.check.codes import table
from normalize.cleaners.catalogue import method_page
from normalize.edge.config_keys import key_tables

from .console import ROOT, environment, rewritten, run_blocks

SCHEMA = ROOT / "normalize" / "canonical" / "schema.json"
README = ROOT / "README.md"
CHECK_PAGE = ROOT / "site" / "check.md"
CONFIGURATION_PAGE = ROOT / "site" / "configuration.md"
HELP = ROOT / "tests" / "commands" / "help"
# Python 3.13 prints `-o, --output DIR` where earlier ones print `-o DIR, --output DIR`.
LAYS_OUT_OPTIONS_OTHERWISE = sys.version_info >= (3, 13)
_KEYS = re.compile(r"^\| key \|.*\n(?:\|.*\n)*", re.MULTILINE)
_CODES = re.compile(r"^\| code \|.*\n(?:\|.*\n)*", re.MULTILINE)


class StepError(Exception):
    """A step that could not be done: the message says why."""


class Step(NamedTuple):
    """Files, as patterns below the project, and what writes them. `write` may raise `StepError`."""

    files: tuple[str, ...]
    write: Callable[[], None]


def write_schema() -> None:
    """The published schema is the one that validates."""
    shutil.copyfile(SCHEMA, ROOT / "site" / "schema.json")


def write_method_page() -> None:
    """The page on method is made from the docstrings of the cleaners."""
    (ROOT / "site" / "method.md").write_text(method_page(), encoding="utf-8")


def write_texts() -> None:
    """The texts of the seeds, with their ledgers. Corrections by hand are kept, as by every run of the command."""
    _run(sys.executable, "-m", "dingben", "normalize")


def write_check_page() -> None:
    """The page on checking: what its commands print, and the table of all codes."""
    page = CHECK_PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        printed = run_blocks(page, check_project(Path(folder)))
    CHECK_PAGE.write_text(_CODES.sub(lambda _: table(), rewritten(page, printed)), encoding="utf-8")


def write_configuration_page() -> None:
    """The page on the configuration: the tables of its keys."""
    page = CONFIGURATION_PAGE.read_text(encoding="utf-8")
    tables = iter(key_tables())
    CONFIGURATION_PAGE.write_text(_KEYS.sub(lambda _: next(tables), page), encoding="utf-8")


def write_readme() -> None:
    """The tour in README.md."""
    page = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        printed = run_blocks(page, tour_project(Path(folder)))
    README.write_text(rewritten(page, printed), encoding="utf-8")


def write_help() -> None:
    """What each command prints of itself on 80 columns."""
    if not LAYS_OUT_OPTIONS_OTHERWISE:
        for name in ("dingben", *(command.name for command in dingben.COMMANDS)):
            arguments = () if name == "dingben" else (name,)
            shown = _run(sys.executable, "-m", "dingben", *arguments, "--help")
            (HELP / f"{name}.txt").write_text(shown, encoding="utf-8")


def write_figures() -> None:
    """The page of figures, and the floors. Measured on the corpus; `make` installs what it is measured against."""
    _run("make", "scores", "ARGS=--write")


def check_project(folder: Path) -> Path:
    """The project that the page on checking is about: one seed."""
    (folder / "seeds").mkdir()
    for name in ("seeds/004_897ffd6ff6010702.txt", "mkdocs.yml"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def tour_project(folder: Path) -> Path:
    """The project that the tour in README.md is about: the archive as it is committed."""
    for name in ("seeds", "site"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def _run(*command: str) -> str:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**environment(), "COLUMNS": "80"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise StepError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return done.stdout


# In this order: the tour builds the site from the texts and pages that the steps before it have written.
STEPS = (
    Step(("site/schema.json",), write_schema),
    Step(("site/method.md",), write_method_page),
    Step(("site/texts/**/*.*",), write_texts),
    Step(("site/check.md",), write_check_page),
    Step(("site/configuration.md",), write_configuration_page),
    Step(("README.md",), write_readme),
    Step(("tests/commands/help/*.txt",), write_help),
)
FIGURES = Step(("site/figures.md", "tests/scores/recorded.json"), write_figures)
