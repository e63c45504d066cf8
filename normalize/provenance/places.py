"""Lines and columns of spans, and the path of the ledger beside a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a text, and its lines and columns from 1; the end is the first position after it."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


def place(content: str, start: int, end: int) -> Place:
    """The place of a span, in code points. A span that exceeds the content is cut."""
    start = min(max(start, 0), len(content))
    end = min(max(start, end), len(content))
    return Place(start, end, *position(content, start), *position(content, end))


def position(content: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return content.count("\n", 0, offset) + 1, offset - content.rfind("\n", 0, offset)


def lines_touching(content: str, where: Place) -> str:
    """The whole lines that a place touches."""
    end = content.find("\n", where.end)
    return content[content.rfind("\n", 0, where.start) + 1 : end if end >= 0 else len(content)]


LEDGER_SUFFIX = ".ledger.jsonl"


def ledger_path(text: Path) -> Path:
    """The path of the ledger of a text: a.md → a.ledger.jsonl."""
    return text.with_suffix(LEDGER_SUFFIX) if text.suffix == ".md" else Path(f"{text}{LEDGER_SUFFIX}")
