"""Split one entry of a glossary into number, headword and definition. `glossaries` finds the entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from normalize.chinese.characters import CLOSING, OPENING, SENTENCE_END, TERM_END
from normalize.documents.labels import label_of
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern
from normalize.verify.blocks import DEFINITION

_COLON = lazy_pattern(r"\s*+(?:\*\*\s*+)?+[：:]\s*+(?:\*\*\s*+)?+")
# The characters that decide where a headword ends: brackets and quotes, stops, colons.
_OPENING, _CLOSING, _STOPS = OPENING + "(", CLOSING + ")", SENTENCE_END + "；"
_DELIMITER = re.compile(f"[{_OPENING}{_CLOSING}{_STOPS}：:]")
PAGE = lazy_pattern(r"[（(](?:P\d+|《?报告》?第.{1,12})[）)]")
_BRACKETED = lazy_pattern(r"(?:\*\*)?【(?:\*\*)?(?P<term>[^【】]{1,40}?)(?:\*\*)?】(?:\*\*)?[：:]?\s*")
_SPACED = lazy_pattern(r"(?P<term>\S{2,25}) +(?=\S)")
_STRONG_TERM = lazy_pattern(r"\*\*(?P<term>[^*]{1,60})\*\*")
# A strong headword after a strong number: **1．六稳** 指稳就业……
_STRONG_REST = lazy_pattern(rf"(?P<term>[^*{_STOPS}]{{1,60}})\*\*\s*(?=[\w“《])")
_BULLETS = frozenset("〇○●◎◇◆□■△▲☆★※•")
_LONGEST_TERM = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in the text. Offsets are code points of the document; spans are half-open.

    `start` is the start of its number, `term` the span of its headword. `definition` is the start of the rest, after
    the colon or bracket; it includes a reference to the page of the print. `more` are further lines of the entry.
    `symbol` is true if a symbol font hid its number. `label` is the label of an entry that is a footnote already
    ([^word]: ).
    """

    start: int
    end: int
    number: int | None
    term: tuple[int, int]
    definition: int
    more: tuple[Line, ...] = ()
    symbol: bool = False
    label: str = ""


class Series:
    """Collect the entries of a glossary, and for each the further lines that belong to it."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._more: list[list[Line]] = []

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def last(self) -> Entry:
        return self._entries[-1]

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)
        self._more.append([])

    def add_glued(self, glued: Iterable[Entry]) -> None:
        """Add entries from the end of the line of the last entry, and end that entry where they begin."""
        for entry in glued:
            if not self._more[-1]:
                self._entries[-1] = replace(self.last, end=min(self.last.end, entry.start))
            self.add(entry)

    def go_on(self, line: Line) -> None:
        self._more[-1].append(line)

    def entries(self) -> tuple[Entry, ...]:
        pairs = zip(self._entries, self._more, strict=True)
        return tuple(replace(entry, more=tuple(more)) if more else entry for entry, more in pairs)


def read_entry(line: Line, label: tuple[int, int], *, spaced: bool = False) -> Entry | None:
    """The entry in a line with this label (number, length); None if the line has nothing after its label.

    `spaced` allows a space in place of the colon between headword and definition.
    """
    number, at = label
    if not line.text[at:].strip("* "):
        return None
    return entry_of(line, number, split_entry(line.text, at, spaced=spaced) or _without_colon(line, at))


def entry_of(line: Line, number: int, split: tuple[int, int, int]) -> Entry:
    """An entry from offsets in its line: start and end of the headword, start of the definition.

    Number 0 means none.
    """
    start, end, definition = (line.start + place for place in split)
    return Entry(line.start, line.end, number or None, (start, end), definition)


def _without_colon(line: Line, at: int) -> tuple[int, int, int]:
    """`split_entry` for a line without a colon: it is a headword alone, or a definition without a headword."""
    page = PAGE.search(line.text, at)
    end = page.start() if page else len(line.text.rstrip("*"))
    if end - at > _LONGEST_TERM or "。" in line.text[at:end]:
        end = at  # a definition without a headword
    return at, end, end


def split_entry(text: str, at: int, *, spaced: bool) -> tuple[int, int, int] | None:
    """(start of the headword, its end, start of the definition) in a line with a label that ends at `at`; else None."""
    bracketed = _BRACKETED.match(text, at)
    if bracketed:
        return (*bracketed.span("term"), bracketed.end())
    start = at + 2 if text.startswith("**", at) else at
    start += text[start : start + 1] in _BULLETS and text[start + 1 : start + 2] != ""
    start += text[start : start + 1] == " "
    colon = colon_at(text, start)
    strong = _STRONG_REST.match(text, start) if start == at > 2 and text.startswith("**") and not colon else None
    if strong:
        return (*strong.span("term"), strong.end())
    if colon:
        page = PAGE.search(text, start, colon[0])
        return (start, page.start(), page.start()) if page else (start, *colon)
    if spaced and (match := _SPACED.match(text, start)):
        return (*match.span("term"), match.end())
    return None


def colon_at(text: str, start: int) -> tuple[int, int] | None:
    """The span of the colon between headword and definition: the first colon outside quotes and brackets.

    None if a sentence ends first. The span includes spaces and strong marks around the colon.
    """
    depth = 0
    for found in _DELIMITER.finditer(text, start, start + _LONGEST_TERM):
        character = found[0]
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth -= 1
        elif character in _STOPS:
            return None
        elif depth <= 0:
            begin = found.start()
            while begin > start and text[begin - 1] in "* ":
                begin -= 1
            match = _COLON.match(text, begin)
            return match.span() if match and begin > start else None
    return None


def glued_entries(line: Line, entry: Entry, following: Sequence[Line]) -> Iterator[Entry]:
    """The next entry, if the source lost the line end before it. The number after it must follow in a later line."""
    if entry.number is None or not following:
        return
    expected = entry.number + 1
    ahead = next((label[0] for later in following if (label := label_of(later.text)) and label[0] > entry.number), None)
    if ahead != expected + 1:
        return
    found = re.search(rf"(?<=[{_STOPS}{TERM_END}])\s*{expected}[.．、]\s*(?=\S)", line.text)
    if found:
        start = line.start + found.start()
        term_start = line.start + found.end()
        colon = colon_at(line.text, found.end())
        term_end = line.start + (colon[0] if colon else len(line.text))
        yield Entry(
            start, line.end, expected, (term_start, term_end), line.start + (colon[1] if colon else len(line.text))
        )


def footnote_entry(line: Line) -> Entry | None:
    """An entry that the source wrote as a footnote with a word as its label ([^word]: ); None otherwise."""
    own = DEFINITION.match(line.text)
    if not own or own[1].isdecimal():
        return None
    strong = _STRONG_TERM.match(line.text, own.end())
    start, end = strong.span("term") if strong else (own.end(), own.end())
    return Entry(line.start, line.end, None, (line.start + start, line.start + end), line.start + end, label=own[1])
