"""Turn the entries of a glossary into footnote definitions.

Before:  注释： ⏎ （1）“513”工作机制：完善为民服务事项办理流程……
After:   [^513工作机制]: **“513”工作机制**：完善为民服务事项办理流程……
Leaves:  numbered paragraphs that no glossary heading announces; lines of a definition that begin with a number out of turn.

The label is made from the headword, so that an entry added later renumbers nothing. The heading line and the
numbers are removed by name; headword and definition stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.draft import Draft, Fact, Proposal
from normalize.edit import Edit, Kind, inserted, removed
from normalize.notes import Entry, Note, find_glossary, note_label


def propose(draft: Draft) -> Iterator[Proposal]:
    glossary = find_glossary(draft.filled_lines)
    if glossary is None:
        return
    text = draft.text
    for line in glossary.heading:
        yield removed(text, line.start, line.end, "glossary heading")
    notes: list[Note] = []
    for entry in glossary.entries:
        term = entry.line.text[slice(*entry.term)].strip()
        label = note_label(term, (note.label for note in notes))
        notes.append(Note(entry.number, term, label))
        yield from _definition(text, entry, label)
    yield Fact("_notes", tuple(notes))


def _definition(text: str, entry: Entry, label: str) -> Iterator[Edit]:
    start = entry.line.start
    term_start, term_end = (start + at for at in entry.term)
    colon_start, colon_end = (start + at for at in entry.colon)
    yield _change(text, start, term_start, f"[^{label}]: **")
    assert term_end == colon_start
    yield _change(text, colon_start, colon_end, "**：")
    for line in entry.more:
        yield inserted(line.start, "    ")


def _change(text: str, start: int, end: int, after: str) -> Edit:
    return Edit(start, end, text[start:end], after, Kind.REPLACED if end > start else Kind.INSERTED)
