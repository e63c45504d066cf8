"""Write findings as SARIF 2.1.0, which forges and editors read: a rule for each code, a result for each finding.

Standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; the sections are named below. Offsets count
code points from the start of the file as it is on disk, without its byte order mark.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from normalize.check.codes import BY_NAME, CODES
from normalize.check.results import FileResult, Ignored, PlacedFinding
from normalize.provenance.places import Place, lines_touching
from normalize.provenance.source import encoding_of_file

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_INDEX = {code.name: number for number, code in enumerate(CODES)}


def sarif_log(checks: Sequence[FileResult], root: Path) -> dict[str, Any]:
    """Return the log (§3.13) with one run (§3.14). Paths below `root` are relative to it."""
    files = [checked for checked in checks if not checked.error]
    artifacts: dict[str, dict[str, Any]] = {}  # §3.14.15: unique, even if two links lead to one file
    for checked in files:
        artifacts.setdefault(_location(checked.path, root)["uri"], _artifact(checked, root))
    numbers = {uri: number for number, uri in enumerate(artifacts)}
    errors = [checked.error for checked in checks if checked.error]
    run = {
        "tool": {"driver": {"name": "dingben", "rules": list(_rules())}},
        "columnKind": "unicodeCodePoints",  # §3.14.17
        "invocations": [_invocation(errors)],
        "artifacts": list(artifacts.values()),
        "results": [
            _result(item, checked, numbers[_location(checked.path, root)["uri"]], root)
            for checked in files
            for item in checked.listed
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules() -> Iterator[dict[str, Any]]:
    """The codes as reporting descriptors (§3.49)."""
    for code in CODES:
        yield {
            "id": code.name,
            "shortDescription": {"text": code.meaning},
            "fullDescription": {"text": f"{code.meaning} Usual cause: {code.cause}"},
            "help": {"text": code.way_out},
            "defaultConfiguration": {"level": str(code.severity)},
        }


def _invocation(errors: Sequence[str]) -> dict[str, Any]:
    """The invocation (§3.20). A file that could not be checked becomes a notification of the tool."""
    notifications = [{"level": "error", "message": {"text": error}} for error in errors]
    return {"executionSuccessful": not errors, "toolExecutionNotifications": notifications}


def _artifact(checked: FileResult, root: Path) -> dict[str, Any]:
    return {"location": _location(checked.path, root), "encoding": encoding_of_file(checked.encoding).upper()}


def _location(path: Path, root: Path) -> dict[str, Any]:
    """§3.4: a path below the root is relative to it, any other is absolute."""
    resolved = path.resolve()
    if resolved.is_relative_to(root.resolve()):
        return {"uri": quote(os.fsencode(resolved.relative_to(root.resolve()).as_posix())), "uriBaseId": "%SRCROOT%"}
    return {"uri": resolved.as_uri()}


def _result(item: PlacedFinding, checked: FileResult, number: int, root: Path) -> dict[str, Any]:
    """One result (§3.27).

    It always has `suppressions`, because either all results of a run have it or none (§3.27.23).
    """
    finding = item.finding
    text = f"{finding.message}. {finding.hint[:1].upper()}{finding.hint[1:]}." if finding.hint else finding.message
    location = {
        "artifactLocation": {**_location(checked.path, root), "index": number},
        "region": _region(item.place, checked.newline),
    }
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": str(finding.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"codeAndWords/v1": _fingerprint(item, checked)},
        "suppressions": [_suppression(item.ignored, root)] if item.ignored else [],
    }
    if finding.code in BY_NAME:
        result["ruleIndex"] = _INDEX[finding.code]
    if item.source and item.source_place:
        there = {"artifactLocation": _location(item.source, root), "region": _lines(item.source_place)}
        result["relatedLocations"] = [{"physicalLocation": there, "message": {"text": "where it stands in the source"}}]
    return result


def _region(where: Place, newline: str) -> dict[str, int]:
    """The region of a place (§3.30) on disk, where a line end may have two characters. In the content it has one."""
    wide = len(newline) == 2
    start = where.start + (where.line - 1) * wide
    end = where.end + (where.end_line - 1) * wide
    return {**_lines(where), "charOffset": start, "charLength": end - start}


def _lines(where: Place) -> dict[str, int]:
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def _fingerprint(item: PlacedFinding, checked: FileResult) -> str:
    """The hash of the code and the lines of a finding (§3.27.17).

    It stays the same after an edit elsewhere in the file.
    """
    words = f"{item.finding.code}\n{lines_touching(checked.content, item.place)}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _suppression(ignored: Ignored, root: Path) -> dict[str, Any]:
    """§3.35: an ignore in the text itself is "inSource", one in a file of ignores "external"."""
    region = {"startLine": ignored.line}
    return {
        "kind": "inSource" if ignored.in_text else "external",
        "status": "accepted",
        "justification": ignored.reason,
        "location": {"physicalLocation": {"artifactLocation": _location(ignored.file, root), "region": region}},
    }
