"""The edits that take the parts of a head out of the text, or make its title the heading of level 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from normalize.documents.head.model import Part, Piece, Role, is_bracketed, letterhead_organ, moved_disclosure
from normalize.provenance.edit import Edit, Kind, inserted, moved, removed

_FIELDS = {
    Role.NUMBER: "document_number",
    Role.NOTICE_TITLE: "notice.title",
    Role.ADDRESSEES: "addressees",
    Role.NOTICE_BODY: "notice.body",
    Role.SIGNATURE: "signature",
    Role.SUBTITLE: "subtitle",
    Role.SPEAKER: "speaker",
    Role.HISTORY: "history",
}


def edits_of_part(text: str, part: Part) -> Iterator[Edit]:
    """Move the words of a part to the front matter, or mark them as the title; marks round them are removed."""
    if part.role is Role.TITLE:
        yield from _title(text, part)
        return
    for piece in part.pieces:
        yield from _edits(text, piece)


def _edits(text: str, piece: Piece) -> Iterator[Edit]:
    line_start = text.rfind("\n", 0, piece.start) + 1
    lead = text[line_start : piece.start]
    if lead.strip("#*> ") == "" and lead.strip():
        yield removed(text, line_start, piece.start, "heading, quote or strong marks")
    elif lead.rstrip().endswith(("：", ":")):
        yield removed(text, line_start, piece.start, "the label of a field")
    yield from _move(text, piece)
    yield from _strong_end(text, piece)


def _strong_end(text: str, piece: Piece) -> Iterator[Edit]:
    """Remove the strong marks after a piece that ends its line."""
    line_end = text.find("\n", piece.end)
    line_end = len(text) if line_end < 0 else line_end
    tail = text[piece.end : line_end]
    if tail.strip() and not tail.strip("* "):
        yield removed(text, piece.end, line_end, "strong marks")


def _title(text: str, part: Part) -> Iterator[Edit]:
    """The heading of level 1; a title that was broken over two lines becomes one."""
    first, last = part.pieces[0], part.pieces[-1]
    yield from _heading(text, first)
    yield from _strong_end(text, last)
    for before, after in pairwise(part.pieces):
        yield Edit(
            before.end, after.start, text[before.end : after.start], "", Kind.REMOVED, why="a title broken in two"
        )


def _move(text: str, piece: Piece) -> Iterator[Edit]:
    start, end = piece.start, piece.end
    if piece.role in (Role.REPEATED, Role.PAGE_TITLE):
        yield removed(text, start, end, "the title a second time")
    elif piece.role is Role.ANNEX_LABEL:
        yield removed(text, start, end, "label of the annex that the text is")
    elif piece.role is Role.LETTERHEAD:
        organ_end = start + len(letterhead_organ(text[start:end]))
        yield moved(text, start, organ_end, "issuer")
        if organ_end < end:
            yield removed(text, organ_end, end, "the word 文件 of the letterhead")
    elif piece.role is Role.CC:
        label = start + (len("抄送：") if text.startswith("抄送", start) else 0)
        if label > start:
            yield removed(text, start, label, "the label 抄送：")
        yield moved(text, label, end, "cc")
    elif piece.role is Role.DISCLOSURE:
        yield from moved_disclosure(text, start, end)
    elif piece.role is Role.NUMBER and is_bracketed(text[start:end]):
        yield removed(text, start, start + 1, "bracket of a number")
        yield moved(text, start + 1, end - 1, "document_number")
        yield removed(text, end - 1, end, "bracket of a number")
    elif "**" not in text[start:end]:
        yield moved(text, start, end, _FIELDS[piece.role])
    else:
        for part in re.finditer(r"(?:(?!\*\*).)+|\*\*", text[start:end]):
            span = (start + part.start(), start + part.end())
            if part[0] == "**":
                yield removed(text, *span, "strong marks")
            else:
                yield moved(text, *span, _FIELDS[piece.role])


def _heading(text: str, piece: Piece) -> Iterator[Edit]:
    line_start = text.rfind("\n", 0, piece.start) + 1
    lead = text[line_start : piece.start]
    if lead == "# ":
        return
    if lead.strip():
        yield removed(text, line_start, piece.start, "heading or strong marks")
    yield inserted(line_start, "# ")
