r"""Edits inside a line of text: white space, escapes, strong marks, raised numbers."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalize.chinese.characters import is_wide
from normalize.provenance.edit import Edit, Kind, replaced, spaced

_SPACE = re.compile(r"[ \t\r\n\f]+")
# Characters that CommonMark reads, in the text or as what an entity stands for.
_ENTITY = r"&(?:#42|#[xX]2[aA]|ast|midast|#96|#[xX]60|grave|#92|#[xX]5[cC]|bsol|#91|#[xX]5[bB]|lsqb|lbrack);"
_LITERAL_ENTITY = re.compile(_ENTITY)
_LITERAL = re.compile(r"[*`]|\\(?=[!-/:-@\[-`{-~]|$)|\[(?=\^|[^\[\]\n]*\]\()|" + _ENTITY)
# What edits begin with. To ask a text for each of a few strings is ten times as fast as to look for a class of characters.
_SIGNS = ("&", "[", "  ", "\n", "\r", "\t", "\f", "*", "`", "\\")
_LITERAL_SIGNS = ("[", "*", "`", "\\")
_LINE_START = re.compile(r"#{1,6}(?=\s|&nbsp;|$)|[-+](?=\s|&nbsp;)|>|&gt;|-{3,}\s*$|={3,}\s*$")
# The names that browsers read without their semicolon and that pages write so.
_OPEN_ENTITY = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|copy|reg|middot|times|divide|deg|plusmn|sect|para|laquo|raquo|yen|acute|cedil|uml|sup[123])(?![;=A-Za-z0-9])"
)
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_NOTE = re.compile(r"(?P<open>[\[［【〔(（]?)\s*(?P<number>\d{1,3})\s*(?P<close>[\]］】〕)）]?)")


class Run(NamedTuple):
    """A stretch of text inside a line. A plain one holds nothing that `spacing` and `literals` edit inside a line."""

    start: int
    stop: int
    strong: bool
    plain: bool = False


def is_plain(said: str) -> bool:
    return not any(map(said.__contains__, _SIGNS))


def begins_line(sign: str) -> bool:
    """May a line that begins with this sign be something else to CommonMark?"""
    return sign in "#-+>&="


def literals(text: str, start: int, stop: int, *, at_line_start: bool) -> Iterator[tuple[int, str]]:
    """Where a backslash must be inserted so that a character stays what it is."""
    first = _LINE_START.match(text, start, stop) if at_line_start else None
    if first:
        yield start, "\\"
    rule = _LITERAL if any(map(text[start:stop].__contains__, _LITERAL_SIGNS)) else _LITERAL_ENTITY
    for match in rule.finditer(text, start, stop):
        if not first or match.start() != start:
            yield match.start(), "\\"


def spacing(text: str, start: int, stop: int) -> Iterator[Edit]:
    """White space as browsers show it: one space, and none for a line feed beside Chinese."""
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
    """What white space between two characters stands for."""
    if "\n" in space or "\r" in space:
        return "" if is_wide(before) or is_wide(after) else " "
    return " " if space else ""


def strong_marks(text: str, runs: Sequence[Run]) -> Iterator[tuple[int, str]]:
    """Where `**` stands in a line: round what is strong, unless all of it is; inside quotation marks and punctuation.

    `**` would not close behind punctuation (CommonMark 6.2), so marks of punctuation stay outside.
    """
    if not any(run.strong for run in runs) or all(run.strong for run in runs if _filled(text, run)):
        return
    number = 0
    while number < len(runs):
        last = number
        while runs[number].strong and last + 1 < len(runs) and runs[last + 1].strong:
            last += 1
        if runs[number].strong:
            yield from _marked(text, runs[number : last + 1])
        number = last + 1


def _filled(text: str, run: Run) -> bool:
    return bool(html.unescape(text[run.start : run.stop]).strip())


_SIGN = re.compile(r"&#?\w{1,31};|.", re.DOTALL)


def _marked(text: str, runs: Sequence[Run]) -> Iterator[tuple[int, str]]:
    places = [match.span() for run in runs for match in _SIGN.finditer(text, run.start, run.stop)]
    words = [(start, stop) for start, stop in places if _is_word(text[start:stop])]
    if words:
        yield words[0][0], "**"
        yield words[-1][1], "**"


def _is_word(sign: str) -> bool:
    character = html.unescape(sign)[0]
    return not character.isspace() and unicodedata.category(character)[0] in "LNM"


def raised(text: str, start: int, stop: int, before: str) -> Iterator[Edit]:
    """Raised numbers: exponents become raised digits, note markers `[1]`, which the note cleaners read."""
    said = text[start:stop]
    note = _NOTE.fullmatch(said.strip())
    if not note:
        return
    number = note["number"]
    if not note["open"] and not note["close"] and before.isascii() and before.isalnum():
        yield replaced(text, start, stop, number.translate(_RAISED))
    elif said != f"[{number}]":
        yield Edit(start, stop, said, f"[{number}]", Kind.REPLACED)
