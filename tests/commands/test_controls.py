"""No control of a document, a ledger, a name or an argument reaches the terminal: it would move the cursor, or lie."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ..front_door import Command

EVIL = "\x1b]0;pwn\x07\x9b31m\u202e\u2066\x7f"
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _shown(run: Command, *arguments: object) -> str:
    code, out, err = run(*arguments)
    assert code in (0, 1, 2)
    assert not _STEERS.search(out + err), arguments
    return out + err


def test_those_of_a_document_and_of_a_name(project: Path, run: Command) -> None:
    name = EVIL.replace("/", "")
    words = (
        "第一段说明情况。\n" * 60
        + f"题{EVIL}目报告\n\n各位代表：\n\n　　正文{EVIL}说明[1]情况。\n\n注释：\n[2]{EVIL}词：释义。\n"
    )
    (project / "seeds" / f"{name}.txt").write_text(words, encoding="utf-8")
    for command in ("normalize", "check", "pdf", "site"):
        _shown(run, command)
    texts = [path for path in Path("site/texts").glob("*.md") if path.stem != "report"]
    assert texts
    for text in texts:
        for more in ((), ("--json",), ("--line", "1"), ("--cleaner", EVIL)):
            _shown(run, "explain", text, *more)


def test_those_of_a_ledger(project: Path, run: Command) -> None:
    run("normalize")
    ledger = Path("site/texts/report.ledger.jsonl")
    head, first, *rest = ledger.read_text("utf-8").split("\n")
    edit = json.loads(first) | {"cleaner": EVIL, "why": EVIL}
    named = json.loads(head)
    named["source"]["file"] = EVIL
    ledger.write_text("\n".join([json.dumps(named), json.dumps(edit), *rest]), encoding="utf-8")
    for command in (("explain",), ("explain", "--json"), ("check",), ("check", "--removed"), ("review",)):
        _shown(run, command[0], "site/texts/report.md", *command[1:])


@pytest.mark.parametrize(
    "arguments",
    [
        ("normalize", f"{EVIL}.txt", "-o", "x"), ("normalize", "--lines", EVIL), ("normalize", f"--{EVIL}"), (EVIL,),
        ("check", EVIL), ("explain", EVIL), ("restore", EVIL, "-o", "x"), ("pdf", EVIL), ("site", "--config", EVIL),
        ("cleaners", EVIL), ("review", EVIL),
    ],
    ids=lambda arguments: arguments[0].encode("unicode_escape").decode(),
)  # fmt: skip
def test_those_of_an_argument(project: Path, run: Command, arguments: tuple[str, ...]) -> None:
    _shown(run, *arguments)


def test_what_json_escapes_is_the_same_string(project: Path, run: Command) -> None:
    (project / "seeds" / "a.txt").write_text(
        f"报告\n\n正文{EVIL}说明。\n" + "第二段说明情况。\n" * 20, encoding="utf-8"
    )
    run("normalize", "seeds/a.txt")
    records = [json.loads(line) for line in _shown(run, "explain", "site/texts/a.md", "--json").splitlines()]
    assert any(EVIL[-3:] in record["before"] for record in records)
