"""The unit of change: one replacement of a span of text, with its kind and its confidence.

Offsets count code points in the text that the pass saw; spans are half-open. Nothing but edits ever changes
a text, so whatever happened to it can be told, replayed and taken back.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an edit does; each kind has a law, which the engine checks (`Edit.fault`)."""

    REMOVED = "removed"  # the words are not part of the document: `after` is empty
    REPLACED = "replaced"  # the same thing in another form: both sides hold something
    INSERTED = "inserted"  # markup or a link: `before` is empty
    SPACED = "spaced"  # white space for white space
    JOINED = "joined"  # a break inside a sentence goes: white space for nothing or one space
    MOVED = "moved"  # the words leave the body and stand verbatim in the front matter field `to`
    CORRECTED = "corrected"  # an error of the source, mended on evidence given in `why`


class Confidence(StrEnum):
    """How sure a cleaner is. Suggested edits are reported, never applied."""

    CERTAIN = "certain"
    LIKELY = "likely"
    SUGGESTED = "suggested"


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

    def fault(self) -> str | None:
        """Say which law of its kind the edit breaks, or None."""
        before, after = self.before.strip(), self.after.strip()
        match self.kind:
            case Kind.REMOVED if self.after:
                return "a removal leaves something behind"
            case Kind.INSERTED if self.before:
                return "an insertion takes something away"
            case Kind.SPACED if before or after:
                return "a change of spacing touches more than white space"
            case Kind.JOINED if before or self.after not in ("", " "):
                return "a join touches more than white space"
            case Kind.MOVED if self.after or not self.to:
                return "a move has no destination or leaves something behind"
            case Kind.REPLACED | Kind.CORRECTED if not self.before or not self.after:
                return "a replacement has an empty side"
        if self.before == self.after:
            return "the edit changes nothing"
        return None


def removed(text: str, start: int, end: int, why: str = "") -> Edit:
    return Edit(start, end, text[start:end], "", Kind.REMOVED, why=why)


def replaced(text: str, start: int, end: int, after: str) -> Edit:
    return Edit(start, end, text[start:end], after, Kind.REPLACED)


def inserted(at: int, after: str, why: str = "") -> Edit:
    return Edit(at, at, "", after, Kind.INSERTED, why=why)


def spaced(text: str, start: int, end: int, after: str = "") -> Edit:
    return Edit(start, end, text[start:end], after, Kind.SPACED)


def joined(text: str, start: int, end: int, after: str = "", confidence: Confidence = Confidence.LIKELY) -> Edit:
    return Edit(start, end, text[start:end], after, Kind.JOINED, confidence)


def moved(text: str, start: int, end: int, to: str) -> Edit:
    return Edit(start, end, text[start:end], "", Kind.MOVED, to=to)
