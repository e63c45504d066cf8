"""The findings that a ledger keeps: their codes and places, so that whoever reads the text learns that there are some.

What a finding says is not kept: its words may change with every version, and `dingben check` tells them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from normalize.provenance.finding import Finding, Severity
from normalize.provenance.origins import span_after
from normalize.provenance.passes import Pass

# The beginning of their lines, which stand at the end of a ledger.
_RECORD = '{"finding":'


class OpenFinding(NamedTuple):
    """A finding by its code and its span: code points of the decoded source, half-open."""

    code: str
    severity: Severity
    start: int
    end: int


def open_findings(findings: Iterable[Finding]) -> tuple[OpenFinding, ...]:
    """What the ledger keeps of findings."""
    return tuple(OpenFinding(one.code, one.severity, one.start, one.end) for one in findings)


def as_record(finding: OpenFinding) -> dict[str, Any]:
    """A finding as a line of a ledger holds it."""
    return {"finding": finding.code, "severity": finding.severity, "span": [finding.start, finding.end]}


def from_record(record: dict[str, Any]) -> OpenFinding:
    """The finding in a line of a ledger. Raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    start, end = record["span"]
    if not all(type(place) is int for place in (start, end)) or not isinstance(record["finding"], str):
        raise TypeError(f"{record['span']!r} where a span must stand")
    return OpenFinding(record["finding"], Severity(record["severity"]), start, end)


def findings_in(ledger: str) -> tuple[OpenFinding, ...]:
    """The findings of a ledger, given its content, without reading the rest. Raises `ValueError` for a damaged line."""
    try:
        return tuple(reversed([from_record(json.loads(line)) for line in _last_lines(ledger)]))
    except (KeyError, TypeError) as fault:
        raise ValueError(f"the ledger is damaged: {fault}") from fault


def _last_lines(ledger: str) -> Iterator[str]:
    end = len(ledger.rstrip("\n"))
    while end > 0:
        start = ledger.rfind("\n", 0, end) + 1
        if not ledger.startswith(_RECORD, start):
            return
        yield ledger[start:end]
        end = start - 1


def not_corrected(
    findings: Iterable[OpenFinding], passes: Sequence[Pass], by_hand: Pass, length: int
) -> tuple[OpenFinding, ...]:
    """The findings whose places no correction by hand has changed. `length` is that of the source, in code points."""
    return tuple(one for one in findings if not is_touched(by_hand, span_in_text(one.start, one.end, passes, length)))


def span_in_text(start: int, end: int, passes: Sequence[Pass], length: int) -> tuple[int, int] | None:
    """The span of a finding in the text after the passes; None if the span was removed.

    A finding without width is taken as one character wide.
    """
    if start == end:
        start, end = min(start, max(length - 1, 0)), min(start, max(length - 1, 0)) + 1
    return span_after(passes, (start, end))


def is_touched(by_hand: Pass, span: tuple[int, int] | None) -> bool:
    """True if a person changed a character of the span."""
    return span is not None and any(edit.start < span[1] and span[0] < edit.end for edit in by_hand.edits)
