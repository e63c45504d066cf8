"""Turn the entries of a glossary into footnote definitions.

Before:  注释： ⏎ （1）“513”工作机制：完善为民服务事项办理流程……          Before:  【瞪羚企业】即……
After:   [^513工作机制]: **“513”工作机制**：完善为民服务事项办理流程……   After:   [^瞪羚企业]: **瞪羚企业**：即……
Leaves:  numbered paragraphs that no glossary heading announces; lines of a definition that begin with a number out of turn;
         annexes, questions and answers and body text after the last entry.

The label is made from the headword, so that an entry added later renumbers nothing. The heading line and the
numbers are removed by name; headword and definition stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.draft import Draft, Fact, Proposal
from normalize.edit import Edit, Kind, inserted, removed
from normalize.notes import PAGE, Entry, Note, find_glossaries, note_label


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    notes: list[Note] = []
    for glossary in find_glossaries(draft.filled_lines):
        for line in glossary.heading:
            yield removed(text, line.start, line.end, "glossary heading")
        for line in glossary.inner_headings:
            yield removed(text, line.start, line.end, "section heading inside the glossary")
        yield from _entries(text, glossary.entries, notes)
    if notes:
        yield Fact("_notes", tuple(notes))


def _entries(text: str, entries: Sequence[Entry], notes: list[Note]) -> Iterator[Edit]:
    starts = {entry.start for entry in entries}
    for entry in entries:
        term = text[slice(*entry.term)].replace("**", "").strip()
        label = note_label(term, entry.number, (note.label for note in notes))
        notes.append(Note(entry.number, term, label, entry.symbol))
        yield from _definition(text, entry, label)
        headword_line = bool(entry.more) and _is_headword_line(text, entry)
        for line in entry.more[headword_line:]:
            if line.start not in starts:
                yield inserted(line.start, "    ")


def _is_headword_line(text: str, entry: Entry) -> bool:
    """Does the headword stand alone in its line (but for a reference to the page), the definition below it?"""
    rest = text[entry.definition : entry.end].strip("* ")
    return entry.term[0] < entry.term[1] and (not rest or PAGE.fullmatch(rest) is not None)


def _definition(text: str, entry: Entry, label: str) -> Iterator[Edit]:
    """Number and marks before the headword become the label, what parts it from the definition a colon."""
    term_start, term_end = entry.term
    line_start = text.rfind("\n", 0, entry.start) + 1
    lead = "" if not text[line_start : entry.start].strip() else "\n\n"
    if term_start == term_end:
        yield _change(text, entry.start, term_start, f"{lead}[^{label}]: ")
        return
    yield _change(text, entry.start, term_start, f"{lead}[^{label}]: **")
    for mark in re.compile(r"\*\*").finditer(text, term_start, term_end):
        yield removed(text, *mark.span(), "strong marks in a headword")
    yield _change(text, term_end, entry.definition, "**" if PAGE.match(text, entry.definition) else "**：")
    if not _is_headword_line(text, entry):
        return
    words_end = entry.definition + len(text[entry.definition : entry.end].rstrip("* "))
    gap_end = entry.more[0].start if entry.more else entry.end
    after = "：" if PAGE.match(text, entry.definition) and entry.more else ""
    if gap_end > words_end:
        yield Edit(words_end, gap_end, text[words_end:gap_end], after, Kind.REPLACED if after else Kind.REMOVED)


def _change(text: str, start: int, end: int, after: str) -> Edit:
    return Edit(start, end, text[start:end], after, Kind.REPLACED if end > start else Kind.INSERTED)
