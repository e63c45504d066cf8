"""Link glossary entries without a marker to the first use of their term.
中文：没有注号的词条，链接到正文中首次使用该词之处。

Before:  ……推行“513”工作机制，……   [^513工作机制]: **“513”工作机制**：……
After:   ……推行“513”工作机制[^513工作机制]，……
Leaves:  entries with a marker, terms that the text does not use (reported: entry-without-use), words of one or two
         characters without quotation marks (两新 inside 两新组织 may mean something else).

A headword is searched for in its forms. Without quotation marks of its own: in quotation marks, then as written. With
them: as written, without them, then its quoted part (the text has “新两翼” for 北京“新两翼”). Headings are skipped as long
as the running text has the term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from normalize.canonical.footnotes import DEFINITION_GROUPED, DEFINITION_LINE_GROUPED, REFERENCE_GROUPED, reference
from normalize.chinese.characters import CLOSING
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import Confidence, Edit, Kind
from normalize.provenance.finding import Finding, Severity

_DEFINITION = lazy_pattern(DEFINITION_LINE_GROUPED)
_ENTRY = lazy_pattern(DEFINITION_GROUPED)
_REFERENCE = lazy_pattern(REFERENCE_GROUPED)
# The pattern begins with a line feed, because `^` is slow (`engine.patterns`).
_HEADING = lazy_pattern(r"\n#.*")
_CLOSING = CLOSING + ")"  # a reference follows these marks
_Forms = list[tuple[str, bool]]  # (a form of a headword in the text, whether it is the whole headword)


def propose(draft: Draft) -> Iterator[Proposal]:
    notes = draft.knowledge.notes
    text = draft.text
    first = _DEFINITION.search(text)
    if not notes or not first:
        return
    linked = set(_REFERENCE.findall(text[: first.start()]))
    if linked.issuperset([note.label for note in notes]):
        return
    # A term inside the label of a reference or inside a longer term does not count as a use.
    body = _REFERENCE.sub(_blank, text[: first.start()])
    prose = _HEADING.sub(_blank, f"\n{body}")[1:]
    headings = "".join(_HEADING.findall(f"\n{body}"))
    entries: dict[str, int] = {}
    for match in _ENTRY.finditer(text):
        entries.setdefault(match[1], match.start())
    taken: set[int] = set()
    waiting: list[_Forms] = []  # terms to blank out in the body, postponed because the body is rarely searched
    ordered = sorted(notes, key=lambda note: -len(note.term))
    all_forms = [_forms(note.term) for note in ordered]
    last = {form: number for number, forms in enumerate(all_forms) for form, _ in forms}
    for number, (note, forms) in enumerate(zip(ordered, all_forms, strict=True), 1):
        if note.label not in linked:
            at, exact = _first_use(prose, forms)
            if at is None and any(form in headings for form, _ in forms):
                body = _without(body, waiting)
                waiting.clear()
                at, exact = _first_use(body, forms)
            if at is None or at in taken:
                start = entries[note.label]
                message = f"the text does not use the term of this entry: {note.term}"
                yield Finding("entry-without-use", Severity.NOTE, start, start + len(note.label) + 4, message)
            else:
                taken.add(at)
                confidence = Confidence.CERTAIN if exact else Confidence.LIKELY
                yield Edit(at, at, "", reference(note.label), Kind.INSERTED, confidence, why="first use of the term")
        if _holds_another(forms, last, number):
            prose = _without(prose, [forms])
            waiting.append(forms)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _first_use(body: str, forms: _Forms) -> tuple[int | None, bool]:
    """(offset after the first use of a term or None, whether the use has the whole headword)."""
    # The quoted form contains the bare form, so the first place of the bare form is a lower bound.
    quoted = len(forms) == 2 and forms[0][0] == f"“{forms[1][0]}”"
    bare = body.find(forms[1][0]) if quoted else 0
    if bare < 0:
        return None, False
    for form, exact in forms:
        at = bare if quoted and form is forms[1][0] else body.find(form, max(bare - 1, 0))
        if at >= 0:
            end = at + len(form)
            return end + (body[end : end + 1] in _CLOSING and body[end : end + 1] != ""), exact
    return None, False


def _holds_another(forms: _Forms, last: Mapping[str, int], number: int) -> bool:
    """True if a term contains a form of a term from `number` on. Such a place is not a use of the shorter term.

    `last` has the number of the last term of each form. Terms are short, and a glossary may have thousands.
    """
    parts = (form[at:end] for form, _ in forms for at in range(len(form)) for end in range(at + 1, len(form) + 1))
    return any(last.get(part, -1) >= number for part in parts)


def _without(body: str, terms: Sequence[_Forms]) -> str:
    """The body with terms blanked out."""
    for forms in terms:
        for form, _ in forms:
            body = body.replace(form, "\0" * len(form))
    return body


def _forms(term: str) -> _Forms:
    """The forms of a headword in the text, the best first, each with True if it is the whole headword."""
    bare = re.sub("[“”]", "", term)
    quoted = re.findall("“([^”]+)”", term)
    forms = [(term, True)] if term != bare or len(term) > 2 else []
    if term == bare:
        forms.insert(0, (f"“{term}”", True))
    else:
        forms.append((bare, True))
        forms.extend((f"“{part}”", False) for part in quoted)
    return forms
