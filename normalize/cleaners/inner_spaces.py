"""Remove spaces that were typed or converted into Chinese text.

Before:  更新 26 个地块 2492 亩，打造 “一轴”“两翼” ，完成 OTC 挂牌
After:   更新26个地块2492亩，打造“一轴”“两翼”，完成OTC挂牌
Leaves:  spaces between Latin words (été à Paris, he said “no” to it), between two numbers, between two words of Han outside
         of prose (names, titles, chapter heads), after Markdown marks, in tables and links; the one behind the number that
         opens an article or an outline (第一条 本法，1.2 背景), which nothing else parts from the words.

Converters put a space wherever the script changes. Chinese leaves that gap to typesetting (CLREQ §3.2.2), so the
text has none: copies from different hands become equal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from normalize.chinese import HAN_DIGITS, IDEOGRAPH
from normalize.draft import Draft, Proposal
from normalize.edit import spaced
from normalize.late import late
from normalize.latin_lines import SHARED, LatinLines, is_ideograph

_MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·％℃"
_SHORTEST_PROSE = 30
_LONGEST_NUMBER = 24
_PUNCTUATED = re.compile("[，。；、：].*[，。；、：]")
_GAP = re.compile(" +")
# The percent sign of a Chinese sentence: an ideograph, a Chinese mark or the end of the line follows it.
_PERCENT = late(f"(?<=[0-9]) +(?=%(?:{IDEOGRAPH}|[{_MARKS}]|$))", re.MULTILINE)
# A line that begins like a list item, a heading or a table row: its first gap is Markdown's own.
_MARKDOWN_START = re.compile(r"\s*(?:> )*(?:#{1,6}|[-+*>]|\d{1,9}[.)]|\[\^[^\]\n]+\]:) ")
_OUTLINE = late(
    rf"(?:[-+*] |#{{1,6}} )?(?:\*\*)?(?:第[{HAN_DIGITS}]+[条條](?:之[{HAN_DIGITS}]+)?|"
    r"\d{1,2}(?:\.\d{1,2})+|(?<=[-+*] )\d{1,3})(?:\*\*)? "
    r"(?![年月日时時万萬亿億千百十多余個个家项項人次座件名户戶所辆台套吨米亩畝处種种倍元斤头只岁天批度平公里%％‰℃])"
)


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    prose = _prose_spans(draft)
    latin = LatinLines(text)
    for match in _GAP.finditer(text):
        start, end = match.span()
        if _PERCENT.match(text, start):
            yield spaced(text, start, end)
        elif start and end < len(text) and not _is_markup(text, start):
            before, after = text[start - 1], text[end]
            if (before in SHARED or after in SHARED) and latin.at(start):
                continue
            if _closes(before, after) or (is_ideograph(before) and is_ideograph(after) and _inside(prose, start)):
                yield spaced(text, start, end)


def _prose_spans(draft: Draft) -> tuple[list[int], list[int]]:
    """Starts and ends of lines of prose: long, punctuated, and no row of a table. There no space parts words."""
    lines = [
        line
        for line in draft.lines
        if " " in line.text
        and len(line.text) >= _SHORTEST_PROSE
        and _PUNCTUATED.search(line.text)
        and line.text[0] != "|"
    ]
    return [line.start for line in lines], [line.end for line in lines]


def _inside(spans: tuple[list[int], list[int]], at: int) -> bool:
    number = bisect_right(spans[0], at) - 1
    return number >= 0 and at < spans[1][number]


def _closes(before: str, after: str) -> bool:
    """Is a gap between these two no gap of the text?"""
    if before in _MARKS or after in _MARKS:
        return before != "\n" and after != "\n"
    han_before, han_after = is_ideograph(before), is_ideograph(after)
    if han_before == han_after:
        return False
    other = after if han_before else before
    return other.isalnum() or other in "%+-~/.,)]("


def _is_markup(text: str, at: int) -> bool:
    line_start = text.rfind("\n", 0, at) + 1
    if text[line_start] == "|":
        return True
    if at - line_start < _LONGEST_NUMBER and (number := _OUTLINE.match(text, line_start)) and number.end() == at + 1:
        return True
    found = _MARKDOWN_START.match(text, line_start, at + 1)
    return found is not None and found.end() == at + 1
