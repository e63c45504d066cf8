"""The notes of an edition in print: where each is printed, and the calls that lead to it.

A short note is printed at the foot of the page of its first use, and every note in the list 名词解释 at the end, with
the page of its first use. The call of a longer note leads to the list. Numbers are those of the edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from normalize.canonical.tree import Inline, Paragraph, plain_text
from render.edition.notes import NumberedNote
from render.pdf.line_breaks import width_in_em


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A note of the edition. `is_at_foot` says whether it is also printed at the foot of a page."""

    note: NumberedNote
    is_at_foot: bool

    @property
    def mark(self) -> str:
        """The call as printed. Fullwidth 〔1〕 would have to be squeezed on both sides of a squeezed mark, and overlaps
        of more than half an em make `pdftotext` tear the line there."""
        return f"[{self.note.number}]"


def sheet_notes(notes: Iterable[NumberedNote], foot_width: float) -> tuple[SheetNote, ...]:
    """The notes for print. Those of one paragraph, at most `foot_width` em wide, go to the foot of a page."""
    return tuple(SheetNote(note, _is_short(note, foot_width)) for note in notes)


def _is_short(note: NumberedNote, foot_width: float) -> bool:
    match note.definition.children:
        case (Paragraph(children),):
            return width_in_em(plain_text(children)) <= foot_width
    return False


class NoteCalls:
    """Prints the calls of one book in the order title, body, list of notes; knows which notes were called already.

    `notes` are those that references lead to, by label; `set_note` prints the content of a note at the foot of a page.
    """

    def __init__(self, notes: Mapping[str, SheetNote], set_note: Callable[[Sequence[Inline]], str]) -> None:
        self._notes = notes
        self._set_note = set_note
        self.called: set[str] = set()
        self.at_foot = 0

    def in_body(self, label: str) -> str:
        """The HTML of a call: the note itself at the first use of a short one, otherwise a link to the list."""
        found = self._notes[label]
        if label in self.called or not found.is_at_foot:
            return self.in_list(label)
        self.called.add(label)
        self.at_foot += 1
        (paragraph,) = found.note.definition.children
        assert isinstance(paragraph, Paragraph)
        text = self._set_note(paragraph.children)
        return f'<span id="use-{found.note.number}"><span class="fn" data-mark="{found.mark}">{text}</span></span>'

    def in_list(self, label: str) -> str:
        """The HTML of a call that is a link to the list. In the title and in the list no note goes to the foot."""
        number = self._notes[label].note.number
        anchor = "" if label in self.called else f' id="use-{number}"'
        self.called.add(label)
        return f"<span{anchor}>{self._link(label)}</span>"

    def at_the_foot(self, label: str) -> str:
        """The HTML of a call inside a note at the foot. It gets no id: the list repeats the note, with the id."""
        return f"<span>{self._link(label)}</span>"

    def _link(self, label: str) -> str:
        found = self._notes[label]
        return f'<a class="call" href="#note-{found.note.number}">{found.mark}</a>'
