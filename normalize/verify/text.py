"""Verify a canonical text before it is written to disk.

Plain CommonMark (with raw HTML, as on a forge), the project's own parser and the small grammar of the format page must
read the same blocks. The front matter must be valid. Blocks that CommonMark certainly reads as written are not parsed.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Any

from normalize.canonical.footnotes import definition
from normalize.canonical.front_matter import (
    dump_front_matter,
    parse_front_matter,
    read_as_written,
    split_front_matter,
)
from normalize.canonical.validate import schema_errors
from normalize.verify.blocks import DEFINITION, DEFINITIONS, OTHER_BLOCK, chunks, labels
from normalize.verify.plain_blocks import certain_length, is_certain
from normalize.verify.printed import printed

# The pattern matches after a line feed, because `^` is slow (`engine.patterns`).
_HEADING = re.compile(r"\n(#{1,6}) (.*)")


class VerificationError(Exception):
    """The text does not read as meant, so it is not written.

    `at` is the offset of the fault in the body, or -1 if only a search finds it.
    """

    def __init__(self, message: str, at: int = -1) -> None:
        super().__init__(message)
        self.at = at


def verify(text: str) -> dict[str, Any]:
    """Check a whole canonical file and return its front matter. Raises `VerificationError` or `FrontMatterError`."""
    block, body = split_front_matter(text)
    if block is None:
        raise VerificationError("no front matter")
    written = read_as_written(block)
    fields = parse_front_matter(block) if written is None else written
    fault = next(schema_errors(fields), None)
    if fault:
        raise VerificationError(fault)
    if written is None and dump_front_matter(fields) != f"---\n{block}---\n":
        raise VerificationError("the front matter is not written in the one canonical way")
    try:
        _check_body(body)
    finally:
        is_certain.cache_clear()
        certain_length.cache_clear()
    _check_shape(fields, body)
    return fields


def _check_shape(fields: dict[str, Any], body: str) -> None:
    """Check the rules that concern several blocks: one title, no level skipped, each note once, NFC, one line feed."""
    if not body.endswith("\n") or body.endswith("\n\n"):
        raise VerificationError("the text must end with one line feed", max(len(body) - 1, 0))
    if not unicodedata.is_normalized("NFC", body):
        raise VerificationError("the text is not in Unicode NFC", _not_composed(body))
    headings = [(len(match[1]), match[2], match.start()) for match in _HEADING.finditer(f"\n{body}")]
    titles = [(words, at) for level, words, at in headings if level == 1]
    if len(titles) != 1:
        at = titles[1][1] if titles else 0
        raise VerificationError(f"there must be one heading of level 1, not {len(titles)}", at)
    title, at = titles[0]
    if "".join(printed(title, labels(body)).split()) not in "".join(fields["title"].split()):
        raise VerificationError(f"the title {fields['title']!r} does not hold the heading {title!r}", at)
    for (above, _, _), (below, words, at) in pairwise(headings):
        if below > above + 1:
            raise VerificationError(f"a level is skipped before {words!r}", at)
    defined = DEFINITIONS.findall(body)
    if len(defined) != len(set(defined)):
        label = next(one for number, one in enumerate(defined) if one in defined[:number])
        raise VerificationError(f"two notes have one label: {label!r}", body.rindex(definition(label)))


def _not_composed(body: str) -> int:
    """The offset of the first character that NFC changes."""
    pairs = enumerate(zip(body, unicodedata.normalize("NFC", body), strict=False))
    return next((at for at, (one, other) in pairs if one != other), 0)


def _check_body(body: str) -> None:
    """Check each block alone, if it can be read alone; otherwise parse the whole body. Most blocks need no parser."""
    defined = labels(body)
    in_definition = False
    for _, chunk in chunks(body[certain_length(body, defined) :]):
        if in_definition and chunk.startswith(" ") and _goes_on_certainly(chunk, defined):
            continue
        in_definition = DEFINITION.match(chunk) is not None
        if chunk.startswith(" ") or OTHER_BLOCK.match(chunk):
            _check_whole_body(body)
            return
        if misread(chunk, defined):
            _check_whole_body(body)  # its error names the reading
            raise VerificationError(f"CommonMark reads something else in {chunk[:120]!r}")


def _goes_on_certainly(chunk: str, defined: frozenset[str]) -> bool:
    """True if an indented block is certainly a paragraph of the definition above it."""
    lines = chunk.split("\n")
    words = "\n".join([line[4:] for line in lines])
    indented = all(line.startswith("    ") for line in lines)
    return indented and not words.startswith("#") and not DEFINITION.match(words) and is_certain(words, defined)


def _check_whole_body(body: str) -> None:
    from normalize.verify.commonmark import difference

    if fault := difference(body):
        raise VerificationError(fault)


def misread(chunk: str, defined: frozenset[str]) -> bool:
    """True if CommonMark reads a block differently from the format's grammar. The writer escapes such a block."""
    if is_certain(chunk, defined):
        return False
    from normalize.verify import commonmark as reading  # on demand: see there

    return reading.misread(chunk, defined)
