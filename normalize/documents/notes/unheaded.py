"""Find notes without a heading at the end of a text. Pure analysis; `cleaners/glossary.py` acts on it.

Lines that begin with ① or [1] may be a list, but a list has no markers. So such lines are notes if the text above has a
marker for each of them, in their order and in their notation. A line 注： above them may introduce remarks on the whole
text instead. After such a line the markers may use another notation: 1. in the note, ① in the text.
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

# The first note begins with one of these, or with `_FIRST` if a line introduces it as a note.
_SIGNS = ("①", "¹", "[1]", "［1］", "〔1〕", "【1】")
_FIRST = lazy_pattern(r"(?:\*\*)?(?:1\s*[.．、](?!\d)|[（(]1[）)]|⑴)")
_CALLED = lazy_pattern(r"(?:\*\*)?[备備附]?[注註]\s*[：:]\s*(?=\S)")
_MARK = lazy_pattern(
    rf"(?:\*\*)?(?P<mark>[{ENCLOSED}]|[{SUPERSCRIPT}]{{1,3}}|"  # ① ¹
    r"\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|【\d{1,3}】)"  # [1]
    r"(?![(:（：])"
)
# The notations of a marker for a note that begins with 1. or （1）.
_SURE_STYLES = ("[{}]", "［{}］", "〔{}〕", "【{}】", "<sup>{}</sup>", "<sup>[{}]</sup>")
_SURE_ONES = tuple(style.format(1) for style in _SURE_STYLES)
_STYLES = (*_SURE_STYLES, "（{}）", "({})")
_STARTS = frozenset("①¹[［〔【1（(⑴*注註备備附")
# The least number of notes; a larger one if no line introduces them and they are numbered like a list.
_FEWEST, _FEWEST_UNINTRODUCED = 2, 5
_MOST_WANTING, _MOST_TRIES = 5, 3


def unannounced_notes(text: str, lines: Sequence[Line]) -> tuple[Glossary, ...]:
    """The notes at the end of a document, as a glossary without a heading or with the heading 注：; () without any.

    `lines` are the lines of the text that are not blank.
    """
    tries = 0
    # The text has a marker for note 1 in a notation that no list uses.
    marked = any(mark in text for mark in _SURE_ONES)
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if line.text[0] not in _STARTS:
            continue
        called = is_note_label(lines[number - 1].text)
        prefix = None if called else _CALLED.match(line.text)
        if prefix:
            line = Line(line.start + prefix.end(), line.end, line.text[prefix.end() :])
        is_introduced = bool(called or prefix)
        if line.text.startswith(_SIGNS) or (_FIRST.match(line.text) and (is_introduced or marked)):
            tries += 1
            body = "\n".join(above.text for above in lines[: number - called])
            if entries := _notes([line, *lines[number + 1 :]], body, is_introduced=is_introduced):
                heading = (lines[number - 1],) if called else ()
                if prefix:
                    heading = (Line(lines[number].start, line.start, prefix[0]),)
                return (Glossary(heading, entries),)
            if tries == _MOST_TRIES:
                break
    return ()


def _notes(lines: Sequence[Line], body: str, *, is_introduced: bool) -> tuple[Entry, ...]:
    """The entries from the first line on if they have markers in `body`, else ().

    `is_introduced` is true if a line such as 注： introduces them.
    """
    entries, inner = numbered_entries(lines, lambda _: False)
    if len(entries) < _FEWEST or inner:
        return ()
    words = {line.start: line.text for line in lines}
    labels = [_MARK.match(words.get(entry.start, "")) for entry in entries]
    if any(labels):
        return entries if _are_in_order(body, [label["mark"] if label else "" for label in labels]) else ()
    if not is_introduced and len(entries) < _FEWEST_UNINTRODUCED:
        return ()
    numbers = [entry.number or 0 for entry in entries]
    series = [[style.format(number) for number in numbers] for style in (_STYLES if is_introduced else _SURE_STYLES)]
    if is_introduced and numbers[-1] <= 20:
        series += [[chr(ord(first) + number - 1) for number in numbers] for first in "①⑴"]
    found = any(_are_in_order(body, marks, _is_behind_word) for marks in series if marks[0] in body)
    return entries if found else ()


def _are_in_order(
    body: str, marks: Sequence[str], is_marker: Callable[[str, re.Match[str]], bool] = opens_no_item
) -> bool:
    """True if the text above has the marker of each note, in order. A long series may lack a few."""
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
    """True after a word. After a stop the number may begin an item, as the notations of note and marker differ."""
    return text[found.start() - 1 : found.start()] not in SENTENCE_END and opens_no_item(text, found)
