"""Join paragraphs, words and numbers that a page break cut in two.

Before:  ……拓展开放广度和对 ⏎⏎ 接深度，不断增创竞争新优势……          Before:  “民营经济19 ⏎⏎⏎ 条”“惠企21条”
After:   ……拓展开放广度和对接深度，不断增创竞争新优势……              After:   “民营经济19条”“惠企21条”
Leaves:  headings, list items, glossary entries, lines that introduce others (：), short lines without any punctuation
         (slogans, signatures), paragraphs that begin with a number or with 各位代表.

Structure is recognised before, so only running text is looked at. Evidence is asked of both sides: the first part
must be running text that stops short of a sentence end, the second must be able to go on. An open quotation mark or
bracket, a digit before a measure word or a trailing comma settle it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.chinese import CLOSING, HAN, NUMBERING, OPENING, STOPS
from normalize.draft import Draft, Line, Proposal
from normalize.edit import Confidence, joined

_NOT_PROSE = re.compile(r"#{1,6} |\||[-+*>] |!\[|---|```|\[\^[^\]]+\]:")
_MARKUP = re.compile(r"\*\*|\[\^[^\]]*\]|<[^>\n]*>")
_GOES_ON = re.compile(f"[{HAN}0-9A-Za-z“‘《（(%]|[，。、；：！？”’）》)]")
_OPENS_PARAGRAPH = re.compile(
    r"各位|同志们|附件|抄送|注[：:]|[一二三四五六七八九十]+是|——|第[一二三四五六七八九十百]+[章节条]"
)
_SHORTEST = 20
_LATIN_END, _LATIN_START = re.compile("[A-Za-z0-9,;]$"), re.compile("[A-Za-z]")


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    for first, second in pairwise(lines):
        confidence = _cut(first, second)
        if confidence:
            glue = " " if _LATIN_END.search(first.text) and _LATIN_START.match(second.text) else ""
            yield joined(draft.text, first.end, second.start, glue, confidence)


def _cut(first: Line, second: Line) -> Confidence | None:
    """How sure it is that the second line goes on where the first was cut; None when it does not."""
    definition = first.text.startswith("[^")
    if _NOT_PROSE.match(second.text) or (_NOT_PROSE.match(first.text) and not definition):
        return None
    before, after = _MARKUP.sub("", first.text), _MARKUP.sub("", second.text)
    if not before or not after or before[-1] in STOPS or not _GOES_ON.match(after):
        return None
    if _unclosed(before) > 0 and _closes_more(after):
        return Confidence.CERTAIN
    if before[-1] in CLOSING and not re.match("[，。、；：！？]", after) and len(before) < _SHORTEST:
        return None
    if _OPENS_PARAGRAPH.match(after) or _is_numbered(after):
        return None
    if after[0] in "，。、；：！？”’）》)":
        return Confidence.CERTAIN
    if before[-1] in "，、":
        return Confidence.CERTAIN if len(before) >= _SHORTEST or definition else Confidence.LIKELY
    prose = re.search("[，。；、]", before) is not None
    return Confidence.LIKELY if prose and len(before) >= _SHORTEST and re.search("[，。；]", after) else None


def _is_numbered(text: str) -> bool:
    return any(rule.match(text) for _, rule in NUMBERING)


def _unclosed(text: str) -> int:
    """How many quotation marks and brackets are still open at the end."""
    return _depths(text)[1]


def _closes_more(text: str) -> bool:
    """Does a text close a mark that it did not open?"""
    return _depths(text)[0] < 0


def _depths(text: str) -> Sequence[int]:
    """(the lowest depth reached, the depth at the end) of opening and closing marks."""
    depth = lowest = 0
    for sign in text:
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING:
            depth -= 1
            lowest = min(lowest, depth)
    return lowest, depth
