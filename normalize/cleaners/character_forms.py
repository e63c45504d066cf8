r"""Give each character its one standard form.

Before:  ⼈⺠(radicals)、①不动、２００５年、ＧＤＰ、e\u0301(e + accent)
After:   人民、①不动、2005年、GDP、é
Leaves:  official marks and numbers (〔〕 “” —— …… 〇 Ⅲ · ① ㎡ ℃), fullwidth punctuation, private-use characters.

NFC, and the look-alikes that NFC leaves alone: Kangxi radicals (U+2F00…) and CJK radicals that PDF fonts map
ideographs to, compatibility ideographs, fullwidth digits and letters. NFKC would do all that and also break
① Ⅲ ㎡ … and every fullwidth comma.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from normalize.draft import Draft, Proposal
from normalize.edit import replaced

# Only what can differ from its standard form is looked at: combining marks with their base, compatibility
# ideographs, radicals, fullwidth alphanumerics and the fullwidth full stop of numbers.
TRIGGER = re.compile(
    "[\u0300-\u036f\u3099\u309a\u2e80-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d０-９Ａ-Ｚａ-ｚ．\u2126\u212a\u212b\u1f71-\u1fff]"
)
_COMBINING = re.compile("[\u0300-\u036f\u3099\u309a]")
# An odd form takes the marks that combine with it along.
_ODD = re.compile(
    "(?:[\u2e80-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d]|[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?|"
    "[\u2126\u212a\u212b\u1f71-\u1fff]|(?<=\\d)．(?=\\d))[\u0300-\u036f\u3099\u309a]*|[\u0300-\u036f\u3099\u309a]+"
)
_RADICALS = {"⺠": "民", "⻓": "长", "⻔": "门", "⻋": "车", "⻅": "见", "⻚": "页", "⻛": "风", "⻜": "飞", "⻢": "马",
             "⻥": "鱼", "⻦": "鸟", "⻬": "齐", "⻰": "龙", "⻩": "黄", "⻘": "青", "⻄": "西", "⻉": "贝"}  # fmt: skip


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    for match in _ODD.finditer(text):
        start, end = match.span()
        if _COMBINING.match(match[0]) and start and text[start - 1] != "\n":
            start -= 1  # with the character that the mark combines with
        odd = text[start:end]
        standard = _standard(odd)
        if standard != odd:
            yield replaced(text, start, end, standard)


def _standard(odd: str) -> str:
    if odd in _RADICALS:
        return _RADICALS[odd]
    first = ord(odd[0])
    if 0x2F00 <= first <= 0x2FD5 or first == 0x2E9F or first == 0x2EF3 or 0xFF00 <= first <= 0xFF5F:
        return unicodedata.normalize("NFKC", odd)
    return unicodedata.normalize("NFC", odd)
