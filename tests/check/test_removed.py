"""`dingben check --removed`: every removed word of an archive, by reason, the most suspicious first."""

from __future__ import annotations

import json
from pathlib import Path

from ..front_door import GOOD, Command

FRAMED = f"首页 > 政务公开 > 要闻\n发布时间：2021-03-01\n{GOOD}打印本页\n"


def test_words_come_by_reason_with_their_places(project: Path, run: Command) -> None:
    Path("a.txt").write_text(FRAMED, encoding="utf-8")
    code, out, err = run("check", "--removed", "a.txt")
    assert (code, err) == (0, "")
    assert "not suspicious: breadcrumb [site-frame] (1)\n  a.txt:1:1  首页 > 政务公开 > 要闻\n" in out


def test_a_text_tells_them_without_its_source(project: Path, run: Command) -> None:
    Path("seeds").mkdir(exist_ok=True)
    source = next(path for path in Path().rglob("report.txt"))
    source.write_text(FRAMED, encoding="utf-8")
    assert run("normalize")[0] == 0
    source.unlink()
    code, out, _ = run("check", "--removed", "--json", "site/texts/report.md")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {"cleaner": "site-frame", "why": "breadcrumb", "sign": "none", "line": 1}.items() <= records[0].items()


def test_an_edited_text_and_a_damaged_ledger_are_told(project: Path, run: Command) -> None:
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("1.86", "1.68"), encoding="utf-8")
    code, _, err = run("check", "--removed", text)
    assert code == 1
    assert "was edited since its ledger was written" in err
    text.with_suffix(".ledger.jsonl").write_text("{", encoding="utf-8")
    assert run("check", "--removed", text)[0] == 1
