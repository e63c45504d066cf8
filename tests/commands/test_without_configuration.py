"""The configuration is found from any folder of an archive, and a command line that says all needs none."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from ..front_door import DINGBEN, GOOD, Command, environment, files_below

NONE = (
    "dingben: mkdocs.yml: there is no such configuration, here or in a folder above; make one with `dingben init`, or "
    "name one with --config\n"
)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: one source, and no configuration."""
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ---------------------------------------------------------------------------------------------- looked for upwards


def test_the_configuration_is_found_from_a_folder_below(project: Path, run: Command, monkeypatch) -> None:
    deep = project / "notes" / "2021"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert run("normalize")[0] == 0
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]
    assert files_below(deep) == []
    assert run("check")[:2] == (0, "check: 0 findings\n")
    run("site")
    assert (project / "build" / "site" / "index.html").is_file()
    ledger = (project / "site" / "texts" / "report.ledger.jsonl").read_text("utf-8")
    assert '"file":"seeds/report.txt"' in ledger


def test_the_nearest_configuration_is_taken(project: Path, run: Command, monkeypatch) -> None:
    inner = project / "inner"
    inner.mkdir()
    (inner / "mkdocs.yml").write_text("site_name: x\nextra: {dingben: {sources: [none]}}\n", encoding="utf-8")
    monkeypatch.chdir(inner)
    assert (
        "inner/none: there is no such file or folder" in run("normalize")[2] or "none: there is" in run("normalize")[2]
    )
    assert not (project / "site").exists()


@pytest.mark.parametrize("command", ["build", "normalize", "site", "pdf", "check", "review"])
def test_every_command_says_in_the_same_words_that_there_is_none(bare: Path, run: Command, command: str) -> None:
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert err.replace(f"dingben {command}: ", "dingben: ") == NONE
    code, _, err = run(command, "--config", "other.yml")
    assert code == 2
    assert "other.yml: there is no such configuration; make one with" in err


def test_a_place_in_a_configuration_above_is_told_from_the_working_folder(
    project: Path, run: Command, monkeypatch
) -> None:
    Path("mkdocs.yml").write_text("docs_dir: [site]\n", encoding="utf-8")
    monkeypatch.chdir(project / "seeds")
    assert f"{os.path.join('..', 'mkdocs.yml')}:1: docs_dir" in run("normalize")[2]


# ---------------------------------------------------------------------------------------------- none needed


def test_one_source_is_printed(bare: Path, run: Command) -> None:
    assert run("normalize", "a.txt") == run("normalize", "a.txt", "-o", "-")
    assert run("normalize", "a.txt")[1].startswith("---\n")
    assert files_below(bare) == ["a.txt"]


def test_several_sources_are_not_printed_one_into_the_other(bare: Path, run: Command) -> None:
    for arguments in (["a.txt", "a.txt"], ["."]):
        code, out, err = run("normalize", *arguments)
        assert (code, out) == (2, "")
        assert "no configuration says where texts go; give -o DIR" in err
    assert run("normalize", "a.txt", ".", "-o", "-")[0] == 0


def test_a_missing_file_is_told_and_not_the_missing_configuration(bare: Path, run: Command) -> None:
    assert run("normalize", "nope.txt") == (1, "", "dingben: nope.txt: there is no such file or folder\n")


def test_a_missing_file_among_several_is_told_and_nothing_is_printed(bare: Path, run: Command) -> None:
    assert run("normalize", "a.txt", "nope.txt") == (1, "", "dingben: nope.txt: there is no such file or folder\n")


@pytest.mark.parametrize("url", ["https://example.org/a.html", "HTTP://example.org", "ftp://example.org/a"])
@pytest.mark.parametrize("command", ["normalize", "check"])
def test_urls_are_not_fetched(bare: Path, run: Command, command: str, url: str) -> None:
    code, _, err = run(command, url)
    assert code == 1
    assert "URLs are not fetched: save the page and give the file" in err


def test_a_file_with_the_name_of_a_scheme_is_a_file(bare: Path, run: Command) -> None:
    (bare / "http:").mkdir()
    (bare / "http:" / "a.txt").write_text(GOOD, encoding="utf-8")
    assert run("normalize", "http:/a.txt")[0] == 0


def test_a_text_is_set_without_a_configuration(bare: Path, run: Command) -> None:
    run("normalize", "a.txt", "-o", "texts")
    assert run("pdf", "texts/a.md", "-o", "a.pdf")[0] == 0
    assert (bare / "a.pdf").read_bytes().startswith(b"%PDF")
    assert run("pdf", "texts/a.md")[0] == 2


def test_a_text_from_elsewhere_is_set_though_the_archive_has_no_pages_yet(bare: Path, run: Command) -> None:
    (bare / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    run("normalize", "a.txt", "-o", "texts")
    assert run("pdf", "texts/a.md", "-o", "a.pdf")[0] == 0


# ---------------------------------------------------------------------------------------------- standard input


def piped(folder: Path, data: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [*DINGBEN, "normalize", *arguments]
    return subprocess.run(command, cwd=folder, input=data, env=environment(), capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_standard_input_is_printed(bare: Path, encoding: str) -> None:
    data = "政府工作報告\n各位代表：\n現在，我代表縣人民政府報告工作。\n".encode(encoding)
    (bare / "stdin").write_bytes(data)
    done = piped(bare, data, "-")
    assert done.returncode == 0, done.stderr
    assert "file: stdin\n" in done.stdout.decode()
    assert done.stdout == piped(bare, b"", "stdin", "-o", "-").stdout
    assert files_below(bare) == ["a.txt", "stdin"]


def test_faults_of_standard_input_name_it(bare: Path, project: Path) -> None:
    done = piped(bare, b" \n", "-")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"dingben: stdin: is empty: there is nothing to normalise\n"
    done = piped(bare, f"{GOOD}推进改革[7]。\n".encode(), "-", "-o", "-")
    assert b"stdin:4:5: warning [marker-without-entry]" in done.stderr


def test_an_archive_does_not_keep_what_comes_from_standard_input(project: Path) -> None:
    """A text without a source that can be read again could not be restored, so it is only printed."""
    assert piped(project, GOOD.encode(), "-").stdout.startswith(b"---\n")
    assert not (project / "site").exists()
    for arguments in (["-", "-o", "out"], ["-", "seeds"]):
        done = piped(project, GOOD.encode(), *arguments)
        assert done.returncode == 2
        assert b"- is standard input" in done.stderr


# ---------------------------------------------------------------------------------------------- no sources


def test_an_archive_of_texts_without_sources_is_built(project: Path, run: Command) -> None:
    run("normalize")
    Path("mkdocs.yml").write_text("site_name: x\ndocs_dir: site\nsite_dir: build/site\n", encoding="utf-8")
    before = (project / "site" / "texts" / "report.md").read_bytes()
    code, out, _ = run("build")
    assert code == 0
    assert out.startswith("normalize: mkdocs.yml names no sources; the texts are taken as they are\n")
    assert (project / "build" / "site" / "texts" / "report.html").is_file()
    assert (project / "build" / "pdf" / "report.pdf").is_file()
    assert (project / "site" / "texts" / "report.md").read_bytes() == before
