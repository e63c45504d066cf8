"""Find the documents below folders, and draw some of them."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_SUFFIXES = frozenset({".htm", ".html", ".markdown", ".md", ".txt", ".xhtml"})
_SEED = 1


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """The documents below folders, and files that are named whatever they are; each once."""
    found: dict[Path, None] = {}
    for path in paths:
        for document in _walk(path) if path.is_dir() else [path]:
            found.setdefault(document.resolve())
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for directory, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(directory, name)
            if not name.startswith(".") and path.suffix.lower() in _SUFFIXES and path.is_file():
                yield path


def draw(documents: Sequence[Path], number: int | None) -> list[Path]:
    """So many documents, the same ones every time and in their order; all, when there are no more.

    >>> draw([Path("a"), Path("b"), Path("c")], 2) == draw([Path("a"), Path("b"), Path("c")], 2)
    True
    """
    if number is None or number >= len(documents):
        return list(documents)
    # A sample for a test, which nobody must be kept from guessing.
    return [documents[index] for index in sorted(random.Random(_SEED).sample(range(len(documents)), number))]
