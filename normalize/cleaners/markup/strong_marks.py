"""Write strong text so that CommonMark closes it.
中文：调整加粗标记的位置，使 CommonMark 能够闭合。

Before:  **全面从严治党纵深推进。**高举旗帜            Before:  提升**“吹哨报到”**机制
After:   **全面从严治党纵深推进**。高举旗帜            After:   提升“**吹哨报到**”机制

Before:  **今后五年的主要任务是：**                    Before:  **——经济稳步增长。**生产总值增长6%。
After:   今后五年的主要任务是：                        After:   ——**经济稳步增长**。生产总值增长6%。
Leaves:  strong text with a space or punctuation outside its marks, the headwords of glossary entries, and three or more
         asterisks in a row (they are escaped later).

`**` closes only if no punctuation precedes it, or if a space or punctuation follows it (CommonMark §6.2,
right-flanking; commonmark-spec#650). Chinese puts no space there, so 91 of the 123 strong runs of one converter would
stay literal. Marks round a whole line outside of headings are typography, here as in a web page. Two runs that touch
(`**甲****乙**`) become one. Marks without a partner are removed under a name and reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from normalize.chinese.characters import CLOSING, SENTENCE_END
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern, sign_first
from normalize.provenance.edit import Edit, Kind, removed, replaced
from normalize.provenance.finding import Finding, Severity
from normalize.readers.kinds import MARKDOWN

TRIGGERS = "*"

KINDS = frozenset({MARKDOWN})

_MARK = sign_first(r"(?<!\*)", "*", r"\*(?!\*)")
_TOUCHING = lazy_pattern(sign_first(r"(?<!\*)", "*", r"\*{3}(?!\*)"))
_RUN = lazy_pattern(rf"{_MARK}(?P<words>(?:[^*\n]|(?<!\*)\*(?!\*)|{_TOUCHING.pattern})+?){_MARK}")
_HEADING = lazy_pattern(r"#{1,6}(?=\s|\*|$)", re.MULTILINE)
_STOPS = lazy_pattern(f"[{SENTENCE_END}]+")


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    if "**" not in text:
        return
    runs = list(_RUN.finditer(text))
    for match in runs:
        if _holds_line(text, match):
            yield _opening(text, match.start(), match.start("words"), "strong marks of a whole line")
            yield removed(text, match.end("words"), match.end(), "strong marks of a whole line")
        else:
            yield from _edits(text, match)
        for touching in _TOUCHING.finditer(text, *match.span("words")):
            yield removed(text, *touching.span(), "strong marks that touch")
    paired = {at for match in runs for at in (match.start(), match.end() - 2)}
    for lone in re.finditer(_MARK, text):
        if lone.start() not in paired:
            yield _opening(text, *lone.span(), "strong mark without a partner")
            message = "strong mark without a partner: removed"
            yield Finding("unpaired-strong-mark", Severity.NOTE, *lone.span(), message)


def _holds_line(text: str, match: re.Match[str]) -> bool:
    """True if a run is a whole line outside of headings. It is then typography, as in a web page."""
    return _opens_line(text, match.start()) and text[match.end() : match.end() + 1] in ("", "\n")


def _opens_line(text: str, at: int) -> bool:
    return text[at - 1 : at] in ("", "\n")


def _opening(text: str, start: int, end: int, why: str) -> Edit:
    """Remove marks. An escape replaces them where the number signs after them would otherwise begin a heading."""
    if _opens_line(text, start) and _HEADING.match(text, end):
        return replaced(text, start, end, "\\")
    return removed(text, start, end, why)


def _edits(text: str, match: re.Match[str]) -> Iterator[Edit]:
    start, end = match.span("words")
    before, after = (
        text[match.start() - 1 : match.start()] or "\n",
        text[match.end() : match.end() + 1] or "\n",
    )
    inner_start, inner_end = start, end
    while inner_start < inner_end and (
        text[inner_start].isspace() or text[inner_start] == "—" or (_is_mark(text[inner_start]) and not _bounds(before))
    ):
        inner_start += 1
    while inner_end > inner_start and (
        text[inner_end - 1].isspace() or (_is_mark(text[inner_end - 1]) and not _bounds(after))
    ):
        inner_end -= 1
    if inner_start == inner_end:
        yield _opening(text, match.start(), start, "strong marks round punctuation")
        yield removed(text, end, match.end(), "strong marks round punctuation")
        return
    yield from _swap(text, match.start(), inner_start, text[start:inner_start] + "**")
    for stop in _STOPS.finditer(text[inner_start:inner_end]):
        if stop.end() < inner_end - inner_start and text[inner_start + stop.end()] not in CLOSING:
            # Each sentence gets its own marks: a sentence is a line, and strong text must end inside its line.
            yield from _swap(text, inner_start + stop.start(), inner_start + stop.end(), f"**{stop[0]}**")
    yield from _swap(text, inner_end, match.end(), "**" + text[inner_end:end])


def _swap(text: str, start: int, end: int, after: str) -> Iterator[Edit]:
    if text[start:end] != after:
        yield Edit(start, end, text[start:end], after, Kind.REPLACED)


def _bounds(neighbour: str) -> bool:
    return neighbour.isspace() or _is_mark(neighbour)


def _is_mark(character: str) -> bool:
    return character != "*" and unicodedata.category(character)[0] in "PS"
