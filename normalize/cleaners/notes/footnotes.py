"""Write the notes from the feet of pages at the end of the text.
中文：把各页页末的注写到全文末尾，作为脚注。

Before:  ……推进改革[^脚注1]。          (`page-furniture` took the note off its page)
After:   ……推进改革[^脚注1]。 ⏎ ⏎ [^脚注1]: 见本报告附表。
Leaves:  notes of other kinds; a text whose pages have no notes.

Runs after `wrapped-lines`, because a note is one long line and a wrapped text has none. Runs before the cleaners of
spaces and marks, which clean notes like the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import inserted
from normalize.readers.kinds import MARKDOWN, PLAIN_TEXT

KINDS = frozenset({PLAIN_TEXT, MARKDOWN})


def propose(draft: Draft) -> Iterator[Proposal]:
    notes = draft.knowledge.footnotes
    if notes:
        yield inserted(len(draft.text), "\n\n" + "\n\n".join(notes), "notes at the feet of pages")
