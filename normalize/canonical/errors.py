"""The error that reading a canonical text may raise."""

from __future__ import annotations


class FrontMatterError(ValueError):
    """Front matter that cannot be read. `line` counts from 1 in the file."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line
