"""Glossary entries -> numbered notes.

A note is printed at the foot of the page of its first use when it is short, and always in the list 名词解释
at the end, with the page of its first use. Longer notes stand in the list only; their call leads there.
Numbers follow the order of the definitions, which is the order of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from normalize.canonical.tree import Document, FootnoteDefinition, Inline, Paragraph, plain_text
from render.pdf.line_breaks import width_in_em


@dataclass(frozen=True, slots=True)
class Note:
    """`number` counts from 1; `foot` says whether the note also stands at the foot of a page."""

    label: str
    number: int
    definition: FootnoteDefinition
    foot: bool

    @property
    def mark(self) -> str:
        """The call as printed. Fullwidth 〔1〕 would have to be squeezed on both sides of a squeezed mark:
        overlaps of more than half an em make `pdftotext` tear the line there."""
        return f"[{self.number}]"


def numbered_notes(document: Document, foot_width: float) -> tuple[Note, ...]:
    """Number the definitions of `document`; those up to `foot_width` em wide go to the foot of a page."""
    return tuple(
        Note(label, number, definition, _is_short(definition, foot_width))
        for number, (label, definition) in enumerate(document.footnotes.items(), start=1)
    )


def _is_short(definition: FootnoteDefinition, foot_width: float) -> bool:
    match definition.children:
        case (Paragraph(children),):
            return width_in_em(plain_text(children)) <= foot_width
    return False


class NoteCalls:
    """Prints the calls of one book in document order; knows which notes were called already."""

    def __init__(self, notes: Sequence[Note], set_note: Callable[[Sequence[Inline]], str]) -> None:
        self._notes = {note.label: note for note in notes}
        self._set_note = set_note
        self.called: set[str] = set()
        self.at_foot = 0

    def __call__(self, label: str) -> str:
        """The HTML of one call: a footnote at the first use of a short note, else a link to the list."""
        note = self._notes.get(label)
        if note is None:
            return ""
        first = label not in self.called
        self.called.add(label)
        anchor = f' id="use-{note.number}"' if first else ""
        if first and note.foot:
            self.at_foot += 1
            (paragraph,) = note.definition.children
            assert isinstance(paragraph, Paragraph)
            text = self._set_note(paragraph.children)
            return f'<span{anchor}><span class="fn" data-mark="{note.mark}">{text}</span></span>'
        return f'<span{anchor}><a class="call" href="#note-{note.number}">{note.mark}</a></span>'
