"""The text of a canonical line as a reader sees it."""

from __future__ import annotations

import re

_INLINE_MARK = re.compile(r"[\\\[*]")


def printed(line: str, defined: frozenset[str]) -> str:
    """The text of a line as a reader sees it: without references, strong marks and escapes.

    `defined` are the labels that the text defines.
    """
    if not _INLINE_MARK.search(line):
        return line.strip(" ")
    from normalize.verify.commonmark import printed_line

    return printed_line(line, defined)
