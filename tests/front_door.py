"""The command as a person meets it: how tests run it, and what they look at."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import dingben

# A document without findings.
GOOD = "政府工作报告\n各位代表：\n现在,我代表区人民政府报告工作。\n"
DINGBEN = [sys.executable, "-m", "dingben"]
# A command line to its exit code, standard output and standard error: what the fixture `run` of conftest.py is.
Command = Callable[..., tuple[int, str, str]]


def files_below(folder: Path) -> list[str]:
    """The files below a folder, by their paths from it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def environment() -> dict[str, str]:
    """The environment of a process that imports this checkout, whatever folder it runs in."""
    return {**os.environ, "PYTHONPATH": str(Path(dingben.__file__).parent)}
