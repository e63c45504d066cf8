"""How much a run says: a line for each source and a table by default, everything with -v, errors only with --quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..front_door import GOOD, Command

# Two findings of one code, and one of another severity.
OPEN = f"{GOOD}推进改革[7]，扩大开放[8]。![图](a.png)。\n"


@pytest.fixture
def several(project: Path) -> Path:
    """Three sources: one without findings, two with."""
    for name in ("a", "b"):
        (project / "seeds" / f"{name}.txt").write_text(OPEN, encoding="utf-8")
    Path("mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: site\nsite_dir: build/site\nextra: {dingben: {sources: [seeds]}}\n", encoding="utf-8"
    )
    return project


def test_by_default_a_line_for_each_source_and_a_table(several: Path, run: Command) -> None:
    code, out, err = run("normalize")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "seeds/a.txt: 2 warnings, 1 note: marker-without-entry ×2, picture-left-out",
        "seeds/b.txt: 2 warnings, 1 note: marker-without-entry ×2, picture-left-out",
        "normalize: 3 texts, 3 written, 0 unchanged; 6 findings",
        "  4  warning  marker-without-entry",
        "  2  note     picture-left-out",
        "-v shows each with its place, `dingben check --list` what a code means",
    ]


def test_verbose_shows_each_finding_with_its_place(several: Path, run: Command) -> None:
    _, out, _ = run("normalize", "-v")
    assert out.count("seeds/a.txt:4:5: warning [marker-without-entry] ") == 1
    assert out.count("seeds/b.txt:4:13: warning [marker-without-entry] ") == 1
    assert "×2" not in out
    assert out.splitlines()[-2:] == ["  4  warning  marker-without-entry", "  2  note     picture-left-out"]


def test_quiet_prints_errors_only(several: Path, run: Command) -> None:
    assert run("normalize", "--quiet") == (0, "", "")
    (several / "seeds" / "empty.txt").write_text("", encoding="utf-8")
    code, out, err = run("normalize", "-q")
    assert (code, out) == (1, "")
    assert err == (
        "dingben: seeds/empty.txt: is empty: there is nothing to normalise\n"
        "1 of 4 sources failed; the others are done\n"
    )


def test_quiet_and_verbose_are_not_given_together(several: Path, run: Command) -> None:
    assert run("normalize", "-q", "-v")[0] == 2


def test_quiet_prints_a_text_without_its_findings(several: Path, run: Command) -> None:
    assert run("normalize", "seeds/a.txt", "-o", "-", "-q")[2] == ""
    assert "marker-without-entry" in run("normalize", "seeds/a.txt", "-o", "-")[2]


def test_one_source_that_fails_is_not_counted(project: Path, run: Command) -> None:
    """“1 of 1 sources failed; the others are done” said nothing, and said it wrong."""
    (project / "empty.txt").write_text("", encoding="utf-8")
    assert run("normalize", "empty.txt", "-o", "out")[2] == (
        "dingben: empty.txt: is empty: there is nothing to normalise\n"
    )
    (project / "too.txt").write_text("", encoding="utf-8")
    assert run("normalize", "empty.txt", "too.txt", "-o", "out")[2].endswith("\n2 of 2 sources failed\n")


def test_corrections_stand_in_the_line_of_their_source(project: Path, run: Command) -> None:
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("1.86", "1.87"), encoding="utf-8")
    assert run("normalize")[1].startswith("seeds/report.txt: 1 correction by hand kept\n")


def test_the_end_of_a_build_says_what_to_open(several: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("build")
    assert code == 0
    assert "\n3 PDFs in build/pdf: 3 set, 0 unchanged, 0 failed\n" in out
    assert out.splitlines()[-1] == "open build/site/index.html; the PDFs are in build/pdf/"
    assert run("build", "--quiet") == (0, "", "")
    monkeypatch.chdir(several / "build")
    assert run("build")[1].splitlines()[-1] == "open site/index.html; the PDFs are in pdf/"


def test_plural_forms_of_pages_and_sheets(several: Path, run: Command) -> None:
    run("normalize")
    assert run("pdf", "site/texts/a.md", "-o", "a.pdf")[1] == "1 PDF in .: 1 set, 0 unchanged, 0 failed\n"
    run("site")
    Path("build/site/index.html").unlink()
    assert "1 file written" in run("site")[1]
    assert ": 6 pages checked, 0 problems\n" in run("site", "--check")[1]
