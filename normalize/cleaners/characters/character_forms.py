r"""Give each character its one standard form.
中文：把部首形、兼容汉字、全角字母数字等改为标准字符（NFC）。

Before:  ⼈⺠(radicals)、①不动、２００５年、ＧＤＰ、e\u0301(e + accent)
After:   人民、①不动、2005年、GDP、é
Leaves:  official marks and numbers (〔〕 “” —— …… 〇 Ⅲ · ① ㎡ ℃), fullwidth punctuation, private-use characters.

The text becomes NFC, which also replaces compatibility ideographs. Look-alikes that NFC leaves alone are replaced as
well: Kangxi radicals (U+2F00…) and CJK radicals to which PDF fonts map ideographs, fullwidth digits and letters, small
and vertical forms of marks (﹝1﹞ ︵). NFKC would do all that, but it would also break ① Ⅲ ㎡ … and every fullwidth comma.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from normalize.chinese.characters import has_irregular_character
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import replaced

TRIGGERS = has_irregular_character

# Only characters that can differ from their standard form are searched for: compatibility ideographs, radicals,
# fullwidth alphanumerics, the fullwidth full stop of numbers, and letters that combine or have two codes.
_LETTERS = (
    "\u0300-\u1fff\u20d0-\u20ff\u2126\u212a\u212b\u2329\u232a\u2adc\u302a-\u302f\u3099\u309a"
    "\ua66f-\ud7fb\ufb1d-\ufb4e\ufe20-\ufe2f\U00010000-\U0001ffff"
)
# A match includes the marks that combine with the odd form.
_ODD = lazy_pattern(
    "(?:[\u2e80-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48\ufe50-\ufe6b]|[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?|(?<=\\d)．(?=\\d))"
    f"[\u0300-\u036f\u3099\u309a]*|[{_LETTERS}]+"
)
# Radicals, and a vertical leader that people type for a colon.
_FORMS = {"⺠": "民", "⻓": "长", "⻔": "门", "⻋": "车", "⻅": "见", "⻚": "页", "⻛": "风", "⻜": "飞", "⻢": "马",
             "⻥": "鱼", "⻦": "鸟", "⻬": "齐", "⻰": "龙", "⻩": "黄", "⻘": "青", "⻄": "西", "⻉": "贝",
             "︰": "："}  # fmt: skip


def propose(draft: Draft) -> Iterator[Proposal]:
    text, done = draft.text, 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        if start > done and text[start - 1] != "\n" and _combines(text[start]):
            start -= 1  # include the character with which the mark combines
        done = end
        odd = text[start:end]
        standard = _standard(odd)
        if standard != odd:
            yield replaced(text, start, end, standard)


def _combines(sign: str) -> bool:
    return unicodedata.combining(sign) > 0 or "\u1160" <= sign <= "\u11ff"  # the parts of a Korean syllable


def _standard(odd: str) -> str:
    if odd in _FORMS:
        return _FORMS[odd]
    first = ord(odd[0])
    if (
        0x2F00 <= first <= 0x2FD5
        or first == 0x2E9F
        or first == 0x2EF3
        or 0xFE10 <= first <= 0xFE6B
        or 0xFF00 <= first <= 0xFF5F
    ):
        return unicodedata.normalize("NFKC", odd)
    return unicodedata.normalize("NFC", odd)
