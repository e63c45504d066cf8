"""List the words that the cleaners removed from an archive, the most suspicious first. Reads files, never writes them.

The words of a text come from its ledger, so that its source need not be at hand. A source without a text is cleaned in
memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from normalize.batch.tree import normalize_file
from normalize.check.report import replace_surrogates
from normalize.check.work_list import has_ledger, sources_of_texts
from normalize.edge.files import FileError, digest_file
from normalize.edge.terminal import escape_controls, json_line
from normalize.engine.options import Options
from normalize.explain import load
from normalize.provenance.ledger import text_digest
from normalize.provenance.origins import source_offset
from normalize.provenance.passes import EngineError, Pass, rewind
from normalize.provenance.places import position
from normalize.readers.sources import find_sources
from normalize.removals import Removal, Sign, removals_of

_CLIP = 100


@dataclass(frozen=True, slots=True)
class PlacedRemoval:
    """A removal in a file, with its source and its place there: line and column from 1."""

    file: Path
    source: str
    line: int
    column: int
    removal: Removal


def removed_from(paths: Iterable[Path], root: Path, options: Options) -> Iterator[PlacedRemoval | FileError]:
    """The removals of files and folders, file by file; a file that cannot be read is a fault in its place."""
    files = list(find_sources(paths))
    told = dict(sources_of_texts((item.path for item in files if not isinstance(item, FileError)), root))
    for item in files:
        if isinstance(item, FileError):
            yield item
            continue
        try:
            yield from _of_file(item.path, root, options, told.get(item.path.resolve()))
        except FileError as error:
            yield error


def _of_file(path: Path, root: Path, options: Options, told: str | None) -> Iterator[PlacedRemoval]:
    """The removals of a text, by its ledger, or of a source; none of a source if a text tells them (`told`, its digest)."""
    if has_ledger(path):
        text, ledger = load(path)
        if text_digest(text) != ledger.text_sha256:
            raise FileError(path, "was edited since its ledger was written; run `dingben normalize` first")
        try:
            content = rewind(text, ledger.passes)
        except EngineError as error:
            raise FileError(path, f"its ledger is damaged: {error}; normalise its source again") from error
        yield from _placed(path, ledger.source.file, content, text, ledger.passes)
    elif told != digest_file(path):
        decoded, result = normalize_file(path, root, options)
        yield from _placed(path, str(path), decoded.text, result.text, result.ledger.passes)


def _placed(path: Path, source: str, content: str, text: str, passes: Sequence[Pass]) -> Iterator[PlacedRemoval]:
    for removal in removals_of(passes, text):
        offset = source_offset(passes[: removal.step], removal.start)
        yield PlacedRemoval(path, source, *position(content, offset), removal)


def lines_for_people(found: Iterable[PlacedRemoval]) -> Iterator[str]:
    """The removals under headings: what makes them suspicious, the strongest first; then the reason of each."""
    for (sign, why), group in groupby(sorted(found, key=_rank), key=lambda item: (item.removal.sign, _reason(item))):
        items = list(group)
        yield escape_controls(f"{_NAMES[sign]}: {why} ({len(items)})")
        for item in items:
            words = " ".join(item.removal.words.split())
            clipped = words if len(words) <= _CLIP else f"{words[:_CLIP]}…"
            yield escape_controls(f"  {item.source}:{item.line}:{item.column}  {clipped}")
        yield ""


_NAMES = {
    Sign.NUMBER: "number of a document",
    Sign.DAY: "day with an organ",
    Sign.HEADING: "heading",
    Sign.ADDRESSEES: "addressees",
    Sign.SENTENCE: "sentence",
    Sign.NONE: "not suspicious",
}


def _rank(item: PlacedRemoval) -> tuple[int, str, str, int, int]:
    return (-item.removal.sign, _reason(item), str(item.file), item.line, item.column)


def _reason(item: PlacedRemoval) -> str:
    return f"{item.removal.why} [{item.removal.cleaner}]" if item.removal.why else f"[{item.removal.cleaner}]"


def removal_json(item: PlacedRemoval) -> str:
    """A removal as one JSON object; `sign` is what makes it suspicious, in lower case, or "none"."""
    removal = item.removal
    record = {
        "file": str(item.file),
        "source": item.source,
        "line": item.line,
        "column": item.column,
        "cleaner": removal.cleaner,
        "why": removal.why,
        "sign": removal.sign.name.lower(),
        "words": removal.words,
    }
    return json_line(replace_surrogates(record))
