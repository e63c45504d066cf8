"""Close up words that were spread to fill a line.

Before:  政 府 工 作 报 告          Before:  区长  李  春
After:   政府工作报告               After:   区长 李春
Leaves:  a space between words of more than one character (区长 谢元), Latin words, digits, rows of a table.

A run of single ideographs with spaces between them is one word: titles are spread to look centred, names of two
characters to stand as wide as names of three. Wider gaps that remain become one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.chinese import IDEOGRAPH
from normalize.draft import Draft, Proposal
from normalize.edit import spaced
from normalize.latin_lines import is_ideograph

# Marks that may stand behind such a run.
_BEHIND = "：:，。、；！？）》”"
# What stands before the first one is searched for at once; a lookbehind would be tried at each character.
_SPREAD = re.compile(f"[ \n]({IDEOGRAPH}(?: +{IDEOGRAPH})+)(?![^ \n{_BEHIND}])")
# The end of such a run, found at its space: without one there is none.
_SPREAD_END = re.compile(f" {IDEOGRAPH}(?![^ \n{_BEHIND}])")
_GAP = re.compile("  *")
_WIDE = re.compile("   *")


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    closed: set[int] = set()
    for match in _SPREAD.finditer(f"\n{text}") if _SPREAD_END.search(text) else ():
        if not is_ideograph(min(match[1].replace(" ", ""))):
            continue  # words of one letter: и в о
        for gap in _GAP.finditer(match[1]):
            start, end = match.start() + gap.start(), match.start() + gap.end()
            closed.add(start)
            yield spaced(text, start, end)
    for gap in _WIDE.finditer(text):
        # At the beginning of a line they indent a paragraph of a note: all other indents are gone.
        if gap.start() not in closed and text[gap.start() - 1 : gap.start()] != "\n":
            yield spaced(text, *gap.span(), " ")
