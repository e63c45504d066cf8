"""Write one sentence per line.

Before:  疫情防控迅速有力。落实“四战”要求，坚决遏制疫情。
After:   疫情防控迅速有力。⏎落实“四战”要求，坚决遏制疫情。
Leaves:  headings, tables, list items; sentence ends inside quotation marks or brackets; decimal points, abbreviations.

A changed sentence is then a changed line of a diff. Renderers join the lines again without a space (see the format,
Body 3). With the setting `lines: paragraph` the cleaner does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.draft import Draft, Line, Proposal, goes_on
from normalize.edit import inserted, spaced
from normalize.sentence_ends import sentence_ends

_WHOLE = re.compile(r"#{1,6} |\||[-+*>] |\d{1,9}[.)] |!\[|-{3,}$")


def propose(draft: Draft) -> Iterator[Proposal]:
    if draft.options.get("lines") == "paragraph":
        return
    for line in draft.filled_lines:
        if len(line.text) > 1 and not _WHOLE.match(line.text):
            yield from _breaks(draft.text, line)


def _breaks(text: str, line: Line) -> Iterator[Proposal]:
    indent = ""
    for number, end in enumerate(sentence_ends(line.text)):
        if not number and ((line.text.startswith("[^") and "]:" in line.text) or goes_on(text, line)):
            indent = "    "
        at = line.start + end
        if text[at - 1] == " ":
            yield spaced(text, at - 1, at, "\n" + indent)
        else:
            yield inserted(at, "\n" + indent)
