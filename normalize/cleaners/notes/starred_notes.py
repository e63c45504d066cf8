"""Turn notes that are marked by a sign instead of a number into footnotes.
中文：把用星号等符号标示的注写成脚注。

Before:  ……全年国内生产总值*1000亿元…… ⏎ 注： ⏎ * 国内生产总值按现价计算。
After:   ……全年国内生产总值[^国内生产总值]1000亿元…… ⏎ [^国内生产总值]: 国内生产总值按现价计算。
Leaves:  items of a list, emphasis, products (2560*1440); a sign that occurs twice above its note, or where no marker
         can be; signs without evidence that they mark notes.

Two conditions make signs markers. In the text above, the sign of each note in a row of notes occurs once, in the order
of the notes. And the notes are called notes (注：), end the document, or begin with the words before their signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from normalize.canonical.footnotes import definition, reference
from normalize.chinese.characters import OPENING, PAUSES, TERM_END
from normalize.documents.notes.entries import split_entry
from normalize.documents.notes.note import Labels, is_note_label
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import Edit, removed, replaced
from normalize.readers.kinds import MARKUP_KINDS
from normalize.verify.blocks import DEFINITION

TRIGGERS = "*＊※†‡★☆△▲"

_SIGNS = "*＊※†‡★☆△▲"
_NOTE = lazy_pattern(
    rf"(?P<label>(?:备?注|[備附]註|註)\s*[：:]\s*)?(?P<mark>(?P<sign>[{_SIGNS}])(?P=sign){{0,3}})\s*(?=[^\s{_SIGNS}])"
)
_STARTS = frozenset(_SIGNS + "备注備附註")
_RUN = lazy_pattern(rf"(?P<sign>[{_SIGNS}])(?P=sign)*")
# A marker follows a word or a closing mark, so not these; a backslash makes the sign an ordinary character.
_NOT_BEHIND = "\\(。" + PAUSES + OPENING + _SIGNS
_SOURCE = lazy_pattern(r"(?:资料|数据|資料)来?來?源[：:]")


class _Note(NamedTuple):
    """A line that begins with a sign. `words` is the offset of its words in the line, `number` the line number."""

    line: Line
    number: int
    mark: str
    words: int
    labelled: bool


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    labels: Labels | None = None
    done = 0
    for notes in _rows(lines):
        above = lines[notes[0].number - 1] if notes[0].number else None
        heading = above if above and is_note_label(above.text) else None
        end = (heading or notes[0].line).start
        markers = _markers(draft.text, done, end, notes)
        done = notes[-1].line.end
        if not markers or not (heading or notes[0].labelled or _is_told(draft, notes, markers)):
            continue
        labels = labels or Labels(_taken(draft))
        if heading:
            yield removed(draft.text, heading.start, heading.end, "glossary heading")
        for number, (note, marker) in enumerate(zip(notes, markers, strict=True), 1):
            yield from _linked(draft.text, note, marker, labels, number)


def _rows(lines: Sequence[Line]) -> Iterator[list[_Note]]:
    """Groups of notes in adjacent lines."""
    found: list[_Note] = []
    for number, line in enumerate(lines):
        match = _NOTE.match(line.text) if line.text[0] in _STARTS else None
        if match and match["mark"] not in line.text[match.end() :]:
            found.append(_Note(line, number, match["mark"], match.end(), bool(match["label"])))
    for _, row in groupby(enumerate(found), key=lambda pair: pair[1].number - pair[0]):
        yield [note for _, note in row]


def _markers(text: str, start: int, end: int, notes: Sequence[_Note]) -> list[tuple[int, int]]:
    """Spans of the notes' signs in `text[start:end]`, in order; empty unless each sign occurs exactly once."""
    places: dict[str, list[tuple[int, int]]] = {note.mark: [] for note in notes}
    for match in _RUN.finditer(text, start, end):
        if match[0] in places:
            places[match[0]].append(match.span())
    found = [spans[0] for spans in places.values() if len(spans) == 1 and _is_marker(text, *spans[0])]
    return found if len(found) == len(notes) and found == sorted(found) else []


def _is_marker(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    factor = before.isdecimal() and after.isdecimal()
    return not (factor or not before or before.isspace() or before in _NOT_BEHIND)


def _is_told(draft: Draft, notes: Sequence[_Note], markers: Sequence[tuple[int, int]]) -> bool:
    """True if other evidence shows notes: the words before each sign begin its note, or the notes end a plain text."""
    if all(_headword(draft.text, note, marker) for note, marker in zip(notes, markers, strict=True)):
        return True
    below = draft.filled_lines[notes[-1].number + 1 :]
    return draft.kind not in MARKUP_KINDS and all(_SOURCE.match(line.text) for line in below[:1]) and len(below) <= 2


def _headword(text: str, note: _Note, marker: tuple[int, int]) -> str:
    """The longest beginning of a note that is also the text before its sign."""
    line_start = text.rfind("\n", 0, marker[0]) + 1
    before = text[max(line_start, marker[0] - 30) : marker[0]].rstrip(TERM_END)
    words = note.line.text[note.words :].lstrip(OPENING)
    return next((words[:count] for count in range(len(before), 1, -1) if before.endswith(words[:count])), "")


def _taken(draft: Draft) -> Iterator[str]:
    """The labels of other notes."""
    yield from (note.label for note in draft.knowledge.notes)
    yield from (own[1] for line in draft.filled_lines if (own := DEFINITION.match(line.text)))


def _linked(text: str, note: _Note, marker: tuple[int, int], labels: Labels, number: int) -> Iterator[Edit]:
    """Turn the marker and the line of a note into a reference and a definition."""
    split = split_entry(note.line.text, note.words, spaced=False)
    start, end, explained = (note.line.start + at for at in split or (note.words,) * 3)
    label = labels.make(text[start:end] or _headword(text, note, marker), number)
    yield replaced(text, *marker, reference(label))
    yield replaced(text, note.line.start, start, definition(label) + "**" * (end > start))
    if end > start:
        yield replaced(text, end, explained, "**：")
