"""The filled lines of a text, as cleaners and analyses read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(slots=True, eq=False)
class Line:
    """A line of a text without its line feed and without outer white space; the span is that of `text`, in code points.

    The fields are `Final` and the class is not frozen, for speed: every pass that changes a text splits it again into
    hundreds of lines, and a frozen line takes twice as long to make. Lines are compared and hashed by identity, because
    a line belongs to one text; so a tuple of lines is a cheap key of a cache.
    """

    start: Final[int]
    end: Final[int]
    text: Final[str]


def filled_lines(text: str) -> list[Line]:
    """The lines that have more than white space, in their order."""
    found: list[Line] = []
    put = found.append
    start = 0
    for words in text.split("\n"):
        if not words:  # every other line, between paragraphs
            start += 1
            continue
        end = start + len(words)
        bare = words.strip()
        if bare is words:  # most lines: `strip` returns the string itself when there is nothing to strip
            put(Line(start, end, words))
        elif bare:
            first = end - len(words.lstrip())
            put(Line(first, first + len(bare), bare))
        start = end + 1
    return found


def lines_at(text: str, places: Iterable[int]) -> Iterator[Line]:
    """The filled lines at the given offsets, which must ascend. Each line comes once.

    A pass that needs only a few lines finds them by a search over the whole text and does not split it.

    >>> [line.text for line in lines_at("甲 —\\n乙\\n 丙 —", [2, 8])]
    ['甲 —', '丙 —']
    """
    done = -1
    for at in places:
        if at > done:
            start, done = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            if done < 0:
                done = len(text)
            words = text[start:done]
            bare = words.strip()
            if bare:
                start += len(words) - len(words.lstrip())
                yield Line(start, start + len(bare), bare)


INDENT = "    "  # the indent of the further lines of a footnote definition


def line_start(text: str, at: int) -> int:
    """The offset where the line with text from `at` on begins, including the indent that continues a definition."""
    start = at - len(INDENT)
    return start if start >= 0 and text.startswith(INDENT, start) else at


def goes_on(text: str, line: Line) -> bool:
    """True if a line continues the definition above it. Only `glossary` writes such an indent; all others are gone by then."""
    return line_start(text, line.start) < line.start


HEADING_MARK = re.compile(r"#{1,6} +")
LEAD = re.compile(r"(?:> ?)?(?:#{1,6} +)?")


def bare(text: str) -> str:
    """A line without its quotation mark, its heading mark and its strong marks.

    >>> bare("> ## **一、总体要求**")
    '一、总体要求'
    """
    if text[:1] not in "#>" and "*" not in text:  # nearly all lines; an empty one goes below
        return text.strip()
    mark = LEAD.match(text)
    return text[mark.end() if mark else 0 :].replace("**", "").strip()
