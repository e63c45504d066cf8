r"""Make mixed line ends line feeds.
中文：把混用的各种换行统一为 LF。

Before:  一段\r\n二段\n三段\r
After:   一段\n二段\n三段\n
Leaves:  line feeds. (A file whose line ends are all alike never comes here: the head of the ledger has them.)
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
