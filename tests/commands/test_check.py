"""`dingben check` as a command: quiet about what is fine, findings as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from ..front_door import GOOD, Command


def test_check_is_quiet_about_what_is_fine(project: Path, run: Command) -> None:
    run("normalize")
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out == "check: 0 findings\n"


def test_check_tells_findings_as_text_and_as_json(project: Path, run: Command) -> None:
    Path("a.txt").write_text(f"{GOOD}推进改革[7]。\n", encoding="utf-8")
    code, out, _ = run("check", "a.txt")
    assert code == 1
    assert out.startswith("a.txt\n  4:5  warning  marker-without-entry  ")
    code, out, _ = run("check", "a.txt", "--json")
    record = json.loads(out)
    assert code == 1
    assert (record["file"], record["line"], record["column"], record["code"]) == ("a.txt", 4, 5, "marker-without-entry")
    assert run("check", "a.txt", "--fail-on", "error")[0] == 0


def test_check_knows_texts_that_were_edited_or_lost_their_ledger(project: Path, run: Command) -> None:
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("1.86", "1.68"), encoding="utf-8")
    code, out, _ = run("check", text)
    assert code == 0
    assert "  edited-by-hand  " in out
    text.write_text(text.read_text("utf-8") + "\n<b>x</b>\n", encoding="utf-8")
    code, out, _ = run("check", text)
    assert code == 1
    assert "  not-canonical  " in out
    text.with_suffix(".ledger.jsonl").unlink()
    assert "  ledger-missing  " in run("check", text)[1]
