"""Find the language and script of a document.
中文：判断文本的语言和简繁字形，只作记录，从不转换。

Before:  國民經濟和社會發展          Before:  国民经济和社会发展
After:   language: zh-Hant           After:   language: zh-Hans
Leaves:  the text: nothing is ever converted between scripts.

The cleaner counts characters that only one script writes; a mixed text gets the script of the larger count. A text with
few ideographs among many letters is English if it has enough common English words; otherwise its language is
undetermined (`und`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from normalize.chinese.characters import IDEOGRAPH
from normalize.chinese.latin import is_ideograph
from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft

_SIMPLIFIED = "国们这来时说为会学对过经关发产业动实现进还开员区长东车见书专务务报议设计认让记论证话该诉词语读谁调谈谢亿仅从众优传体余价"
_TRADITIONAL = "國們這來時說為會學對過經關發產業動實現進還開員區長東車見書專務務報議設計認讓記論證話該訴詞語讀誰調談謝億僅從眾優傳體餘價"
_ONLY_SIMPLIFIED = re.compile(f"[{''.join(sorted(set(_SIMPLIFIED) - set(_TRADITIONAL)))}]")
_ONLY_TRADITIONAL = re.compile(f"[{''.join(sorted(set(_TRADITIONAL) - set(_SIMPLIFIED)))}]")
_HAN = re.compile(IDEOGRAPH)
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|is|that|for|it|with)\b", re.IGNORECASE)
_SAMPLE = 6_000


def propose(draft: Draft) -> Iterator[Proposal]:
    middle = max(0, len(draft.text) // 2 - _SAMPLE // 2)
    sample = draft.text[middle : middle + _SAMPLE]
    letters = len(sample.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    # The count stops when it decides: at one ideograph for four letters.
    han = sum(1 for _ in islice(_HAN.finditer(sample), letters // 4 + 1))
    if han * 4 < letters:
        english = len(_ENGLISH.findall(sample)) * 20 > letters / 5
        yield Fact("language", "en" if english else "und")
    elif not han:
        yield Fact("language", "und")
    else:
        yield Fact("language", _script(sample))


def _script(sample: str) -> str:
    """The script of a text with letters beyond ASCII."""
    traditional = len(_ONLY_TRADITIONAL.findall(sample))
    if traditional:  # few texts have both, so simplified characters are counted only here
        return "zh-Hant" if traditional > len(_ONLY_SIMPLIFIED.findall(sample)) else "zh-Hans"
    # A text without either may be in another alphabet.
    return "zh-Hans" if _ONLY_SIMPLIFIED.search(sample) or any(map(is_ideograph, sample)) else "und"
