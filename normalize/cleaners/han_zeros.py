"""Write the zero of Han numbers in one way.

Before:  一九四○年至一九八0年，二OO二年，（二○）向前进          Before:  民國一○○年
After:   一九四〇年至一九八〇年，二〇〇二年，（二〇）向前进      After:   民國一〇〇年
Leaves:  circles that stand for a name left out (张○○), bullets, zeros among Arabic digits, letters beside Han.

GB/T 15835-2011 §4.2.3: the zero of a number without places is 〇 (U+3007), which keyboards lacked for long, so that copies have
a circle, a letter or a digit for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.draft import Draft, Proposal
from normalize.edit import replaced

# Between digits, or before what is counted so; a circle also before the mark behind a number. The class is searched for at
# once, what stands before is looked at from behind it.
_ZEROS = re.compile(
    "[○◯〇OＯo0０](?<=[一二三四五六七八九].)(?:[○◯〇OＯo0０]*(?=[一二三四五六七八九年])|"
    "(?<![OＯo0０])[○◯〇]*(?:(?=[）)、．.月日世届號号]|[^○◯〇\\w])|(?<=[一二三四五六七八九]{2}.)(?![○◯〇])))"
)
_ZERO = "〇"


def propose(draft: Draft) -> Iterator[Proposal]:
    for match in _ZEROS.finditer(draft.text):
        if match[0].strip(_ZERO):
            yield replaced(draft.text, *match.span(), _ZERO * len(match[0]))
