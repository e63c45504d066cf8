"""Normalise many files into a tree: one after another, going on past bad ones, never overwriting anything silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from normalize.collector import collector_at_rest
from normalize.decode import Decoded, DecodeError, decode
from normalize.engine import EngineError, apply_pass
from normalize.files import (
    FileFault,
    SourceFile,
    find_sources,
    ledger_path,
    read_bytes,
    read_text,
    write_if_changed,
)
from normalize.finding import Finding
from normalize.hand import HAND, hand_pass
from normalize.ledger import Ledger, LedgerError, dump_ledger, parse_ledger, text_digest
from normalize.pipeline import Normalized, normalize
from normalize.verify import VerificationError, verify


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its text's path and whether it was written, its findings; or its fault."""

    source: Path
    text: Path | None = None
    written: bool = False
    findings: tuple[Finding, ...] = ()
    content: str = ""
    fault: str = ""


def read_source(path: Path, root: Path) -> Decoded:
    """Read and decode one source. Its ledger knows it by its path below `root`, or by its name."""
    data = read_bytes(path)
    if not data.strip():
        raise FileFault(path, "is empty: there is nothing to normalise")
    resolved = path.resolve()
    name = resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.name
    try:
        return decode(data, name)
    except DecodeError as fault:
        raise FileFault(path, f"{fault}; convert it to text first, or leave it out") from fault


def normalize_file(path: Path, root: Path, options: Mapping[str, Any]) -> tuple[Decoded, Normalized]:
    """Raises `FileFault` for anything that keeps a text from being written."""
    decoded = read_source(path, root)
    try:
        with collector_at_rest():
            return decoded, normalize(decoded, options)
    except (EngineError, VerificationError) as fault:
        raise FileFault(
            path, f"not written, the result could not be verified ({fault}); please report this file"
        ) from fault
    except Exception as fault:  # a slip of a cleaner must not keep the other documents from being done
        place = f"{type(fault).__name__}: {fault}"
        raise FileFault(path, f"not written, a cleaner failed on it ({place}); please report this file") from fault


def normalize_tree(paths: Iterable[Path], output: Path, root: Path, options: Mapping[str, Any]) -> Iterator[Outcome]:
    """Normalise sources into `output`, text and ledger side by side; one outcome a source."""
    for source in find_sources(paths):
        if isinstance(source, FileFault):
            yield Outcome(Path(), fault=str(source))
            continue
        try:
            yield _write(source, output, root, options)
        except FileFault as fault:
            yield Outcome(source.path, fault=str(fault))


def _write(source: SourceFile, output: Path, root: Path, options: Mapping[str, Any]) -> Outcome:
    text_path = output / f"{source.name}.md"
    decoded, result = normalize_file(source.path, root, options)
    if text_path.exists():
        result = _with_corrections(text_path, decoded, result)
    # The text first: interrupted in between, the next run finds the text it would write and only adds the ledger.
    # The other way round it would take the old text for a correction by hand of the new one.
    written = write_if_changed(text_path, result.text.encode())
    written |= write_if_changed(ledger_path(text_path), dump_ledger(result.ledger).encode())
    return Outcome(source.path, text_path, written, result.findings, decoded.text)


def _with_corrections(path: Path, decoded: Decoded, fresh: Normalized) -> Normalized:
    """Carry the corrections made by hand in the text on disk over to a fresh result."""
    edited = read_text(path)
    if edited == fresh.text:
        return fresh
    if not ledger_path(path).exists():
        raise FileFault(path, "stands there without a ledger and would be overwritten: move it away first")
    try:
        ledger = parse_ledger(read_text(ledger_path(path)))
        base = _written_by_cleaners(ledger, decoded, edited)
    except LedgerError as fault:
        raise FileFault(ledger_path(path), f"{fault}; move the text away to write it anew") from fault
    if base == edited:
        return fresh
    step, findings = hand_pass(base, edited, fresh.text)
    text = apply_pass(fresh.text, step)
    try:
        verify(text)
    except (VerificationError, ValueError) as fault:
        raise FileFault(path, f"was edited so that it is no canonical text any more: {fault}") from fault
    steps = (*fresh.ledger.passes, step) if step.edits else fresh.ledger.passes
    corrected = replace(fresh.ledger, passes=steps, text_sha256=text_digest(text))
    return Normalized(text, corrected, (*fresh.findings, *findings))


def _written_by_cleaners(ledger: Ledger, decoded: Decoded, edited: str) -> str:
    """What the cleaners wrote when the ledger was made, without the corrections by hand of that time."""
    cleaners_only = replace(ledger, passes=tuple(step for step in ledger.passes if step.cleaner != HAND))
    if decoded.facts.sha256 == ledger.source.sha256:
        return cleaners_only.replay(decoded)
    if text_digest(edited) != ledger.text_sha256:
        raise LedgerError("both the source and the text were changed since it was written")
    before = decode(ledger.restore(edited), ledger.source.file)
    return cleaners_only.replay(before)
