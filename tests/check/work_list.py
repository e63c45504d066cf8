"""What the tests of `dingben check` share: a text with one finding, and the findings that are listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = Path("site/texts/report.md")
MARKER = "落实“四战”要求[7],"  # a marker without an entry
REASON = 'ignore:\n  - code: marker-without-entry\n    reason: "the notes are lost"\n'
ENTRY = '- file: "{file}"\n  code: marker-without-entry\n  reason: lost\n'


def records(out: str) -> list[dict[str, Any]]:
    """The findings that `--json` prints."""
    return [json.loads(line) for line in out.splitlines()]


def codes(out: str) -> list[str]:
    """Their codes."""
    return [record["code"] for record in records(out)]


def add_to_front_matter(words: str) -> None:
    """Edit the text: write lines above the last field."""
    text = TEXT.read_text("utf-8")
    TEXT.write_text(text.replace("format: dingben/1\n", f"{words}format: dingben/1\n"), encoding="utf-8")
