"""The pages of a text that was printed: where they end, and what stands at their heads and feet. Pure analysis.

Named as in TEI: page break, running header, page number (forme work). Acted on by `cleaners/page_furniture.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.draft import Line

# A line that says by itself that a page begins or ends here.
_PAGE_MARK = re.compile(
    r"[=\-—*·\s]{2,}第\s*\d+\s*[页頁][=\-—*·\s]{2,}|第\s*\d+\s*[页頁](?:\s*[,，/]?\s*共\s*\d+\s*[页頁])?|"
    r"[-=*\s]*[Pp]age\s+\d+(?:\s+of\s+\d+)?[-=*\s]*|第\s*[一二三四五六七八九十百]+\s*[页頁]"
)
_DRESSED_NUMBER = re.compile(r"[—－–\-_·•～~]\s*(\d{1,4}|[ivxlc]+)\s*[—－–\-_·•～~]|(\d{1,4})\s*/\s*\d{1,4}")
_BARE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_LONGEST_HEADER = 50


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What stands between the last line of a page and the first of the next: a half-open span of whole lines."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[Line, ...]
    marked: bool


def find_page_breaks(text: str, lines: Sequence[Line]) -> tuple[PageBreak, ...]:
    """Page breaks with their furniture, in order. A text that shows no pages has none."""
    pages = list(_pages(text, lines))
    if len(pages) < 2:
        return ()
    numbers = _page_numbers(pages)
    headers = _running_headers(pages, lines)
    bodies = [_body(page, number, headers) for page, number in zip(pages, numbers, strict=True)]
    breaks: list[PageBreak] = []
    last_end = 0
    for body in bodies:
        if not body:
            continue
        if last_end or body[0].start > _line_start(text, pages[0].lines[0].start if pages[0].lines else 0):
            breaks.append(PageBreak(last_end, _line_start(text, body[0].start)))
        last_end = body[-1].end
    breaks.append(PageBreak(last_end, len(text)))
    return tuple(found for found in breaks if text[found.start : found.end].strip("\n \f"))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\f", 0, at)) + 1


def _pages(text: str, lines: Sequence[Line]) -> Iterator[_Page]:
    """Split at form feeds and page marks; without either, behind dressed page numbers that count on."""
    filled = [line for line in lines if line.text]
    dressed = [number for number, line in enumerate(filled) if _DRESSED_NUMBER.fullmatch(line.text)]
    marks = "\f" in text or any(_PAGE_MARK.fullmatch(line.text) for line in filled)
    current: list[Line] = []
    previous_end = 0
    for number, line in enumerate(filled):
        is_mark = _PAGE_MARK.fullmatch(line.text) is not None
        if (("\f" in text[previous_end : line.start]) or is_mark) and current:
            yield _Page(tuple(current), marks)
            current = []
        if not is_mark:
            current.append(line)
        previous_end = line.end
        if not marks and number in dressed and len(dressed) >= 2:
            yield _Page(tuple(current), False)
            current = []
    if current:
        yield _Page(tuple(current), marks)


def _page_numbers(pages: Sequence[_Page]) -> list[Line | None]:
    """The line with the page's number: the last or the first; bare digits only when they count on from page to page."""
    found: list[Line | None] = []
    values: list[int | None] = []
    for page in pages:
        ends = [line for line in (*page.lines[-1:], *page.lines[:1]) if line]
        line = next(
            (line for line in ends if _DRESSED_NUMBER.fullmatch(line.text) or _BARE_NUMBER.fullmatch(line.text)), None
        )
        found.append(line)
        digits = re.search(r"\d+", line.text) if line else None
        values.append(int(digits[0]) if digits else None)
    known = [value for value in values if value is not None]
    rising = sum(later == earlier + 1 for earlier, later in pairwise(known))
    counted = len(known) >= 2 and rising >= 0.6 * (len(known) - 1)
    return [line if line and (counted or _DRESSED_NUMBER.fullmatch(line.text)) else None for line in found]


def _running_headers(pages: Sequence[_Page], lines: Sequence[Line]) -> frozenset[str]:
    """First lines of pages that are repeated: on other pages, or as a heading of the text itself."""
    firsts = Counter(_squeezed(page.lines[0].text) for page in pages[1:] if page.lines)
    everywhere = Counter(_squeezed(line.text) for line in lines if line.text)
    return frozenset(
        words
        for words, count in firsts.items()
        if len(words) <= _LONGEST_HEADER
        and words[-1:] not in ("。", "，")
        and (count >= 2 or everywhere[words] > count)
    )


def _body(page: _Page, number: Line | None, headers: frozenset[str]) -> list[Line]:
    body = [line for line in page.lines if line is not number]
    if len(body) > 1 and _squeezed(body[0].text) in headers:
        body = body[1:]
    return body


def _squeezed(words: str) -> str:
    return "".join(words.split())
