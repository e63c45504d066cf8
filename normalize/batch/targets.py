"""Choose the path of the text for each source, so that texts stay with their sources.

A text is called like its source without the ending. New sources that would share a name all carry their endings
(`a-txt.md`, `a-html.md`), whichever comes first; a text that is there keeps its name. A source that was renamed or moved
is recognised by its content: its text, ledger and corrections go along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path, PurePath

from normalize.edge.files import FileError, digest_file, first_line, is_file
from normalize.provenance.ledger import source_digest, source_name
from normalize.provenance.places import LEDGER_SUFFIX, ledger_path
from normalize.readers.sources import SourceFile


@dataclass(frozen=True, slots=True)
class Target:
    """The text of a source. `named` is the reason if its name is not the plain one.

    `moved_from` is the text of the same source under a former name, which is to be moved to `text`.
    """

    source: SourceFile
    text: Path
    named: str = ""
    moved_from: Path | None = None


def name_of_source(path: Path, root: Path) -> str:
    """The name of a source in ledgers: its path below `root`, or its file name if it lies elsewhere."""
    resolved = path.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.name


def choose_targets(sources: Sequence[SourceFile], output: Path, root: Path) -> list[Target]:
    """The targets of the sources of one run, in their order; `root` is the folder that ledgers count paths from."""
    kept = {source: text for source in sources if (text := _text_of(source, output, root))}
    new = [source for source in sources if source not in kept]
    stems = Counter(source.relative.with_suffix("") for source in new)
    orphans = _orphans_by_digest(output, root) if new else {}
    taken = set(kept.values())
    targets = {source: Target(source, text) for source, text in kept.items()}
    for source in new:
        former = orphans.pop(_digest(source.path), None)
        text, named = _free_name(source, output, root, taken, is_shared=stems[source.relative.with_suffix("")] > 1)
        taken.add(text)
        targets[source] = Target(source, text, named, former if former != text and former not in taken else None)
    return [targets[source] for source in sources]


def texts_without_source(output: Path, root: Path) -> Iterator[tuple[Path, str]]:
    """The texts below `output` whose source is gone, each with the name of the source, in the order of their paths."""
    for ledger in sorted(output.rglob(f"*{LEDGER_SUFFIX}")):
        text = ledger.with_name(ledger.name.removesuffix(LEDGER_SUFFIX) + ".md")
        owner = _owner(ledger)
        if owner and is_file(text) and not is_file(root / owner):
            yield text, owner


def _text_of(source: SourceFile, output: Path, root: Path) -> Path | None:
    """The text that an earlier run made from a source."""
    name = name_of_source(source.path, root)
    for candidate in _names(source.relative):
        text = output / f"{candidate}.md"
        owner = _owner(ledger_path(text))
        if owner == name:
            return text
        if not owner and candidate != source.relative.with_suffix(""):
            return None
    return None


def _free_name(source: SourceFile, output: Path, root: Path, taken: set[Path], *, is_shared: bool) -> tuple[Path, str]:
    """(path of the text of a new source, the reason if it is not the plain one)."""
    plain = source.relative.with_suffix("")
    reason = f"other new sources are called {plain} as well" if is_shared else ""
    for name in islice(_names(source.relative), int(is_shared), None):
        text = output / f"{name}.md"
        owner = _owner(ledger_path(text))
        if _is_another(owner, source.path, root):
            reason = reason or f"{text} is the text of {owner}"
        elif text in taken:
            reason = reason or f"{text} is the text of another source of this run"
        else:
            return text, reason
    raise AssertionError("names are numbered without end")


def _owner(ledger: Path) -> str:
    """The name of the source in a ledger; "" for a name that `name_of_source` does not give: it is made up."""
    owner = source_name(first_line(ledger))
    return "" if PurePath(owner).is_absolute() or ".." in PurePath(owner).parts else owner


def _names(relative: Path) -> Iterator[Path]:
    """The possible names of a text: without the ending of the source, with the ending, and numbered."""
    yield relative.with_suffix("")
    whole = relative.name.replace(".", "-")
    yield relative.with_name(whole)
    yield from (relative.with_name(f"{whole}-{number}") for number in count(2))


def _is_another(owner: str, source: Path, root: Path) -> bool:
    """True if a text was made from another source that still exists. A source that is gone was renamed."""
    others = (root / owner, source.with_name(PurePath(owner).name)) if owner else ()
    return any(is_file(other) and not other.samefile(source) for other in others)


def _orphans_by_digest(output: Path, root: Path) -> dict[str, Path]:
    """The texts whose source is gone, by the digest of that source."""
    found: dict[str, Path] = {}
    for text, _ in texts_without_source(output, root):
        found.setdefault(source_digest(first_line(ledger_path(text))), text)
    return found


def _digest(path: Path) -> str:
    try:
        return digest_file(path)
    except FileError:
        return ""
