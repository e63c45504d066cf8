"""Read blocks as nodes by the grammar and by CommonMark, and compare the readings.

Only CommonMark reads tables, lists and quotes; the grammar returns None for them. This module is loaded only if a block
is not plain (`plain_blocks`), because loading the nodes and the parser takes longer than cleaning a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalize.canonical.footnotes import REFERENCE_GROUPED, TOO_LONG, definition
from normalize.canonical.parser import plain_commonmark
from normalize.canonical.tree import (
    Block,
    FootnoteDefinition,
    FootnoteReference,
    Heading,
    Inline,
    Link,
    Paragraph,
    RawHtml,
    SoftBreak,
    Strong,
    Text,
    parse,
    plain_text,
)
from normalize.verify.blocks import DEFINITION, HEADING, OTHER_BLOCK, chunks, labels

# The tokens of a line. The first that fits is taken.
_TOKENS = (
    r"\\(?P<escaped>[!-/:-@\[-`{-~])",  # an escaped mark
    REFERENCE_GROUPED,
    r"\[(?P<words>[^\[\]\n*\\]*)\]\((?P<destination>https?://[^()\s<>\"\\]+)\)",  # a link
    r"\*\*(?P<strong>(?:[^*\n\\]|\\.)+?)\*\*",
    r"(?P<text>[^\\\[*]+|.)",  # a stretch of plain text
)
INLINE = re.compile("|".join(_TOKENS), re.DOTALL)
_REFERENCE = re.compile(REFERENCE_GROUPED)
_TOO_LONG = re.compile(TOO_LONG)


def read_chunk(chunk: str, defined: frozenset[str]) -> Block | None:
    """Read one block by the grammar; None for a kind that only CommonMark reads.

    `defined` are the labels of the body.
    """
    if OTHER_BLOCK.match(chunk):
        return None
    heading = HEADING.fullmatch(chunk)
    if heading:
        return Heading(len(heading[1]), read_lines(heading[2], defined))
    definition = DEFINITION.match(chunk)
    if definition:
        return FootnoteDefinition(definition[1], (Paragraph(read_lines(chunk[definition.end() :], defined)),))
    return Paragraph(read_lines(chunk, defined))


def read_lines(chunk: str, defined: frozenset[str]) -> tuple[Inline, ...]:
    """The inline nodes of the lines of a block, with soft breaks between the lines."""
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


def printed_line(line: str, defined: frozenset[str]) -> str:
    """The text of a line as a reader sees it, without markup."""
    return plain_text(read_lines(line, defined))


@lru_cache(maxsize=4096)
def misread(chunk: str, defined: frozenset[str]) -> bool:
    """True if CommonMark reads a block differently from the grammar.

    A block that only CommonMark reads is misread if it yields a heading, a paragraph or raw HTML instead.
    """
    if _TOO_LONG.search(chunk):
        return True
    used = set(_REFERENCE.findall(chunk)) & defined
    own = DEFINITION.match(chunk)
    stubs = "".join(f"\n\n{definition(label)}x" for label in sorted(used - {own[1] if own else None}))
    body = f"{chunk}{stubs}\n"
    found = parse(body, plain_commonmark()).children
    meant = read_chunk(chunk, defined)
    if meant is None:
        wrong = (Heading, Paragraph, RawHtml)
        return not found or any(isinstance(block, wrong) or "RawHtml(" in repr(block) for block in found)
    return not found or found[0] != meant or len(found) != 1 + stubs.count("\n\n")


def difference(body: str) -> str | None:
    """Describe where readings of a whole body differ; None if they agree.

    Plain CommonMark and the project's parser must read the same blocks. The grammar must read the same simple blocks.
    """
    ours, plain = parse(body).children, parse(body, plain_commonmark()).children
    meant, found = (ours, plain) if ours != plain else (tuple(_meant(body)), _simple(ours))
    if meant == found:
        return None
    from normalize.verify.wording import difference_in_words

    return f"CommonMark reads {difference_in_words(meant, found)}"


def _meant(body: str) -> Iterator[Block]:
    """Yield the simple blocks of a body by the grammar. An indented chunk continues the definition before it."""
    defined = labels(body)
    last: Block | None = None
    for _, chunk in chunks(body):
        if chunk.startswith("    ") and isinstance(last, FootnoteDefinition):
            last = FootnoteDefinition(last.label, (*last.children, Paragraph(read_lines(chunk, defined))))
            continue
        if last is not None:
            yield last
        last = read_chunk(chunk, defined)
    if last is not None:
        yield last


def _simple(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if _is_simple(block))


def _is_simple(block: Block) -> bool:
    if isinstance(block, FootnoteDefinition):
        return all(isinstance(child, Paragraph) for child in block.children)
    return isinstance(block, Heading | Paragraph)
