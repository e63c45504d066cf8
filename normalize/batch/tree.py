"""Normalise many files into a tree, one after another. Bad files do not stop it, and it overwrites nothing silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from normalize.batch.corrections import corrected
from normalize.batch.garbage import without_gc
from normalize.batch.targets import Target, choose_targets, name_of_source
from normalize.batch.text_files import copy_text, finish_interrupted, remove_text, write_text
from normalize.edge.files import FileError, read_bytes
from normalize.engine.options import Options
from normalize.pipeline import Normalized, normalize
from normalize.provenance.finding import Finding
from normalize.provenance.source import Decoded
from normalize.readers.encoding import DecodeError, decode
from normalize.readers.sources import SourceFile


@dataclass(frozen=True, slots=True)
class SourceResult:
    """The result for one source: the path of its text, whether it was written, and the findings; or the error.

    The places of `findings` count in `content`, the decoded source; those of `conflicts` in `corrected`, the text
    written. `corrections` is the number of corrections by hand. `named` is the reason if the text does not have its
    plain name; `moved_from` is the former path of the text if its source was renamed.
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
    moved_from: Path | None = None


def read_source(path: Path, root: Path) -> Decoded:
    """Read and decode one source. The ledger has its path below `root`, or its file name. Raises `FileError`."""
    return _decoded(path, read_bytes(path), name_of_source(path, root))


def _decoded(path: Path, data: bytes, name: str) -> Decoded:
    if not data.strip():
        raise FileError(path, "is empty: there is nothing to normalise")
    try:
        return decode(data, name)
    except DecodeError as error:
        raise FileError(path, str(error)) from error


@without_gc()
def normalize_file(path: Path, root: Path, options: Options) -> tuple[Decoded, Normalized]:
    """Read and normalise one source; a bug in a cleaner leaves it without structure, and is a finding.

    Raises `FileError` for any fault that keeps a text from being written.
    """
    return _normalized(path, read_source(path, root), options)


@without_gc()
def normalize_bytes(data: bytes, name: str, options: Options) -> tuple[Decoded, Normalized]:
    """Normalise a source that is no file; messages and the ledger call it `name`. Raises `FileError`."""
    return _normalized(Path(name), _decoded(Path(name), data, name), options)


def _normalized(path: Path, decoded: Decoded, options: Options) -> tuple[Decoded, Normalized]:
    try:
        return decoded, normalize(decoded, options)
    except Exception as fault:
        return decoded, _plainly(path, decoded, options, fault)


def _plainly(path: Path, decoded: Decoded, options: Options, fault: Exception) -> Normalized:
    from normalize.batch.plainly import normalize_plainly  # hardly ever asked

    try:
        return normalize_plainly(decoded, options, fault)
    except Exception as error:  # a bug must not stop the other documents
        place = f"{type(error).__name__}: {error}"
        raise FileError(path, f"not written, even as plain paragraphs ({place}); please report this file") from error


def normalize_tree(
    sources: Iterable[SourceFile | FileError], output: Path, root: Path, options: Options
) -> Iterator[SourceResult]:
    """Normalise the sources that `find_sources` found into the folder `output`, and yield one result for each.

    The ledger is written beside its text. A fault becomes a result with an error.
    """
    found = list(sources)
    files = [source for source in found if not isinstance(source, FileError)]
    targets = dict(zip(files, choose_targets(files, output, root), strict=True))
    for source in found:
        if isinstance(source, FileError):
            yield SourceResult(Path(), error=str(source))
            continue
        try:
            yield _write(targets[source], root, options)
        except FileError as error:
            yield SourceResult(source.path, error=str(error))


@without_gc()
def _write(target: Target, root: Path, options: Options) -> SourceResult:
    source, text = target.source, target.text
    decoded, fresh = normalize_file(source.path, root, options)
    finish_interrupted(text)
    if target.moved_from:
        copy_text(target.moved_from, text)
    carried = corrected(text, decoded, fresh)
    result = carried.result
    written = write_text(text, result.text, result.ledger)
    if target.moved_from:
        remove_text(target.moved_from)
    return SourceResult(
        source.path, text, written, result.findings, decoded.text, "",
        carried.corrections, carried.conflicts, result.text, target.named, target.moved_from,
    )  # fmt: skip
