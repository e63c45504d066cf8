"""What a cleaner is and what it may propose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from normalize.draft import Draft
from normalize.edit import Edit
from normalize.finding import Finding, Severity
from normalize.lines import Line


@dataclass(frozen=True, slots=True)
class Fact:
    """A value for the front matter; `field` may name a part of a mapping: `source.board`.

    The first fact for a field stays unless a later one is `final`.
    """

    field: str
    value: Any
    final: bool = False


Proposal = Edit | Fact | Finding


@dataclass(frozen=True, slots=True)
class Cleaner:
    """One pass. `propose` looks at a draft and proposes edits, facts and findings; it changes nothing itself.

    `trigger` asks whether the text holds a character that the pass is about; if not, the pass is skipped: it finds
    nothing. `kinds` are the source kinds it acts on; empty means all.
    """

    name: str
    propose: Callable[[Draft], Iterable[Proposal]]
    trigger: Callable[[str], object] | None = None
    kinds: frozenset[str] = frozenset()


def finding(code: str, severity: Severity, line: Line, message: str, hint: str = "") -> Finding:
    """A finding about a whole line."""
    return Finding(code, severity, line.start, line.end, message, hint)
