"""Inline nodes → one line of print HTML.

`line_breaks` computes breaks and squeezes over the text of the whole paragraph; here they are inserted between its
pieces, so that **bold**, links and note calls do not hide a neighbour. Characters that the face of a piece lacks are
wrapped in `<span class="fb">`: if Pango chooses the fallback glyph, it makes the line higher and pushes the page off
its grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, chain, groupby

from normalize.canonical.line_joint import line_joint
from normalize.canonical.tree import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    HardBreak,
    Image,
    Inline,
    Link,
    RawHtml,
    SoftBreak,
    Strong,
    Text,
)
from render.edition.destinations import is_external
from render.pdf.line_breaks import JOIN, Hints, line_hints

Covers = Callable[[str, str], bool]  # (role, character) → True if the face of the role has the character
Call = Callable[[str], str]  # label of a note → HTML of its call, "" for none


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text between two tags, or `html` without text: a call, a break."""

    text: str = ""
    role: str = ""
    open: str = ""
    close: str = ""
    html: str = ""


def set_line(inlines: Sequence[Inline], role: str, covers: Covers, call: Call, is_hung: bool = False) -> str:
    """The HTML of the content of one paragraph, set in the face of `role` (`fang`, `hei` …).

    `call` gives the HTML of a note call. `is_hung`: the line follows its number, so an opening mark at its start gives
    up its blank half.
    """
    return _set(_pieces(inlines, _Piece(role=role), call), covers, is_hung)


def set_run_in(
    heading: Sequence[Inline], rank: str, heading_role: str, paragraph: Sequence[Inline], role: str,
    covers: Covers, call: Call,
) -> str:  # fmt: skip
    """The same for a heading of class `rank` and the paragraph that it begins, which are set as one line."""
    around = _Piece(role=heading_role, open=f'<span class="{rank}">', close="</span>")
    pieces = chain(_pieces(heading, around, call), _pieces(paragraph, _Piece(role=role), call))
    return _set(pieces, covers)


def _set(pieces_and_ends: Iterable[_Piece | None], covers: Covers, is_hung: bool = False) -> str:
    pieces = list(_joined(pieces_and_ends))
    text = "".join(piece.text for piece in pieces)
    starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    calls = {start for start, piece in zip(starts, pieces, strict=False) if piece.html.startswith("<span")}
    hints = line_hints(text, is_hung, calls)
    html = []
    for place, piece in zip(starts, pieces, strict=False):
        if piece.html:
            # A note call never begins a line.
            html.append(JOIN + piece.html if place in calls and place else piece.html)
            continue
        html.append(piece.open + _characters(piece, place, hints, covers) + piece.close)
    return "".join(html)


def set_text(text: str, role: str, covers: Covers) -> str:
    """The same for a plain text: a field of the front matter, an entry of the contents."""
    return set_line((Text(text),), role, covers, lambda _: "")


def _characters(piece: _Piece, start: int, hints: Hints, covers: Covers) -> str:
    """The characters of a piece, grouped by how they are set, with the hints inserted before them."""

    def looks(place: int) -> str:
        character = piece.text[place - start]
        fallback = not character.isspace() and not covers(piece.role, character)
        return " ".join(name for name, on in (("hw", place in hints.squeezed), ("fb", fallback)) if on)

    html = []
    for classes, places in groupby(range(start, start + len(piece.text)), looks):
        run = "".join(hints.inserted.get(place, "") + escape(piece.text[place - start]) for place in places)
        html.append(f'<span class="{classes}">{run}</span>' if classes else run)
    return "".join(html)


def _pieces(inlines: Sequence[Inline], around: _Piece, call: Call) -> Iterator[_Piece | None]:
    """The pieces in order; None for a line end of the source."""
    for node in inlines:
        match node:
            case Text(text) | RawHtml(text):
                yield _Piece(text, around.role, around.open, around.close)
            case CodeSpan(text):
                yield _wrapped(around, "<code>", "</code>", text=text)
            case SoftBreak():
                yield None
            case HardBreak():
                yield _Piece(html="<br>")
            case Strong(children):
                yield from _pieces(children, _wrapped(around, "<strong>", "</strong>", role="hei"), call)
            case Emphasis(children):
                yield from _pieces(children, _wrapped(around, "<em>", "</em>", role="kai"), call)
            case Link(destination, _, children):
                yield from _pieces(children, _linked(around, destination), call)
            case Image(_, _, description):
                # No file that a text names is ever opened: the description of the picture is printed.
                yield _wrapped(around, '<span class="picture">', "</span>", text=f"〔图：{description}〕")
            case FootnoteReference(label):
                yield _Piece(html=call(label))


def _wrapped(around: _Piece, opening: str, closing: str, role: str = "", text: str = "") -> _Piece:
    return _Piece(text, role or around.role, around.open + opening, closing + around.close)


def _linked(around: _Piece, destination: str) -> _Piece:
    """A link leads to the web or a mailbox; the text of any other is printed without a link."""
    if not is_external(destination):
        return around
    return _wrapped(around, f'<a href="{escape(destination)}">', "</a>")


def _joined(pieces: Iterable[_Piece | None]) -> Iterator[_Piece]:
    """Replace each line end by its joint: nothing beside Chinese, otherwise a space."""
    last, pending = "", False
    for piece in pieces:
        if piece is None:
            pending = bool(last)
            continue
        if piece.text:
            if pending and (joint := line_joint(last, piece.text[0])):
                yield _Piece(joint, piece.role)
            last, pending = piece.text[-1], False
        elif piece.html == "<br>":
            last, pending = "", False
        if piece.text or piece.html:
            yield piece
