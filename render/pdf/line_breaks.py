"""Where a Chinese line may break, and which punctuation gives up half its width.

Pango before 1.55 breaks lines by Unicode 14: it never breaks beside “ ” ‘ ’ (class QU), and it lets a line
begin with an interpunct or a wave dash. So that every machine breaks alike, invisible hints are put between
characters: U+200B ZERO WIDTH SPACE allows a break, U+2060 WORD JOINER forbids one. Neither is drawn nor
comes out of `pdftotext`. They belong to the print HTML only, never to a canonical text.

The rules are those of CLREQ (https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end, level
"GB") and GB/T 15834-2011 5.1. Neighbours are looked up in the text of the whole paragraph: inline tags and
note calls do not come between two characters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from normalize.chinese.characters import ALL_NEVER_FIRST, ALL_OPENING, HAN

BREAK = "\u200b"  # ZERO WIDTH SPACE
JOIN = "\u2060"  # WORD JOINER

# Between two Latin letters ’ is an apostrophe: no break there.
_BREAKS = re.compile(
    rf"(?<=[{HAN}{ALL_NEVER_FIRST}\w%％℃])(?=[“‘])(?<![A-Za-z](?=[“‘][A-Za-z]))"
    rf"|(?<=[”’])(?=[{HAN}{ALL_OPENING}\w])(?<![A-Za-z]’(?=[A-Za-z]))"
)
# Never at the start of a line: interpunct, wave dash, solidus, and one dash (—— may begin a line).
_JOINTS = re.compile(r"(?<=\S)(?=[·・～／])|(?<=[^\s—])(?=—(?!—))")
# 孤字: the last line of a paragraph holds at least two characters and their stop.
_LONELY = re.compile(rf"(?<=[{HAN}])(?=[{HAN}][{ALL_NEVER_FIRST}]{{0,3}}$)")
# Neighbouring marks share their blank; an apostrophe in a Latin word needs no full width either.
_SQUEEZED = re.compile(
    f"[{ALL_NEVER_FIRST}](?=[{ALL_NEVER_FIRST}{ALL_OPENING}])|(?<=[{ALL_OPENING}])[{ALL_OPENING}]|(?<=[A-Za-z])’(?=[A-Za-z])"
)
# An address may break after its marks; unbroken it would leave a hole in the line before.
_LONG_LATIN = re.compile(r"[!-~]{20,}")
_LATIN_BREAKS = re.compile(r"(?<=[/?&=_#.])(?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Hints:
    """What to do between and to the characters of one paragraph; offsets in code points.

    `inserted[i]` stands before character i; the characters in `squeezed` are set half as wide.
    """

    inserted: Mapping[int, str]
    squeezed: frozenset[int]


def line_hints(text: str, is_hung: bool = False, calls: Collection[int] = ()) -> Hints:
    """Return the hints for the text of one paragraph, given without tags and note calls.

    Squeezed as well: an opening mark at the start of a text that `is_hung` after its number, and a closing
    mark before a note call (`calls` holds the offsets of the characters that follow one).

    >>> sorted(line_hints("落实“四战”要求（《意见》）。").inserted)
    [2, 6, 11]
    >>> sorted(line_hints("落实“四战”要求（《意见》）。").squeezed)
    [9, 12, 13]
    """
    inserted = {found.start(): BREAK for found in _BREAKS.finditer(text)}
    for run in _LONG_LATIN.finditer(text):
        inserted |= {found.start(): BREAK for found in _LATIN_BREAKS.finditer(text, run.start(), run.end())}
    inserted |= {found.start(): JOIN for found in _JOINTS.finditer(text)}
    inserted |= {found.start(): JOIN for found in _LONELY.finditer(text)}
    squeezed = {found.start() for found in _SQUEEZED.finditer(text)}
    if is_hung and text.startswith(tuple(ALL_OPENING)):
        squeezed.add(0)
    squeezed.update(place - 1 for place in calls if place and text[place - 1] in ALL_NEVER_FIRST)
    return Hints(inserted, frozenset(squeezed))


def width_in_em(text: str) -> float:
    """The natural width of `text` in em, near enough to plan with: ASCII half, squeezed marks half.

    >>> width_in_em("2021年，")
    4.0
    """
    squeezed = line_hints(text).squeezed
    return sum(0.5 if place in squeezed or character.isascii() else 1.0 for place, character in enumerate(text))
