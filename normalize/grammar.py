"""The grammar of a canonical body, read without a Markdown parser: what the writer meant.

The verification compares it with what CommonMark reads; the escaping cleaners use it to tell markup from text. Tables,
lists and quotes are read by CommonMark alone: a chunk that holds one is `None` here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalize.canonical.tree import (
    Block,
    FootnoteDefinition,
    FootnoteReference,
    Heading,
    Inline,
    Link,
    Paragraph,
    SoftBreak,
    Strong,
    Text,
)

# One token of a line: an escaped mark, a reference, a link, strong text, or a stretch of plain text.
INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|\[\^(?P<label>[^\]\s]+)\]|"
    r"\[(?P<words>[^\[\]\n*\\]*)\]\((?P<destination>https?://[^()\s<>\"\\]+)\)|"
    r"\*\*(?P<strong>(?:[^*\n\\]|\\.)+?)\*\*|(?P<text>[^\\\[*]+|.)",
    re.DOTALL,
)
DEFINITION = re.compile(r"\[\^([^\]\s]+)\]: ")
# All of them in a body. The bracket stands first, for it is searched for at once; `^` would be tried at each character.
DEFINITIONS = re.compile(r"\[(?<![^\n]\[)\^([^\]\s]+)\]: ")
# Blocks whose structure CommonMark knows better: tables (with their delimiter row), lists, quotes, rules.
OTHER_BLOCK = re.compile(r"\|.*\n\|[ :|-]+\|(?:\n|$)|[-+*] |>|\d{1,9}[.)] |---$")


def chunks(body: str) -> Iterator[tuple[int, str]]:
    """The blocks of a body, which blank lines part: (offset, text)."""
    for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", body):
        yield match.start(), match[0]


def labels(body: str) -> frozenset[str]:
    """The labels that the body defines: a reference to any other label is text."""
    return _shared(frozenset(DEFINITIONS.findall(body)))


@lru_cache(maxsize=2)
def _shared(defined: frozenset[str]) -> frozenset[str]:
    """Equal sets as one object: caches that have it for a key then need not compare its labels each time."""
    return defined


def read_chunk(chunk: str, defined: frozenset[str]) -> Block | None:
    """Read one block; None for the kinds that CommonMark alone reads."""
    if OTHER_BLOCK.match(chunk):
        return None
    heading = re.fullmatch(r"(#{1,6}) (.*)", chunk)
    if heading:
        return Heading(len(heading[1]), read_lines(heading[2], defined))
    definition = DEFINITION.match(chunk)
    if definition:
        return FootnoteDefinition(definition[1], (Paragraph(read_lines(chunk[definition.end() :], defined)),))
    return Paragraph(read_lines(chunk, defined))


def read_lines(chunk: str, defined: frozenset[str]) -> tuple[Inline, ...]:
    """Inline nodes of the lines of a block, soft breaks between them."""
    found: list[Inline] = []
    for number, line in enumerate(chunk.split("\n")):
        if number:
            found.append(SoftBreak())
        found.extend(_inlines(line.strip(" "), defined))
    return _merged(found)


def _inlines(line: str, defined: frozenset[str]) -> Iterator[Inline]:
    for match in INLINE.finditer(line):
        if match["label"] and match["label"] in defined:
            yield FootnoteReference(match["label"])
        elif match["destination"]:
            yield Link(match["destination"], "", _merged([Text(match["words"])] if match["words"] else []))
        elif match["strong"]:
            yield Strong(_merged(list(_inlines(match["strong"], defined))))
        else:
            yield Text(match["escaped"] or match[0])


def _merged(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    merged: list[Inline] = []
    for node in inlines:
        if merged and isinstance(node, Text) and isinstance(last := merged[-1], Text):
            merged[-1] = Text(last.text + node.text)
        else:
            merged.append(node)
    return tuple(merged)
