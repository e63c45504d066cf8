"""The parts of a document's head and the pieces of lines that they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from normalize.documents.lines import DISCLOSURE, NOTICE_TITLE, SPEAKER
from normalize.engine.lines import LEAD, Line
from normalize.provenance.edit import Edit, moved, removed


class Role(StrEnum):
    LETTERHEAD = "letterhead"
    NUMBER = "number"
    NOTICE_TITLE = "notice-title"
    ADDRESSEES = "addressees"
    NOTICE_BODY = "notice-body"
    SIGNATURE = "signature"
    DISCLOSURE = "disclosure"
    PAGE_TITLE = "page-title"
    REPEATED = "repeated"
    CC = "cc"
    ANNEX_LABEL = "annex-label"
    TITLE = "title"
    HISTORY = "history"
    SUBTITLE = "subtitle"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Piece:
    """A recognised part of one line: the span of its words in the document, marks around them left out."""

    role: Role
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the head: pieces of one or more lines that a printer's line end parted."""

    role: Role
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.pieces)


def piece_of(role: Role, line: Line) -> Piece:
    """The words of a line and their span; strong marks inside it belong to the span, not to the words."""
    mark = LEAD.match(line.text)
    start, end = mark.end() if mark else 0, len(line.text)
    while line.text.startswith("**", start):
        start += 2
    while line.text.endswith("**", start, end) and end - start >= 2:
        end -= 2
    return Piece(role, line.start + start, line.start + end, line.text[start:end].replace("**", "").strip())


def letterhead_organ(text: str) -> str:
    """The organ that a letterhead names: 某区人民政府文件 → 某区人民政府."""
    return text.removesuffix("文件").strip()


def speaker(text: str) -> tuple[str, str]:
    """(role, name) of a speaker line; the role is empty where only a name stands."""
    found = SPEAKER.fullmatch(text)
    if not found:
        return "", text
    return found["role"].strip(), found["name"].replace(" ", "")


def disclosure(text: str) -> str:
    found = DISCLOSURE.fullmatch(text)
    assert found
    return found[1]


def moved_disclosure(text: str, start: int, end: int) -> Iterator[Edit]:
    """The note on publication goes to its field, its brackets away."""
    words = disclosure(text[start:end])
    at = text.index(words, start)
    yield removed(text, start, at, "（此件")
    yield moved(text, at, at + len(words), "disclosure")
    yield removed(text, at + len(words), end, "）")


def notice_organ(title: str) -> str:
    found = NOTICE_TITLE.fullmatch(title)
    return found["organ"] if found else ""
