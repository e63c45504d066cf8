"""What keeps a page from being what it should be. The other pages are built all the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from normalize.canonical.errors import FrontMatterError
from normalize.edge.files import FileError


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong with a page. `path` is below docs_dir, `""` for the configuration; `line` counts from 1, 0 when unknown."""

    path: str
    line: int
    message: str


def file_problem(fault: FileError, docs_dir: Path) -> Problem:
    """Say which file below docs_dir is left out, and why."""
    return Problem(fault.path.relative_to(docs_dir).as_posix(), 0, fault.reason)


def reading_problem(path: str, error: Exception) -> Problem:
    """Say why a Markdown file cannot be read, and the way out."""
    match error:
        case FrontMatterError():
            return Problem(path, error.line, f"{error}; make it with `dingben normalize`, or move it out of the texts")
        case FileError(__cause__=UnicodeDecodeError()):
            return Problem(path, 0, f"{error.reason}, or make it with `dingben normalize`")
        case FileError():
            return Problem(path, 0, error.reason)
        case RecursionError():
            return Problem(path, 0, "nested too deeply")
    return Problem(path, 0, str(error) or type(error).__name__)
