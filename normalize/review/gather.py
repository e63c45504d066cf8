"""Gather the edits of texts for a review, and show each drawn edit to the reviewer as lines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from normalize.canonical.errors import FrontMatterError
from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.edge.files import FileError, read_text
from normalize.edge.terminal import escape_controls
from normalize.explain import load
from normalize.provenance.ledger import Ledger, LedgerError, text_digest
from normalize.provenance.passes import EngineError
from normalize.provenance.places import ledger_path
from normalize.readers.encoding import decode
from normalize.readers.sources import find_sources
from normalize.review.sample import Candidate, Context, Key, candidates, clipped, contexts
from normalize.review.verdicts import Verdict, VerdictError, parse_verdicts

FILE_NAME = "review.jsonl"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The edits of one text, or its error."""

    path: Path
    found: tuple[Candidate, ...] = ()
    error: str = ""


def gather(paths: Iterable[Path], beside: Path) -> Iterator[Gathered]:
    """Yield the edits of each text; for a folder, those of all its texts with a ledger. An error becomes a result.

    Verdicts name a text by its path from the folder `beside`.
    """
    for path in paths:
        if path.is_dir():
            items = [item for item in find_sources([path]) if not isinstance(item, FileError)]
            texts = [item.path for item in items if item.path.suffix == ".md" and ledger_path(item.path).exists()]
            if not texts:
                yield Gathered(path, error=f"{path}: no texts with ledgers in this folder")
        else:
            texts = [path]
        for text in texts:
            try:
                yield Gathered(text, _edits(text, beside))
            except FileError as error:
                yield Gathered(text, error=str(error))


def _edits(path: Path, beside: Path) -> tuple[Candidate, ...]:
    text, ledger = load(path)
    if text_digest(text) != ledger.text_sha256:
        raise FileError(path, "was edited by hand since its ledger was written; run `dingben normalize` first")
    name = Path(os.path.relpath(path.resolve(), beside.resolve())).as_posix()
    return tuple(candidates(name, ledger))


def surroundings(path: Path, wanted: Iterable[Candidate]) -> tuple[Ledger, str, Mapping[Key, Context]]:
    """Return the ledger of a text, the kind of its source, and the contexts of the wanted edits. Raises `FileError`."""
    text, ledger = load(path)
    try:
        source = decode(ledger.restore(text), ledger.source.file).text
        return ledger, _kind(text), contexts(source, ledger, list(wanted))
    except (LedgerError, EngineError) as error:
        raise FileError(path, str(error)) from error


def _kind(text: str) -> str:
    block, _ = split_front_matter(text)
    try:
        source = parse_front_matter(block or "").get("source", {})
    except FrontMatterError:
        return "plain-text"
    return str(source.get("kind", "plain-text")) if isinstance(source, dict) else "plain-text"


def read_verdicts(path: Path) -> list[Verdict]:
    """Read the verdicts of a file; [] if there is no such file yet. Raises `FileError`."""
    if not path.exists():
        return []
    try:
        return parse_verdicts(read_text(path))
    except VerdictError as error:
        raise FileError(path, str(error)) from error


def verdict_file(paths: Iterable[Path]) -> Path:
    """The path of the verdict file: in the folder of the texts, or in the lowest folder above all of them."""
    folders = [path if path.is_dir() else path.parent for path in paths]
    if len(folders) == 1:
        return folders[0] / FILE_NAME
    return Path(os.path.commonpath([folder.resolve() for folder in folders])) / FILE_NAME


def shown(candidate: Candidate, context: Context, path: Path, ledger: Ledger, coloured: bool) -> Iterator[str]:
    """Yield the lines that show an edit to the reviewer: its place, the text before and after it, and the reason."""
    edit = candidate.edit
    yield escape_controls(f"{candidate.cleaner}: {edit.kind}, {edit.confidence}")
    yield escape_controls(f"  {path}, from {ledger.source.file}, line {context.line}")
    yield f"  before  {_marked(context.left, edit.before, context.right, coloured)}"
    yield f"  after   {_marked(context.left_after, edit.after, context.right_after, coloured)}"
    if edit.to:
        yield escape_controls(f"  to      the field {edit.to} of the front matter")
    if edit.why:
        yield escape_controls(f"  why     {edit.why}")


def _marked(left: str, words: str, right: str, coloured: bool) -> str:
    """The edit between ⟦ and ⟧, with the text on either side. Invisible characters are made visible."""
    marked = f"⟦{_visible(clipped(words))}⟧"
    return (
        f"{_visible(left)}\x1b[7m{marked}\x1b[0m{_visible(right)}"
        if coloured
        else f"{_visible(left)}{marked}{_visible(right)}"
    )


_SIGNS = str.maketrans({"\n": "↵", "\t": "⇥", "\r": "␍", "\f": "␌", "\u3000": "□", "\u00a0": "⍽"})


def _visible(words: str) -> str:
    """Write line ends and rare spaces as symbols, other controls and invisible characters as escapes."""
    return escape_controls(words.translate(_SIGNS))
