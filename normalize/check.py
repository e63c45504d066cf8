"""The editor's work list: findings in sources and in canonical texts. Reads, never writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from normalize.batch import normalize_file
from normalize.canonical.front_matter import FrontMatterError
from normalize.explain import load
from normalize.files import FileFault, find_sources, ledger_path, read_bytes
from normalize.finding import Finding, Severity
from normalize.ledger import LedgerError, text_digest
from normalize.sniff import CANONICAL, sniff
from normalize.verify import VerificationError, verify


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and what there is to say about it; `content` is its text, for positions."""

    path: Path
    content: str = ""
    findings: tuple[Finding, ...] = ()
    fault: str = ""


def check_paths(paths: Iterable[Path], root: Path) -> Iterator[Checked]:
    """Check files and folders; a fault of one does not stop the others."""
    for source in find_sources(paths):
        if isinstance(source, FileFault):
            yield Checked(Path(), fault=str(source))
            continue
        try:
            yield _check(source.path, root)
        except FileFault as fault:
            yield Checked(source.path, fault=str(fault))


def _check(path: Path, root: Path) -> Checked:
    data = read_bytes(path)
    text = data.decode("utf-8", "replace")
    if sniff(text) == CANONICAL:
        return Checked(path, text, tuple(_canonical(path, text)))
    decoded, result = normalize_file(path, root, {})
    return Checked(path, decoded.text, result.findings)


def _canonical(path: Path, text: str) -> Iterator[Finding]:
    """Is the text what the format page says, and does its ledger lead back to its source?"""
    try:
        verify(text)
    except (VerificationError, FrontMatterError) as fault:
        yield Finding("not-canonical", Severity.ERROR, 0, 0, str(fault), "mend the text, see the format page")
    if not ledger_path(path).exists():
        yield Finding(
            "ledger-missing",
            Severity.WARNING,
            0,
            0,
            "no ledger beside the text",
            "normalise its source again",
        )
        return
    _, ledger = load(path)
    if text_digest(text) != ledger.text_sha256:
        message = "the text was edited by hand since its ledger was written"
        yield Finding("edited-by-hand", Severity.NOTE, 0, 0, message, "run `dingben normalize` to record it")
        return
    try:
        ledger.restore(text)
    except LedgerError as fault:
        yield Finding("ledger-damaged", Severity.ERROR, 0, 0, str(fault), "normalise its source again")
