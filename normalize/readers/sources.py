"""The sources below the paths that a user gives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from normalize.edge.files import FileError, walk
from normalize.provenance.places import LEDGER_SUFFIX

# Files in a folder of sources that are no sources.
_NOT_SOURCES = frozenset(
    {"readme.md", "readme.txt", "license", "license.txt", ".ds_store", "thumbs.db", "check-ignore.yaml", "review.jsonl"}
)
_URL = re.compile(r"(?:https?|ftp):/", re.IGNORECASE)  # a path has lost the second slash
_URL_ADVICE = "URLs are not fetched: save the page and give the file"


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
        for item in _found(path):
            if isinstance(item, FileError):
                yield item
            elif (whole := os.path.abspath(item)) not in given:
                given.add(whole)
                yield SourceFile(item, item.relative_to(path if item != path else path.parent))


def _found(path: Path) -> Iterator[Path | FileError]:
    try:
        if path.is_dir():
            found = [item for item in walk(path) if isinstance(item, FileError) or _is_source(item.name)]
            yield from found or [FileError(path, "no sources in this folder")]
        else:
            advice = _URL_ADVICE if _URL.match(str(path)) else "there is no such file or folder"
            yield path if path.exists() else FileError(path, advice)
    except OSError as fault:  # a name that no file can have, a folder above it without rights
        yield FileError(path, f"cannot be read: {(fault.strerror or str(fault)).lower()}")


def _is_source(name: str) -> bool:
    return name.lower() not in _NOT_SOURCES and not name.endswith(LEDGER_SUFFIX)


def has_sources(path: Path) -> bool:
    """False for a folder without sources. A file has one, and a path that is not there is for `find_sources` to report."""
    return not path.is_dir() or any(isinstance(item, FileError) or _is_source(item.name) for item in walk(path))
