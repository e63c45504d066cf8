"""Join paragraphs, words and numbers that a page break cut in two.

Before:  ……拓展开放广度和对 ⏎⏎ 接深度，不断增创竞争新优势……          Before:  全年国内生产总值完成 ⏎⏎ 393亿元
After:   ……拓展开放广度和对接深度，不断增创竞争新优势……              After:   全年国内生产总值完成393亿元
Leaves:  headings, list items, glossary entries, lines that introduce others (：), short lines without any punctuation
         (slogans, signatures), paragraphs that begin with a number or with 各位代表, rows of tables.

Structure is recognised before, so only running text is looked at. Evidence is asked of both sides: the first part
must be running text that stops short of a sentence end, the second must be able to go on. An open quotation mark or
bracket, a trailing comma, a number behind a verb settle it; so do several paragraphs that all break off at the same
length, the column of a print.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.chinese import CLOSING, HAN, HAN_DIGITS, IDEOGRAPH, NUMBERING, OPENING, STOPS
from normalize.draft import Draft, Line, Proposal
from normalize.edit import Confidence, joined
from normalize.sniff import PLAIN_TEXT

_NOT_PROSE = re.compile(r"#{1,6} |\||[-+*>] |!\[|---|```|\[\^[^\]]+\]:")
_MARKUP = re.compile(r"\*\*|\[\^[^\]]*\]:?|<[^>\n]*>")
_GOES_ON = re.compile(f"[{HAN}0-9A-Za-z“‘《（(%]|[，。、；：！？”’）》)]")
_OPENS_PARAGRAPH = re.compile(
    r"各位(?!数)|同志们|附\s?件|抄\s?送|注[：:]|[一二三四五六七八九十]+是|——|第[一二三四五六七八九十百]+[编章节条]|[（(][一二三四五六七八九十]+[）)]"
)
# A quantity: digits with what they count. A list number has a point or a bracket behind it.
_COUNTED = "[万亿千百]|[个家项人次座条件名户所辆台套吨米亩处种倍元斤头只岁天批]|多|余|平方|公[里斤顷]"
_QUANTITY = re.compile(rf"\d[\d.,，]*\s*(?:[%‰％]|[年月日时]|{_COUNTED})")
# Two halves of a number make another number when something stood between them.
_DIGITS = HAN_DIGITS + "万亿"
# Stops that no markup ends in.
_PLAIN_STOPS = "。！？：；…"
_SHORTEST = 20
# Latin words need a space where Chinese needs none.
_LATIN_END, _LATIN_START = re.compile("[A-Za-z0-9,;]$"), re.compile("[A-Za-z]")
_SHORTEST_BEFORE_NUMBER = 6
_LONGEST_LEAD = 60


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a file shows of breaks.

    `columns` are lengths at which several paragraphs break off. In a `tight` file nearly all paragraphs are parted by
    blank lines, in a `torn` one most are, and those are whole: a single line end stands inside a paragraph then.
    """

    columns: frozenset[int]
    tight: bool
    torn: bool


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    evidence = _evidence(draft)
    current = ""
    for first, second in pairwise(lines):
        current = current or first.text
        gap = draft.text[first.end : second.start]
        confidence = _cut(current, first, second, gap, evidence)
        if confidence:
            glue = " " if _LATIN_END.search(first.text) and _LATIN_START.match(second.text) else ""
            yield joined(draft.text, first.end, second.start, glue, confidence)
            current += second.text
        else:
            current = ""


def _evidence(draft: Draft) -> _Evidence:
    lines = draft.filled_lines
    lengths = Counter(
        len(line.text)
        for line in lines
        if len(line.text) >= _SHORTEST and line.text[-1] not in STOPS + CLOSING and not _NOT_PROSE.match(line.text)
    )
    blank = sum(draft.text[a.end : b.start].count("\n") > 1 for a, b in pairwise(lines))
    tight = draft.kind == PLAIN_TEXT and len(lines) > _SHORTEST and blank >= 0.8 * (len(lines) - 1)
    whole = [a.text[-1] in STOPS + CLOSING for a, b in pairwise(lines) if draft.text[a.end : b.start].count("\n") > 1]
    torn = draft.kind == PLAIN_TEXT and 2 * blank >= len(lines) > _SHORTEST and sum(whole) >= 0.7 * len(whole)
    columns = frozenset(length for length, count in lengths.items() if count >= 3)
    return _Evidence(columns, tight, torn)


def _cut(current: str, first: Line, second: Line, gap: str, evidence: _Evidence) -> Confidence | None:
    """How sure it is that the second line goes on where the paragraph so far (`current`) was cut."""
    if current[-1] in _PLAIN_STOPS and not _may_lead(gap, evidence):
        return None  # most pairs of paragraphs
    definition = current.startswith("[^") and "]: " in current
    if _NOT_PROSE.match(second.text) or (_NOT_PROSE.match(current) and not definition):
        return None
    before, after = _MARKUP.sub("", current).strip(), _MARKUP.sub("", second.text)
    if not before or not after or not _GOES_ON.match(after):
        return None
    if before[-1] in STOPS:
        return _lead(before, after, gap, evidence)
    inside = evidence.torn or (evidence.tight and _is_prose(before))
    in_number = before[-1] in _DIGITS and after[0] in _DIGITS
    if inside and gap.count("\n") == 1 and not _is_numbered(before) and not in_number:
        return Confidence.LIKELY
    return _half(before, after, definition and gap.endswith("    "), len(first.text) in evidence.columns)


def _may_lead(gap: str, evidence: _Evidence) -> bool:
    return evidence.tight and gap.count("\n") <= 1


def _lead(before: str, after: str, gap: str, evidence: _Evidence) -> Confidence | None:
    """A sentence set apart by a single line end, in a file whose paragraphs are parted by blank lines."""
    if not _may_lead(gap, evidence) or before[-1] != "。" or len(before) > _LONGEST_LEAD:
        return None
    if _OPENS_PARAGRAPH.match(after) or _is_numbered(after) or _is_numbered(before) or " " in before:
        return None
    return Confidence.LIKELY if re.search("[，。；]", after) and len(after) >= _SHORTEST else None


def _half(before: str, after: str, continued: bool, at_column: bool) -> Confidence | None:
    """The first part stops short of a sentence end: does the second go on?"""
    if _depths(before)[1] > 0 and _depths(after)[0] < 0:
        return Confidence.CERTAIN
    if after[0] in "，。、；：！？”’）》)" or continued:
        return Confidence.CERTAIN
    if after.startswith("一是") and before[-1] == "，" and _is_prose(before):
        return Confidence.LIKELY
    if _OPENS_PARAGRAPH.match(after) or _is_numbered(after):
        return None
    prose = re.search("[，。；、]", before) is not None
    if _QUANTITY.match(after) and len(before) >= _SHORTEST_BEFORE_NUMBER and re.match(f"{IDEOGRAPH}", before[-1]):
        return Confidence.LIKELY if prose or len(before) >= _SHORTEST else None
    if before[-1] in CLOSING and len(before) < _SHORTEST:
        return None
    if before[-1] in "，、":
        return Confidence.CERTAIN if len(before) >= _SHORTEST else Confidence.LIKELY
    if at_column and (prose or re.search("[，。；、]", after)):
        return Confidence.LIKELY
    return Confidence.LIKELY if prose and len(before) >= _SHORTEST and re.search("[，。；]", after) else None


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST and re.search("[，。；]", text[:-1]) is not None


def _is_numbered(text: str) -> bool:
    return any(rule.match(text) for _, rule in NUMBERING)


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
