r"""Replace mixed line ends by line feeds.
中文：把混用的各种换行统一为 LF。

Before:  一段\r\n二段\n三段\r
After:   一段\n二段\n三段\n
Leaves:  line feeds. If all line ends of a file are alike, the head of the ledger records them and this cleaner sees
         none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import spaced

TRIGGERS = "\r\x0b\x85\u2028\u2029"

_RETURN = re.compile("\r\n?|\x0b|\x85|\u2028|\u2029")


def propose(draft: Draft) -> Iterator[Proposal]:
    for match in _RETURN.finditer(draft.text):
        yield spaced(draft.text, *match.span(), "\n")
