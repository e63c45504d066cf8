"""`dingben explain` and `dingben restore`: what a text and its ledger tell, and ledgers that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dingben

from ..front_door import Command


def test_restore_gives_the_bytes_back(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    source = project / "seeds" / "report.txt"
    source.write_bytes(source.read_bytes().decode().replace("\n", "\r\n").encode("gb18030"))
    assert dingben.main(["normalize"]) == 0
    text = "site/texts/report.md"
    capfdbinary.readouterr()
    assert dingben.main(["restore", text, "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == source.read_bytes()
    assert dingben.main(["restore", text, "-o", "back/report.txt"]) == 0
    assert (project / "back" / "report.txt").read_bytes() == source.read_bytes()


def test_explain_tells_every_pass_a_cleaner_and_a_line(project: Path, run: Command) -> None:
    run("normalize")
    text = Path("site/texts/report.md")
    _, summary, _ = run("explain", text)
    assert "seeds/report.txt" in summary
    assert "punctuation-width" in summary
    _, edits, _ = run("explain", text, "--cleaner", "punctuation-width")
    assert "line 5: replaced “,” → “，”" in edits
    number = text.read_text("utf-8").split("\n").index("各位代表：") + 1
    _, line, _ = run("explain", text, "--line", number)
    assert line == "“各位代表：”  from line 4, column 1\n"
    _, lines, _ = run("explain", text, "--json")
    records = [json.loads(line) for line in lines.splitlines()]
    assert {record["cleaner"] for record in records} >= {"punctuation-width", "front-matter"}


def test_a_cleaner_and_a_line_that_are_not_there(project: Path, run: Command) -> None:
    run("normalize")
    code, _, err = run("explain", "site/texts/report.md", "--cleaner", "wash")
    assert code == 1
    assert "no edit of 'wash'" in err
    code, _, err = run("explain", "site/texts/report.md", "--line", "9999")
    assert code == 1
    assert "has no line 9999" in err


@pytest.mark.parametrize("command", ["explain", "restore"])
def test_a_text_that_is_not_there_is_told(project: Path, run: Command, command: str) -> None:
    options = ["-o", "x"] if command == "restore" else []
    code, _, err = run(command, "missing.md", *options)
    assert code == 1
    assert err.startswith("dingben: missing.md: ")
    code, _, err = run(command, "seeds", *options)
    assert code == 1
    assert "seeds: this is a folder" in err


@pytest.mark.parametrize("command", ["explain", "restore"])
def test_a_text_without_its_ledger_is_told(project: Path, run: Command, command: str) -> None:
    run("normalize")
    Path("site/texts/report.ledger.jsonl").unlink()
    code, _, err = run(command, "site/texts/report.md", *(["-o", "x"] if command == "restore" else []))
    assert code == 1
    assert "site/texts/report.md: has no ledger beside it (report.ledger.jsonl)" in err
    assert not Path("x").exists()


DAMAGED = {
    "empty": "",
    "no JSON": "{",
    "no head": "[]\n",
    "another version": '{"ledger":99}\n',
    "a record that is none": "HEAD\n{}\n",
    "a record of another shape": 'HEAD\n["pass"]\n',
    "edits that do not fit": 'HEAD\n{"pass":99,"cleaner":"x","kind":"replaced","before":"a","after":"b","at":[3]}\n',
    "an encoding that nobody knows": 'HEAD"utf-8""utf-99"',
}


@pytest.mark.parametrize("command", ["explain", "restore"])
@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_ledger_is_told(project: Path, run: Command, command: str, damage: str) -> None:
    run("normalize")
    path = Path("site/texts/report.ledger.jsonl")
    whole = path.read_text("utf-8")
    head, _, _ = whole.partition("\n")
    broken = DAMAGED[damage].replace("HEAD\n", f"{head}\n")
    if damage.startswith("an encoding"):
        broken = whole.replace('"encoding":"utf-8"', '"encoding":"utf-99"')
    path.write_text(broken, encoding="utf-8")
    code, out, err = run(command, "site/texts/report.md", *(["-o", "x"] if command == "restore" else []))
    assert (code, out) == (1, "")
    assert "site/texts/report" in err
    assert not Path("x").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [('"cleaner":"sentence-per-line"', '"cleaner":5'), ('"after":"\\n"', '"after":["\\n"]'), ('"at":[', '"at":["x",'),
     ('"bytes":', '"bytes":"a","b":'), ('"file":"seeds/report.txt"', '"file":null')],
)  # fmt: skip
def test_values_of_another_type_in_a_ledger_are_damage(project: Path, run: Command, old: str, new: str) -> None:
    run("normalize")
    text, path = Path("site/texts/report.md"), Path("site/texts/report.ledger.jsonl")
    text.write_text(text.read_text("utf-8").replace("1.86", "1.68"), encoding="utf-8")
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    for command in (["explain", text], ["review", "site/texts"], ["restore", text, "-o", "x"], ["normalize"]):
        code, _, err = run(*command)
        assert code == 1
        assert "report" in err
    assert "ledger-damaged" in run("check")[1]


def test_an_edited_text_is_not_restored_to_something_else(project: Path, run: Command) -> None:
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("1.86", "1.68"), encoding="utf-8")
    code, _, err = run("restore", text, "-o", "x")
    assert code == 1
    assert "changed after its ledger was written" in err
    assert "dingben normalize" in err
    assert not Path("x").exists()


@pytest.mark.parametrize("name", ["report.md", "report.ledger.jsonl"])
def test_a_source_is_not_restored_over_its_text(project: Path, run: Command, name: str) -> None:
    run("normalize")
    path = Path("site/texts", name)
    before = path.read_bytes()
    code, _, err = run("restore", "site/texts/report.md", "-o", path)
    assert code == 1
    assert "holds what the source is restored from" in err
    assert path.read_bytes() == before
