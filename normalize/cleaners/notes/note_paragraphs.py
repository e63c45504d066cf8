r"""Keep in a note the lines that its editor indented below it.
中文：注文之下缩进的续行、续段，仍归入该注。

Before:  [^甲]: 第一句。 ⏎ ␠␠␠␠第二句。 ⏎ ⏎ \t第二段。          After:   [^甲]: 第一句。第二句。 ⏎ ⏎ ␠␠␠␠第二段。
Leaves:  lines without an indent after a note, because they may continue the text; items of a list; indents elsewhere,
         which `line-spaces` removes.

Paragraphs of a footnote are indented by four spaces or a tab (GitHub Flavored Markdown); a line end without a blank line is
a soft break. All other indents are layout, so this cleaner runs before their removal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.canonical.footnotes import DEFINITION
from normalize.canonical.line_joint import line_joint
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import joined, spaced
from normalize.readers.kinds import MARKDOWN

TRIGGERS = "^"

KINDS = frozenset({MARKDOWN})

# A definition and all indented lines below it; then the white space before each such line.
_NOTE = lazy_pattern(rf"^{DEFINITION}[ \t].*+(?:(?:\n[ \t]*+(?=\n))*+\n(?: {{4}}|\t)[ \t]*+\S.*+)++", re.MULTILINE)
_LEAD = lazy_pattern(r"[ \t]*\n\s*")
_ITEM = lazy_pattern(r"[-+*>|#] ?|\d{1,9}[.)] |```")


def propose(draft: Draft) -> Iterator[Proposal]:
    for note in _NOTE.finditer(draft.text):
        for lead in _LEAD.finditer(draft.text, *note.span()):
            yield from _edit(draft.text, *lead.span())


def _edit(text: str, start: int, end: int) -> Iterator[Proposal]:
    if text.count("\n", start, end) == 1 and not _ITEM.match(text, end):
        yield joined(text, start, end, line_joint(text[start - 1], text[end]))
    else:
        yield spaced(text, start, end, "\n" * min(text.count("\n", start, end), 2) + "    ")
