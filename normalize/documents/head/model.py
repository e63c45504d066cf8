"""The parts of a document's head, and the pieces of lines that form them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from normalize.documents.lines import DISCLOSURE, NOTICE_TITLE, SPEAKER
from normalize.engine.lines import LEAD, Line
from normalize.provenance.edit import Edit, moved, removed


class Role(StrEnum):
    """The role of a part of a head."""

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
    """A recognised part of one line: its span in the document (code points, half-open) and its text, without marks."""

    role: Role
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the head: pieces of one or more lines, as the print broke them."""

    role: Role
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.pieces)


def piece_of(role: Role, line: Line) -> Piece:
    """The text of a line and its span. Strong marks inside the line belong to the span, not to the text."""
    mark = LEAD.match(line.text)
    start, end = mark.end() if mark else 0, len(line.text)
    while line.text.startswith("**", start):
        start += 2
    while line.text.endswith("**", start, end) and end - start >= 2:
        end -= 2
    return Piece(role, line.start + start, line.start + end, line.text[start:end].replace("**", "").strip())


def letterhead_organ(text: str) -> str:
    """The organ in a letterhead: 某区人民政府文件 → 某区人民政府."""
    return text.removesuffix("文件").strip()


def speaker(text: str) -> tuple[str, str]:
    """(role, name) of a speaker line; the role is "" if the line has only a name."""
    found = SPEAKER.fullmatch(text)
    if not found:
        return "", text
    return found["role"].strip(), found["name"].replace(" ", "")


def is_bracketed(number: str) -> bool:
    """True for a number that stands in brackets, as below the title of a notice: （中组发〔2015〕12号）."""
    return number[0] in "（(" and number[-1] in "）)"


def document_number(text: str) -> str:
    """A number (发文字号) without spaces, and without the brackets round it: （中组发〔2015〕12号） → 中组发〔2015〕12号."""
    number = "".join(text.split())
    return number[1:-1] if is_bracketed(number) else number


def disclosure(text: str) -> str:
    """The text of a note on publication without its brackets: （此件公开发布） → 公开发布."""
    found = DISCLOSURE.fullmatch(text)
    assert found
    return found[1]


def moved_disclosure(text: str, start: int, end: int) -> Iterator[Edit]:
    """Move the note on publication `text[start:end]` to its front matter field, and remove its brackets."""
    words = disclosure(text[start:end])
    at = text.index(words, start)
    yield removed(text, start, at, "（此件")
    yield moved(text, at, at + len(words), "disclosure")
    yield removed(text, at + len(words), end, "）")


def notice_organ(title: str) -> str:
    """The organ before 关于 in the title of a notice, several joined by 、; "" without one."""
    found = NOTICE_TITLE.fullmatch(title)
    return found["organ"].replace(" ", "、") if found else ""
