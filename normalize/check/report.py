"""Write the findings of a check for people and as JSON lines. Values in, lines out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from normalize.check.results import FileResult, PlacedFinding
from normalize.edge.messages import counted
from normalize.edge.terminal import escape_controls, json_line
from normalize.provenance.finding import Severity
from normalize.provenance.places import Place

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_WIDEST = max(map(len, Severity))


def lines_for_people(checked: FileResult, coloured: bool, with_ignored: bool) -> Iterator[str]:
    """Yield the findings of one file below its name, in columns; nothing for a file without findings.

    `coloured` adds the colours of a terminal, `with_ignored` shows ignored findings, too.
    """
    items = checked.listed if with_ignored else checked.open
    if not items:
        return
    yield _style(escape_controls(str(checked.path)), "1", coloured)
    places = [f"{item.place.line}:{item.place.column}" for item in items]
    first, second = max(map(len, places)), max(len(item.finding.code) for item in items)
    indent = " " * (2 + first + 2 + _WIDEST + 2 + second + 2)
    for item, where in zip(items, places, strict=True):
        finding = item.finding
        severity = _style(f"{finding.severity:<{_WIDEST}}", _COLOURS[finding.severity], coloured)
        yield f"  {where:>{first}}  {severity}  {finding.code:<{second}}  {escape_controls(finding.message)}"
        for line in _notes(item):
            yield indent + escape_controls(line)
    yield ""


def _notes(item: PlacedFinding) -> Iterator[str]:
    if item.source and item.source_place:
        yield f"in the source: {item.source}:{item.source_place.line}:{item.source_place.column}"
    if item.ignored:
        yield f"ignored ({item.ignored.file}:{item.ignored.line}): {item.ignored.reason}"
    elif item.finding.hint:
        yield item.finding.hint


def _style(words: str, code: str, coloured: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if coloured else words


def summary(open_findings: Counter[Severity], ignored: int) -> str:
    """The last line of the report: the number of findings by severity."""
    total = sum(open_findings.values())
    parts = [f"{counted(open_findings[severity], severity)}" for severity in Severity if open_findings[severity]]
    told = f": {', '.join(parts)}" if parts else ""
    return f"check: {counted(total, 'finding')}{told}" + (f"; {ignored} ignored" if ignored else "")


def json_lines(checked: FileResult, with_ignored: bool) -> Iterator[str]:
    """Yield one JSON object for each finding."""
    for item in checked.listed if with_ignored else checked.open:
        yield json_line(replace_surrogates(_record(checked, item)))


def _record(checked: FileResult, item: PlacedFinding) -> dict[str, Any]:
    finding = item.finding
    record: dict[str, Any] = {"file": str(checked.path), **_span(item.place)}
    record |= {"code": finding.code, "severity": str(finding.severity)}
    record |= {"message": finding.message, "hint": finding.hint}
    if item.source and item.source_place:
        record["source"] = {"file": str(item.source), **_span(item.source_place)}
    if item.ignored:
        record["ignored"] = {"reason": item.ignored.reason, "file": str(item.ignored.file), "line": item.ignored.line}
    return record


def _span(where: Place) -> dict[str, int]:
    return {"line": where.line, "column": where.column, "start": where.start, "end": where.end}


def replace_surrogates(value: Any) -> Any:
    """Replace lone surrogates, which stand for undecodable bytes, by U+FFFD, so that any program can read the JSON."""
    match value:
        case str():
            return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        case dict():
            return {name: replace_surrogates(item) for name, item in value.items()}
        case list() | tuple():
            return [replace_surrogates(item) for item in value]
    return value


def count(checked: Sequence[PlacedFinding]) -> Counter[Severity]:
    """Count the findings of each severity."""
    return Counter(item.finding.severity for item in checked)
