"""`dingben init`: an archive that builds at once, and never a file less than before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ..front_door import GOOD, Command, files_below

FILES = [".gitignore", "mkdocs.yml", "site/index.md", "sources/README.md"]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("folder", ["", ".", "档案", "new/deep"])
def test_an_archive_is_made_and_builds_at_once(tmp_path: Path, run: Command, folder: str) -> None:
    code, out, err = run("init", *([folder] if folder else []))
    assert (code, err) == (0, "")
    assert files_below(tmp_path / folder) == FILES
    assert out.splitlines()[-1] == "  dingben build"
    assert (f"  cd {folder}" in out) == (folder not in ("", "."))
    code, out, err = run("build", "--config", Path(folder) / "mkdocs.yml")
    assert (code, err) == (0, "")
    assert "sources: no sources in this folder yet" in out
    assert "还没有文本" in (tmp_path / folder / "build" / "site" / "index.html").read_text("utf-8")


def test_a_document_becomes_a_text_and_a_page(tmp_path: Path, run: Command) -> None:
    run("init")
    Path("sources/report.txt").write_text(GOOD, encoding="utf-8")
    assert run("normalize")[0] == 0
    assert run("site")[0] == 0
    assert run("check") == (0, "check: 0 findings\n", "")
    assert Path("site/texts/report.md").is_file()
    assert Path("build/site/texts/report.html").is_file()


def test_check_finds_nothing_in_a_new_archive(run: Command) -> None:
    run("init")
    assert run("check") == (0, "check: 0 findings\n", "")


@pytest.mark.parametrize("name", [name for name in FILES if name != "mkdocs.yml"])
def test_a_file_that_is_there_is_left_as_it_was(tmp_path: Path, run: Command, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"mine")
    code, out, _ = run("init")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines() if line.endswith("left as it was")] == [name]
    assert path.read_bytes() == b"mine"
    assert files_below(tmp_path) == FILES


def test_an_archive_is_not_made_twice(tmp_path: Path, run: Command) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"mine")
    code, out, err = run("init")
    assert (code, out) == (2, "")
    assert "mkdocs.yml: there is an archive already" in err
    assert files_below(tmp_path) == ["mkdocs.yml"]
    assert (tmp_path / "mkdocs.yml").read_bytes() == b"mine"


def test_a_file_is_no_folder_for_an_archive(tmp_path: Path, run: Command) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    assert run("init", "file") == (2, "", "dingben: file: is a file; name a folder\n")


def test_mkdocs_builds_it_too(tmp_path: Path, run: Command) -> None:
    run("init")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "我的档案" in (tmp_path / "build" / "site" / "index.html").read_text("utf-8")
