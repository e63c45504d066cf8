"""Files that cannot be read are named, and the others are done."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

import normalize.batch.plainly
import normalize.batch.tree

from ..front_door import GOOD, Command, files_below

BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n", "is empty"),
    "picture.txt": (bytes(range(256)) * 8, "binary file"),
    "archive.zip": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(200), "a ZIP archive, not text; unpack it first"),
    "noise.txt": (bytes([0xFF, 0xC0, 0xFF, 0x80]) * 50, "not text in any encoding"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_others_are_done(project: Path, run: Command, name: str) -> None:
    data, reason = BAD[name]
    (project / "seeds" / name).write_bytes(data)
    code, out, err = run("normalize")
    assert code == 1
    assert f"seeds/{name}: " in err
    assert reason in err
    assert "1 of 2 sources failed; the others are done" in err
    assert "1 text, 1 written" in out
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]


@pytest.mark.parametrize("name", BAD)
def test_check_goes_on_past_a_bad_file(project: Path, run: Command, name: str) -> None:
    data, _ = BAD[name]
    (project / "seeds" / name).write_bytes(data)
    code, out, err = run("check", "seeds")
    assert code == 1
    assert f"seeds/{name}" in out + err
    assert "check: " in out


def test_a_text_that_is_not_canonical_any_more_is_cleaned_and_told(project: Path, run: Command) -> None:
    torn = "---\ntitle: 甲\nformat: dingben/1\n---\n\n# 甲\n\n<b>乙</b>\n"
    (project / "seeds" / "torn.md").write_text(torn, encoding="utf-8")
    code, out, _ = run("normalize", "-v")
    assert code == 0
    assert "seeds/torn.md:1:1: warning [not-canonical] looks like a canonical text and is none: " in out


def test_a_bug_in_a_cleaner_leaves_a_text_without_structure(
    project: Path, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("made up")

    monkeypatch.setattr(normalize.batch.tree, "normalize", fail)
    code, out, _ = run("normalize", "-v")
    assert code == 0
    assert "error [read-as-paragraphs] its structure could not be read (IndexError: made up)" in out
    assert "“513”工作机制" in (project / "site" / "texts" / "report.md").read_text(encoding="utf-8")


def test_what_cannot_even_be_written_as_paragraphs_is_named(
    project: Path, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("made up")

    monkeypatch.setattr(normalize.batch.tree, "normalize", fail)
    monkeypatch.setattr(normalize.batch.plainly, "normalize", fail)
    code, _, err = run("normalize")
    assert code == 1
    assert "seeds/report.txt: not written, even as plain paragraphs (IndexError: made up)" in err


def test_an_empty_folder_is_told(project: Path, run: Command) -> None:
    (project / "none").mkdir()
    code, _, err = run("normalize", "none", "seeds", "-o", "out")
    assert code == 1
    assert "none: no sources in this folder" in err
    assert files_below(project / "out") == ["report.ledger.jsonl", "report.md"]


def test_a_path_that_is_not_there_is_told(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "missing.txt", "seeds", "-o", "out")
    assert code == 1
    assert "missing.txt: there is no such file or folder" in err
    assert files_below(project / "out") == ["report.ledger.jsonl", "report.md"]


def test_a_name_that_no_file_can_have_is_told(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "x" * 5000, "seeds", "-o", "out")
    assert code == 1
    assert f"{'x' * 5000}: cannot be read: {os.strerror(errno.ENAMETOOLONG).lower()}" in err
    assert files_below(project / "out") == ["report.ledger.jsonl", "report.md"]


def test_a_file_that_may_not_be_read_is_told(project: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "seeds" / "secret.txt").write_text(GOOD, encoding="utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "secret.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    code, _, err = run("normalize")
    assert code == 1
    assert "seeds/secret.txt: cannot be read: permission denied" in err
    assert "texts/report.md" in files_below(project / "site")
