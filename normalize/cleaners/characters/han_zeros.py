"""Write the zero of Han numbers in one way.
中文：汉字数字中的零统一写作“〇”（GB/T 15835 §5.2.5）。

Before:  一九四○年至一九八0年，二OO二年，（二○）向前进          Before:  民國一○○年
After:   一九四〇年至一九八〇年，二〇〇二年，（二〇）向前进      After:   民國一〇〇年
Leaves:  circles in place of a name (张○○), bullets, zeros among Arabic digits, letters beside Han.

GB/T 15835-2011 §5.2.5: the zero of a number without places is 〇 (U+3007). Keyboards lacked it for a long time, so
copies have a circle, a letter or a digit in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.chinese.numbering import ONE_TO_NINE
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern, sign_first
from normalize.provenance.edit import replaced

_SIGNS = "○◯OＯo0０"
_ZERO = "〇"
_BEHIND_DIGIT = f"(?<=[{ONE_TO_NINE}〇])"
# A zero stands between digits or before 年; a circle also before a mark or a unit after the number.
_INSIDE = f"[{_SIGNS}〇]*(?=[{ONE_TO_NINE}年])"
_AT_END = rf"[○◯〇]*(?=[）)、．.月日世届號号]|[^○◯〇\w])|(?<=[{ONE_TO_NINE}]{{2}}.)(?![○◯〇])"
_ZEROS = {
    sign: lazy_pattern(sign_first(_BEHIND_DIGIT, sign, f"(?:{_INSIDE}{'|' + _AT_END if sign in '○◯' else ''})"))
    for sign in _SIGNS
}


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    for sign in _SIGNS:
        for match in _ZEROS[sign].finditer(text) if sign in text else ():
            yield replaced(text, *match.span(), _ZERO * len(match[0]))
