"""Link glossary entries that no marker names to the first use of their term.

Before:  ……推行“513”工作机制，……   [^513工作机制]: **“513”工作机制**：……
After:   ……推行“513”工作机制[^513工作机制]，……
Leaves:  entries that a marker already names, terms that the text does not use (reported: entry-without-use), words of one
         or two characters that are not in quotes (两新 inside 两新组织 may mean something else).

Looked for, in this order: the headword as it stands, the headword in quotes, without its quotes, its part in quotes
(北京“新两翼” stands in the text as “新两翼”). Headings are skipped while the running text has the term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.draft import Draft, Proposal
from normalize.edit import Confidence, Edit, Kind
from normalize.finding import Finding, Severity
from normalize.notes import Note
from normalize.structure import find_sections

_DEFINITION = re.compile(r"^\[\^([^\]\n]+)\]:", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\n]+)\]")
_CLOSERS = "”’》」）)"


def propose(draft: Draft) -> Iterator[Proposal]:
    notes: Sequence[Note] = draft.facts.get("_notes", ())
    text = draft.text
    first = _DEFINITION.search(text)
    if not notes or not first:
        return
    # A term inside the label of another reference is no use of it, nor is one inside a longer term.
    body = _REFERENCE.sub(_blank, text[: first.start()])
    prose = _without_headings(draft, body)
    linked = set(_REFERENCE.findall(text[: first.start()]))
    taken: set[int] = set()
    for note in sorted(notes, key=lambda note: -len(note.term)):
        at, exact = _first_use(prose, note.term)
        if at is None:
            at, exact = _first_use(body, note.term)
        body, prose = (_without_term(words, note.term) for words in (body, prose))
        if note.label in linked:
            continue
        if at is None or at in taken:
            start = text.index(f"[^{note.label}]:")
            message = f"the text does not use the term of this entry: {note.term}"
            yield Finding("entry-without-use", Severity.NOTE, start, start + len(note.label) + 4, message)
            continue
        taken.add(at)
        confidence = Confidence.CERTAIN if exact else Confidence.LIKELY
        yield Edit(at, at, "", f"[^{note.label}]", Kind.INSERTED, confidence, why="first use of the term")


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _without_headings(draft: Draft, body: str) -> str:
    pieces: list[str] = []
    done = 0
    for section in find_sections([line for line in draft.filled_lines if line.end <= len(body)]):
        start, end = (section.line.start + at for at in section.head)
        pieces += (body[done:start], "\0" * (end - start))
        done = end
    return "".join((*pieces, body[done:]))


def _without_term(body: str, term: str) -> str:
    for form, _ in _forms(term):
        body = body.replace(form, "\0" * len(form))
    return body


def _first_use(body: str, term: str) -> tuple[int | None, bool]:
    """(offset behind the first use, whether the whole headword stands there)."""
    for form, exact in _forms(term):
        at = body.find(form)
        if at >= 0:
            end = at + len(form)
            return end + (body[end : end + 1] in _CLOSERS and body[end : end + 1] != ""), exact
    return None, False


def _forms(term: str) -> list[tuple[str, bool]]:
    """How a headword may stand in the text, the best first, and whether that is the whole of it."""
    bare = re.sub("[“”]", "", term)
    quoted = re.findall("“([^”]+)”", term)
    forms = [(term, True)] if term != bare or len(term) > 2 else []
    if term == bare:
        forms.insert(0, (f"“{term}”", True))
    else:
        forms.append((bare, True))
        forms.extend((f"“{part}”", False) for part in quoted)
    return forms
