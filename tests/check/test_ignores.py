"""Findings that may stay: ignores with reasons, in the text and in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.check.ignores import IgnoreError, read_front_matter_ignores, read_ignore_file

from ..front_door import Command
from .work_list import ENTRY, REASON, TEXT, add_to_front_matter, codes, records


def test_an_ignore_in_the_text(marked: Path, run: Command) -> None:
    add_to_front_matter(REASON)
    code, out, _ = run("check", TEXT, "--fail-on", "warning")
    assert code == 0
    assert "marker-without-entry" not in out
    assert out.endswith("check: 1 finding: 1 note; 1 ignored\n")
    _, out, _ = run("check", TEXT, "--ignored")
    assert f"ignored ({TEXT}:" in out
    assert "the notes are lost" in out


def test_an_ignore_survives_the_next_runs_as_a_correction(marked: Path, run: Command) -> None:
    add_to_front_matter(REASON)
    for _ in range(2):
        assert run("normalize")[0] == 0
        assert REASON in TEXT.read_text("utf-8")
        assert run("check")[1] == "check: 0 findings; 1 ignored\n"
    source = Path("seeds/report.txt")
    source.write_text(source.read_text("utf-8").replace("大局稳定", "大局和谐稳定"), encoding="utf-8")
    assert run("normalize")[0] == 0
    assert REASON in TEXT.read_text("utf-8")
    assert "大局和谐稳定" in TEXT.read_text("utf-8")
    assert run("check")[1] == "check: 0 findings; 1 ignored\n"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("words: 四战", []),
        ("words: 五战", ["marker-without-entry", "unused-ignore"]),
        ("line: LINE", []),
        ("line: 3", ["marker-without-entry", "unused-ignore"]),
    ],
)
def test_words_and_lines_narrow_an_ignore(marked: Path, run: Command, entry: str, expected: list[str]) -> None:
    (record,) = records(run("check", TEXT, "--json")[1])
    add_to_front_matter(f"{REASON}    {entry.replace('LINE', str(record['line'] + 4))}\n")
    run("normalize")
    assert sorted(codes(run("check", TEXT, "--json")[1])) == expected


def test_an_ignore_without_a_reason_ignores_nothing(marked: Path, run: Command) -> None:
    add_to_front_matter("ignore:\n  - code: marker-without-entry\n")
    run("normalize")
    code, out, _ = run("check", TEXT, "--json")
    assert code == 1
    assert sorted(codes(out)) == ["ignore-without-reason", "marker-without-entry"]
    line = next(record["line"] for record in records(out) if record["code"] == "ignore-without-reason")
    assert TEXT.read_text("utf-8").split("\n")[line - 1] == "  - code: marker-without-entry"


def test_an_ignore_that_matches_nothing_is_told(marked: Path, run: Command) -> None:
    add_to_front_matter(REASON + "  - code: undecodable-byte\n    reason: 无\n  - code: no-such-code\n    reason: 无\n")
    run("normalize")
    found = records(run("check", TEXT, "--json")[1])
    assert [record["code"] for record in found] == ["unused-ignore", "unused-ignore"]
    assert "no finding is called no-such-code" in found[1]["message"]
    Path("seeds/report.txt").unlink()  # what its cleaning reports is not known: no ignore is idle
    assert codes(run("check", TEXT, "--json")[1]) == ["source-missing"]


@pytest.mark.parametrize("folder", ["", "seeds/", "site/texts/"])
@pytest.mark.parametrize("glob", ["report.*", "*", "*/report.*"])
def test_an_ignore_file_at_the_root_and_beside_the_files(marked: Path, run: Command, folder: str, glob: str) -> None:
    if folder and "/" in glob:
        glob = "report.*"
    Path(f"{folder}check-ignore.yaml").write_text(ENTRY.format(file=glob), encoding="utf-8")
    assert run("check") == (0, "check: 0 findings; 1 ignored\n", "")
    assert run("check", TEXT) == (0, "check: 0 findings; 1 ignored\n", "")
    if folder != "site/texts/":
        assert run("check", "seeds") == (0, "check: 0 findings; 1 ignored\n", "")


def test_an_ignore_file_is_no_source(marked: Path, run: Command) -> None:
    Path("seeds/check-ignore.yaml").write_text(ENTRY.format(file="*"), encoding="utf-8")
    assert "1 text, 0 written" in run("normalize")[1]


def test_entries_of_an_ignore_file_that_do_nothing(marked: Path, run: Command) -> None:
    content = (
        "# why not\n" + ENTRY.format(file="gone.txt") + "- {file: report.txt, code: marker-without-entry}\n"
        "- {file: report.txt, code: undecodable-byte, reason: x}\n- {file: mkdocs.yml, code: title-missing, reason: x}\n"
    )
    Path("check-ignore.yaml").write_text(content, encoding="utf-8")
    found = [record for record in records(run("check", "--json")[1]) if record["file"] == "check-ignore.yaml"]
    assert [(record["line"], record["code"]) for record in found] == [
        (2, "unused-ignore"),
        (5, "ignore-without-reason"),
        (6, "unused-ignore"),
    ]  # nothing is known of mkdocs.yml, which was not checked


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("- [", "check-ignore.yaml:1: "),
        ("file: a\n", "check-ignore.yaml:1: an ignore file is a list"),
        ("\n- a\n", "check-ignore.yaml:2: an entry is a mapping"),
        ("- file: a\n  reason: b\n", "check-ignore.yaml:1: the entry names no code"),
        ("- code: a-b\n", "check-ignore.yaml:1: the entry names no file"),
        ("- file: a\n  code: a-b\n  why: c\n", "check-ignore.yaml:3: unknown key 'why'"),
        ("- file: a\n  code: [a]\n", "check-ignore.yaml:2: code must be plain words"),
        ("- file: a\n  code: a-b\n  line: x\n", "check-ignore.yaml:3: line must be a number"),
        ("- !!python/object/apply:os.getcwd []\n", "check-ignore.yaml:1: an entry is a mapping"),
    ],
)
def test_a_faulty_ignore_file_is_misuse_with_its_line(marked: Path, run: Command, content: str, fault: str) -> None:
    Path("check-ignore.yaml").write_text(content, encoding="utf-8")
    code, _, err = run("check")
    assert code == 2
    assert err.startswith(f"dingben: {fault}")


def test_words_of_an_ignore_are_words_whatever_yaml_makes_of_them() -> None:
    (entry,) = read_ignore_file("- {file: no, code: a-b, reason: 2021-01-02, words: 007}\n")
    assert (entry.file, entry.reason, entry.words) == ("no", "2021-01-02", "007")
    assert read_ignore_file("# nothing yet\n") == ()
    with pytest.raises(IgnoreError):
        read_ignore_file("a: b: c\n")
    for block in ("ignore: [a]\n", "ignore: x\n", "a: [\n", "- a\n", "ignore:\n  - {code: a-b, file: x}\n"):
        assert read_front_matter_ignores(block) == ()
