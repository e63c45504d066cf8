"""Where one sentence ends inside a line and the next begins. Pure analysis; cleaners act on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from normalize.chinese import CLOSING, OPENING

# Begins with a class of its own, which is searched for at once; what kind of end it is, is told from behind. A run of
# marks is looked at from its beginning alone.
END = re.compile(
    r"[。！？.!?](?:"
    r"(?<=[。！？])(?<![。！？]{2})[。！？]*+(?:……)?[”’）》」』】]*(?:\[\^[^\]\n]{1,200}\])*+(?=[^\s。！？”’）》」』】])|"
    r"(?<=[.!?])[)”\"]*(?:\[\^[^\]\n]{1,200}\])* (?=[A-Z“\"]))"
)
_BEFORE_STOP = re.compile(r"[a-z\d)”\"]")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Dr|Prof|No|vol|pp?|al|etc|vs|cf|e\.g|i\.e|U\.S|St|Inc|Ltd|Co)\.$")
# A pair of marks with none inside it, or else a single mark.
_MARKS = re.compile(f"[{OPENING}{CLOSING}](?:(?<=[{OPENING}])[^{OPENING}{CLOSING}]*+[{CLOSING}])?")
_LONGEST_ABBREVIATION = 8
# Bounded: without an end, each bracket would be followed to the end of the line.
_PAIRS = re.compile(r"\*\*.+?\*\*|\[[^\]\n]{0,500}\]\([^)\n]{0,500}\)")


def sentence_ends(text: str) -> Iterator[int]:
    """Where a sentence begins behind another one, in the text of one line. A space between belongs to the first.

    >>> list(sentence_ends("第一句。第二句“引文。引文。”！第三句")), list(sentence_ends("One a. Two"))
    ([4, 16], [7])
    """
    ends = list(END.finditer(text))
    if not ends:
        return
    pairs = [match.span() for match in _PAIRS.finditer(text)] if "*" in text or "[" in text else []
    nested = _nested_spans(text)
    for match in ends:
        at = match.end()
        if _is_inside(nested, at) or _is_inside(pairs, at):
            continue
        if text[at - 1] != " " or (
            match.start()
            and _BEFORE_STOP.match(text[match.start() - 1])
            and not _ABBREVIATION.search(text[max(0, at - 1 - _LONGEST_ABBREVIATION) : at - 1])
        ):
            yield at


def _is_inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Does a place lie inside one of the spans, which are in order and apart?"""
    number = bisect_left(spans, (at,)) - 1
    return number >= 0 and at < spans[number][1]


def _nested_spans(text: str) -> list[tuple[int, int]]:
    """The outermost spans inside quotation marks or brackets that close. Half-open, the closing mark left out."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    last = None
    for mark in _MARKS.finditer(text):
        if len(mark[0]) > 1:
            last = mark.end() - 1
            if not depth:
                found.append((mark.start() + 1, mark.end()))
        elif mark[0] in OPENING:
            if not depth:
                start = mark.end()
            depth += 1
        elif depth:
            depth -= 1
            last = mark.start()
            if not depth:
                found.append((start, mark.start() + 1))
    if depth and last is not None and last > start:
        found.append((start, last + 1))
    return found
