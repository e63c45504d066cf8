"""Tell what became of a run over many sources: a line for each, or each finding, and a table of all codes at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from normalize.batch.tree import SourceResult
from normalize.edge.messages import counted
from normalize.edge.terminal import escape_controls
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.places import position

_WIDEST = max(map(len, Severity))


def source_line(result: SourceResult) -> str:
    """One line about a source: its findings by code, and what a person should know of its text; "" if there is nothing."""
    counts = _counts((*result.findings, *result.conflicts))
    said = "; ".join(filter(None, [counts, _corrections(result), *_names(result)]))
    return escape_controls(f"{result.source}: {said}") if said else ""


def _counts(findings: Iterable[Finding]) -> str:
    """The findings by severity, then their codes: `2 warnings, 1 note: marker-without-entry ×2, title-missing`."""
    listed = _ranked(Counter((finding.severity, finding.code) for finding in findings))
    severities: Counter[Severity] = Counter()
    for (severity, _), number in listed:
        severities[severity] += number
    codes = [code if number == 1 else f"{code} ×{number}" for (_, code), number in listed]
    numbers = ", ".join(counted(number, severity) for severity, number in severities.items())
    return f"{numbers}: {', '.join(codes)}" if codes else ""


def code_table(findings: Iterable[Finding]) -> list[str]:
    """How often each code was found, the gravest first, then the most frequent."""
    listed = _ranked(Counter((finding.severity, finding.code) for finding in findings))
    width = max((len(str(number)) for _, number in listed), default=0)
    return [f"  {number:>{width}}  {severity:<{_WIDEST}}  {code}" for (severity, code), number in listed]


def _ranked(numbers: Counter[tuple[Severity, str]]) -> list[tuple[tuple[Severity, str], int]]:
    ranks = list(Severity)
    return sorted(numbers.items(), key=lambda item: (ranks.index(item[0][0]), -item[1], item[0][1]))


def source_lines(result: SourceResult) -> Iterator[str]:
    """Each finding of a source with its place and hint, and what a person should know of its text."""
    yield from finding_lines(result.source, result.content, result.findings)
    assert result.text is not None
    yield from (escape_controls(f"{result.source}: {said}") for said in _names(result))
    yield from finding_lines(result.text, result.corrected, result.conflicts)
    if said := _corrections(result):
        yield escape_controls(f"{result.text}: {said}")


def _names(result: SourceResult) -> Iterator[str]:
    """What became of the name of a text."""
    if result.moved_from:
        yield f"was renamed; its text moved from {result.moved_from} to {result.text}"
    if result.named:
        yield f"its text is {result.text}, as {result.named}"


def _corrections(result: SourceResult) -> str:
    return f"{counted(result.corrections, 'correction')} by hand kept" if result.corrections else ""


def finding_lines(path: Path | str, content: str, findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding as compilers print it, with its hint below; `content` is what its place counts in."""
    for finding in findings:
        line, column = position(content, finding.start)
        place = f"{path}:{line}:{column}"
        yield escape_controls(f"{place}: {finding.severity} [{finding.code}] {finding.message}")
        if finding.hint:
            yield f"    {escape_controls(finding.hint)}"
