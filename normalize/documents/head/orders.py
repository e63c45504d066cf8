"""Recognise an order (令) that publishes the law below it: number, text, signers, date. Pure analysis, for `head`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from normalize.chinese.characters import IDEOGRAPH
from normalize.chinese.dates import ANY_DATE
from normalize.chinese.numbering import HAN_DIGITS
from normalize.documents.head.model import Part, Role, piece_of
from normalize.documents.vocabulary import PUBLISHING
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import any_of, lazy_pattern

_COUNT = rf"[\d{HAN_DIGITS}]{{1,6}}\s*+号[）)]?"
_YEAR = r"[（(]?(?:\d{4}\s*+年\s*+)?"
_ORDER = lazy_pattern(rf"(?:{IDEOGRAPH}|[ 、]){{2,40}}令\s*(?P<number>(?:{_YEAR}第\s*{_COUNT})?)")
_NUMBER = lazy_pattern(rf"{_YEAR}(?:第\s*+)?+{_COUNT}")
_PUBLISHES = lazy_pattern(any_of(PUBLISHING))
# An order is short: so many paragraphs, and so many who sign it.
_MOST_PARAGRAPHS, _MOST_SIGNERS, _LONGEST_SIGNER = 3, 5, 30


class Order(NamedTuple):
    """The number of lines of an order, and its parts."""

    length: int
    parts: tuple[Part, ...]


def find_order(lines: Sequence[Line]) -> Order | None:
    """The order at the start of a document; None without one, or if no line follows it."""
    if not lines or "令" not in lines[0].text:
        return None
    texts = [bare(line.text) for line in lines[: 3 + _MOST_PARAGRAPHS + _MOST_SIGNERS]]
    first = _ORDER.fullmatch(texts[0])
    numbered = 2 if first and not first["number"] and len(texts) > 1 and _NUMBER.fullmatch(texts[1]) else 1
    if not first or (numbered == 1 and not first["number"]):
        return None
    at = numbered
    while at < min(len(texts), numbered + _MOST_PARAGRAPHS) and texts[at].endswith(("。", "：")):
        at += 1
    day = next((number for number in range(at, len(texts)) if ANY_DATE.fullmatch(texts[number])), 0)
    signers = texts[at:day]
    if not _PUBLISHES.search("".join(texts[numbered:at])) or not day or day + 1 >= len(lines):
        return None
    if len(signers) > _MOST_SIGNERS or any(len(words) > _LONGEST_SIGNER for words in signers):
        return None
    parts = [Part(Role.NUMBER, tuple(piece_of(Role.NUMBER, line) for line in lines[:numbered]))]
    parts += [Part(Role.NOTICE_BODY, (piece_of(Role.NOTICE_BODY, line),)) for line in lines[numbered:at]]
    parts += [Part(Role.SIGNATURE, (piece_of(Role.SIGNATURE, line),)) for line in lines[at : day + 1]]
    return Order(day + 1, tuple(parts))
