r"""Show where bytes could not be decoded.
中文：用 � 标出无法解码的字节，并逐处报告。

Before:  全区\udcb5经济   (the encoding has no character for the byte 0xB5)
After:   全区�经济
Leaves:  everything else; a � in the source itself is only reported.

The byte is in the ledger, so `restore` gives it back. Every place is a finding, so that a reader can look up the
missing character in another copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.chinese.characters import has_irregular_character
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import replaced
from normalize.provenance.finding import Finding, Severity

TRIGGERS = has_irregular_character

_BROKEN = re.compile("[\ud800-\udfff]+|\N{REPLACEMENT CHARACTER}+")


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    for match in _BROKEN.finditer(text):
        start, end = match.span()
        if match[0][0] == "\N{REPLACEMENT CHARACTER}":
            message = "the source itself holds a replacement character: a letter was lost before"
        else:
            yield replaced(text, start, end, "\N{REPLACEMENT CHARACTER}")
            codes = " ".join(f"{ord(character) - 0xDC00:02X}" for character in match[0])
            message = f"cannot decode the bytes {codes}"
        yield Finding("undecodable-byte", Severity.ERROR, start, end, message, "compare with another copy")
