"""`dingben normalize`: texts and ledgers are written, and what is told of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import dingben
import normalize.batch.tree
import normalize.edge.files
import normalize.pipeline
from normalize.cleaners import CLEANERS

from ..front_door import GOOD, Command, files_below


def test_normalize_writes_text_and_ledger(project: Path, run: Command) -> None:
    code, out, err = run("normalize")
    assert (code, err) == (0, "")
    assert "1 text, 1 written, 0 unchanged" in out
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]


def test_a_second_run_writes_nothing(project: Path, run: Command) -> None:
    run("normalize")
    text = project / "site" / "texts" / "report.md"
    before = text.stat().st_mtime_ns
    code, out, _ = run("normalize")
    assert code == 0
    assert "0 written, 1 unchanged" in out
    assert text.stat().st_mtime_ns == before


def test_a_tree_keeps_its_folders(project: Path, run: Command) -> None:
    for name in ("2021/东丽.txt", "2022/东丽.txt", "同名.txt", "同名.md", "README.md", ".hidden.txt", "2021/.x/y.txt"):
        path = project / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    code, _, _ = run("normalize", "raw", "-o", "out")
    texts = [name for name in files_below(project / "out") if name.endswith(".md")]
    assert code == 0
    assert texts == ["2021/东丽.md", "2022/东丽.md", "同名-md.md", "同名-txt.md"]


def test_standard_output_holds_the_text_and_nothing_else(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert dingben.main(["normalize", "seeds/report.txt", "-o", "-"]) == 0
    shown = capfdbinary.readouterr()
    assert dingben.main(["normalize", "seeds/report.txt", "-o", "out"]) == 0
    assert shown.out == (project / "out" / "report.md").read_bytes()
    assert not (project / "site").exists()


def test_findings_of_a_printed_text_go_to_standard_error(project: Path, run: Command) -> None:
    Path("a.txt").write_text(f"{GOOD}推进改革[7]。\n", encoding="utf-8")
    code, out, err = run("normalize", "a.txt", "-o", "-")
    assert code == 0
    assert out.startswith("---\n")
    assert "推进改革[7]。" in out
    assert "a.txt:4:5: warning [marker-without-entry]" in err


def test_lines_by_option(project: Path, run: Command) -> None:
    _, sentences, _ = run("normalize", "seeds/report.txt", "-o", "-")
    _, paragraphs, _ = run("normalize", "seeds/report.txt", "-o", "-", "--lines", "paragraph")
    assert len(sentences.split("\n")) > len(paragraphs.split("\n"))
    assert "".join(sentences.split()).replace("\n", "") == "".join(paragraphs.split())


def test_corrections_are_told_at_their_place(project: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept, and in the text, not in the source, where the cleaners would write something else."""
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("现在，我代表", "如今；我代表"), encoding="utf-8")
    _, out, _ = run("normalize", "-v")
    assert "site/texts/report.md: 1 correction by hand kept" in out
    line = text.read_text("utf-8").partition("如今；")[0].count("\n") + 1
    assert f"line {line} of the text: corrected “现在，” → “如今；”" in run("explain", text, "--cleaner", "hand")[1]
    kept = tuple(cleaner for cleaner in CLEANERS if cleaner.name != "punctuation-width")
    monkeypatch.setattr(normalize.batch.tree, "normalize", partial(normalize.pipeline.normalize, cleaners=kept))
    _, out, _ = run("normalize", "-v")
    above = text.read_text("utf-8").partition("如今；")[0].count("\n")
    assert (
        f"site/texts/report.md:{above + 1}:1: warning [hand-conflict] a correction by hand ('如今；') was kept" in out
    )
