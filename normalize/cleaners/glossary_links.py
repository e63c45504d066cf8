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
from normalize.late import late
from normalize.notes import Note

# The bracket stands first, for it is searched for at once; `^` would be tried at each character.
_DEFINITION = late(r"\[(?<![^\n]\[)\^([^\]\n]+)\]:")
_ENTRY = late(r"\[\^([^\]\n]{1,200})\]:")
_REFERENCE = late(r"\[\^([^\]\n]+)\]")
# Begins with a line feed, which is found at once; `^` would be tried at each character.
_HEADING = late(r"\n#.*")
_CLOSERS = "”’》」）)"


def propose(draft: Draft) -> Iterator[Proposal]:
    notes: Sequence[Note] = draft.facts.get("_notes", ())
    text = draft.text
    first = _DEFINITION.search(text)
    if not notes or not first:
        return
    linked = set(_REFERENCE.findall(text[: first.start()]))
    if linked.issuperset([note.label for note in notes]):
        return
    # A term inside the label of another reference is no use of it, nor is one inside a longer term.
    body = _REFERENCE.sub(_blank, text[: first.start()])
    prose = _HEADING.sub(_blank, f"\n{body}")[1:]
    entries: dict[str, int] = {}
    for match in _ENTRY.finditer(text):
        entries.setdefault(match[1], match.start())
    taken: set[int] = set()
    waiting: list[list[tuple[str, bool]]] = []  # what the body still has to lose: it is rarely asked
    for note in sorted(notes, key=lambda note: -len(note.term)):
        forms = _forms(note.term)
        at, exact, prose = _take_out(prose, forms)
        waiting.append(forms)
        if at is None:
            for before in waiting:
                at, exact, body = _take_out(body, before)
            waiting.clear()
        if note.label in linked:
            continue
        if at is None or at in taken:
            start = entries[note.label]
            message = f"the text does not use the term of this entry: {note.term}"
            yield Finding("entry-without-use", Severity.NOTE, start, start + len(note.label) + 4, message)
            continue
        taken.add(at)
        confidence = Confidence.CERTAIN if exact else Confidence.LIKELY
        yield Edit(at, at, "", f"[^{note.label}]", Kind.INSERTED, confidence, why="first use of the term")


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _take_out(body: str, forms: list[tuple[str, bool]]) -> tuple[int | None, bool, str]:
    """(offset behind the first use of a term, whether the whole headword stands there, the body without the term)."""
    use, whole = None, False
    for form, exact in forms:
        at = body.find(form)
        if at < 0:
            continue
        if use is None:
            end = at + len(form)
            use, whole = end + (body[end : end + 1] in _CLOSERS and body[end : end + 1] != ""), exact
        body = body[:at] + body[at:].replace(form, "\0" * len(form))
    return use, whole, body


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
