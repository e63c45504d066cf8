r"""Edits inside a line of text: white space, escapes, strong marks, raised numbers. Spans are code points of the text, half-open."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalize.chinese.characters import is_wide
from normalize.provenance.edit import Edit, Kind, replaced, spaced

_SPACE = re.compile(r"[ \t\r\n\f]+")
# The entities for * ` \ [
_ENTITY = r"&(?:#42|#[xX]2[aA]|ast|midast|#96|#[xX]60|grave|#92|#[xX]5[cC]|bsol|#91|#[xX]5[bB]|lsqb|lbrack);"
_LITERAL_ENTITY = re.compile(_ENTITY)
# Characters that CommonMark would read as markup: emphasis and code, an escape, a reference or a link, and entities for
# these characters.
_LITERAL = re.compile(r"[*`]|\\(?=[!-/:-@\[-`{-~]|$)|\[(?=\^|[^\[\]\n]*\]\()|" + _ENTITY)
# The strings with which the edits of this module begin. A search for a few strings is ten times as fast as a search for
# a set of characters.
_EDITED = ("&", "[", "  ", "\n", "\r", "\t", "\f", "*", "`", "\\")
_LITERAL_CHARACTERS = ("[", "*", "`", "\\")
# The beginnings of blocks: a heading, a list item, a quotation, a rule, the line below a heading.
_BLOCK_START = re.compile(r"#{1,6}(?=\s|&nbsp;|$)|[-+](?=\s|&nbsp;)|>|&gt;|-{3,}\s*$|={3,}\s*$")
# Entities that pages write without a semicolon, and that browsers read so.
_OPEN_ENTITY = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|copy|reg|middot|times|divide|deg|plusmn|sect|para|laquo|raquo|yen|acute|cedil|uml|sup[123])(?![;=A-Za-z0-9])"
)
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_NOTE = re.compile(r"(?P<open>[\[［【〔(（]?)\s*(?P<number>\d{1,3})\s*(?P<close>[\]］】〕)）]?)")


class Run(NamedTuple):
    """A text inside a line, `start:stop`. `spacing` and `literals` have nothing to edit inside a plain run."""

    start: int
    stop: int
    strong: bool
    plain: bool = False


def is_plain(text: str) -> bool:
    """True if `spacing` and `literals` have nothing to edit in a text, except at the start of a line."""
    return not any(map(text.__contains__, _EDITED))


def may_begin_block(character: str) -> bool:
    """True if CommonMark may read a line that begins with this character as another block than a paragraph."""
    return character in "#-+>&="


def literals(text: str, start: int, stop: int, *, at_line_start: bool) -> Iterator[tuple[int, str]]:
    r"""Insertions, as (offset, backslash), that keep characters of `text[start:stop]` from being read as markup.

    >>> list(literals("2*3", 0, 3, at_line_start=True)), list(literals("# 甲", 0, 3, at_line_start=True))
    ([(1, '\\')], [(0, '\\')])
    """
    first = _BLOCK_START.match(text, start, stop) if at_line_start else None
    if first:
        yield start, "\\"
    rule = _LITERAL if any(map(text[start:stop].__contains__, _LITERAL_CHARACTERS)) else _LITERAL_ENTITY
    for match in rule.finditer(text, start, stop):
        if not first or match.start() != start:
            yield match.start(), "\\"


def spacing(text: str, start: int, stop: int) -> Iterator[Edit]:
    """Write the white space of `text[start:stop]` as browsers show it: one space, and none for a line feed beside Chinese.

    Entities without their semicolon are replaced too.
    """
    for match in _SPACE.finditer(text, start, stop):
        begin, end = match.span()
        if match[0] == " ":
            continue
        after = "" if begin == start or end == stop else separator(match[0], text[begin - 1], text[end])
        if after != match[0]:
            yield spaced(text, begin, end, after)
    for match in _OPEN_ENTITY.finditer(text, start, stop):
        yield replaced(text, *match.span(), html.unescape(match[0] + ";"))


def separator(space: str, before: str, after: str) -> str:
    """The text for white space between two characters: a space or nothing.

    >>> separator("\\n", "区", "政"), separator("\\n", "a", "b"), separator("", "a", "b")
    ('', ' ', '')
    """
    if "\n" in space or "\r" in space:
        return "" if is_wide(before) or is_wide(after) else " "
    return " " if space else ""


def strong_marks(text: str, runs: Sequence[Run]) -> Iterator[tuple[int, str]]:
    """Insertions of `**` round the strong runs of a line, as (offset, mark); none if the whole line is strong.

    Marks go inside of quotation marks and other punctuation, because `**` would not close after punctuation
    (CommonMark 6.2).
    """
    if not any(run.strong for run in runs) or all(run.strong for run in runs if _is_filled(text, run)):
        return
    number = 0
    while number < len(runs):
        last = number
        while runs[number].strong and last + 1 < len(runs) and runs[last + 1].strong:
            last += 1
        if runs[number].strong:
            yield from _marked(text, runs[number : last + 1])
        number = last + 1


def _is_filled(text: str, run: Run) -> bool:
    return bool(html.unescape(text[run.start : run.stop]).strip())


_CHARACTER = re.compile(r"&#?\w{1,31};|.", re.DOTALL)


def _marked(text: str, runs: Sequence[Run]) -> Iterator[tuple[int, str]]:
    """Marks before the first letter and after the last letter of some runs."""
    spans = [match.span() for run in runs for match in _CHARACTER.finditer(text, run.start, run.stop)]
    letters = [(start, stop) for start, stop in spans if _is_letter(text[start:stop])]
    if letters:
        yield letters[0][0], "**"
        yield letters[-1][1], "**"


def _is_letter(written: str) -> bool:
    character = html.unescape(written)[0]
    return not character.isspace() and unicodedata.category(character)[0] in "LNM"


def raised(text: str, start: int, stop: int, before: str) -> Iterator[Edit]:
    """Edits of a raised number, `text[start:stop]`: exponents become raised digits (m², 10⁸), note markers `[1]`.

    `before` is the character before the number: an ASCII letter or digit makes the number an exponent. The cleaners of
    notes read `[1]`. Other raised text stays as it is.
    """
    written = text[start:stop]
    note = _NOTE.fullmatch(written.strip())
    if not note:
        return
    number = note["number"]
    if not note["open"] and not note["close"] and before.isascii() and before.isalnum():
        yield replaced(text, start, stop, number.translate(_RAISED))
    elif written != f"[{number}]":
        yield Edit(start, stop, written, f"[{number}]", Kind.REPLACED)
