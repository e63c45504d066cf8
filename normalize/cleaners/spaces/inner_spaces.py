"""Remove spaces that were typed or converted into Chinese text.
中文：删去中文里打字或转换时留下的空格。

Before:  更新 26 个地块 2492 亩，打造 “一轴”“两翼” ，完成 OTC 挂牌
After:   更新26个地块2492亩，打造“一轴”“两翼”，完成OTC挂牌
Leaves:  spaces between Latin words (été à Paris, he said “no” to it), between two numbers, between two Chinese words
         outside of prose (titles, chapter heads), between names, members of a list and slogans in prose (（记者 张某 李某）),
         after Markdown marks, in tables and links, in a table without rules (three or more lines with equally many gaps);
         the space after the number of an article, a chapter or an outline (第一条 本法，1.2 背景), because nothing else
         separates the number from the words.

Converters put a space wherever the script changes. Chinese leaves that gap to typesetting (CLREQ §3.2.2), so the text
has none, and copies from different hands become equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.canonical.footnotes import DEFINITION
from normalize.chinese.characters import CLAUSE_ENDS, IDEOGRAPH, PAUSES, WIDE_MARKS
from normalize.chinese.latin import SHARED, LatinLines, is_ideograph
from normalize.chinese.numbering import DIVISION_OR_ARTICLE, HAN_DIGITS, MEASURES
from normalize.documents.spaced_words import parts_words
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line, lines_at
from normalize.engine.patterns import lazy_pattern, sign_first
from normalize.provenance.edit import spaced

TRIGGERS = " "

_SHORTEST_PROSE = 30
_PUNCTUATED = lazy_pattern(f"[{PAUSES}。].*[{PAUSES}。]")
# Rows of a table without rules.
_FEWEST_ROWS, _FEWEST_GAPS = 3, 2
_SENTENCE = lazy_pattern(f"[{CLAUSE_ENDS}！？]")
_COLUMN = lazy_pattern(r"\w +[+\-−]?\w")
_GAP = re.compile(sign_first("", " ", " *"))
# The percent sign of a Chinese sentence: an ideograph, a Chinese mark or the end of the line follows it.
_PERCENT = lazy_pattern(f"(?<=[0-9]) +(?=%(?:{IDEOGRAPH}|[{WIDE_MARKS}]|$))", re.MULTILINE)
# A line that begins like a list item, a heading or a table row: its first gap is Markdown's own.
_MARKDOWN_START = re.compile(rf"(?:> )*(?:#{{1,6}}|[-+*>]|\d{{1,9}}[.)]|{DEFINITION}) ")
# Units and measure words after a number make it a quantity. 条 is left out because it also begins words: 1.2 条件.
_COUNTED = f"[{MEASURES.replace('条', '')}年月日时時万萬亿億千百十多余度平公里%％‰℃]"
_OUTLINE = lazy_pattern(
    r"(?:[-+*] |#{1,6} )?(?:\*\*)?(?:"
    rf"{DIVISION_OR_ARTICLE}(?:之[{HAN_DIGITS}]+)?(?:\*\*)? |"  # 第一条
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})+|(?<=[-+*] )\d{{1,3}})(?:\*\*)? (?!{_COUNTED}))"  # 1.2, and - 3
)
# Lines with an outline number or a Markdown mark begin with one of these, or with a digit.
_OWN_STARTS = frozenset("第-+*#>[")


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    lines = list(lines_at(text, (gap.start() for gap in _GAP.finditer(text))))
    rows = frozenset(_rows(text, lines))
    for line in lines:
        for start, end in _superfluous(line.text) if line not in rows else ():
            yield spaced(text, line.start + start, line.start + end)


def _rows(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The rows of a table without rules: adjacent lines with equally many gaps, one of them surely between columns."""
    block: list[Line] = []
    width = 0  # in gaps
    for line in (*lines, None):
        gaps = _columns(line) if line and _may_be_row(line.text) else []
        is_row = line is not None and _is_row(line, gaps)
        if line and is_row and block and len(gaps) == width and _stands_below(text, block[-1], line):
            block.append(line)
            continue
        if len(block) >= _FEWEST_ROWS:
            yield from block
        block, width = [line] if line and is_row else [], len(gaps)


def _stands_below(text: str, above: Line, line: Line) -> bool:
    return text.count("\n", above.end, line.start) <= 2 and not text[above.end : line.start].strip()


def _may_be_row(text: str) -> bool:
    """True if a line has enough spaces and no sentence. Few lines do."""
    return text.count(" ") >= _FEWEST_GAPS and not _SENTENCE.search(text)


def _is_row(line: Line, gaps: Sequence[int]) -> bool:
    """True if a line has at least two gaps, and one of them can only separate columns."""
    if len(gaps) < _FEWEST_GAPS:
        return False
    superfluous = dict(_superfluous(line.text))
    return any(_COLUMN.match(line.text, start - 1) for start in gaps if start not in superfluous)


def _columns(line: Line) -> list[int]:
    """Offsets in the line where its gaps begin, without those after a Markdown mark or a number that opens the line."""
    own = _own_gaps(line.text)
    return [gap.start() for gap in _GAP.finditer(line.text) if gap.start() not in own]


def _superfluous(words: str) -> Iterator[tuple[int, int]]:
    """Spans of the spaces to remove from a line, as offsets in the line."""
    is_row = words[0] == "|"
    own = _own_gaps(words)
    latin = LatinLines(words)
    is_prose = None  # computed on demand: few lines need it
    for gap in _GAP.finditer(words):
        start, end = gap.span()
        if words.startswith("%", end) and _PERCENT.match(words, start):
            yield start, end
        elif not is_row and start not in own:
            before, after = words[start - 1], words[end]
            if (before in SHARED or after in SHARED) and latin.at(start):
                continue
            closes = _closes(before, after)
            if not closes and is_ideograph(before) and is_ideograph(after):
                is_prose = _is_prose(words) if is_prose is None else is_prose
                closes = is_prose and not parts_words(words, start, end)
            if closes:
                yield start, end


def _is_prose(words: str) -> bool:
    """True if a line is long and punctuated. In such a line no space separates words."""
    return len(words) >= _SHORTEST_PROSE and _PUNCTUATED.search(words) is not None


def _own_gaps(words: str) -> tuple[int, ...]:
    """Offsets of the gaps after a Markdown mark, or after the number of an article or an outline."""
    if words[0] not in _OWN_STARTS and not words[0].isdecimal():
        return ()
    found = (_OUTLINE.match(words), _MARKDOWN_START.match(words))
    return tuple(match.end() - 1 for match in found if match)


def _closes(before: str, after: str) -> bool:
    """True if Chinese typesetting needs no space between these two characters (CLREQ §3.2.2)."""
    if before in WIDE_MARKS or after in WIDE_MARKS:
        return before != "\n" and after != "\n"
    han_before, han_after = is_ideograph(before), is_ideograph(after)
    if han_before == han_after:
        return False
    other = after if han_before else before
    return other.isalnum() or other in "%+-~/.,)]("
