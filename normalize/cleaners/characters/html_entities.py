"""Write HTML entities as the characters they stand for.
中文：把 HTML 实体还原为它所代表的字符。

Before:  全市生产总值增长10.5&permil;，&ldquo;十五&rdquo;&mdash;&mdash;收官
After:   全市生产总值增长10.5‰，“十五”——收官
Leaves:  an ampersand that begins no entity (R&D, AT&T;), entities without a semicolon, private-use code points.
         A number that is no character (&#11;) is removed.

Text that somebody copied from the source of a page keeps its entities. In HTML sources the cleaners of tags come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import removed, replaced

TRIGGERS = "&"

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def propose(draft: Draft) -> Iterator[Proposal]:
    # Loaded on first use: the module has a table of two thousand names.
    import html

    for match in _ENTITY.finditer(draft.text):
        character = html.unescape(match[0])
        if not character:
            yield removed(draft.text, *match.span(), "number of no character")
        elif character != match[0] and not any("\ue000" <= sign <= "\uf8ff" for sign in character):
            yield replaced(draft.text, *match.span(), character)
