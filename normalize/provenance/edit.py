"""The unit of change: one replacement of a span of text, with its kind and its confidence.

Offsets count code points in the text before the pass; spans are half-open. Only edits change a text, so that every
change can be explained, replayed and undone.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of edits. Each kind has a law, which the engine checks (`broken_law`)."""

    __hash__ = str.__hash__  # written in C; the hash of an enumeration is in Python, and a ledger groups edits by kind

    REMOVED = "removed"  # the words are not part of the document: `after` is empty
    REPLACED = "replaced"  # the same thing in another form: neither side is empty
    INSERTED = "inserted"  # markup or a link: `before` is empty
    SPACED = "spaced"  # white space for white space
    JOINED = "joined"  # a break inside a sentence is removed: nothing or one space for white space
    MOVED = "moved"  # the words leave the body; they are verbatim in the front matter field `to`
    CORRECTED = "corrected"  # an error of the source, mended on evidence given in `why`


class Confidence(StrEnum):
    """How sure a cleaner is. Suggested edits are reported, never applied."""

    __hash__ = str.__hash__

    CERTAIN = "certain"
    LIKELY = "likely"
    SUGGESTED = "suggested"


class Edit(NamedTuple):
    """Replace `text[start:end]`, which is `before`, by `after`. Offsets are code points, half-open.

    `to` is the front matter field of a moved text. `why` is the evidence if the edit does not explain itself. This is a
    named tuple and no dataclass, for speed: a report has hundreds of edits, and a tuple is made four times as fast.
    """

    start: int
    end: int
    before: str
    after: str
    kind: Kind
    confidence: Confidence = Confidence.CERTAIN
    to: str = ""
    why: str = ""


# For each kind: a condition on `before`, `after` and `to`, and the message about an edit that breaks it.
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
    """The message about an edit that breaks the law of its kind or changes nothing; None for a lawful edit."""
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
    """Replace the white space `text[start:end]` by other white space, or remove it.

    >>> spaced("李  春", 1, 3)[:4]
    (1, 3, '  ', '')
    """
    return Edit(start, end, text[start:end], after, Kind.SPACED)


def joined(text: str, start: int, end: int, after: str = "", confidence: Confidence = Confidence.LIKELY) -> Edit:
    """Join the halves of a sentence: replace the break `text[start:end]` by nothing or one space.

    >>> joined("快速反\\n应机制", 3, 4)[:4]
    (3, 4, '\\n', '')
    """
    return Edit(start, end, text[start:end], after, Kind.JOINED, confidence)


def moved(text: str, start: int, end: int, to: str) -> Edit:
    """Move `text[start:end]` out of the body, verbatim, to the front matter field `to`, a dotted name.

    >>> moved("市长 王某", 0, 5, "speaker")[:4]
    (0, 5, '市长 王某', '')
    """
    return Edit(start, end, text[start:end], "", Kind.MOVED, to=to)
