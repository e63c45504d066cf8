"""Locate the faults of a canonical text: the places where it departs from the format page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from normalize.canonical.errors import FrontMatterError
from normalize.canonical.footnotes import REFERENCE_GROUPED
from normalize.canonical.front_matter import dump_front_matter, parse_front_matter, split_front_matter
from normalize.canonical.validate import schema_errors
from normalize.provenance.finding import Finding, Severity
from normalize.verify.blocks import chunks, labels
from normalize.verify.text import VerificationError, misread, verify

CODE = "not-canonical"
# An escaped bracket is text.
_REFERENCE = re.compile(rf"(?<!\\){REFERENCE_GROUPED}")
_HINT = "mend this place as the format page says"


def faults_of_text(text: str) -> Iterator[Finding]:
    """Yield a finding for the first fault of a text, with its place; nothing for a canonical text."""
    try:
        verify(text)
    except (VerificationError, FrontMatterError) as fault:
        start, end, hint = _where(text, fault)
        yield Finding(CODE, Severity.ERROR, start, end, str(fault), hint)


def loose_references(text: str) -> Iterator[Finding]:
    """Yield a finding for each reference without a note, as an edit may leave it. It is read as text."""
    _, body = split_front_matter(text)
    start = len(text) - len(body)
    defined = labels(body)
    for match in _REFERENCE.finditer(body):
        if match[1] not in defined:
            span = start + match.start(), start + match.end()
            message = f"the reference {match[0]} has no note of this label"
            yield Finding(
                "marker-without-entry", Severity.WARNING, *span, message, "write the note at the end of the text"
            )


def _where(text: str, fault: Exception) -> tuple[int, int, str]:
    """The span of a fault (code points, half-open), and the way out."""
    block, body = split_front_matter(text)
    if isinstance(fault, FrontMatterError):
        return *_line(text, fault.line - 1), _HINT
    if block is None:
        return *_line(text, 0), "begin the text with its front matter between two lines ---"
    found = _in_front_matter(text, block, str(fault))
    if found:
        return found
    start = len(text) - len(body)
    at = getattr(fault, "at", -1)
    if at >= 0:
        return *_line(text, text.count("\n", 0, start + at)), _HINT
    return *_misread_chunk(body, start), _HINT


def _in_front_matter(text: str, block: str, fault: str) -> tuple[int, int, str] | None:
    fields = parse_front_matter(block)
    if next(schema_errors(fields), None):
        name = re.match(r"\w*", fault)
        entry = re.search(rf"^{name[0]}:", block, re.MULTILINE) if name else None
        line = 1 + block.count("\n", 0, entry.start()) if entry else 0
        return *_line(text, line), _HINT
    canonical, written = dump_front_matter(fields), f"---\n{block}---\n"
    if canonical == written:
        return None
    pairs = enumerate(zip_longest(canonical.splitlines(), written.splitlines(), fillvalue=""))
    line, wanted = next((number, one) for number, (one, other) in pairs if one != other)
    return *_line(text, line), f"run `dingben normalize`, or write this line so: {wanted}" if wanted else _HINT


def _misread_chunk(body: str, start: int) -> tuple[int, int]:
    """The span of the line, or else of the block, that CommonMark misreads; (0, 0) if no block is misread by itself."""
    defined = labels(body)
    for at, chunk in chunks(body):
        if misread(chunk, defined):
            begin = start + at
            for line in chunk.split("\n"):
                if misread(line, defined):
                    return begin, begin + len(line)
                begin += len(line) + 1
            inside = re.search(r"\n(#{1,6} .*|[-+*>] ?.*|\d+[.)] .*)", chunk)
            begin, end = inside.span(1) if inside else (0, len(chunk))
            return start + at + begin, start + at + end
    return 0, 0


def _line(text: str, number: int) -> tuple[int, int]:
    """The span of a line; `number` counts from 0."""
    lines = text.split("\n")
    number = min(max(number, 0), len(lines) - 1)
    start = sum(len(line) + 1 for line in lines[:number])
    return start, start + len(lines[number])
