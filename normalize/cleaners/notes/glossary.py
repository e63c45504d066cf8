"""Turn the entries of a glossary into footnote definitions.
中文：把名词解释的各条写成脚注，以词目为标签。

Before:  注释： ⏎ （1）“513”工作机制：完善为民服务事项办理流程……          Before:  【瞪羚企业】即……
After:   [^513工作机制]: **“513”工作机制**：完善为民服务事项办理流程……   After:   [^瞪羚企业]: **瞪羚企业**：即……
Leaves:  numbered paragraphs without a glossary heading, unless each has its marker in the text above (①, [1]); lines of
         a definition that begin with a number out of order; annexes, questions and answers, and body text after the
         last entry.

The label is made from the headword, so that a later entry renumbers nothing. The heading line and the numbers are
removed under a name; headword and definition stay as they are, and so does what their author set between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalize.canonical.footnotes import definition
from normalize.chinese.characters import PAIRS, PAUSES
from normalize.chinese.dates import HAN_YEAR
from normalize.chinese.numbering import UP_TO_99
from normalize.documents.notes.entries import PAGE, Entry
from normalize.documents.notes.glossaries import Glossary, find_glossaries
from normalize.documents.notes.note import Labels
from normalize.documents.notes.unheaded import unannounced_notes
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Knowledge, Note
from normalize.engine.lines import INDENT
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import Edit, Kind, inserted, removed
from normalize.verify.blocks import DEFINITION

# Words with which a definition without a headword begins.
_EXPLAINS = lazy_pattern("[指是即为]|主要指")
_SHORTEST_TERM, _LONGEST_TERM = 3, 30
# A definition may begin with a time, which is not its headword.
_TIME = lazy_pattern(rf"(?:\d{{4}}年|{HAN_YEAR})[\d〇{UP_TO_99}年月日季度末初底]*")


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    glossaries = find_glossaries(draft.filled_lines) or unannounced_notes(text, draft.filled_lines)
    notes: list[Note] = []
    labels = Labels(_own_labels(draft, glossaries))
    for glossary in glossaries:
        for line in glossary.heading:
            yield removed(text, line.start, line.end, "glossary heading")
        for line in glossary.inner_headings:
            yield removed(text, line.start, line.end, "section heading inside the glossary")
        body = text[: glossary.start]
        entries = [_with_headword(text, body, entry) for entry in glossary.entries]
        yield from _entries(text, entries, notes, labels)
    if notes:
        yield Knowledge(notes=tuple(notes))


def _own_labels(draft: Draft, glossaries: Sequence[Glossary]) -> Iterator[str]:
    """Labels of footnotes that the source itself has and keeps. No entry may take one of them."""
    rewritten = {entry.start for glossary in glossaries for entry in glossary.entries if not entry.label}
    for line in draft.filled_lines if "[" in draft.text else ():
        own = DEFINITION.match(line.text)
        if own and line.start not in rewritten:
            yield own[1]


def _entries(text: str, entries: Sequence[Entry], notes: list[Note], labels: Labels) -> Iterator[Edit]:
    starts = {entry.start for entry in entries}
    for entry in entries:
        term = text[slice(*entry.term)].replace("**", "").strip()
        if entry.label:  # it is a footnote already
            notes.append(Note(None, term or entry.label, entry.label))
        else:
            label = labels.make(term, entry.number)
            notes.append(Note(entry.number, term, label, entry.symbol, text[entry.definition : entry.end]))
            yield from _definition(text, entry, label)
        headword_line = bool(entry.more) and not entry.label and _is_headword_line(text, entry)
        for line in entry.more[headword_line:]:
            if line.start not in starts:
                yield inserted(line.start, INDENT)


def _with_headword(text: str, body: str, entry: Entry) -> Entry:
    """Find the headword of an entry without a separator: the longest beginning of the entry that the body uses."""
    start = entry.term[0]
    words = text[start : entry.end]
    unparted = start == entry.term[1] or entry.definition == entry.end
    if not unparted or not words.endswith("。") or "**" in words or _EXPLAINS.match(words):
        return entry
    length = max(
        (
            count
            for count in range(_SHORTEST_TERM, min(len(words), _LONGEST_TERM))
            if words[:count] in body and words[count - 1] not in PAUSES
        ),
        default=0,
    )
    return (
        replace(entry, term=(start, start + length), definition=start + length)
        if length and not _TIME.fullmatch(words, 0, length)
        else entry
    )


def _is_headword_line(text: str, entry: Entry) -> bool:
    """True if the headword is alone in its line, apart from a page reference, and the definition is below it."""
    rest = text[entry.definition : entry.end].strip("* ")
    return entry.term[0] < entry.term[1] and (not rest or PAGE.fullmatch(rest) is not None)


def _definition(text: str, entry: Entry, label: str) -> Iterator[Edit]:
    """Replace the number and marks before the headword by the label, and end the headword."""
    term_start, term_end = entry.term
    line_start = text.rfind("\n", 0, entry.start) + 1
    lead = "" if not text[line_start : entry.start].strip() else "\n\n"
    if term_start == term_end:
        yield _change(text, entry.start, term_start, lead + definition(label))
        return
    if text.startswith("、", entry.definition):  # the first of several terms that the entry explains
        yield _change(text, entry.start, term_start, lead + definition(label))
        return
    if not _can_close(text, entry):
        yield _change(text, entry.start, term_start, lead + definition(label))
        yield from _strong_in_quotes(text, term_start, term_end)
        return
    yield _change(text, entry.start, term_start, f"{lead}{definition(label)}**")
    for mark in re.compile(r"\*\*").finditer(text, term_start, term_end):
        yield removed(text, *mark.span(), "strong marks in a headword")
    yield from _separator(text, entry)
    if not _is_headword_line(text, entry):
        return
    words_end = entry.definition + len(text[entry.definition : entry.end].rstrip("* "))
    gap_end = entry.more[0].start if entry.more else entry.end
    after = "：" if PAGE.match(text, entry.definition) and entry.more else ""
    if gap_end > words_end:
        yield Edit(words_end, gap_end, text[words_end:gap_end], after, Kind.REPLACED if after else Kind.REMOVED)


def _can_close(text: str, entry: Entry) -> bool:
    """True if `**` closes strong behind the headword: behind a mark it needs a mark or a space after it (CommonMark §6.2)."""
    last, following = text[entry.term[1] - 1], text[entry.term[1] : entry.term[1] + 1]
    return last.isalnum() or not following.isalnum()


def _strong_in_quotes(text: str, start: int, end: int) -> Iterator[Edit]:
    """Strong marks inside the quotation marks of the headword `text[start:end]`: behind them `**` would not close."""
    if (text[start], text[end - 1]) in PAIRS and end - start > 2:
        yield inserted(start + 1, "**")
        yield inserted(end - 1, "**")


def _separator(text: str, entry: Entry) -> Iterator[Edit]:
    """End the headword. What its author set between it and the definition stays: a colon, a dash, a space, or nothing.

    Where a bracket or a line end parts them, the format sets a colon.
    """
    end, start = entry.term[1], entry.definition
    between = text[end:start]
    if "：" in between or ":" in between:
        yield _change(text, end, start, "**：")
        return
    is_parted = between.strip("* ") or _is_headword_line(text, entry)
    if is_parted and not (PAGE.match(text, start) or text.startswith("，", start)):
        yield inserted(end, "**：", "end of the headword, and a colon of the format")
        if between:
            yield removed(text, end, start, "what parted the headword from its definition")
    else:
        yield _change(text, end, start, "** " if between and not between.strip(" ") else "**")


def _change(text: str, start: int, end: int, after: str) -> Edit:
    return Edit(start, end, text[start:end], after, Kind.REPLACED if end > start else Kind.INSERTED)
