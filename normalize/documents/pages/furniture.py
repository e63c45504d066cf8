"""Find page breaks, running headers and page numbers of a printed text.

Pure analysis; `cleaners/page_furniture.py` acts on it.

The terms are those of TEI: page break, running header, page number (forme work).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.chinese.characters import CLAUSE_ENDS, CLOSING, PAUSES, STOPS, squeezed
from normalize.chinese.numbering import UP_TO_999, numbering
from normalize.documents.notes.note import is_glossary_heading
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern

# A line that marks a page boundary by itself.
_PAGE_MARK = lazy_pattern(
    r"[=\-—*·\s]{2,}第\s*\d+\s*[页頁][=\-—*·\s]{2,}|"  # === 第 4 頁 ===
    r"第\s*\d+\s*[页頁](?:\s*[,，/]?\s*共\s*\d+\s*[页頁])?|"  # 第4页，共20页
    rf"第\s*[{UP_TO_999}]+\s*[页頁]|"  # 第四页
    r"[-=*\s]*[Pp]age\s+\d+(?:\s+of\s+\d+)?[-=*\s]*"  # Page 4 of 20
)
_DRESS = "—－–_·•～~-"  # the hyphen last: in a class it means itself there
_DRESSED_NUMBER = lazy_pattern(rf"[{_DRESS}]\s*(\d{{1,4}}|[ivxlc]+)\s*[{_DRESS}]|(\d{{1,4}})\s*/\s*\d{{1,4}}")
_BARE_NUMBER = lazy_pattern(r"\d{1,4}|[ivxlc]{1,6}")
_NOTE = lazy_pattern(r"[\[［](\d{1,3})[\]］]\s*(\S.*)")
_HEADWORD = 8  # letters by which two notes of one number are compared
_SHORTEST_HEADER, _LONGEST_HEADER, _LEAST_HEADERS = 4, 50, 3
_PROSE = 15
_CLAUSES = lazy_pattern(f"[{CLAUSE_ENDS}]")
_WHOLE = STOPS + CLOSING
# Bare numbers are page numbers if there are at least so many, and so many lines on each page.
_LEAST_NUMBERS, _SHORTEST_PAGE = 3, 4
# The share of the numbers that must count on, since some are misread, and by how much: pages without text have none.
_MOSTLY, _LARGEST_STEP = 0.6, 3


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The text between the last line of a page and the first line of the next: a half-open span of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[Line, ...]
    marked: bool


def page_bodies(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each page without its furniture; [] for a text without recognisable pages."""
    pages = list(_pages(text, lines))
    if len(pages) < 2:
        return []
    numbers = _page_numbers(pages)
    headers = _running_headers(pages, lines)
    repeated = _repeated_notes(lines)
    bodies = (_body(page, number, headers, repeated) for page, number in zip(pages, numbers, strict=True))
    return [body for body in bodies if body]


def find_page_breaks(text: str, bodies: Sequence[Sequence[Line]]) -> tuple[PageBreak, ...]:
    """The text before the first body, between the bodies and after the last, in order. Blank spans are left out."""
    if not bodies:
        return ()
    breaks: list[PageBreak] = []
    last_end = 0
    for body in bodies:
        breaks.append(PageBreak(last_end, _line_start(text, body[0].start)))
        last_end = body[-1].end
    breaks.append(PageBreak(last_end, len(text)))
    return tuple(found for found in breaks if text[found.start : found.end].strip("\n \f"))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\f", 0, at)) + 1


def _pages(text: str, lines: Sequence[Line]) -> Iterator[_Page]:
    """Split a text at form feeds and page marks.

    Without either, split after page numbers with dashes or consecutive ones.
    """
    dressed = _series({number: line.text for number, line in enumerate(lines) if _is_dressed(line.text)})
    marked = (
        {number for number, line in enumerate(lines) if _PAGE_MARK.fullmatch(line.text)} if _names_page(text) else ()
    )
    marks = "\f" in text or bool(marked)
    dressed = dressed or (set() if marks else _counting(text, lines))
    if not marks and len(dressed) < 2:
        return
    current: list[Line] = []
    previous_end = 0
    for number, line in enumerate(lines):
        is_mark = number in marked
        if (("\f" in text[previous_end : line.start]) or is_mark) and current:
            yield _Page(tuple(current), marks)
            current = []
        if not is_mark:
            current.append(line)
        previous_end = line.end
        if not marks and number in dressed:
            yield _Page(tuple(current), False)
            current = []
    if current:
        yield _Page(tuple(current), marks)


def _series(dressed: Mapping[int, str]) -> set[int]:
    """The numbers of the lines whose dressed numbers count on as pages do; none if they are members of a list.

    `dressed` are texts by the numbers of their lines. In 4/20 the second number is the same on every page: 5/2013 and
    217/1948 are instruments of a list. Roman numbers are taken as they are.
    """
    values = {number: tuple(map(int, re.findall(r"\d+", text))) for number, text in dressed.items()}
    totals = Counter(value[1] for value in values.values() if len(value) == 2)
    (total, _), *_ = totals.most_common(1) or [(0, 0)]
    pages = {number: value for number, value in values.items() if len(value) < 2 or value[1] == total >= value[0]}
    firsts = [value[0] for value in pages.values() if value]
    rising = sum(0 < later - earlier <= _LARGEST_STEP for earlier, later in pairwise(firsts))
    return set(pages) if rising >= _MOSTLY * (len(firsts) - 1) else set()


def _names_page(text: str) -> bool:
    """True if the text contains a word that every page mark contains."""
    return "页" in text or "頁" in text or ("g" in text and "age " in text)


def _is_dressed(text: str) -> bool:
    """True for a page number with marks: — 4 —, 4/20."""
    return (text[-1] in _DRESS or text[-1].isdecimal()) and _DRESSED_NUMBER.fullmatch(text) is not None


def _counting(text: str, filled: Sequence[Line]) -> set[int]:
    """Lines that are bare page numbers: consecutive, set off by blank lines, each followed by the same header."""
    found = [at for at, line in enumerate(filled) if len(line.text) <= 4 and line.text.isdecimal()]
    if len(found) < _LEAST_NUMBERS or found[0] < _SHORTEST_PAGE:
        return set()
    counts = all(int(filled[b].text) == int(filled[a].text) + 1 and b - a > _SHORTEST_PAGE for a, b in pairwise(found))
    apart = all(text.count("\n", filled[at - 1].end, filled[at].start) > 1 for at in found)
    below = [squeezed(filled[at + 1].text) for at in found if at + 1 < len(filled)]
    headed = len(below) > 1 and len(set(below)) == 1 and _SHORTEST_HEADER <= len(below[0]) <= _LONGEST_HEADER
    return set(found) if counts and apart and headed else set()


def _page_numbers(pages: Sequence[_Page]) -> list[Line | None]:
    """For each page its last or first line if that is the page number. Bare digits must count on from page to page."""
    found: list[Line | None] = []
    values: list[int | None] = []
    for page in pages:
        ends = [line for line in (*page.lines[-1:], *page.lines[:1]) if line]
        line = next((line for line in ends if _is_number(line.text)), None)
        found.append(line)
        digits = re.search(r"\d+", line.text) if line else None
        values.append(int(digits[0]) if digits else None)
    known = [value for value in values if value is not None]
    rising = sum(later == earlier + 1 for earlier, later in pairwise(known))
    counted = len(known) >= 2 and rising >= _MOSTLY * (len(known) - 1)
    return [line if line and (counted or _is_dressed(line.text)) else None for line in found]


def _running_headers(pages: Sequence[_Page], lines: Sequence[Line]) -> frozenset[int]:
    """Offsets of first lines of pages that are running headers.

    A header repeats the first line of an earlier page, or a heading above it or on its page. A repetition in prose does
    not count. The first occurrence is the title or heading itself, unless it interrupts a sentence between two pages.
    """
    headings = _headings(lines, frozenset(page.lines[0].start for page in pages if page.lines))
    firsts = Counter(squeezed(page.lines[0].text) for page in pages if page.lines)
    seen: set[str] = set()
    found: set[int] = set()
    cut = False
    for page in pages:
        if not page.lines:
            continue
        first, last = page.lines[0], page.lines[-1]
        words = squeezed(first.text)
        stands = headings.get(words)
        if _may_head(words, firsts[words], cut and stands is not None):
            before = words in seen or "".join(sorted(words)) in seen or (stands is not None and stands[0] < first.start)
            below = stands is not None and first.start < stands[1] <= last.start
            if before or below or (cut and firsts[words] >= _LEAST_HEADERS):
                found.add(first.start)
        seen |= {words, "".join(sorted(words))}  # 2021年某市公报 on the first page, 某市2021年公报 on the others
        cut = _is_cut(page)
    return frozenset(found)


def _may_head(words: str, times: int, interrupts: bool) -> bool:
    """True if a first line may be a header: it has the length of a title, and is no sentence without a number.

    It may be shorter if it is the first line of several pages, or if it equals a heading and `interrupts` a sentence.
    """
    shortest = 2 if times >= _LEAST_HEADERS or interrupts else _SHORTEST_HEADER
    if not shortest <= len(words) <= _LONGEST_HEADER or words[-1] in PAUSES:
        return False
    return words[-1] != "。" or numbering(words) is not None


def _headings(lines: Sequence[Line], firsts: frozenset[int]) -> dict[str, tuple[int, int]]:
    """Map the text of each possible heading to the offsets of its first and second occurrence.

    A heading is a line alone, a line with the next one, or a line up to its first stop. A line after prose without a
    sentence end continues it and is no heading. The first lines of pages (`firsts`) do not count as prose: they may be
    headers.
    """
    found: dict[str, tuple[int, int]] = {}
    before = ""
    for number, line in enumerate(lines):
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        if len(line.text) <= _LONGEST_HEADER and not _breaks_off(before):
            words = squeezed(line.text)
            both = words + squeezed(below)
            run_in = both[: both.find("。") + 1] if numbering(words) else ""
            for candidate in {words, both, run_in}:
                first, second = found.get(candidate, (line.start, line.start))
                found[candidate] = (first, line.start if first == second else second)
        before = line.text if line.start not in firsts else ""
    return found


def _breaks_off(text: str) -> bool:
    return len(text) >= _PROSE and text[-1] not in _WHOLE and _CLAUSES.search(text) is not None


def _is_cut(page: _Page) -> bool:
    """True if the last line of a page above its number breaks off inside a sentence."""
    last = next((line.text for line in reversed(page.lines) if not _is_number(line.text)), "")
    return len(last) >= _PROSE and last[-1] not in _WHOLE


def _is_number(text: str) -> bool:
    return _is_dressed(text) or _BARE_NUMBER.fullmatch(text) is not None


def _repeated_notes(lines: Sequence[Line]) -> frozenset[int]:
    """Offsets of note lines ([3] 四个之区：…) at the feet of pages that a glossary after the text repeats.

    Two notes are equal if their number and headword (or first letters) are equal: their line breaks differ.
    """
    heading = next((at for at, line in enumerate(lines) if is_glossary_heading(line.text)), None)
    if heading is None:
        return frozenset()
    behind = {_note_key(line.text) for line in lines[heading + 1 :]} - {None}
    return frozenset(line.start for line in lines[:heading] if _note_key(line.text) in behind)


def _note_key(text: str) -> tuple[str, str] | None:
    match = _NOTE.match(text)
    return (match[1], squeezed(re.split("[：:]", match[2], maxsplit=1)[0])[:_HEADWORD]) if match else None


def _body(page: _Page, number: Line | None, headers: frozenset[int], repeated: frozenset[int]) -> list[Line]:
    """The lines of running text of a page: without number, header, and notes that the glossary repeats."""
    body = [line for line in page.lines if line is not number]
    if len(body) > 1 and body[0].start in headers:
        body = body[1:]
    foot = next((at for at, line in enumerate(body) if line.start in repeated), len(body))
    return body[:foot]
