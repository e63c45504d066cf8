"""What `make refresh` tells: the files that changed, and the steps that failed. What it writes is tested where it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import cli
from .steps import FIGURES, STEPS, Step, StepError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with four generated files, and steps that write them."""
    for name in ("same.md", "other.md", "gone.md"):
        (tmp_path / name).write_text("甲\n", encoding="utf-8")
    steps = (
        Step(("same.md",), lambda: None),
        Step(("other.md",), lambda: Path(tmp_path, "other.md").write_text("乙\n", encoding="utf-8")),
        Step(("gone.md",), lambda: Path(tmp_path, "gone.md").unlink(missing_ok=True)),
        Step(("new.*",), lambda: Path(tmp_path, "new.md").write_text("丙\n", encoding="utf-8")),
    )
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.setattr(cli, "STEPS", steps)
    return tmp_path


def test_what_changed_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    expected = ["gone.md: removed", "new.md: new", "other.md: changed", "refresh: 3 of 4 generated files changed"]
    assert capsys.readouterr().out.splitlines() == expected
    assert cli.main([]) == 0
    assert capsys.readouterr().out == "refresh: 0 of 3 generated files changed\n"


def test_a_step_that_fails_is_told_and_the_others_are_done(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise StepError("no corpus")

    monkeypatch.setattr(cli, "STEPS", (Step(("same.md",), fail), *cli.STEPS[1:]))
    assert cli.main([]) == 1
    shown = capsys.readouterr()
    assert shown.err == "refresh: same.md: no corpus\n"
    assert "other.md: changed" in shown.out


def test_figures_are_measured_only_when_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    monkeypatch.setattr(cli, "FIGURES", Step(("figures.md",), lambda: written.append("figures")))
    cli.main([])
    assert written == []
    cli.main(["--figures"])
    assert written == ["figures"]


def test_every_generated_file_is_there() -> None:
    """A pattern that matches nothing would hide what it was meant for."""
    patterns = [pattern for step in (*STEPS, FIGURES) for pattern in step.files]
    assert not [pattern for pattern in patterns if not any(cli.ROOT.glob(pattern))]
