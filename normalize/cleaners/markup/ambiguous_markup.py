r"""Escape every mark of a block that CommonMark would still misread.
中文：转义之后仍会误读的块，其中的 ASCII 标点全部加反斜线。

Before:  参见 [附件]: http://example.org/a*b*          After:   参见 \[附件\]\: http\:\/\/example\.org\/a\*b\*
Leaves:  blocks that CommonMark reads as written, that is nearly all; tables, lists and quotes without raw HTML.

`markdown-escapes` escapes the marks that are known to need it and leaves the text readable. The parser then checks each
block. In a block that it misreads, every ASCII punctuation mark gets a backslash, because CommonMark always reads an
escaped mark as itself (§2.4). So any text, however hostile, can be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.canonical.footnotes import REFERENCE
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import inserted
from normalize.provenance.finding import Finding, Severity
from normalize.verify.blocks import DEFINITION, OTHER_BLOCK, chunks, is_paragraph, labels
from normalize.verify.plain_blocks import certain_length
from normalize.verify.text import misread

_HEADING = lazy_pattern(r"#{1,6} ")
_MARK = lazy_pattern(r"[!-/:-@\[-`{-~]")
_OURS = lazy_pattern(rf"{REFERENCE}|\\[!-/:-@\[-`{{-~]")


def propose(draft: Draft) -> Iterator[Proposal]:
    defined = labels(draft.text)
    certain = certain_length(draft.text, defined)
    for at, chunk in chunks(draft.text[certain:]):
        start = certain + at
        goes_on = chunk.startswith("    ")  # a paragraph of the definition above: nothing else has an indent
        body = re.sub("^ {4}", "", chunk, flags=re.MULTILINE) if goes_on else chunk
        if misread(body, defined) or (goes_on and not is_paragraph(body)):
            yield Finding(
                "ambiguous-markup", Severity.NOTE, start, start + len(chunk), "marks that Markdown would read: escaped"
            )
            yield from _escape(start, chunk, defined)


def _escape(start: int, chunk: str, defined: frozenset[str]) -> Iterator[Proposal]:
    lead = _HEADING.match(chunk) or DEFINITION.match(chunk)
    begin = lead.end() if lead and not OTHER_BLOCK.match(chunk) else 0
    kept = {
        at
        for match in _OURS.finditer(chunk, begin)
        if match[0][0] == "\\" or match[0][2:-1] in defined
        for at in range(match.start(), match.end())
    }
    for match in _MARK.finditer(chunk, begin):
        if match.start() not in kept:
            yield inserted(start + match.start(), "\\")
