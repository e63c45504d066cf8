"""Findings of cleaners and checks, as data. A finding prints nothing and repairs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is; the values are the levels of SARIF (§3.27.10)."""

    ERROR = "error"  # something of the document is lost or unreadable in the source
    WARNING = "warning"  # a defect of the source, or a decision that a person should look at
    NOTE = "note"  # worth knowing: a repair that was made, a suggestion that was not


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement about a span of a document: code points of the source text, half-open.

    `code` is stable, in kebab-case, and names the pattern found.
    """

    code: str
    severity: Severity
    start: int
    end: int
    message: str
    hint: str = ""

    def at(self, start: int, end: int) -> Finding:
        """The same finding with another span."""
        return type(self)(self.code, self.severity, start, end, self.message, self.hint)
