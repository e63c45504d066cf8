"""Make half-width punctuation fullwidth where the text is Chinese.
中文：中文里的半角标点改为全角（GB/T 15834），百分号用半角。

Before:  各位代表:  现在,我代表区人民政府(国土空间)报告工作;完成4.5％
After:   各位代表：  现在，我代表区人民政府（国土空间）报告工作；完成4.5%
Leaves:  numbers and times (1,234  9:30  3.5), Latin sentences, addresses (http://…), Markdown (`[^1]:`), file names,
         brackets round Latin or digits in a Latin context, and brackets of traditional texts, where (一) is usual; points,
         unless the text ends more sentences with them than with 。.

GB/T 15834 §3: Chinese is punctuated with fullwidth marks. GB/T 15835: the percent sign stays half-width. A mark is
Chinese if an ideograph or a fullwidth mark is beside it, and not if it has a digit or a letter on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.chinese.characters import IDEOGRAPH, TERM_END, is_wide
from normalize.chinese.latin import SHARED, LatinLines
from normalize.chinese.numbering import ONE_TO_NINE
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import replaced

TRIGGERS = ",:;?!％(.．"

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
# Python searches for one character ten times as fast as for any of several.
_MARKS = {mark: re.compile(re.escape(mark)) for mark in _WIDE}
_PERCENT = re.compile("％")
# Points in the place of full stops, how many of them show a habit, and words that open the next sentence.
_POINT = re.compile(rf"(?<={IDEOGRAPH}|[%{TERM_END}])[.．](?={IDEOGRAPH}|$)", re.MULTILINE)
_FEWEST_POINTS = 3
_OPENS = lazy_pattern(
    f"要|我|各|下面|同时|今年|去年|明年|全[市省县区国年]|在|为|对|这|此|并|认真|加强|坚持|进一步|[{ONE_TO_NINE}]是|首先|其次|"
    "因此|但|同志们|当前|目前|其中|必须|继续|切实|重点|努力|只有|如果|由于|特别是|会议|让"
)
_BRACKETS = re.compile(r"\(([^()\n]{0,200})\)")


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    for match in _PERCENT.finditer(text) if "％" in text else ():
        yield replaced(text, *match.span(), "%")
    for mark, pattern in _MARKS.items():
        latin = LatinLines(text)
        for match in pattern.finditer(text) if mark in text else ():
            at = match.start()
            if _is_chinese(text, at, mark, latin):
                yield replaced(text, at, at + 1, _WIDE[mark])
    yield from _full_stops(text)
    if draft.facts.get("language") != "zh-Hant":
        latin = LatinLines(text)
        for match in _BRACKETS.finditer(text):
            if _encloses_chinese(text, match, latin):
                yield replaced(text, match.start(), match.start() + 1, "（")
                yield replaced(text, match.end() - 1, match.end(), "）")


def _full_stops(text: str) -> Iterator[Proposal]:
    """Replace points that end sentences by 。, in a text that has more such points than 。.

    The point follows an ideograph, and ends the line or precedes a word that opens a sentence. Such a word is required,
    because a point may also separate the names of one person.
    """
    stops = text.count("。")
    points = list(_POINT.finditer(text)) if text.count(".") + text.count("．") > stops else []
    if len(points) < _FEWEST_POINTS or len(points) <= stops:
        return
    for point in points:
        if text[point.end() : point.end() + 1] in ("\n", "") or _OPENS.match(text, point.end()):
            yield replaced(text, *point.span(), "。")


def _is_chinese(text: str, at: int, mark: str, latin: LatinLines) -> bool:
    before = text[at - 1] if at else "\n"
    if mark == ":" and (before == "]" or text.startswith("://", at)):
        return False
    if mark in "!?" and (before == "]" or text.startswith("[", at + 1)):
        return False
    if is_wide(before):
        return before not in SHARED or not latin.at(at)
    # In 立方米, 2020年 the ideograph is before the mark; in “OTC,同比” it is after the mark.
    behind = text[at + 1 : at + 3].lstrip(" ")[:1]
    if not is_wide(behind) or before in "\n *_`":
        return False
    return behind not in SHARED or not latin.at(at)


def _encloses_chinese(text: str, match: re.Match[str], latin: LatinLines) -> bool:
    before = text[match.start() - 1] if match.start() else "\n"
    after = text[match.end() : match.end() + 1] or "\n"
    if before == "]":  # the destination of a link
        return False
    if any(map(is_wide, match[1])):
        return not latin.at(match.start())
    return is_wide(before) and (is_wide(after) or after == "\n")
