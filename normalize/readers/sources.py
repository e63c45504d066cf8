"""The sources below the paths that a user gives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from normalize.edge.files import FileError
from normalize.provenance.places import LEDGER_SUFFIX

# Files in a folder of sources that are no sources.
_NOT_SOURCES = frozenset(
    {"readme.md", "readme.txt", "license", "license.txt", ".ds_store", "thumbs.db", "check-ignore.yaml", "review.jsonl"}
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source on disk and its path below the folder that was given."""

    path: Path
    relative: Path


def find_sources(paths: Iterable[Path]) -> Iterator[SourceFile | FileError]:
    """The sources below some paths, in the order given, each once; the files of a folder in the order of their names.

    For a path that cannot be used a `FileError` comes in its place.
    """
    given: set[str] = set()
    for path in paths:
        if path.is_dir():
            found = list(_walk(path))
            if not found:
                yield FileError(path, "no sources in this folder")
        elif path.exists():
            found = [path]
        else:
            found = []
            yield FileError(path, "there is no such file or folder")
        for item in found:
            if (whole := os.path.abspath(item)) not in given:
                given.add(whole)
                yield SourceFile(item, item.relative_to(path if item != path else path.parent))


def _walk(folder: Path) -> Iterator[Path]:
    for directory, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            hidden = name.startswith(".") or name.lower() in _NOT_SOURCES or name.endswith(LEDGER_SUFFIX)
            path = Path(directory, name)
            # Reading a pipe or a socket would wait for ever. A broken link is kept, so that reading it reports an error.
            if not hidden and (path.is_file() or not path.exists()):
                yield path
