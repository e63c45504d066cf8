"""The writer proves itself: what it wrote is read again before it is written to disk.

The body is parsed by plain CommonMark (raw HTML allowed, as a forge would) and by the project's own parser, and read a
third time by the small grammar of the format page. All three must agree; the front matter must validate.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from normalize.canonical.front_matter import dump_front_matter, parse_front_matter, split_front_matter
from normalize.canonical.tree import (
    Block,
    Document,
    FootnoteDefinition,
    FootnoteReference,
    Heading,
    Inline,
    Paragraph,
    SoftBreak,
    Strong,
    Text,
    parse,
)


class VerificationError(Exception):
    """The text that was to be written does not mean what was meant. Nothing is written."""


def verify(text: str) -> None:
    """Check a whole canonical file. Raises `VerificationError`."""
    block, body = split_front_matter(text)
    if block is None:
        raise VerificationError("no front matter")
    fields = parse_front_matter(block)
    _check_fields(fields)
    if dump_front_matter(fields) != f"---\n{block}---\n":
        raise VerificationError("the front matter is not written in the one canonical way")
    ours, plain = parse(body), parse(body, _plain_commonmark())
    if ours != plain:
        raise VerificationError(f"raw HTML would be read in {_first_difference(ours, plain)}")
    meant = read_body(body)
    found = _simple(ours.children)
    if meant != found:
        raise VerificationError(f"CommonMark reads {_first_difference(Document(meant), Document(found))}")


def _check_fields(fields: dict[str, Any]) -> None:
    fault = next(iter(_validator().iter_errors(fields)), None)
    if fault:
        place = ".".join(map(str, fault.absolute_path)) or "front matter"
        raise VerificationError(f"{place}: {fault.message[:200]}")


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = resources.files("normalize.canonical").joinpath("schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(schema))


@cache
def _plain_commonmark() -> MarkdownIt:
    """CommonMark as a forge reads it: raw HTML is markup there."""
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    return parser.disable("footnote_tail")


_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|\[\^(?P<label>[^\]\s]+)\]|\*\*(?P<strong>[^*\n]+?)\*\*|(?P<text>[^\\\[*]+|.)",
    re.DOTALL,
)
_SIMPLE = (Heading, Paragraph, FootnoteDefinition)
_OTHER_BLOCK = re.compile(r"\||[-+*] |>|\d{1,9}[.)] |---$|```")


def read_body(body: str) -> tuple[Block, ...]:
    """Read a body by the grammar of the format page: headings, paragraphs, definitions, strong text, references.

    Blocks of other kinds (tables, lists, quotes) are left out, here as in `_simple`.
    """
    blocks: list[Block] = []
    for chunk in re.split(r"\n\n+", body.strip("\n")):
        if chunk.startswith("    ") and blocks and isinstance(blocks[-1], FootnoteDefinition):
            last = blocks.pop()
            assert isinstance(last, FootnoteDefinition)
            blocks.append(FootnoteDefinition(last.label, (*last.children, Paragraph(_read_lines(chunk)))))
        elif chunk and not _OTHER_BLOCK.match(chunk):
            blocks.append(_read_block(chunk))
    return tuple(block for block in blocks if _is_simple(block))


def _read_block(chunk: str) -> Block:
    heading = re.fullmatch(r"(#{1,6}) (.*)", chunk)
    if heading:
        return Heading(len(heading[1]), _read_lines(heading[2]))
    definition = re.match(r"\[\^([^\]\s]+)\]: ", chunk)
    if definition:
        return FootnoteDefinition(definition[1], (Paragraph(_read_lines(chunk[definition.end() :])),))
    return Paragraph(_read_lines(chunk))


def _read_lines(chunk: str) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for number, line in enumerate(chunk.split("\n")):
        if number:
            found.append(SoftBreak())
        found.extend(_read_inline(line.strip(" ")))
    return tuple(_merged(found))


def _read_inline(line: str) -> list[Inline]:
    found: list[Inline] = []
    for match in _INLINE.finditer(line):
        if match["label"]:
            found.append(FootnoteReference(match["label"]))
        elif match["strong"]:
            found.append(Strong(tuple(_merged(_read_inline(match["strong"])))))
        else:
            found.append(Text(match["escaped"] or match["text"]))
    return found


def _merged(inlines: Sequence[Inline]) -> list[Inline]:
    merged: list[Inline] = []
    for node in inlines:
        if merged and isinstance(node, Text) and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + node.text)
        else:
            merged.append(node)
    return merged


def _simple(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if _is_simple(block))


def _is_simple(block: Block) -> bool:
    if isinstance(block, FootnoteDefinition):
        return all(isinstance(child, Paragraph) for child in block.children)
    return isinstance(block, Heading | Paragraph)


def _first_difference(first: Document, second: Document) -> str:
    for one, other in zip(first.children, second.children, strict=False):
        if one != other:
            return f"{str(other)[:160]} instead of {str(one)[:160]}"
    return f"{len(second.children)} blocks instead of {len(first.children)}"
