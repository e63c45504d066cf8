"""Where a canonical text is not what the format page says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from normalize.canonical.front_matter import (
    FrontMatterError,
    dump_front_matter,
    parse_front_matter,
    split_front_matter,
)
from normalize.finding import Finding, Severity
from normalize.grammar import chunks, labels
from normalize.verify import VerificationError, misread, verify

CODE = "not-canonical"


def faults_of_text(text: str) -> Iterator[Finding]:
    """The first fault of a text, with its place where that can be told. Nothing when all is well."""
    try:
        verify(text)
    except (VerificationError, FrontMatterError) as fault:
        start, end, hint = _where(text, fault)
        yield Finding(CODE, Severity.ERROR, start, end, str(fault), hint)


def _where(text: str, fault: Exception) -> tuple[int, int, str]:
    """The span at fault and the way out."""
    hint = "mend the text, see the format page"
    block, body = split_front_matter(text)
    if isinstance(fault, FrontMatterError):
        return *_line(text, fault.line - 1), hint
    if block is None:
        return 0, 0, hint
    written = f"---\n{block}---\n"
    try:
        canonical = dump_front_matter(parse_front_matter(block))
    except (FrontMatterError, TypeError):
        return 0, 0, hint
    if canonical != written:
        pairs = enumerate(zip_longest(canonical.splitlines(), written.splitlines(), fillvalue=""))
        number, wanted = next((number, one) for number, (one, other) in pairs if one != other)
        return *_line(text, number), f"write this line so: {wanted}" if wanted else hint
    start = len(text) - len(body)
    defined = labels(body)
    for at, chunk in chunks(body):
        if misread(chunk, defined):
            return start + at, start + at + len(chunk), hint
    return 0, 0, hint


def _line(text: str, number: int) -> tuple[int, int]:
    """The span of a line, counted from 0."""
    lines = text.split("\n")
    number = min(max(number, 0), len(lines) - 1)
    start = sum(len(line) + 1 for line in lines[:number])
    return start, start + len(lines[number])
