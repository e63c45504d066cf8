"""Notes at the end of a text that no heading of a glossary announces. Pure analysis; `cleaners/glossary.py` acts on it.

Lines that begin with ① or [1] may be a list, but a list has no markers. So they are notes when each of them has its marker
in the text above, as it is written in its own line, one behind the other. Where 注： stands above them, which may announce
remarks on the whole text as well, the marker may be written in another way: 1. below, ① above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from normalize.chinese import SENTENCE_END
from normalize.draft import Line
from normalize.entries import Glossary, numbered_entries
from normalize.entry_lines import Entry
from normalize.late import late
from normalize.markers import in_order, opens_no_item
from normalize.notes import CIRCLED, SUPERSCRIPT, is_note_label

# One of these begins the first note; the others, when it is called a note.
_SIGNS = ("①", "¹", "[1]", "［1］", "〔1〕", "【1】")
_FIRST = late(r"(?:\*\*)?(?:1\s*[.．、](?!\d)|[（(]1[）)]|⑴)")
_CALLED = late(r"(?:\*\*)?[备備附]?[注註]\s*[：:]\s*(?=\S)")
_MARK = late(
    rf"(?:\*\*)?(?P<mark>[{CIRCLED}]|[{SUPERSCRIPT}]{{1,3}}|\[\d{{1,3}}\]|［\d{{1,3}}］|〔\d{{1,3}}〕|【\d{{1,3}}】)(?![(:（：])"
)
# How the marker of a note is written whose own line begins with 1. or （1）.
_STYLES = ("[{}]", "［{}］", "〔{}〕", "【{}】", "（{}）", "({})", "<sup>{}</sup>", "<sup>[{}]</sup>")
_STARTS = frozenset("①¹[［〔【1（(⑴*注註备備附")
_FEWEST = 2


def unannounced_notes(lines: tuple[Line, ...]) -> tuple[Glossary, ...]:
    """The notes that end a document, as a glossary without a heading or below 注：; none when a marker is wanting."""
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if line.text[0] not in _STARTS:
            continue
        called = is_note_label(lines[number - 1].text)
        prefix = None if called else _CALLED.match(line.text)
        if prefix:
            line = Line(line.start + prefix.end(), line.end, line.text[prefix.end() :])
        if line.text.startswith(_SIGNS) or ((called or prefix) and _FIRST.match(line.text)):
            break
    else:
        return ()
    heading = (lines[number - 1],) if called else ()
    if prefix:
        heading = (Line(lines[number].start, line.start, prefix[0]),)
    entries, inner = numbered_entries([line, *lines[number + 1 :]], lambda _: False)
    body = "\n".join(above.text for above in lines[: number - called])
    if len(entries) < _FEWEST or inner or not _have_markers(entries, (line, *lines[number + 1 :]), body):
        return ()
    return (Glossary(heading, entries),)


def _have_markers(entries: Sequence[Entry], lines: Sequence[Line], body: str) -> bool:
    """Does each note have its marker in the text above, all in order?"""
    words = {line.start: line.text for line in lines}
    labels = [_MARK.match(words.get(entry.start, "")) for entry in entries]
    if any(labels):
        return _are_in_order(body, [label["mark"] for label in labels if label], len(labels))
    numbers = [entry.number or 0 for entry in entries]
    series = [[style.format(number) for number in numbers] for style in _STYLES]
    if numbers[-1] <= 20:
        series += [[chr(first + number) for number in numbers] for first in (0x245F, 0x2473)]  # ① ⑴
    return any(_are_in_order(body, marks, len(entries), _is_behind_word) for marks in series if marks[0] in body)


def _are_in_order(
    body: str, marks: Sequence[str], count: int, is_marker: Callable[[str, re.Match[str]], bool] = opens_no_item
) -> bool:
    return len(list(in_order(body, marks, 0, len(body), is_marker))) == count


def _is_behind_word(text: str, found: re.Match[str]) -> bool:
    """Behind a stop it may open an item, when the note's own line is written in another way."""
    return text[found.start() - 1 : found.start()] not in SENTENCE_END and opens_no_item(text, found)
