"""The unit of change: one replacement of a span of text, with its kind and its confidence.

Offsets count code points in the text that the pass saw; spans are half-open. Nothing but edits ever changes
a text, so whatever happened to it can be told, replayed and taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an edit does; each kind has a law, which the engine checks (`broken_law`)."""

    __hash__ = str.__hash__  # edits are grouped by it, and the hash of an enumeration is written in Python

    REMOVED = "removed"  # the words are not part of the document: `after` is empty
    REPLACED = "replaced"  # the same thing in another form: both sides hold something
    INSERTED = "inserted"  # markup or a link: `before` is empty
    SPACED = "spaced"  # white space for white space
    JOINED = "joined"  # a break inside a sentence goes: white space for nothing or one space
    MOVED = "moved"  # the words leave the body and stand verbatim in the front matter field `to`
    CORRECTED = "corrected"  # an error of the source, mended on evidence given in `why`


class Confidence(StrEnum):
    """How sure a cleaner is. Suggested edits are reported, never applied."""

    __hash__ = str.__hash__

    CERTAIN = "certain"
    LIKELY = "likely"
    SUGGESTED = "suggested"


# To ask an enumeration for a member takes as long as to make a tuple.
_REMOVED, _REPLACED, _INSERTED, _SPACED = Kind.REMOVED, Kind.REPLACED, Kind.INSERTED, Kind.SPACED
_JOINED, _MOVED, _CORRECTED = Kind.JOINED, Kind.MOVED, Kind.CORRECTED
_CERTAIN = Confidence.CERTAIN


class Edit(NamedTuple):
    """Replace `text[start:end]`, which is `before`, by `after`.

    A named tuple and not a dataclass: a report has hundreds of edits, and a tuple is made four times as fast.
    `to` names the front matter field of a moved text, `why` the evidence where it is not plain to see.
    """

    start: int
    end: int
    before: str
    after: str
    kind: Kind
    confidence: Confidence = Confidence.CERTAIN
    to: str = ""
    why: str = ""


def broken_law(kind: Kind, before: str, after: str, to: str) -> str | None:
    """Say which law of its kind an edit breaks, or None."""
    if before == after:
        return "the edit changes nothing"
    # Kinds are compared by identity, those first that are asked about most: a report has hundreds of edits.
    if kind is _REPLACED or kind is _CORRECTED:
        return None if before and after else "a replacement has an empty side"
    if kind is _SPACED:
        return "a change of spacing touches more than white space" if before.strip() or after.strip() else None
    if kind is _REMOVED:
        return "a removal leaves something behind" if after else None
    if kind is _JOINED:
        return "a join touches more than white space" if before.strip() or after not in ("", " ") else None
    if kind is _MOVED:
        return "a move has no destination or leaves something behind" if after or not to else None
    return "an insertion takes something away" if before else None


# Hundreds are made of a report: the tuple is filled in C, not by the class's own `__new__`, which is written in Python.
_new: Callable[[type[Edit], tuple[object, ...]], Edit] = tuple.__new__


def removed(text: str, start: int, end: int, why: str = "") -> Edit:
    return _new(Edit, (start, end, text[start:end], "", _REMOVED, _CERTAIN, "", why))


def replaced(text: str, start: int, end: int, after: str) -> Edit:
    return _new(Edit, (start, end, text[start:end], after, _REPLACED, _CERTAIN, "", ""))


def inserted(at: int, after: str, why: str = "") -> Edit:
    return _new(Edit, (at, at, "", after, _INSERTED, _CERTAIN, "", why))


def spaced(text: str, start: int, end: int, after: str = "") -> Edit:
    return _new(Edit, (start, end, text[start:end], after, _SPACED, _CERTAIN, "", ""))


def joined(text: str, start: int, end: int, after: str = "", confidence: Confidence = Confidence.LIKELY) -> Edit:
    return Edit(start, end, text[start:end], after, Kind.JOINED, confidence)


def moved(text: str, start: int, end: int, to: str) -> Edit:
    return Edit(start, end, text[start:end], "", Kind.MOVED, to=to)
