"""What kept a page from being what it should be; other pages go on."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.canonical.errors import FrontMatterError


@dataclass(frozen=True, order=True)
class Fault:
    """`path` is below docs_dir (`""`: the configuration), `line` counts from 1 and is 0 when unknown."""

    path: str
    line: int
    message: str


def reading_fault(path: str, fault: Exception) -> Fault:
    """Why a Markdown file could not be read, in words that name the way out."""
    match fault:
        case FrontMatterError():
            return Fault(path, fault.line, f"{fault}; make it with `dingben normalize`, or move it out of the texts")
        case UnicodeDecodeError():
            return Fault(path, 0, f"not UTF-8 (byte {fault.start}); make it with `dingben normalize`")
        case RecursionError():
            return Fault(path, 0, "nested too deeply")
    return Fault(path, 0, str(fault) or type(fault).__name__)
