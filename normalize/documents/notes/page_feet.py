"""Find notes at the feet of pages, and their markers. Pure analysis; `cleaners/page_furniture.py` acts on it.

Lines that begin with ① or [1] may be a list, but a list has no markers. So a line is a note only if its marker is in
the text of the same page. All lines from the first note to the end of the page belong to notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalize.canonical.line_joint import line_joint
from normalize.chinese.characters import CLAUSE_ENDS, HAN, TERM_END
from normalize.chinese.numbering import ENCLOSED, SUPERSCRIPT, superscript_to_int
from normalize.documents.notes.markers import in_order, opens_no_item
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern

_RULE = lazy_pattern(r"[—―─－_\-]{3,}")
# The label of a note. Its marker is written in the same style.
_LABEL = lazy_pattern(
    r"(?P<square>[\[［〔]\s*(?P<a>\d{1,3})\s*[\]］〕])|"  # [1]
    rf"(?P<enclosed>[{ENCLOSED}])|"  # ①
    r"(?P<word>[注註]\s*(?P<b>\d{1,3})\s*[：:])|"  # 注1：
    rf"(?P<raised>[{SUPERSCRIPT}]{{1,3}})|"  # ¹
    r"(?P<bare>(?P<c>\d{1,3})(?= +\S))"  # 1 before a space
)
# A bare digit is a marker after a word or a punctuation mark, and before a punctuation mark or the end of the line.
_BARE_BEFORE = lazy_pattern(rf"[{HAN}{TERM_END}{CLAUSE_ENDS}、%]")
_BARE_AFTER = lazy_pattern(rf"[{TERM_END}{CLAUSE_ENDS}、：]|\s*\n|$")
# Bare digits count as markers if there are at least so many, on two pages or more.
_FEWEST_BARE = 3
_LARGEST_SHARE = 0.6
_LONGEST_PAGE = 200


@dataclass(frozen=True, slots=True)
class FootNote:
    """A note: the span of its marker in the text (code points, half-open), and its text without label and line ends."""

    marker: tuple[int, int]
    words: str


@dataclass(frozen=True, slots=True)
class Foot:
    """The notes of one page; `start` is the end of the last line of its text, `end` that of the last note."""

    start: int
    end: int
    style: str
    notes: tuple[FootNote, ...]


def find_feet(text: str, pages: Sequence[Sequence[Line]]) -> tuple[Foot, ...]:
    """The feet of all pages. A page is the sequence of its lines of running text and notes, without page furniture."""
    feet = [foot for page in pages if (foot := _foot(text, page))]
    bare = [foot for foot in feet if foot.style == "bare"]
    if len(bare) < 2 or sum(len(foot.notes) for foot in bare) < _FEWEST_BARE:
        feet = [foot for foot in feet if foot.style != "bare"]
    return tuple(feet)


def _foot(text: str, page: Sequence[Line]) -> Foot | None:
    """The notes of a page. They begin at the first line with a label that has its marker above it."""
    if len(page) > _LONGEST_PAGE:
        return None
    labels = [(at, match) for at, line in enumerate(page) if at and (match := _LABEL.match(line.text))]
    for number, (at, first) in enumerate(labels):
        series = list(_series(first, labels[number:]))
        if len(page) - at > _LARGEST_SHARE * len(page):
            continue
        markers = list(_markers(text, page[0].start, page[at - 1].end, [match for _, match in series]))
        if len(markers) == len(series):
            rule = at > 1 and _RULE.fullmatch(page[at - 1].text) is not None
            start = page[at - 2].end if rule else page[at - 1].end
            words = _words(page, series)
            notes = tuple(FootNote(marker, note) for marker, note in zip(markers, words, strict=True))
            return Foot(start, page[-1].end, str(first.lastgroup), notes)
    return None


def _series(first: re.Match[str], labels: Sequence[tuple[int, re.Match[str]]]) -> Iterator[tuple[int, re.Match[str]]]:
    """The labels of one style that count on from the first."""
    expected = _value(first)
    for at, match in labels:
        if match.lastgroup == first.lastgroup and _value(match) == expected:
            yield at, match
            expected += 1


def _value(label: re.Match[str]) -> int:
    if label.lastgroup == "enclosed":
        return ENCLOSED.index(label[0])
    digits = next((label[name] for name in "abc" if label[name]), None)
    return int(digits) if digits else superscript_to_int(label[0])


def _markers(text: str, start: int, end: int, labels: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The spans of the markers of the labels, in this order in `text[start:end]`.

    Stops at the first that is missing.
    """
    marks = ("".join(label[0].split()).rstrip("：:") for label in labels)
    return in_order(text, marks, start, end, _is_bare if labels[0].lastgroup == "bare" else opens_no_item)


def _is_bare(text: str, found: re.Match[str]) -> bool:
    before = text[found.start() - 1 : found.start()] or "\n"
    return bool(_BARE_BEFORE.match(before) and _BARE_AFTER.match(text, found.end()))


def _words(page: Sequence[Line], series: Sequence[tuple[int, re.Match[str]]]) -> Iterator[str]:
    """The text of each note, with its lines joined."""
    ends = [at for at, _ in series[1:]] + [len(page)]
    for (at, label), end in zip(series, ends, strict=True):
        text = page[at].text[label.end() :].strip()
        for line in page[at + 1 : end]:
            text += (line_joint(text[-1], line.text[0]) if text else "") + line.text
        yield text
