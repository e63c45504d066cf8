"""The project that the tests of `dingben check` are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..front_door import Command
from .work_list import MARKER


@pytest.fixture
def marked(project: Path, run: Command) -> Path:
    """The small project, normalised, with a finding in its one source."""
    source = project / "seeds" / "report.txt"
    source.write_text(source.read_text("utf-8").replace("落实“四战”要求,", MARKER), encoding="utf-8")
    assert run("normalize")[0] == 0
    return project
