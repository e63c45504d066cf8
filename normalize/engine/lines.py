"""The filled lines of a text, as cleaners and analyses read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(slots=True, eq=False)
class Line:
    """One line without its line feed and without outer white space; the span is that of `text`.

    Final and not frozen: a text has hundreds, split anew for each pass that changes it, and its fields are read a thousand
    times. A frozen one takes twice as long to make, those of a named tuple longer to read. A line is itself alone: one of
    another text is another line.
    """

    start: Final[int]
    end: Final[int]
    text: Final[str]


def filled_lines(text: str) -> list[Line]:
    """The filled lines. Each pass that changes something splits its text anew: a line that is bare is touched once."""
    found: list[Line] = []
    put = found.append
    start = 0
    for words in text.split("\n"):
        if not words:  # as every other line is, between paragraphs
            start += 1
            continue
        end = start + len(words)
        bare = words.strip()
        if bare is words:  # as most are
            put(Line(start, end, words))
        elif bare:
            first = end - len(words.lstrip())
            put(Line(first, first + len(bare), bare))
        start = end + 1
    return found


def lines_at(text: str, places: Iterable[int]) -> Iterator[Line]:
    """The filled lines in which some places of a text stand, which are in ascending order.

    A pass that is about a few lines finds them by a search over the whole text, and splits nothing.
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


INDENT = "    "  # of the further lines of a definition


def line_start(text: str, at: int) -> int:
    """Where a line begins whose words begin at a place: with the indent by which it goes on with a definition."""
    start = at - len(INDENT)
    return start if start >= 0 and text.startswith(INDENT, start) else at


def goes_on(text: str, line: Line) -> bool:
    """Does a line go on with the definition above it? Such an indent is ours: all others are gone by then."""
    return line_start(text, line.start) < line.start


HEADING_MARK = re.compile(r"#{1,6} +")
LEAD = re.compile(r"(?:> ?)?(?:#{1,6} +)?")


def bare(text: str) -> str:
    """A line without its heading mark and without strong marks."""
    if text[:1] not in "#>" and "*" not in text:  # nearly all lines; an empty one goes below
        return text.strip()
    mark = LEAD.match(text)
    return text[mark.end() if mark else 0 :].replace("**", "").strip()
