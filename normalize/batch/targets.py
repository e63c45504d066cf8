"""Which text belongs to which source: a text keeps its source, whatever other sources come beside it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import count
from pathlib import Path, PurePath

from normalize.edge.files import first_line
from normalize.provenance.ledger import source_name
from normalize.provenance.places import ledger_path
from normalize.readers.sources import SourceFile


def name_of_source(path: Path, root: Path) -> str:
    """What a ledger calls a source: its path below `root`, or its name."""
    resolved = path.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.name


def free_name(source: SourceFile, output: Path, root: Path, taken: Set[Path]) -> tuple[Path, str]:
    """The path of the text of a source, and why it is not the plain one ("" when it is).

    `taken` are the texts of this run. What an earlier run wrote of another source is left to that, for as long as it
    is there: a.txt keeps a.md when a.html comes to stand beside it.
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
    """The name without its suffix; with it; and numbered."""
    whole = relative.name.replace(".", "-")
    yield relative.with_suffix("")
    yield relative.with_name(whole)
    yield from (relative.with_name(f"{whole}-{number}") for number in count(2))


def _is_another(owner: str, source: Path, root: Path) -> bool:
    """Was a text made from another source that is still there? One that is gone was renamed."""
    others = (root / owner, source.with_name(PurePath(owner).name)) if owner else ()
    return any(other.is_file() and not other.samefile(source) for other in others)
