"""Join the number of an article or a chapter with its words in the next line.
中文：把断开的条、章序号与其后的文字接起来。

Before:  第三条 ⏎⏎ 国家保障未成年人的生存权……          Before:  第六章 ⏎⏎ 政府保护
After:   第三条 国家保障未成年人的生存权……             After:   第六章 政府保护
Leaves:  laws in which most articles have their number in a line of its own; a number above another one; a chapter above
         a paragraph.

A print sets a wide space after such a number, and an extractor splits the line there into two paragraphs. The other
articles of the text are the evidence: most of them have their words in the line of the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.chinese.characters import STOPS
from normalize.chinese.numbering import ARTICLE, DIVISION, DIVISIONS, numbering
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import Confidence, joined

TRIGGERS = "条條" + DIVISIONS

_ARTICLE = lazy_pattern(rf"{ARTICLE}(?P<words>\s*[^\s、，和或至的第])?")
_CHAPTER = lazy_pattern(DIVISION)
_FEWEST = 3
_LONGEST_NAME = 30


def propose(draft: Draft) -> Iterator[Proposal]:
    numbered = [pair for pair in pairwise(draft.filled_lines) if pair[0].text[0] == "第"]
    articles = [(_ARTICLE.match(first.text), first, second) for first, second in numbered]
    whole = sum(found is not None and found["words"] is not None for found, _, _ in articles)
    alone = [(first, second) for found, first, second in articles if found and found[0] == first.text]
    if whole >= max(_FEWEST, len(alone)):
        yield from _joins(draft.text, [(first, second) for first, second in alone if not _is_numbered(second.text)])
    chapters = [pair for pair in numbered if _CHAPTER.fullmatch(pair[0].text) and _is_name(pair[1].text)]
    if len(chapters) >= _FEWEST:
        yield from _joins(draft.text, chapters)


def _joins(text: str, pairs: Sequence[tuple[Line, Line]]) -> Iterator[Proposal]:
    for number, words in pairs:
        yield joined(text, number.end, words.start, " ", Confidence.LIKELY)


def _is_numbered(text: str) -> bool:
    return numbering(text) is not None or _ARTICLE.match(text) is not None or text[0] in "#|>"


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and text[-1] not in STOPS and not _is_numbered(text)
