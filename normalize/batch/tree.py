"""Normalise many files into a tree: one after another, going on past bad ones, never overwriting anything silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from normalize.batch.corrections import corrected
from normalize.batch.garbage import without_gc
from normalize.batch.targets import free_name, name_of_source
from normalize.edge.files import FileError, read_bytes, write_if_changed
from normalize.engine.options import Options
from normalize.pipeline import Normalized, normalize
from normalize.provenance.finding import Finding
from normalize.provenance.ledger import dump_ledger
from normalize.provenance.passes import EngineError
from normalize.provenance.places import ledger_path
from normalize.provenance.source import Decoded
from normalize.readers.encoding import DecodeError, decode
from normalize.readers.sources import SourceFile
from normalize.verify.text import VerificationError


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What became of one source: its text's path and whether it was written, its findings; or its error.

    `findings` have their places in `content`, the text of the source; `conflicts` in `corrected`, the text written.
    """

    source: Path
    text: Path | None = None
    written: bool = False
    findings: tuple[Finding, ...] = ()
    content: str = ""
    error: str = ""
    corrections: int = 0
    conflicts: tuple[Finding, ...] = ()
    corrected: str = ""
    named: str = ""


def read_source(path: Path, root: Path) -> Decoded:
    """Read and decode one source. Its ledger knows it by its path below `root`, or by its name."""
    data = read_bytes(path)
    if not data.strip():
        raise FileError(path, "is empty: there is nothing to normalise")
    try:
        return decode(data, name_of_source(path, root))
    except DecodeError as error:
        raise FileError(path, f"{error}; convert it to text first, or leave it out") from error


@without_gc()
def normalize_file(path: Path, root: Path, options: Options) -> tuple[Decoded, Normalized]:
    """Raises `FileError` for anything that keeps a text from being written."""
    decoded = read_source(path, root)
    try:
        return decoded, normalize(decoded, options)
    except (EngineError, VerificationError) as error:
        raise FileError(
            path, f"not written, the result could not be verified ({error}); please report this file"
        ) from error
    except Exception as error:  # a slip of a cleaner must not keep the other documents from being done
        place = f"{type(error).__name__}: {error}"
        raise FileError(path, f"not written, a cleaner failed on it ({place}); please report this file") from error


def normalize_tree(
    sources: Iterable[SourceFile | FileError], output: Path, root: Path, options: Options
) -> Iterator[SourceResult]:
    """Normalise what `find_sources` found into `output`, text and ledger side by side; one result a source."""
    taken: set[Path] = set()
    for source in sources:
        if isinstance(source, FileError):
            yield SourceResult(Path(), error=str(source))
            continue
        text, named = free_name(source, output, root, taken)
        taken.add(text)
        try:
            yield _write(source, text, named, root, options)
        except FileError as error:
            yield SourceResult(source.path, error=str(error))


@without_gc()
def _write(source: SourceFile, text: Path, named: str, root: Path, options: Options) -> SourceResult:
    decoded, fresh = normalize_file(source.path, root, options)
    carried = corrected(text, decoded, fresh)
    result = carried.result
    # The text first: interrupted in between, the next run finds the text it would write and only adds the ledger.
    # The other way round it would take the old text for a correction by hand of the new one.
    written = write_if_changed(text, result.text.encode())
    written |= write_if_changed(ledger_path(text), dump_ledger(result.ledger).encode())
    return SourceResult(
        source.path, text, written, result.findings, decoded.text, "",
        carried.corrections, carried.conflicts, result.text, named,
    )  # fmt: skip
