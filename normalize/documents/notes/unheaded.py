"""Notes at the end of a text that no heading of a glossary announces. Pure analysis; `cleaners/glossary.py` acts on it.

Lines that begin with ① or [1] may be a list, but a list has no markers. So they are notes when each of them has its marker
in the text above, as it is written in its own line, one behind the other. Where 注： stands above them, which may announce
remarks on the whole text as well, the marker may be written in another way: 1. below, ① above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from normalize.chinese.characters import SENTENCE_END
from normalize.chinese.numbering import ENCLOSED, SUPERSCRIPT
from normalize.documents.notes.entries import Entry
from normalize.documents.notes.glossaries import Glossary
from normalize.documents.notes.markers import in_order, opens_no_item
from normalize.documents.notes.note import is_note_label
from normalize.documents.notes.numbered import numbered_entries
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern

# One of these begins the first note; the others, when it is called a note.
_SIGNS = ("①", "¹", "[1]", "［1］", "〔1〕", "【1】")
_FIRST = lazy_pattern(r"(?:\*\*)?(?:1\s*[.．、](?!\d)|[（(]1[）)]|⑴)")
_CALLED = lazy_pattern(r"(?:\*\*)?[备備附]?[注註]\s*[：:]\s*(?=\S)")
_MARK = lazy_pattern(
    rf"(?:\*\*)?(?P<mark>[{ENCLOSED}]|[{SUPERSCRIPT}]{{1,3}}|"  # ① ¹
    r"\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|【\d{1,3}】)"  # [1]
    r"(?![(:（：])"
)
# How the marker of a note is written whose own line begins with 1. or （1）.
_SURE_STYLES = ("[{}]", "［{}］", "〔{}〕", "【{}】", "<sup>{}</sup>", "<sup>[{}]</sup>")
_SURE_ONES = tuple(style.format(1) for style in _SURE_STYLES)
_STYLES = (*_SURE_STYLES, "（{}）", "({})")
_STARTS = frozenset("①¹[［〔【1（(⑴*注註备備附")
# So many notes there are at least; more where nothing calls them so and their numbers are written as those of a list.
_FEWEST, _FEWEST_UNTOLD = 2, 5
_MOST_WANTING, _MOST_TRIES = 5, 3


def unannounced_notes(text: str, lines: Sequence[Line]) -> tuple[Glossary, ...]:
    """The notes that end a document, as a glossary without a heading or below 注：; none when markers are wanting.

    `lines` are the filled lines of the text.
    """
    tries = 0
    # Does a marker call the first note, in a style that no list is written in?
    marked = any(mark in text for mark in _SURE_ONES)
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if line.text[0] not in _STARTS:
            continue
        called = is_note_label(lines[number - 1].text)
        prefix = None if called else _CALLED.match(line.text)
        if prefix:
            line = Line(line.start + prefix.end(), line.end, line.text[prefix.end() :])
        told = bool(called or prefix)
        if line.text.startswith(_SIGNS) or (_FIRST.match(line.text) and (told or marked)):
            tries += 1
            body = "\n".join(above.text for above in lines[: number - called])
            if entries := _notes([line, *lines[number + 1 :]], body, told=told):
                heading = (lines[number - 1],) if called else ()
                if prefix:
                    heading = (Line(lines[number].start, line.start, prefix[0]),)
                return (Glossary(heading, entries),)
            if tries == _MOST_TRIES:
                break
    return ()


def _notes(lines: Sequence[Line], body: str, *, told: bool) -> tuple[Entry, ...]:
    """The entries from the first line on, when they have their markers; `told` are they when a line calls them notes."""
    entries, inner = numbered_entries(lines, lambda _: False)
    if len(entries) < _FEWEST or inner:
        return ()
    words = {line.start: line.text for line in lines}
    labels = [_MARK.match(words.get(entry.start, "")) for entry in entries]
    if any(labels):
        return entries if _are_in_order(body, [label["mark"] if label else "" for label in labels]) else ()
    if not told and len(entries) < _FEWEST_UNTOLD:
        return ()
    numbers = [entry.number or 0 for entry in entries]
    series = [[style.format(number) for number in numbers] for style in (_STYLES if told else _SURE_STYLES)]
    if told and numbers[-1] <= 20:
        series += [[chr(ord(first) + number - 1) for number in numbers] for first in "①⑴"]
    found = any(_are_in_order(body, marks, _is_behind_word) for marks in series if marks[0] in body)
    return entries if found else ()


def _are_in_order(
    body: str, marks: Sequence[str], is_marker: Callable[[str, re.Match[str]], bool] = opens_no_item
) -> bool:
    """Does each note have its marker in the text above, all in order? Of a long series a few may be wanting."""
    wanting, start = 0, 0
    for mark in marks:
        span = next(in_order(body, [mark], start, len(body), is_marker), None) if mark else None
        if span:
            start = span[1]
        else:
            wanting += 1
            if wanting > min(_MOST_WANTING, len(marks) // 10):
                return False
    return True


def _is_behind_word(text: str, found: re.Match[str]) -> bool:
    """Behind a stop it may open an item, when the note's own line is written in another way."""
    return text[found.start() - 1 : found.start()] not in SENTENCE_END and opens_no_item(text, found)
