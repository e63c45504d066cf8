"""The work list of the editor: every code explained, findings at their lines, ignores with reasons, SARIF."""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import dingben
from normalize.check.codes import BY_NAME, CODES, table
from normalize.check.ignores import IgnoreError, read_front_matter_ignores, read_ignore_file
from normalize.provenance.edit import Confidence, Edit, Kind
from normalize.provenance.finding import Severity
from normalize.provenance.origins import origin_map, source_offset, span_after
from normalize.provenance.passes import Pass, apply_pass
from normalize.provenance.places import place

from ..refresh.console import ROOT, blocks, run_blocks
from ..refresh.steps import CHECK_PAGE, check_project

TEXT = Path("site/texts/report.md")
MARKER = "落实“四战”要求[7],"  # a marker without an entry

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def marked(project: Path, run: Command) -> Path:
    """The small project, normalised, with a finding in its one source."""
    source = project / "seeds" / "report.txt"
    source.write_text(source.read_text("utf-8").replace("落实“四战”要求,", MARKER), encoding="utf-8")
    assert run("normalize")[0] == 0
    return project


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def codes(out: str) -> list[str]:
    return [record["code"] for record in records(out)]


def add_to_front_matter(words: str) -> None:
    text = TEXT.read_text("utf-8")
    TEXT.write_text(text.replace("format: dingben/1\n", f"{words}format: dingben/1\n"), encoding="utf-8")


# ---------------------------------------------------------------------------------------------- the codes


def called_codes() -> Iterator[tuple[str, str]]:
    """The first argument of every finding that any module makes: (code, place)."""
    for path in sorted(ROOT.glob("normalize/**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in ("Finding", "finding") or path.name == "cleaner.py":
                continue
            first = next((word.value for word in node.keywords if word.arg == "code"), None) or node.args[0]
            where = f"{path.relative_to(ROOT)}:{node.lineno}"
            for part in [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]:
                value = constants.get(part.id) if isinstance(part, ast.Name) else getattr(part, "value", None)
                assert isinstance(value, str), f"{where}: write the code as a word, so that it can be looked up"
                yield value, where


def test_every_code_that_a_module_yields_is_in_the_catalogue() -> None:
    found = list(called_codes())
    assert len(found) >= 20
    assert not [f"{where}: {code}" for code, where in found if code not in BY_NAME]
    assert set(BY_NAME) <= {code for code, _ in found}, "a code that nothing yields"


def test_codes_are_kebab_case_and_explained() -> None:
    assert len(BY_NAME) == len(CODES)
    for code in CODES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code.name)
        for words in (code.meaning, code.cause, code.way_out):
            assert re.fullmatch(r"[A-Z].{8,}\.", words), f"{code.name}: {words}"
            assert "|" not in words


def test_the_list_tells_every_code(run: Command) -> None:
    code, out, _ = run("check", "--list")
    assert code == 0
    assert re.findall(r"^([a-z-]+)  \(", out, re.MULTILINE) == [code.name for code in CODES]


# ---------------------------------------------------------------------------------------------- places


def an_edit(start: int, before: str, after: str) -> Edit:
    kind = Kind.INSERTED if not before else Kind.REPLACED if after else Kind.REMOVED
    return Edit(start, start + len(before), before, after, kind, Confidence.CERTAIN)


TEXT_BEFORE = "0123456789"
STEP = Pass("x", (an_edit(0, "", "ab"), an_edit(2, "2", ""), an_edit(4, "45", "xyz"), an_edit(8, "", "c")))


@pytest.mark.parametrize(
    ("span", "words"),
    [((0, 1), "0"), ((2, 3), None), ((1, 4), "13"), ((3, 4), "3"), ((4, 5), "xyz"), ((5, 7), "xyz6"), ((7, 8), "7"),
     ((8, 9), "8"), ((7, 9), "7c8"), ((9, 10), "9"), ((0, 10), "013xyz67c89")],
)  # fmt: skip
def test_a_span_is_followed_through_a_pass(span: tuple[int, int], words: str | None) -> None:
    after = apply_pass(TEXT_BEFORE, STEP)
    assert after == "ab013xyz67c89"
    found = span_after((STEP,), span)
    assert (after[slice(*found)] if found else None) == words


def test_source_offsets_are_those_of_the_origins() -> None:
    passes = (STEP, Pass("y", (an_edit(1, "b0", "BB0"), an_edit(6, "y", ""), an_edit(9, "7", "777"))))
    for number in range(3):
        origins = origin_map(len(TEXT_BEFORE), passes[:number])
        for offset in range(origins.length):
            origin = origins[offset]
            expected = origin.source
            if expected is None:
                assert origin.step is not None
                assert origin.edit is not None
                edit = passes[origin.step].edits[origin.edit]
                expected = source_offset(passes[: origin.step], edit.start)
            assert source_offset(passes[:number], offset) == expected
        assert source_offset(passes[:number], origins.length) == len(TEXT_BEFORE)


def test_lines_and_columns_count_from_one() -> None:
    where = place("甲乙\n丙丁\n", 4, 6)
    assert (where.line, where.column, where.end_line, where.end_column) == (2, 2, 3, 1)
    assert place("甲", 9, 12).start == 1


def test_a_finding_of_the_source_is_listed_at_the_line_of_the_text(marked: Path, run: Command) -> None:
    code, out, _ = run("check", TEXT, "--json")
    (record,) = records(out)
    assert code == 1
    text = TEXT.read_text("utf-8")
    assert text[record["start"] : record["end"]] == "[7]"
    assert "要求[7]" in text.split("\n")[record["line"] - 1]
    start = Path("seeds/report.txt").read_text("utf-8").index("[7]")
    assert record["source"] == {"file": "seeds/report.txt", "line": 7, "column": 21, "start": start, "end": start + 3}


def test_what_stands_only_in_the_source_is_listed_there(project: Path, run: Command) -> None:
    Path("seeds/report.txt").unlink()
    page = "# 政府工作报告\n\n**各位代表**：\n\n![图](a.png)\n\n现在报告工作。\n"
    Path("seeds/report.md").write_text(page, encoding="utf-8")
    run("normalize")
    _, out, _ = run("check", TEXT, "--json")
    assert [(record["file"], record["code"]) for record in records(out)] == [("seeds/report.md", "picture-left-out")]


def test_a_finding_is_listed_once_when_source_and_text_are_checked(marked: Path, run: Command) -> None:
    _, out, _ = run("check", "--json")
    assert [(record["file"], record["code"]) for record in records(out)] == [(str(TEXT), "marker-without-entry")]


def test_what_was_corrected_by_hand_is_settled(marked: Path, run: Command) -> None:
    TEXT.write_text(TEXT.read_text("utf-8").replace("[7]", "[^513工作机制]"), encoding="utf-8")
    _, out, _ = run("check", TEXT, "--json")
    assert codes(out) == ["edited-by-hand"]
    run("normalize")
    assert run("check")[1] == "check: 0 findings\n"


def test_an_edit_elsewhere_moves_the_finding(marked: Path, run: Command) -> None:
    (before,) = records(run("check", TEXT, "--json")[1])
    TEXT.write_text(TEXT.read_text("utf-8").replace("各位代表：\n", "各位代表：\n\n大家好。\n", 1), encoding="utf-8")
    _, after = records(run("check", TEXT, "--json")[1])
    assert after["line"] == before["line"] + 2
    assert after["source"] == before["source"]


def test_sources_that_are_gone_or_another_version_are_told(marked: Path, run: Command) -> None:
    source = Path("seeds/report.txt")
    source.write_text(source.read_text("utf-8") + "完。\n", encoding="utf-8")
    assert codes(run("check", TEXT, "--json")[1]) == ["source-changed"]
    assert codes(run("check", "--json")[1]) == ["marker-without-entry", "source-changed"]
    source.unlink()
    assert codes(run("check", TEXT, "--json")[1]) == ["source-missing"]


def test_a_line_of_front_matter_that_is_written_otherwise(marked: Path, run: Command) -> None:
    add_to_front_matter("ignore:\n  - code: marker-without-entry\n    reason: the notes are lost\n")
    _, out, _ = run("check", TEXT, "--json")
    record = next(record for record in records(out) if record["code"] == "not-canonical")
    assert TEXT.read_text("utf-8").split("\n")[record["line"] - 1] == "    reason: the notes are lost"
    assert record["hint"] == 'run `dingben normalize`, or write this line so:     reason: "the notes are lost"'


def test_the_place_of_a_block_that_reads_otherwise(marked: Path, run: Command) -> None:
    TEXT.write_text(TEXT.read_text("utf-8").replace("社会大局稳定。", "<b>社会</b>大局稳定。"), encoding="utf-8")
    _, out, _ = run("check", TEXT, "--json")
    record = next(record for record in records(out) if record["code"] == "not-canonical")
    words = TEXT.read_text("utf-8")[record["start"] : record["end"]]
    assert "<b>社会</b>" in words
    assert len(words) < 100


FAULTS = {
    "no blank line": (
        "\n\n## 二、",
        "\n## 二、",
        "a heading of level 2 “二、2021年工作安排” inside a paragraph",
        "## 二、",
    ),
    "a level": ("## 一、2020年工作回顾\n\n", "", "a level is skipped before", "### （一）"),
    "raw HTML": ("社会大局稳定。", "社会<b>大局</b>稳定。", "CommonMark reads raw HTML “<b>” where the words", "社会"),
    "a forced break": ("1.86亿元。\n", "1.86亿元。  \n", "a forced line break where a line end was meant", "落实"),
    "another heading": ("## 二、", "# 二、", "one heading of level 1, not 2", "# 二、"),
    "not composed": ("社会大局", "社会e\u0301大局", "Unicode NFC", "社会"),
    "a field": ("language:", "langauge: zh\nlanguage:", "langauge: there is no such field", "langauge: zh"),
    "a day": (
        'delivered: "2021-01-12"',
        'delivered: "2021-02-30"',
        "delivered: there is no day 2021-02-30",
        "delivered:",
    ),
}


@pytest.mark.parametrize("title", FAULTS)
def test_a_fault_of_the_text_is_told_in_words_at_its_line(marked: Path, run: Command, title: str) -> None:
    old, new, message, words = FAULTS[title]
    text = TEXT.read_text("utf-8")
    assert old in text
    TEXT.write_text(text.replace(old, new, 1), encoding="utf-8")
    code, out, _ = run("check", TEXT, "--json")
    record = next(record for record in records(out) if record["code"] == "not-canonical")
    assert code == 1
    assert message in record["message"]
    assert "Paragraph(" not in out
    assert words in TEXT.read_text("utf-8").split("\n")[record["line"] - 1]
    assert f"{TEXT}:{record['line']}: was edited so that it is no canonical text any more" in run("normalize")[2]


@pytest.mark.parametrize("text", ["", "# 题\n", "---\ntitle: 题\nformat: dingben/2\n---\n\n# 题\n"])
def test_what_has_a_ledger_is_checked_as_a_text(marked: Path, run: Command, text: str) -> None:
    TEXT.write_text(text, encoding="utf-8")
    code, out, _ = run("check", TEXT, "--json")
    assert code == 1
    assert "not-canonical" in codes(out)


def test_a_reference_without_its_note_is_told(marked: Path, run: Command) -> None:
    """An edit took the note away, or misspelt its label; what a cleaner left as words has its bracket escaped."""
    TEXT.write_text(TEXT.read_text("utf-8").replace("社会大局", "社会[^大局]大局\\\\[^又]"), encoding="utf-8")
    record = next(record for record in records(run("check", TEXT, "--json")[1]) if "[^大局]" in record["message"])
    assert (record["code"], record["severity"]) == ("marker-without-entry", "warning")
    assert TEXT.read_text("utf-8")[record["start"] : record["end"]] == "[^大局]"
    assert "[^又]" not in run("check", TEXT)[1]


def test_line_ends_of_another_system_are_a_note(marked: Path, run: Command) -> None:
    TEXT.write_bytes(TEXT.read_bytes().replace(b"\n", b"\r\n"))
    code, out, _ = run("check", TEXT, "--json", "--fail-on", "error")
    assert code == 0
    assert "its line ends" in out


# ---------------------------------------------------------------------------------------------- ignores

REASON = 'ignore:\n  - code: marker-without-entry\n    reason: "the notes are lost"\n'


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


ENTRY = '- file: "{file}"\n  code: marker-without-entry\n  reason: lost\n'


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


# ---------------------------------------------------------------------------------------------- output


def test_lines_for_people_stand_in_columns(marked: Path, run: Command) -> None:
    Path("a.txt").write_text("政府工作报告\n各位代表：\n推进改革[7]。\n推进[12]工作。\n", encoding="utf-8")
    code, out, err = run("check", "a.txt")
    lines = out.split("\n")
    assert (code, err) == (1, "")
    assert lines[0] == "a.txt"
    assert lines[1].startswith("  3:5  warning  marker-without-entry  marker [7] ")
    assert len({line.index("marker-without") for line in lines if "marker-without" in line}) == 1
    assert lines[-2] == "check: 2 findings: 2 warnings"
    assert "\x1b" not in out


def test_colours_only_on_a_terminal(marked: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[33mwarning\x1b[0m" in run("check")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b" not in run("check")[1]


@pytest.mark.parametrize(("least", "expected"), [("error", 0), ("warning", 1), ("note", 1)])
def test_exit_codes(marked: Path, run: Command, least: str, expected: int) -> None:
    for form in ([], ["--json"], ["--sarif"]):
        assert run("check", "--fail-on", least, *form)[0] == expected
    assert run("check", "--json", "--sarif")[0] == 2
    assert run("check", TEXT, "--config", "none.yml")[0] == 2


# ---------------------------------------------------------------------------------------------- SARIF

LEVELS = {"none", "note", "warning", "error"}


def check_sarif(log: dict[str, Any]) -> dict[str, Any]:
    """What SARIF 2.1.0 asks of a log, as far as ours uses it. Returns its run."""
    assert log["version"] == "2.1.0"  # §3.13.2
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert set(log) <= {"$schema", "version", "runs"}
    (found,) = log["runs"]
    driver = found["tool"]["driver"]  # §3.18
    assert isinstance(driver["name"], str)
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)  # §3.49.3
    for rule in driver["rules"]:
        assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in LEVELS
    assert found["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for invocation in found["invocations"]:
        assert isinstance(invocation["executionSuccessful"], bool)  # §3.20.14, required
        assert all(note["message"]["text"] for note in invocation["toolExecutionNotifications"])
    for artifact in found["artifacts"]:
        check_artifact_location(artifact["location"])
    for result in found["results"]:
        check_result(result, found, ids)
    assert len({"suppressions" in result for result in found["results"]}) <= 1  # §3.27.23: all of them or none
    return found  # type: ignore[no-any-return]


def check_artifact_location(location: dict[str, Any]) -> None:
    uri = location["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~:/%!$&'()*+,;=@-]+", uri), uri  # RFC 3986
    if "uriBaseId" in location:
        assert not uri.startswith("/")  # §3.4.4: relative
        assert ":" not in uri.partition("/")[0]
    else:
        assert uri.startswith("file:///")


def check_result(result: dict[str, Any], found: dict[str, Any], ids: list[str]) -> None:
    assert result["message"]["text"]  # §3.27.11
    assert result["level"] in LEVELS
    assert ids[result["ruleIndex"]] == result["ruleId"]  # §3.27.6
    assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    for location in [*result["locations"], *result.get("relatedLocations", [])]:
        physical = location["physicalLocation"]
        check_artifact_location(physical["artifactLocation"])
        region = physical["region"]
        assert region["startLine"] >= 1  # §3.30.5
        assert region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        assert region.get("charOffset", 0) >= 0
        assert region.get("charLength", 0) >= 0
    main = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found["artifacts"][main["index"]]["location"]["uri"] == main["uri"]  # §3.4.5
    for suppression in result["suppressions"]:
        assert suppression["kind"] in ("inSource", "external")  # §3.35.2
        assert suppression["status"] in ("accepted", "underReview", "rejected")
        assert suppression["justification"]


def test_sarif_is_what_the_standard_asks_for(marked: Path, run: Command) -> None:
    Path("seeds/名 字.txt").write_text("政府工作报告\n各位代表：\n推进改革[7]。\n", encoding="utf-8")
    code, out, _ = run("check", "--sarif")
    found = check_sarif(json.loads(out))
    assert code == 1
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == [code.name for code in CODES]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in found["results"]]
    assert uris == ["seeds/%E5%90%8D%20%E5%AD%97.txt", "site/texts/report.md"]
    assert not any(result["suppressions"] for result in found["results"])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system takes no such names")
def test_sarif_of_odd_names(marked: Path, run: Command) -> None:
    """A link to a file is the same artifact (they are unique, §3.14.15); a name may hold bytes that are no character."""
    Path("seeds/link.txt").symlink_to("report.txt")
    Path(os.fsdecode(b"seeds/\xff.txt")).write_text("政府工作报告\n各位代表：\n推进改革[7]。\n", encoding="utf-8")
    found = check_sarif(json.loads(run("check", "seeds", "--sarif")[1]))
    uris = [artifact["location"]["uri"] for artifact in found["artifacts"]]
    assert uris == ["seeds/report.txt", "seeds/%FF.txt"]


def test_sarif_regions_lead_to_the_words(marked: Path, run: Command) -> None:
    source = Path("seeds/report.txt")
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n").decode().encode("gb18030"))
    found = check_sarif(json.loads(run("check", "seeds", "--sarif")[1]))
    (result,) = found["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert found["artifacts"][0]["encoding"] == "GB18030"
    on_disk = source.read_bytes().decode("gb18030")
    assert on_disk[region["charOffset"] :][: region["charLength"]] == "[7]"
    line = on_disk.split("\r\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "[7]"


def test_sarif_keeps_what_is_ignored_as_suppressed(marked: Path, run: Command) -> None:
    add_to_front_matter(REASON)
    run("normalize")
    Path("seeds/b.txt").write_text("政府工作报告\n各位代表：\n推进改革[7]。\n", encoding="utf-8")
    Path("check-ignore.yaml").write_text(ENTRY.format(file="seeds/b.txt"), encoding="utf-8")
    code, out, _ = run("check", "--sarif")
    found = check_sarif(json.loads(out))
    assert code == 0
    kinds = [suppression["kind"] for result in found["results"] for suppression in result["suppressions"]]
    assert kinds == ["external", "inSource"]


def test_sarif_tells_files_that_cannot_be_checked(marked: Path, run: Command) -> None:
    Path("seeds/empty.txt").write_bytes(b"")
    code, out, err = run("check", "--sarif")
    invocation = check_sarif(json.loads(out))["invocations"][0]
    assert code == 1
    assert not invocation["executionSuccessful"]
    assert "seeds/empty.txt: is empty" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert "seeds/empty.txt" in err


def test_levels_are_those_of_sarif() -> None:
    assert set(Severity) <= LEVELS


# ---------------------------------------------------------------------------------------------- the page

PAGE = CHECK_PAGE.read_text(encoding="utf-8")


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    for said, shown in zip(blocks(PAGE), run_blocks(PAGE, check_project(tmp_path)), strict=True):
        assert shown.splitlines() == said.splitlines(), "run `make refresh`, read `git diff site/check.md`"


def test_the_page_lists_every_code() -> None:
    assert table() in PAGE, "run `make refresh`"


COMMANDS = next(
    action.choices for action in dingben.parser()._actions if isinstance(action, argparse._SubParsersAction)
)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_of_each_command_shows_an_example(command: str) -> None:
    assert f"dingben {command}" in COMMANDS[command].format_help().partition("example:")[2]
