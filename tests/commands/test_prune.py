"""`dingben prune`: texts whose sources are gone are named, and removed with all that was made of them, after asking."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..front_door import Command, files_below


@pytest.fixture
def orphan(project: Path, run: Command) -> Path:
    """An archive with one text whose source is gone, and what the site and the sheets made of it."""
    Path("seeds/b.txt").write_text("关于住房工作的报告\n\n各位委员：\n\n一段的内容。\n", encoding="utf-8")
    assert run("normalize")[0] == 0
    for name in ("build/site/texts/b.html", "build/site/texts/b.md", "build/pdf/b.pdf", "build/site/texts/report.html"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x", encoding="utf-8")
    Path("seeds/b.txt").unlink()
    return project


def test_a_text_without_its_source_is_named(orphan: Path, run: Command) -> None:
    code, out, _ = run("normalize")
    assert code == 0
    assert "b.md: its source seeds/b.txt is gone; `dingben prune` removes the text" in out
    assert Path("site/texts/b.md").is_file()


def test_prune_removes_all_that_was_made_of_it(orphan: Path, run: Command) -> None:
    code, out, _ = run("prune", "--yes")
    assert (code, out.splitlines()[-1]) == (0, "prune: 1 text removed")
    assert files_below(Path("site/texts")) == ["report.ledger.jsonl", "report.md"]
    assert files_below(Path("build")) == ["site/texts/report.html"]
    assert run("prune")[1] == "prune: 0 texts without a source\n"


@pytest.mark.parametrize(
    ("answer", "is_removed"), [("y\n", True), ("是\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_prune_asks(orphan: Path, run: Command, answer: str, is_removed: bool) -> None:
    code, _, _ = run("prune", answers=answer)
    assert code == int(not is_removed)
    assert Path("site/texts/b.md").is_file() is not is_removed


def test_a_dry_run_removes_nothing(orphan: Path, run: Command) -> None:
    code, out, _ = run("prune", "--dry-run")
    assert (code, out.splitlines()[-1]) == (0, "prune: 1 text without a source")
    assert Path("site/texts/b.md").is_file()


def test_without_a_configuration_it_is_misuse(tmp_path: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("prune", "--yes")[0] == 2
