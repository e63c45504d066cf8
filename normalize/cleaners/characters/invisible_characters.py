r"""Remove characters that nobody can see.
中文：删去看不见的字符：零宽空格、控制字符、方向标记等。

Before:  全\u200b区经济\ufeff，\x07发展
After:   全区经济，发展
Leaves:  white space of all kinds (other cleaners decide about it), form feeds (they are page breaks), variation
         selectors (U+FE00…, U+E0100…: they choose the shape of a name's character), and U+200D between emoji.

Editors, PDF converters and copy protection leave such characters: zero-width space, joiner, word joiner, byte order
mark, soft hyphen, directional marks, control characters. They break search and comparison.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.chinese.characters import INVISIBLE, has_irregular_character
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed

TRIGGERS = has_irregular_character

_INVISIBLE = lazy_pattern(f"[{INVISIBLE}]+|\u200d")
_EMOJI = lazy_pattern("[\U0001f000-\U0001ffff\u2600-\u27bf\ufe0f]")


def propose(draft: Draft) -> Iterator[Proposal]:
    for match in _INVISIBLE.finditer(draft.text):
        before = draft.text[match.start() - 1 : match.start()]
        if not (match[0] == "\u200d" and _EMOJI.match(before)):
            yield removed(draft.text, *match.span())
