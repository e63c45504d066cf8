"""Join paragraphs, words and numbers that a page break cut in two.
中文：接合被换页截断的段落、词语和数字。

Before:  ……拓展开放广度和对 ⏎⏎ 接深度，不断增创竞争新优势……          Before:  全年国内生产总值完成 ⏎⏎ 393亿元
After:   ……拓展开放广度和对接深度，不断增创竞争新优势……              After:   全年国内生产总值完成393亿元
Leaves:  headings, list items, glossary entries, lines that introduce others (：), short lines without any punctuation
         (slogans, signatures), lines of a verse (equally short, with a mark only at the end), paragraphs that begin
         with a number or with 各位代表, rows of tables.

Earlier cleaners recognise structure, so only running text is left to join. Both sides must give evidence: the first
part must be running text that stops before the end of a sentence, and the second part must be able to continue it. An
open quotation mark or bracket, a trailing comma, or a number after a verb decides the case. So do several paragraphs
that break off at the same length, the column of a print. A web page marks its paragraphs: there an incomplete line is a
caption, a byline or a heading, unless most such lines of the page are equally long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.canonical.footnotes import DEFINITION, REFERENCE
from normalize.chinese.characters import (
    CLAUSE_ENDS,
    CLOSING,
    IDEOGRAPH,
    NEVER_FIRST,
    OPENING,
    OPENING_INSIDE,
    STOPS,
    WIDE_STOPS,
)
from normalize.chinese.numbering import DIVISION_OR_ARTICLE, HAN_DIGITS, MEASURES, UP_TO_99, numbering
from normalize.documents.vocabulary import PARAGRAPH_OPENINGS
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import INDENT
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import Confidence, joined
from normalize.readers.kinds import HTML, PLAIN_TEXT

_NOT_PROSE = re.compile(rf"#{{1,6}} |\||[-+*>] |!\[|---|```|{DEFINITION}")
_MARKUP = lazy_pattern(rf"\*\*|{REFERENCE}:?|<[^>\n]*>")
# The second part may begin with a word, an opening mark, a sign after a number, or a closing mark.
_GOES_ON = lazy_pattern(rf"[\w{OPENING_INSIDE}(%‰％℃{NEVER_FIRST})]")
_CLOSES = NEVER_FIRST + ")"
# The end of a complete sentence, with the marks and note markers that may follow its stop.
_ENDED = lazy_pattern(rf"[{STOPS}][{CLOSING}]*+(?:\[[^\[\]\n]{{1,41}}\])*+$")
_LONGEST_END = 100
# Words with which a paragraph begins; it may also begin with a number (`numbering`).
_OPENS_PARAGRAPH = lazy_pattern(
    rf"{'|'.join(PARAGRAPH_OPENINGS)}|"
    rf"[{UP_TO_99}]+是|——|"  # one of several points
    f"{DIVISION_OR_ARTICLE}"
)
# A quantity: digits with a unit or measure word. A list number has a point or a bracket after it.
_COUNTED = f"[万亿千百]|[{MEASURES}]|多|余|平方|公[里斤顷]"
_QUANTITY = lazy_pattern(rf"\d[\d.,，]*\s*(?:[%‰％]|[年月日时]|{_COUNTED})")
# A unit that was cut off the number before it, and a number that was cut off on both sides.
_COUNTS = lazy_pattern(rf"[%‰％℃]|[年月日时]|(?!天然)(?:{_COUNTED})")
_LONE_NUMBER = lazy_pattern(r"\d[\d.,，]*")
# Two halves of a number must not be joined: if text between them was lost, they would make another number.
_DIGITS = HAN_DIGITS + "万亿"
_PAIRED = lazy_pattern(f"[{OPENING}{CLOSING}]")
# The marks that end a complete paragraph.
_WHOLE = STOPS + CLOSING
# A mark inside a line separates clauses.
_CLAUSE = lazy_pattern(f"[{CLAUSE_ENDS}](?!$)")
_CLAUSES = lazy_pattern(f"[{CLAUSE_ENDS}]")
# The same and 、, which separates words in a sentence: a line with such a mark is not a heading.
_PUNCTUATED = lazy_pattern(f"[{CLAUSE_ENDS}、]")
_SHORTEST = 20
# Latin words need a space where Chinese needs none.
_LATIN_END, _LATIN_START = re.compile("[A-Za-z0-9,;]$"), re.compile("[A-Za-z]")
_SHORTEST_BEFORE_NUMBER = 6
# Lines that were cut at a column: the least count, and a bound that the differences of their lengths stay below.
_FEWEST, _WIDTH = 6, 4
_LONGEST_LEAD = 60
_LONGEST_VERSE = 12


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Evidence in a file about its line breaks.

    `columns`: lengths of lines at which several paragraphs break off, in code points.
    `tight`: blank lines separate nearly all paragraphs.
    `torn`: blank lines separate most paragraphs, and those are complete; so a single line end is inside a paragraph.
    `marked`: the source marks paragraphs (HTML), and its incomplete lines have no common length.
    """

    columns: frozenset[int]
    tight: bool
    torn: bool
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The features of a paragraph without its markup, for the lines that are joined so far.

    Each line updates the record, so that a paragraph with a thousand cuts is not read a thousand times. `length` is in
    code points, `tail` is the end of the text, `depth` counts the opening marks that are not closed.
    """

    is_definition: bool
    is_numbered: bool
    length: int = 0
    tail: str = ""
    depth: int = 0
    is_spaced: bool = False
    is_punctuated: bool = False
    has_clauses: bool = False

    @property
    def is_prose(self) -> bool:
        return self.length >= _SHORTEST and self.has_clauses


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    evidence = _evidence(draft)
    current: _Paragraph | None = None
    for number, (first, second) in enumerate(pairwise(lines), 2):
        ended = first.text[-1] in WIDE_STOPS
        if ended and not evidence.tight:
            current = None  # most pairs of paragraphs
            continue
        gap = draft.text[first.end : second.start]
        if ended and not _may_lead(gap, evidence):
            current = None
            continue
        if _NOT_PROSE.match(second.text) or (current is None and _is_other(first.text)):
            current = None
            continue
        current = current or _paragraph(first.text)
        words = second.text
        if words[0].isdecimal() and _LONE_NUMBER.fullmatch(words):
            words += "".join(line.text for line in lines[number : number + 1])  # its unit is in the next line
        confidence = _cut(current, words, gap, evidence, len(first.text) in evidence.columns)
        if confidence:
            glue = " " if _LATIN_END.search(first.text) and _LATIN_START.match(second.text) else ""
            yield joined(draft.text, first.end, second.start, glue, confidence)
            current = _extended(current, second.text)
        else:
            current = None


def _evidence(draft: Draft) -> _Evidence:
    lines = draft.filled_lines
    lengths = Counter(
        len(line.text)
        for line in lines
        if len(line.text) >= _SHORTEST and line.text[-1] not in _WHOLE and not _NOT_PROSE.match(line.text)
    )
    columns = frozenset(length for length, count in lengths.items() if count >= 3)
    marked = draft.kind == HTML and not _at_one_length(lengths)
    if draft.kind != PLAIN_TEXT or len(lines) <= _SHORTEST:
        return _Evidence(columns, tight=False, torn=False, marked=marked)
    above_blank = [a.text[-1] for a, b in pairwise(lines) if draft.text.count("\n", a.end, b.start) > 1]
    tight = len(above_blank) >= 0.8 * (len(lines) - 1)
    whole = sum(sign in _WHOLE for sign in above_blank)
    torn = 2 * len(above_blank) >= len(lines) and whole >= 0.7 * len(above_blank)
    return _Evidence(columns, tight, torn)


def _at_one_length(lengths: Counter[int]) -> bool:
    """True if most of the incomplete lines have about one length. Marks of half width make small differences."""
    widest = max((sum(lengths[length + more] for more in range(_WIDTH)) for length in lengths), default=0)
    return widest >= _FEWEST and 2 * widest >= lengths.total()


def _is_definition(line: str) -> bool:
    return line.startswith("[^") and "]: " in line


def _is_other(line: str) -> bool:
    """True if a line is no paragraph: a heading, a list item, a table row."""
    return _NOT_PROSE.match(line) is not None and not _is_definition(line)


def _plain(line: str) -> str:
    """A line without its markup."""
    return _MARKUP.sub("", line) if "*" in line or "[" in line or "<" in line else line


def _paragraph(line: str) -> _Paragraph:
    """The features of a paragraph that begins with this line."""
    is_definition = _is_definition(line)
    begins = _plain(line).strip()
    return _extended(_Paragraph(is_definition, numbering(begins) is not None), line)


def _extended(paragraph: _Paragraph, line: str) -> _Paragraph:
    """The paragraph with one more line."""
    words = _plain(line).strip()
    return _Paragraph(
        paragraph.is_definition,
        paragraph.is_numbered,
        length=paragraph.length + len(words),
        tail=(paragraph.tail + words)[-_LONGEST_END:],
        depth=paragraph.depth + _depths(words)[1],
        is_spaced=paragraph.is_spaced or " " in words,
        has_clauses=paragraph.has_clauses or _CLAUSE.search(paragraph.tail[-1:] + words) is not None,
        is_punctuated=paragraph.is_punctuated or _PUNCTUATED.search(words) is not None,
    )


def _cut(paragraph: _Paragraph, words: str, gap: str, evidence: _Evidence, at_column: bool) -> Confidence | None:
    """The confidence that the next line (`words`) continues the paragraph; None if it does not."""
    after = _plain(words)
    if not paragraph.length or not after or not _GOES_ON.match(after):
        return None
    if _ENDED.search(paragraph.tail):
        return _lead(paragraph, after, gap, evidence)
    inside = evidence.torn or (evidence.tight and paragraph.is_prose)
    in_number = paragraph.tail[-1] in _DIGITS and after[0] in _DIGITS
    if inside and gap.count("\n") == 1 and not paragraph.is_numbered and not in_number:
        return Confidence.LIKELY
    half = _half(paragraph, after, paragraph.is_definition and gap.endswith(INDENT), at_column)
    return None if half is Confidence.LIKELY and evidence.marked else half


def _may_lead(gap: str, evidence: _Evidence) -> bool:
    return evidence.tight and gap.count("\n") <= 1


def _lead(before: _Paragraph, after: str, gap: str, evidence: _Evidence) -> Confidence | None:
    """The confidence that a single line end is inside a paragraph, after a complete sentence in a `tight` file."""
    if not _may_lead(gap, evidence) or before.tail[-1] != "。" or before.length > _LONGEST_LEAD:
        return None
    if _OPENS_PARAGRAPH.match(after) or numbering(after) or before.is_numbered or before.is_spaced:
        return None
    return Confidence.LIKELY if _CLAUSES.search(after) and len(after) >= _SHORTEST else None


def _half(before: _Paragraph, after: str, continued: bool, at_column: bool) -> Confidence | None:
    """The confidence that the second part continues a first part that ends before the end of its sentence."""
    if before.depth > 0 and _depths(after)[0] < 0:
        return Confidence.CERTAIN
    if after[0] in _CLOSES or continued:
        return Confidence.CERTAIN
    if after.startswith("一是") and before.tail[-1] == "，" and before.is_prose:
        return Confidence.LIKELY
    if _OPENS_PARAGRAPH.match(after) or numbering(after):
        return None
    prose = before.is_punctuated
    if before.is_prose and before.tail[-1].isdecimal() and _COUNTS.match(after):
        return Confidence.LIKELY
    if _QUANTITY.match(after) and before.length >= _SHORTEST_BEFORE_NUMBER and re.match(IDEOGRAPH, before.tail[-1]):
        return Confidence.LIKELY if prose or before.length >= _SHORTEST else None
    if before.tail[-1] in CLOSING and before.length < _SHORTEST:
        return None
    if before.length == len(after) <= _LONGEST_VERSE and not before.has_clauses and not _CLAUSE.search(after):
        return None  # two lines of a verse
    if before.tail[-1] in "，、":
        return Confidence.CERTAIN if before.length >= _SHORTEST else Confidence.LIKELY
    if at_column and (prose or _PUNCTUATED.search(after)):
        return Confidence.LIKELY
    open_end = prose or before.tail[-1] == "的"  # a noun must follow, such as a link in its own line
    return Confidence.LIKELY if open_end and before.length >= _SHORTEST and _CLAUSES.search(after) else None


def _depths(text: str) -> Sequence[int]:
    """(the lowest depth reached, the depth at the end) of opening and closing marks."""
    depth = lowest = 0
    for sign in _PAIRED.findall(text):
        if sign in OPENING:
            depth += 1
        else:
            depth -= 1
            lowest = min(lowest, depth)
    return lowest, depth
