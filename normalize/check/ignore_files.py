"""Apply ignores to findings, and report the ignores without effect."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from normalize.check.codes import BY_NAME
from normalize.check.ignores import FILE_NAME, Ignore, IgnoreError, read_ignore_file
from normalize.check.results import FileResult, Ignored, PlacedFinding
from normalize.edge.files import FileError, near, read_text
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.places import lines_touching, place


class IgnoreFileError(Exception):
    """An ignore file that cannot be used; the message names file and line."""


def front_matter_ignored(
    checked: Sequence[FileResult], ignores: Sequence[Ignore], complete: bool
) -> Iterator[FileResult]:
    """Apply the ignores of a text to the text and to its source. Ignores without effect are listed in the text.

    `checked` is the text and, after it, its source. `complete` is true if all findings of both are known; only then is
    an ignore reported as unused.
    """
    text = checked[0]
    used: set[Ignore] = set()
    results = [_applied(group, ignores, text.path, used) for group in checked]
    idle = tuple(
        _idle(ignore, text.content) for ignore in ignores if not ignore.reason or (complete and ignore not in used)
    )
    listed = sorted((*idle, *results[0].listed), key=lambda item: item.place.start)
    yield replace(results[0], listed=tuple(listed))
    yield from results[1:]


def _applied(group: FileResult, ignores: Sequence[Ignore], file: Path, used: set[Ignore]) -> FileResult:
    return replace(
        group, listed=tuple(_judged(item, group.content, ignores, file, used, True) for item in group.listed)
    )


def _judged(
    item: PlacedFinding, content: str, ignores: Sequence[Ignore], file: Path, used: set[Ignore], in_text: bool
) -> PlacedFinding:
    """Mark the finding as ignored if an ignore fits it. Every ignore that fits counts as used."""
    where = item.place
    words = f"{lines_touching(content, where)}\n{item.finding.message}"
    fitting = [ignore for ignore in ignores if ignore.fits(item.finding.code, where.line, where.end_line, words)]
    used.update(fitting)
    if not fitting or item.ignored:
        return item
    return replace(item, ignored=Ignored(fitting[0].reason, file, fitting[0].written, in_text))


def _idle(ignore: Ignore, content: str) -> PlacedFinding:
    """The finding about an ignore without effect, at the line of the ignore."""
    lines = content.split("\n")
    start = sum(len(line) + 1 for line in lines[: ignore.written - 1])
    end = start + len(lines[ignore.written - 1])
    if not ignore.reason:
        message = f"{ignore.code} is to be ignored, but no reason is given: nothing is ignored"
        found = Finding("ignore-without-reason", Severity.WARNING, start, end, message, "say why in `reason`")
    elif ignore.code not in BY_NAME:
        message = f"no finding is called {ignore.code}: nothing is ignored"
        hint = "`dingben check --list` has all codes"
        found = Finding("unused-ignore", Severity.WARNING, start, end, message, hint)
    else:
        message = f"no finding {ignore.code} is left that this ignore fits"
        found = Finding("unused-ignore", Severity.WARNING, start, end, message, "take the entry away, or make it fit")
    return PlacedFinding(found, place(content, start, end))


@dataclass
class _File:
    """An ignore file. `used` are the entries that fitted a finding, `held` those whose glob fitted a checked file."""

    path: Path
    content: str
    entries: tuple[Ignore, ...]
    used: set[Ignore] = field(default_factory=set)
    held: set[Ignore] = field(default_factory=set)


class IgnoreFiles:
    """The ignore files in the folders of the checked files, up to the root. Each is read when it is first needed."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._files: dict[Path, _File | None] = {}

    def applied(self, checked: FileResult) -> FileResult:
        """Apply to the result of a file all ignores that name the file, its text or its source.

        Raises `IgnoreFileError` if an ignore file cannot be used.
        """
        list(self._fitting(checked.path))  # marks the entries as held, even if the file has no finding
        return replace(checked, listed=tuple(self._judge(item, checked) for item in checked.listed))

    def _judge(self, item: PlacedFinding, checked: FileResult) -> PlacedFinding:
        for path in dict.fromkeys((checked.path, *_paths(item))):
            for file, entries in self._fitting(path):
                item = _judged(item, checked.content, entries, file.path, file.used, False)
        return item

    def _fitting(self, path: Path) -> Iterator[tuple[_File, list[Ignore]]]:
        """Yield the ignore files above a path, each with its entries for the path. Marks these entries as held."""
        resolved = path.resolve()
        for folder in self._folders(resolved.parent):
            file = self._read(folder)
            if file:
                name = resolved.relative_to(folder).as_posix()
                entries = [entry for entry in file.entries if entry.fits_file(name)]
                file.held.update(entries)
                yield file, entries

    def _folders(self, folder: Path) -> Iterator[Path]:
        """Yield the folder of a file and its parents up to the root. Outside the root, yield only the folder itself."""
        yield folder
        if folder.is_relative_to(self._root):
            yield from (above for above in folder.parents if above.is_relative_to(self._root))

    def _read(self, folder: Path) -> _File | None:
        if folder not in self._files:
            path = folder / FILE_NAME
            self._files[folder] = _load(path) if path.is_file() else None
        return self._files[folder]

    def left_over(self) -> Iterator[FileResult]:
        """Yield the ignore files with entries without effect.

        An entry that names only files outside this check is not reported, because it may fit there.
        """
        for file in self._files.values():
            if file is None:
                continue
            listed = tuple(_idle(entry, file.content) for entry in file.entries if _does_nothing(entry, file))
            if listed:
                yield FileResult(near(file.path), file.content, listed)


def _paths(item: PlacedFinding) -> tuple[Path, ...]:
    return tuple(path for path in (item.source, item.text) if path)


def _does_nothing(entry: Ignore, file: _File) -> bool:
    if not entry.reason:
        return True
    if entry in file.held:
        return entry not in file.used
    return not _names_a_file(entry, file.path.parent)


def _names_a_file(entry: Ignore, folder: Path) -> bool:
    for directory, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(directory).relative_to(folder)
        if any(entry.fits_file((here / name).as_posix()) for name in names):
            return True
    return False


def _load(path: Path) -> _File:
    shown = near(path)
    try:
        content = read_text(path)
        return _File(shown, content, read_ignore_file(content))
    except FileError as error:
        raise IgnoreFileError(str(error)) from error
    except IgnoreError as error:
        raise IgnoreFileError(f"{shown}:{error.line}: {error}") from error
