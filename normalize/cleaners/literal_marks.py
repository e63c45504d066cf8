r"""Escape characters that CommonMark would read as markup.

Before:  分辨率2560*1440，？？*我，<b>不是标签</b>，A&amp;T     Before:  # 不是标题（a line of plain text）
After:   分辨率2560\*1440，？？\*我，\<b>不是标签\</b>，A\&amp;T   After:   \# 不是标题
Leaves:  markup that the cleaners wrote or understood (headings, references, strong text, tables), underscores inside
         words, & and < that begin nothing.

A source is hostile or careless: what it holds is text. Only the characters that would change the tree are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.draft import Draft, Line, Proposal
from normalize.edit import inserted
from normalize.sniff import MARKDOWN

# Tokens of canonical inline markup come first and are stepped over; then what must be escaped.
_TOKEN = re.compile(
    r"(?P<ours>\[\^[^\]\s]+\]|\*\*(?=[^\s*])[^*\n]*?(?<=[^\s*])\*\*)|(?P<link>!?\[[^\[\]\n]*\]\([^()\s]*\))|"
    r"(?P<escape>[*`]|\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\[(?=\^)|\[(?=[^\[\]\n]*\][(\[])|~(?=~)|"
    r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))"
)
_HAS = re.compile(r"[*`\\<&\[~_]")
_LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|-+\s*$|~~~)|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)"
)
_CANONICAL_START = re.compile(r"#{1,6} |\[\^[^\]\s]+\]: |\|")
_MARKDOWN_BLOCK = re.compile(r"[-+*] |> ?|\d{1,9}[.)] |---$")


def propose(draft: Draft) -> Iterator[Proposal]:
    markdown = draft.kind == MARKDOWN
    for line in draft.filled_lines:
        yield from _at_start(line, markdown)
        if _HAS.search(line.text):
            yield from _inside(line, markdown)


def _at_start(line: Line, markdown: bool) -> Iterator[Proposal]:
    if _CANONICAL_START.match(line.text) or (markdown and _MARKDOWN_BLOCK.match(line.text)):
        return
    match = _LINE_START.match(line.text)
    if match:
        yield inserted(line.start + (match.start("dot") if match["number"] else 0), "\\")


def _inside(line: Line, markdown: bool) -> Iterator[Proposal]:
    start = _MARKDOWN_BLOCK.match(line.text) if markdown else None
    for match in _TOKEN.finditer(line.text, start.end() if start else 0):
        if match["escape"] or (match["link"] and not markdown):
            yield inserted(line.start + match.start(), "\\")
