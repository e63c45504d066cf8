"""The words of a line of canonical text as a reader sees them."""

from __future__ import annotations

import re

_INLINE_MARK = re.compile(r"[\\\[*]")


def printed(line: str, defined: frozenset[str]) -> str:
    """The words of a line as a reader sees them: without references, strong marks, escapes."""
    if not _INLINE_MARK.search(line):
        return line.strip(" ")
    from normalize.verify.commonmark import printed_line

    return printed_line(line, defined)
