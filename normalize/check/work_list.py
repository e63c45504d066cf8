"""Check sources and canonical texts, and list the findings for the editor. Reads files, never writes them.

A canonical text is checked against its format and its ledger. If the source that its ledger names is at hand, that
source is cleaned again and its findings are listed, too. A finding is listed at its line in the text. If its span is
not in the text, because the cleaners removed it, it is listed under the source. A finding is dropped if a person has
corrected its span by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from normalize.batch.tree import normalize_file
from normalize.canonical.front_matter import split_front_matter
from normalize.check.ignore_files import IgnoreFiles, front_matter_ignored
from normalize.check.ignores import read_front_matter_ignores
from normalize.check.results import FileResult, PlacedFinding
from normalize.edge.files import FileError, as_written, digest_file, is_file, near, read_bytes, read_text
from normalize.engine.options import Options
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.hand import hand_pass
from normalize.provenance.ledger import Ledger, LedgerError, parse_ledger, text_digest
from normalize.provenance.open_findings import is_touched, span_in_text
from normalize.provenance.origins import span_after
from normalize.provenance.places import ledger_path, place
from normalize.readers.kinds import CANONICAL, sniff
from normalize.readers.sources import find_sources
from normalize.verify.locate import faults_of_text, loose_references


def check_paths(paths: Iterable[Path], root: Path, options: Options) -> Iterator[FileResult]:
    """Check files and folders one after another. An error in one does not stop the others.

    `root` is the folder that ledgers count paths from. A source gets a result of its own only if no text among the
    files was made from its present version. Raises `IgnoreFileError` if an ignore file cannot be used.
    """
    files = list(find_sources(paths))
    told = dict(sources_of_texts((item.path for item in files if not isinstance(item, FileError)), root))
    ignores = IgnoreFiles(root)
    for item in files:
        if isinstance(item, FileError):
            yield FileResult(Path(), error=str(item))
            continue
        try:
            for checked in _check(item.path, root, options, told):
                yield ignores.applied(checked)
        except FileError as error:
            yield FileResult(item.path, error=str(error))
    yield from ignores.left_over()


def sources_of_texts(paths: Iterable[Path], root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the source of each text, with the digest of the version that the text was made from."""
    for path in paths:
        if has_ledger(path):
            try:
                source = json.loads(read_text(ledger_path(path)).partition("\n")[0])["source"]
                yield (root / source["file"]).resolve(), source["sha256"]
            except (FileError, KeyError, OSError, RecursionError, RuntimeError, TypeError, ValueError):
                continue  # the check of the text reports it


def _check(path: Path, root: Path, options: Options, told: Mapping[Path, str]) -> Iterator[FileResult]:
    data = read_bytes(path)
    # A file with a ledger is a text, even if an edit by hand has made it look like something else.
    if has_ledger(path) or sniff(as_written(data.decode("utf-8", "replace"))) == CANONICAL:
        yield from _check_text(path, read_text(path), root, options)
    elif told.get(path.resolve()) != hashlib.sha256(data).hexdigest():
        decoded, result = normalize_file(path, root, options)
        yield _source(path, decoded.text, decoded.facts.encoding, decoded.facts.newline, result.findings)


def has_ledger(path: Path) -> bool:
    """True for a text of ours: a file `.md` with a ledger beside it."""
    return path.suffix == ".md" and ledger_path(path).is_file()


def _source(path: Path, content: str, encoding: str, newline: str, findings: Iterable[Finding]) -> FileResult:
    listed = (PlacedFinding(finding, place(content, finding.start, finding.end)) for finding in findings)
    return FileResult(path, content, tuple(listed), encoding=encoding, newline=newline)


def _check_text(path: Path, on_disk: str, root: Path, options: Options) -> Iterator[FileResult]:
    """Yield the result of the text, then that of its source if the source is at hand and unchanged."""
    text = as_written(on_disk)
    own = [*faults_of_text(text), *loose_references(text)]
    if text != on_disk:
        message = "its line ends, a byte order mark or the end of the file are not those of a canonical text"
        own.append(Finding("edited-by-hand", Severity.NOTE, 0, 0, message, "run `dingben normalize` to put them right"))
    block, _ = split_front_matter(text)
    ignores = read_front_matter_ignores(block or "")
    ledger, findings = _ledger_of(path, text)
    own += findings
    groups: list[FileResult] = []
    complete = False
    if ledger:
        source = root / ledger.source.file
        found = _state_of_source(source, ledger)
        own += found
        if not found:
            complete = True
            groups = _of_source(path, text, source, root, options)
    mapped = groups[0].listed if groups else ()
    listed = [*(PlacedFinding(finding, place(text, finding.start, finding.end)) for finding in own), *mapped]
    listed.sort(key=lambda item: item.place.start)
    checked = [FileResult(path, text, tuple(listed)), *groups[1:]]
    yield from front_matter_ignored(checked, ignores, complete)


def _ledger_of(path: Path, text: str) -> tuple[Ledger | None, list[Finding]]:
    """The ledger beside a text, or None if it cannot be read; and the findings about it."""
    beside = ledger_path(path)
    if not beside.exists():
        hint = "put it back, or normalise its source again"
        return None, [Finding("ledger-missing", Severity.WARNING, 0, 0, "no ledger beside the text", hint)]
    ledger = None
    try:
        ledger = parse_ledger(read_text(beside))
        if text_digest(text) == ledger.text_sha256:
            ledger.restore(text)
            return ledger, []
    except LedgerError as error:
        message = f"{beside.name}: {error}"
        return ledger, [Finding("ledger-damaged", Severity.ERROR, 0, 0, message, "normalise its source again")]
    message = "the text was edited by hand since its ledger was written"
    return ledger, [Finding("edited-by-hand", Severity.NOTE, 0, 0, message, "run `dingben normalize` to record it")]


def _state_of_source(source: Path, ledger: Ledger) -> list[Finding]:
    name = ledger.source.file
    if not is_file(source):
        message = f"the source {name[:200]} is not at hand: what its cleaning reports is not listed"
        return [Finding("source-missing", Severity.NOTE, 0, 0, message)]
    if digest_file(source) != ledger.source.sha256:
        message = f"the source {name} is not the one that the text was made from"
        return [Finding("source-changed", Severity.WARNING, 0, 0, message, "run `dingben normalize`, read the changes")]
    return []


def _of_source(path: Path, text: str, source: Path, root: Path, options: Options) -> list[FileResult]:
    """Clean the source again. Returns two results: its findings in the text, and its findings in the source only."""
    decoded, result = normalize_file(source, root, options)
    shown = source if path.is_absolute() else near(source)
    content, facts = decoded.text, decoded.facts
    in_text: list[PlacedFinding] = []
    only_there: list[PlacedFinding] = []
    by_hand, _ = hand_pass(result.text, text, result.text)
    for finding in result.findings:
        there = place(content, finding.start, finding.end)
        span = span_in_text(finding.start, finding.end, result.ledger.passes, len(content))
        if span is None:
            only_there.append(PlacedFinding(finding, there, text=path))
        elif not is_touched(by_hand, span):
            start, end = span_after((by_hand,), span) or (0, 0)
            in_text.append(
                PlacedFinding(replace(finding, start=start, end=end), place(text, start, end), shown, there, path)
            )
    return [
        FileResult(path, text, tuple(in_text)),
        FileResult(shown, content, tuple(only_there), encoding=facts.encoding, newline=facts.newline),
    ]
