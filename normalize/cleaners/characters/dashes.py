"""Write every dash in a Chinese sentence as two U+2014.
中文：把句中各式破折号统一写作两个 U+2014（GB/T 15834 §4.10）。

Before:  建国以来--特别是改革开放以来──取得了成就          Before:  “十四五”―― 开局之年
After:   建国以来——特别是改革开放以来——取得了成就          After:   “十四五”—— 开局之年
Leaves:  hyphens between Latin letters or digits (A--B, 2010--2020), longer rules (-----), the bar of a subtitle: the
         front matter keeps it as the edition has it.

GB/T 15834-2011 §4.10: the dash (破折号) is as long as two characters, U+2014 twice (CLREQ §3.1.7.3). Typists write two
hyphens, and the fonts of some systems have box-drawing lines or bars instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.chinese.characters import is_wide
from normalize.chinese.sentences import line_span
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern, sign_first
from normalize.provenance.edit import replaced

TRIGGERS = "-―─－"

_SIGNS = "-―─－"
_DASHES = {sign: lazy_pattern(sign_first(f"(?<![{_SIGNS}—])", sign, f"{sign}(?![{_SIGNS}—])")) for sign in _SIGNS}
_WHOLE = "——"


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    for sign in _SIGNS:
        # Python finds one character ten times as fast as two.
        for match in _DASHES[sign].finditer(text) if sign in text and sign * 2 in text else ():
            start, end = match.span()
            before, after = text[max(0, start - 2) : start].rstrip(" ")[-1:], text[end : end + 2].lstrip(" ")[:1]
            if is_wide(after) and (is_wide(before) or _opens_sentence(text, start)):
                yield replaced(text, start, end, _WHOLE)


def _opens_sentence(text: str, at: int) -> bool:
    """True if a line begins at the offset and contains a sentence. A subtitle is not a sentence."""
    return text[at - 1 : at] in ("", "\n", "　") and "。" in text[at : line_span(text, at + 1)[1]]
