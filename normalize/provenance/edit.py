"""The unit of change: one replacement of a span of text, with its kind and its confidence.

Offsets count code points in the text before the pass; spans are half-open. Nothing but edits ever changes a text, so
everything that happened to it can be explained, replayed and taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an edit does; each kind has a law, which the engine checks (`broken_law`)."""

    __hash__ = str.__hash__  # in C; that of an enumeration is in Python, and a ledger groups its edits by their kind

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


class Edit(NamedTuple):
    """Replace `text[start:end]`, which is `before`, by `after`.

    `to` names the front matter field of a moved text, `why` the evidence where it is not plain to see. A named tuple and
    not a dataclass, for speed: a report has hundreds of edits, and a tuple is made four times as fast.
    """

    start: int
    end: int
    before: str
    after: str
    kind: Kind
    confidence: Confidence = Confidence.CERTAIN
    to: str = ""
    why: str = ""


# What must hold of `before`, `after` and `to`, and what is wrong with an edit of which it does not.
_LAWS: dict[Kind, tuple[Callable[[str, str, str], object], str]] = {
    Kind.REMOVED: (lambda before, after, to: not after, "a removal leaves something behind"),
    Kind.REPLACED: (lambda before, after, to: before and after, "a replacement has an empty side"),
    Kind.INSERTED: (lambda before, after, to: not before, "an insertion takes something away"),
    Kind.SPACED: (lambda before, after, to: not (before + after).strip(), "a change of spacing touches more than white space"),
    Kind.JOINED: (lambda before, after, to: after in ("", " ") and not before.strip(), "a join touches more than white space"),
    Kind.MOVED: (lambda before, after, to: to and not after, "a move has no destination or leaves something behind"),
    Kind.CORRECTED: (lambda before, after, to: before and after, "a replacement has an empty side"),
}  # fmt: skip


def broken_law(kind: Kind, before: str, after: str, to: str) -> str | None:
    """What is wrong with an edit by the law of its kind; None when nothing is."""
    if before == after:
        return "the edit changes nothing"
    holds, fault = _LAWS[kind]
    return None if holds(before, after, to) else fault


def removed(text: str, start: int, end: int, why: str = "") -> Edit:
    """Remove `text[start:end]`; `why` goes into the ledger.

    >>> removed("目录 第一章", 0, 3, "table of contents")[:4]
    (0, 3, '目录 ', '')
    """
    return Edit(start, end, text[start:end], "", Kind.REMOVED, why=why)


def replaced(text: str, start: int, end: int, after: str) -> Edit:
    """Write `text[start:end]` in another form.

    >>> replaced("增长5%,其中", 4, 5, "，")[:4]
    (4, 5, ',', '，')
    """
    return Edit(start, end, text[start:end], after, Kind.REPLACED)


def inserted(at: int, after: str, why: str = "") -> Edit:
    """Insert markup before the character at `at`; `why` goes into the ledger.

    >>> inserted(0, "## ")[:4]
    (0, 0, '', '## ')
    """
    return Edit(at, at, "", after, Kind.INSERTED, why=why)


def spaced(text: str, start: int, end: int, after: str = "") -> Edit:
    """Write other white space, or none, for the white space `text[start:end]`.

    >>> spaced("李  春", 1, 3)[:4]
    (1, 3, '  ', '')
    """
    return Edit(start, end, text[start:end], after, Kind.SPACED)


def joined(text: str, start: int, end: int, after: str = "", confidence: Confidence = Confidence.LIKELY) -> Edit:
    """Join the halves of a sentence: one space, or nothing, for the break `text[start:end]`.

    >>> joined("快速反\\n应机制", 3, 4)[:4]
    (3, 4, '\\n', '')
    """
    return Edit(start, end, text[start:end], after, Kind.JOINED, confidence)


def moved(text: str, start: int, end: int, to: str) -> Edit:
    """Take `text[start:end]` out of the body: it stands verbatim in the front matter field `to`, a dotted name.

    >>> moved("市长 王某", 0, 5, "speaker")[:4]
    (0, 5, '市长 王某', '')
    """
    return Edit(start, end, text[start:end], "", Kind.MOVED, to=to)
