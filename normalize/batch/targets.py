"""Choose the path of the text for each source. A text keeps its source, even if other sources are added beside it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import count
from pathlib import Path, PurePath

from normalize.edge.files import first_line
from normalize.provenance.ledger import source_name
from normalize.provenance.places import ledger_path
from normalize.readers.sources import SourceFile


def name_of_source(path: Path, root: Path) -> str:
    """The name of a source in ledgers: its path below `root`, or its file name if it lies elsewhere."""
    resolved = path.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.name


def free_name(source: SourceFile, output: Path, root: Path, taken: Set[Path]) -> tuple[Path, str]:
    """The path of the text of a source, and the reason if its name is not the plain one ("" if it is).

    `taken` are the paths of the texts of this run. A text that an earlier run made from another source stays with that
    source for as long as the source exists: a.txt keeps a.md if a.html is added beside it.
    """
    free: Path | None = None
    reason = ""
    for name in _names(source.relative):
        text = output / f"{name}.md"
        if text in taken:
            reason = reason or f"{text} is the text of another source of this run"
            continue
        owner = source_name(first_line(ledger_path(text)))
        if owner == name_of_source(source.path, root):
            return text, reason
        if _is_another(owner, source.path, root):
            reason = reason or f"{text} is the text of {owner}"
        else:
            free = free or text
            if not owner:
                break
    assert free is not None
    return free, reason


def _names(relative: Path) -> Iterator[Path]:
    """Yield the possible names of a text: without the suffix of the source, with the suffix, and numbered."""
    whole = relative.name.replace(".", "-")
    yield relative.with_suffix("")
    yield relative.with_name(whole)
    yield from (relative.with_name(f"{whole}-{number}") for number in count(2))


def _is_another(owner: str, source: Path, root: Path) -> bool:
    """True if a text was made from another source that still exists. A source that is gone was renamed."""
    others = (root / owner, source.with_name(PurePath(owner).name)) if owner else ()
    return any(other.is_file() and not other.samefile(source) for other in others)
