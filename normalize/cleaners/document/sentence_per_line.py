"""Write one sentence per line.
中文：正文一句写作一行，便于逐句比对。

Before:  疫情防控迅速有力。落实“四战”要求，坚决遏制疫情。
After:   疫情防控迅速有力。⏎落实“四战”要求，坚决遏制疫情。
Leaves:  headings, tables, list items; sentence ends inside quotation marks or brackets; decimal points, abbreviations.

A diff then shows a changed sentence as a changed line. Renderers join the lines again without a space (see the format,
Body 3). With the option `lines: paragraph` the cleaner does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.chinese.sentences import line_span, sentence_ends
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import INDENT
from normalize.provenance.edit import Edit, inserted, spaced

# Headings, rows, items, quotes, pictures, rules.
_WHOLE = re.compile(r" *(?:#{1,6} |\||[-+*>] |\d{1,9}[.)] |!\[|-{3,} *$)", re.MULTILINE)


def propose(draft: Draft) -> Sequence[Proposal]:
    if draft.options.lines == "paragraph":
        return ()
    edits: list[Edit] = []
    text = draft.text
    done = -1
    after: str | None = None  # the break after each sentence of a line; None if the line stays whole
    for at in sentence_ends(text):
        if at > done:
            start, done = line_span(text, at)
            after = None if _WHOLE.match(text, start) else f"\n{INDENT}" if _is_note(text, start, done) else "\n"
        if after:
            edits.append(spaced(text, at - 1, at, after) if text[at - 1] == " " else inserted(at, after))
    return edits


def _is_note(text: str, start: int, end: int) -> bool:
    """True if a line is a footnote definition, or continues one, which an indent of four spaces shows."""
    return text.startswith(INDENT, start) or (text.startswith("[^", start) and text.find("]:", start, end) > 0)
