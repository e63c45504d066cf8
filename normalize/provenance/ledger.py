r"""The ledger: every change between the bytes of the source and the text, one JSON object in each line.

The head names the source (path, byte length, SHA-256, encoding, byte order mark, line ends), the text, and the cleaners
that made a pass. It names no other cleaner, so that a new cleaner changes only the ledgers in which it has a pass.
Every further line records equal edits of one pass: `at` has the offset of the first edit and the distances to the next
ones, in code points of the text before the pass. A long removal is compressed (`deflated`: base64 of zlib's deflate);
`dingben explain` shows it.

    {"ledger": 3, "source": {"file": "000.txt", "bytes": 46245, …}, "text": {…}, "cleaners": […]}
    {"pass": 0, "cleaner": "line-spaces", "kind": "spaced", "before": "  ", "at": [12, 40, 7]}
    {"finding": "marker-without-entry", "severity": "warning", "span": [317, 320]}

A finding is kept by its code and its place in the decoded source; format 2 had none. Format 1 (dingben 0.1) stays
readable. Its head names all cleaners that were asked, some by their former names.

Forwards, source + ledger = text; backwards, text + ledger = the bytes of the source.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate
from operator import sub
from typing import Any

from normalize.provenance.edit import Confidence, Edit, Kind
from normalize.provenance.former_names import current_name
from normalize.provenance.open_findings import OpenFinding, as_record, from_record
from normalize.provenance.passes import EngineError, Pass, replay, rewind
from normalize.provenance.source import Decoded, SourceFacts, encode

VERSION = 3
_READABLE = (1, 2, VERSION)
# A removal of at least this length, in code points, is compressed.
_LONG = 1000
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SOURCE = tuple(field.name for field in fields(SourceFacts))
_SURROGATE = re.compile("[\ud800-\udfff]")
# What all removals of a ledger may inflate to: a character of the source is at most four bytes in UTF-8, and earlier passes
# add some markup to it. The head may lie about the length of the source, so that there is a limit for every ledger.
_BYTES_PER_BYTE, _MARKUP, _MOST_INFLATED = 4, 1 << 20, 1 << 28


class LedgerError(ValueError):
    """A ledger that cannot be read, or that does not belong to the text or source at hand."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The facts of a source, the SHA-256 of its text, and the passes that lead from one to the other."""

    source: SourceFacts
    text_sha256: str
    passes: tuple[Pass, ...]
    findings: tuple[OpenFinding, ...] = ()

    @property
    def cleaners(self) -> tuple[str, ...]:
        """The cleaners that made a pass, in the order of their first one."""
        return tuple(dict.fromkeys([step.cleaner for step in self.passes]))

    def replay(self, decoded: Decoded) -> str:
        """Return the text, given the decoded source. Raises `LedgerError` if it is another source."""
        if decoded.facts.sha256 != self.source.sha256:
            raise LedgerError(f"the ledger was made from another version of {self.source.file}")
        try:
            return replay(decoded.text, self.passes)
        except EngineError as fault:
            raise LedgerError(f"the ledger does not fit its source: {fault}") from fault

    def restore(self, text: str) -> bytes:
        """Return the source's bytes, given the text. Raises `LedgerError` if the text is not the one written."""
        if text_digest(text) != self.text_sha256:
            raise LedgerError("the text was changed after its ledger was written")
        try:
            data = encode(rewind(text, self.passes), self.source)
        except (EngineError, LookupError, TypeError, ValueError, StopIteration) as fault:
            raise LedgerError(f"the ledger is damaged: {fault}") from fault
        if hashlib.sha256(data).hexdigest() != self.source.sha256:
            raise LedgerError("the ledger is damaged: it does not lead back to the source")
        return data


def text_digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def dump_ledger(ledger: Ledger) -> str:
    """Write a ledger as JSON lines."""
    source = {name: getattr(ledger.source, name) for name in _SOURCE}
    head = {
        "ledger": VERSION,
        "source": {name: value for name, value in source.items() if value != () and value is not False},
        "text": {"sha256": ledger.text_sha256},
        "cleaners": list(ledger.cleaners),
    }
    lines = [_JSON.encode(head)]
    for number, step in enumerate(ledger.passes):
        lines.extend(_records(number, step))
    lines.extend(_JSON.encode(as_record(finding)) for finding in ledger.findings)
    content = "\n".join(lines) + "\n"
    try:
        content.encode()
    except UnicodeEncodeError:  # a lone surrogate stands for an undecodable byte: such a line is written in ASCII
        content = "\n".join(map(_encodable, lines)) + "\n"
    return content


def _records(number: int, step: Pass) -> Iterator[str]:
    """Yield the records of a pass. All edits that make the same replacement share one record."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for edit in step.edits:
        groups.setdefault(edit[2:], []).append(edit.start)
    for change, starts in groups.items():
        yield _JSON.encode({"pass": number, "cleaner": step.cleaner, **_fields(change, starts)})


def _fields(change: tuple[Any, ...], starts: Sequence[int]) -> dict[str, object]:
    """The fields of a record: a replacement, and the starts of all edits that make it.

    Empty and default fields are left out.
    """
    before, after, kind, confidence, to, why = change
    is_long = len(before) >= _LONG
    fields = {
        "kind": kind,
        "confidence": "" if confidence is Confidence.CERTAIN else confidence,
        "before": "" if is_long else before,
        "after": after,
        "to": to,
        "why": why,
        "deflated": _deflated(before) if is_long else "",
        "at": [starts[0], *map(sub, starts[1:], starts)],
    }
    return {name: value for name, value in fields.items() if value}


def _encodable(line: str) -> str:
    """The line of JSON, in ASCII if it has a lone surrogate, which stands for an undecodable byte."""
    return line if not _SURROGATE.search(line) else json.dumps(json.loads(line), separators=(",", ":"))


def _deflated(words: str) -> str:
    """Compress a long removal (the frame of a page, the replies of a thread): deflate, then base64."""
    return base64.b64encode(zlib.compress(words.encode("utf-8", "surrogatepass"), 9)).decode()


class _Inflater:
    """Inflates the long removals of one ledger, and refuses those that its source cannot have had."""

    def __init__(self, source_bytes: int) -> None:
        self._left = min(_BYTES_PER_BYTE * max(source_bytes, 0) + _MARKUP, _MOST_INFLATED)

    def before(self, record: dict[str, Any]) -> str:
        """The text before an edit. Raises `LedgerError` for one that inflates to more than the source may hold."""
        if "deflated" not in record:
            return str(record.get("before", ""))
        stream = zlib.decompressobj()
        data = stream.decompress(base64.b64decode(record["deflated"]), self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise LedgerError("a removal inflates to more than the source that its head names can hold")
        if not stream.eof:
            raise zlib.error("a removal is cut off")
        return data.decode("utf-8", "surrogatepass")


def source_name(head: str) -> str:
    """The source that the first line of a ledger names; "" if the line is no head of a ledger."""
    return _of_source(head, "file")


def source_digest(head: str) -> str:
    """The SHA-256 of the source in the first line of a ledger; "" if the line is no head of a ledger."""
    return _of_source(head, "sha256")


def _of_source(head: str, field: str) -> str:
    try:
        return str(json.loads(head)["source"][field])
    except (KeyError, TypeError, ValueError, RecursionError):
        return ""


def parse_ledger(content: str) -> Ledger:
    """Read a ledger. Raises `LedgerError` with the line of the fault."""
    lines = content.split("\n")
    number = 0  # of the line at fault, for the message
    try:
        head = json.loads(lines[0])
        if head["ledger"] not in _READABLE:
            raise LedgerError(f"ledger format {head['ledger']!r} is not known to this version")
        _all_are(int, head["source"]["bytes"])
        inflater = _Inflater(head["source"]["bytes"])
        edits: dict[int, list[Edit]] = {}
        names: dict[int, str] = {}
        findings: list[OpenFinding] = []
        for number, line in enumerate(lines[1:], 1):  # noqa: B007
            if line:
                record = json.loads(line)
                if "finding" in record:
                    findings.append(from_record(record))
                    continue
                names[record["pass"]] = record["cleaner"]
                edits.setdefault(record["pass"], []).extend(_edits(record, inflater))
        source = dict(head["source"])
        _all_are(
            str, head["text"]["sha256"], *head["cleaners"], *(source[name] for name in ("file", "sha256", "encoding"))
        )
        _all_are(str, source.get("newline", ""))
        source["patches"] = tuple((place, data) for place, data in source.get("patches", ()))
        if head["ledger"] == 1:
            names = {step: current_name(name) for step, name in names.items()}
        passes = (_pass(names[step], edits[step]) for step in sorted(names))
        return Ledger(SourceFacts(**source), head["text"]["sha256"], tuple(passes), tuple(findings))
    except (KeyError, TypeError, ValueError, zlib.error) as fault:
        if isinstance(fault, LedgerError):
            raise
        raise LedgerError(f"line {number + 1} is not a record of a ledger ({fault})") from fault
    except RecursionError as fault:
        raise LedgerError(f"line {number + 1} is nested too deeply for a record of a ledger") from fault


def _all_are(kind: type, *values: object) -> None:
    """Raise `TypeError` for a value of another type, so that damage is reported before it does harm elsewhere."""
    for value in values:
        if not isinstance(value, kind):
            raise TypeError(f"{value!r} where {'words' if kind is str else 'a number'} must stand")


def _pass(cleaner: str, edits: Iterable[Edit]) -> Pass:
    return Pass(cleaner, tuple(sorted(edits, key=lambda edit: (edit.start, edit.end))))


def _edits(record: dict[str, Any], inflater: _Inflater) -> Iterator[Edit]:
    before, after = inflater.before(record), record.get("after", "")
    kind, confidence = Kind(record["kind"]), Confidence(record.get("confidence", "certain"))
    to, why = record.get("to", ""), record.get("why", "")
    _all_are(str, record["cleaner"], before, after, to, why)
    _all_are(int, record["pass"], *record["at"])
    for start in accumulate(record["at"]):
        yield Edit(start, start + len(before), before, after, kind, confidence, to, why)
