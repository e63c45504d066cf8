"""Close up words that were spread to fill a line.
中文：合拢为排版而拉开的字（政 府 工 作 报 告）。

Before:  政 府 工 作 报 告          Before:  区长  李  春
After:   政府工作报告               After:   区长 李春
Leaves:  a space between words of more than one character (区长 谢元), Latin words, digits, rows of a table.

A run of single ideographs with spaces between them is one word: typists spread titles to look centred, and names of two
characters to be as wide as names of three. Wider gaps that remain become one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.chinese.characters import IDEOGRAPH, NEVER_FIRST
from normalize.chinese.latin import is_ideograph
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import sign_first
from normalize.provenance.edit import spaced

TRIGGERS = " "

# Marks that may follow such a run.
_BEHIND = NEVER_FIRST + ":*"
# The pattern begins with the first gap, for speed (`engine.patterns`); a lookbehind checks the character before it.
_SPREAD = re.compile(
    sign_first(rf"(?<=(?<![^ \n*]){IDEOGRAPH})", " ", rf" *{IDEOGRAPH}(?: +{IDEOGRAPH})*(?![^ \n{_BEHIND}])")
)
_GAP = re.compile(" +")
_WIDE = re.compile(sign_first("", " ", "  *"))


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    closed: set[int] = set()
    for match in _SPREAD.finditer(text):
        if not is_ideograph(min(text[match.start() - 1] + match[0].replace(" ", ""))):
            continue  # words of one letter: и в о
        gaps = list(_GAP.finditer(text, *match.span()))
        for gap in gaps if not _are_names(gaps) else _inside_names(gaps):
            closed.add(gap.start())
            yield spaced(text, *gap.span())
    for gap in _WIDE.finditer(text):
        # Spaces at the beginning of a line indent a paragraph of a note: all other indents are gone.
        if gap.start() not in closed and text[gap.start() - 1 : gap.start()] != "\n":
            yield spaced(text, *gap.span(), " ")


def _are_names(gaps: Sequence[re.Match[str]]) -> bool:
    """True if wider gaps cut a run into words of two or three characters, each of which is spread evenly: 李 春  王 强."""
    widths = [len(gap[0]) for gap in gaps]
    narrowest = min(widths)
    lengths = [1]
    for width in widths:
        lengths[-1:] = [lengths[-1] + 1] if width == narrowest else [lengths[-1], 1]
    return len(lengths) > 1 and set(lengths) <= {2, 3}


def _inside_names(gaps: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The narrowest gaps of a run."""
    narrowest = min(len(gap[0]) for gap in gaps)
    return [gap for gap in gaps if len(gap[0]) == narrowest]
