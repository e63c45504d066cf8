"""Read a series of numbered entries. Pure analysis, for `glossaries` and `unheaded`.

The numbers decide where an entry begins: a line is an entry if its number continues the series. All other lines belong
to the entry above them, are headings that sort the entries, or end the series.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import Enum, auto

from normalize.chinese.characters import CLAUSE_ENDS
from normalize.chinese.numbering import HAN_DIGITS, LEVELS
from normalize.documents.labels import label_of
from normalize.documents.lines import is_salutation
from normalize.documents.notes.entries import Entry, Series, colon_at, footnote_entry, glued_entries, read_entry
from normalize.documents.notes.note import is_glossary_heading, term_cores
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern

Uses = Callable[[Iterable[str]], bool]
"""True if the body uses one of these headwords."""

# A section heading of the body, and the least length of a paragraph below it.
_SECTION = lazy_pattern(rf"(?:{LEVELS['han']}|第[{HAN_DIGITS}]+(?:编|章|部分|篇))[^。；：]{{1,40}}$")
_SECTION_NUMBER = lazy_pattern(f"{LEVELS['han']}|{LEVELS['paren-han']}")
_CLAUSES = lazy_pattern(f"[{CLAUSE_ENDS}：]")
_PARAGRAPH = 40
# The number of lines after an entry that are searched for the next numbers.
_AHEAD = 12
_ENDS = lazy_pattern(
    r"抄\s?送|附\s?件\s*\d*[：:]?|[（(](?:此件|完|本文|市政府)|注[：:]|"  # end matter
    r"#{1,6} |-{3,}$|\.$|"  # a heading, a rule
    r"[（(]《[^《》]{1,30}》[^《》]{0,12}，[^（）()]{2,20}出版社|"  # where the text was taken from
    r"(?:\*\*)?(?:资料来源|附[表图]\s*\d{0,2})[：:]"  # a table, a figure
)


class _Kind(Enum):
    """The kind of a line in a series of entries. The kinds are tested in this order; the first that fits is taken."""

    SYMBOL = auto()  # an entry; its number was set in a symbol font
    NEXT = auto()  # an entry; its number continues the series
    RESTART = auto()  # an entry numbered 1 that begins another section
    END = auto()  # the first line after the series
    INNER_HEADING = auto()  # a section heading of the report that sorts the entries
    UNLABELLED = auto()  # an entry that lost its number
    CONTINUATION = auto()  # a further line of the entry above


def numbered_entries(lines: Sequence[Line], uses: Uses) -> tuple[tuple[Entry, ...], tuple[Line, ...]]:
    """Read the entries of a series from its first line on.

    Returns the entries and the inner headings between them. `uses` tells if the body uses one of some headwords. A
    second entry 1 begins another section of the glossary only if the body uses its headword; otherwise it belongs to
    another list.
    """
    entries = Series()
    if first := _first_without_number(lines):
        entries.add(first)
        lines = lines[1:]
    inner: list[Line] = []
    is_bare_series = bool(lines) and _is_bare(lines[0].text)
    for number, line in enumerate(lines):
        kind, entry = _classified(lines, number, entries, is_bare_series, uses)
        if kind is _Kind.END:
            break
        if entry:
            entries.add(entry)
        if kind is _Kind.INNER_HEADING:
            inner.append(line)
        elif kind is _Kind.NEXT:
            entries.add_glued(glued_entries(line, entries.last, _following(lines, number)))
        elif kind is _Kind.CONTINUATION:
            glued = list(glued_entries(line, entries.last, _following(lines, number)))
            entries.go_on(line)
            entries.add_glued(glued)
    return _without_body(entries.entries()), tuple(inner)


def _classified(
    lines: Sequence[Line], number: int, entries: Series, is_bare_series: bool, uses: Uses
) -> tuple[_Kind, Entry | None]:
    """The kind of a line after the entries read so far, and the entry if it begins one."""
    line = lines[number]
    expected = (entries.last.number or len(entries)) + 1 if entries else None
    label = _label(line.text, expected, is_bare_series)
    if entry := _symbol_entry(line, label, expected):
        return _Kind.SYMBOL, entry
    if entry := _next_entry(lines, number, label, expected):
        return _Kind.NEXT, entry
    is_one = label is not None and label[0] == 1
    if is_one and entries and (entry := _restart(lines, number, uses)):
        return _Kind.RESTART, entry
    if not entries or _is_end(lines, number, expected) or (is_one and expected and expected > 2):
        return _Kind.END, None
    if _is_inner_heading(lines, number, expected):
        return _Kind.INNER_HEADING, None
    if _is_unlabelled(lines, number, expected) and (entry := read_entry(line, (0, 0))):
        return _Kind.UNLABELLED, replace(entry, number=expected)
    return _Kind.CONTINUATION, None


def _following(lines: Sequence[Line], number: int) -> Sequence[Line]:
    return lines[number + 1 : number + 1 + _AHEAD]


def _label(text: str, expected: int | None, is_bare_series: bool) -> tuple[int, int] | None:
    """The label of a line. In a series with marks around its numbers, a bare 1 is a quantity: 1次指导."""
    label = label_of(text)
    is_quantity = label is not None and label[0] == 1 != expected and not is_bare_series and _is_bare(text)
    return None if is_quantity else label


def _symbol_entry(line: Line, label: tuple[int, int] | None, expected: int | None) -> Entry | None:
    """The expected entry if a symbol font hides its number."""
    symbol = _symbol_label(line.text, expected) if not label or label[0] != expected else None
    entry = read_entry(line, symbol) if symbol else None
    return replace(entry, symbol=True) if entry else None


def _next_entry(
    lines: Sequence[Line], number: int, label: tuple[int, int] | None, expected: int | None
) -> Entry | None:
    """The entry in a line whose number continues the series."""
    if label and _continues(label[0], expected, _following(lines, number)):
        return read_entry(lines[number], label)
    return None


def _is_end(lines: Sequence[Line], number: int, expected: int | None) -> bool:
    """True for a footnote of a page, which is no part of the glossary, and for a line after the glossary."""
    return footnote_entry(lines[number]) is not None or ends_glossary(lines, number, expected)


def _first_without_number(lines: Sequence[Line]) -> Entry | None:
    """Entry 1, if its number was lost."""
    entry = read_entry(lines[0], (0, 0)) if lost_its_number(lines) and colon_at(lines[0].text, 0) else None
    return replace(entry, number=1) if entry else None


def lost_its_number(lines: Sequence[Line]) -> bool:
    """True if the first line has no number and the second line is numbered 2."""
    second = label_of(lines[1].text) if len(lines) > 1 and label_of(lines[0].text) is None else None
    return second is not None and second[0] == 2


def _without_body(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return paragraphs after the last entry to the body, if every other entry has one line."""
    if len(entries) < 3 or any(entry.more for entry in entries[:-1]):
        return entries
    more = entries[-1].more
    if len(more) < 2 or not all(len(line.text) >= _PARAGRAPH and _is_running_text(line.text) for line in more[:2]):
        return entries
    return (*entries[:-1], replace(entries[-1], more=()))


def _restart(lines: Sequence[Line], number: int, uses: Uses) -> Entry | None:
    """Entry 1 of another section. The body must use its headword, and that of entry 2 if there is one."""
    found: list[Entry] = []
    for line in lines[number : number + 3]:
        label = label_of(line.text)
        entry = read_entry(line, label) if label and label[0] == len(found) + 1 else None
        if entry:
            found.append(entry)
        if entry and not uses(term_cores(_headword(line, entry))):
            return None
    return found[0] if found else None


def _headword(line: Line, entry: Entry) -> str:
    start, end = (place - line.start for place in entry.term)
    return line.text[start:end].replace("**", "")


def _continues(number: int, expected: int | None, following: Sequence[Line]) -> bool:
    """True if a number continues the series. It may skip up to three numbers if the expected one does not follow."""
    if expected is None or number == expected:
        return True
    ahead = (label_of(line.text) for line in following)
    return expected < number <= expected + 3 and not any(label and label[0] == expected for label in ahead)


def _is_bare(text: str) -> bool:
    """True if the label of a line is digits without any mark (1六稳)."""
    return (label := label_of(text)) is not None and text[: label[1]].isdecimal()


def _symbol_label(text: str, expected: int | None) -> tuple[int, int] | None:
    """The label of a number in a symbol font, of which the text keeps the character code: 33 + n for number n."""
    if expected is None or len(text) < 4 or text[0].isspace():
        return None
    code = ord(text[0])
    code = code - 0xFEE0 if 0xFF01 <= code <= 0xFF5E else code
    return (expected, 1) if code == 33 + expected and colon_at(text, 1) is not None else None


def ends_glossary(lines: Sequence[Line], number: int, expected: int | None) -> bool:
    """True for the first line after a glossary: end matter, another heading, a rule, the heading of another list."""
    text = lines[number].text
    if _ENDS.match(text) or is_glossary_heading(text) or (is_salutation(text) and text.endswith(("：", ":"))):
        return True
    following = label_of(lines[number + 1].text) if number + 1 < len(lines) else None
    words = bare(text)
    if _SECTION.match(words) and number + 1 < len(lines) and _is_running_text(lines[number + 1].text):
        return True
    return len(words) <= 25 and not _CLAUSES.search(words) and following is not None and following[0] == 1 != expected


def _is_running_text(text: str) -> bool:
    """True for a paragraph of the body: neither an entry nor a heading."""
    return label_of(text) is None and colon_at(text, 0) is None and re.search("[，；。].*。", text) is not None


def _is_inner_heading(lines: Sequence[Line], number: int, expected: int | None) -> bool:
    """True for a section heading of the report that is repeated in the glossary to sort the entries."""
    words = bare(lines[number].text)
    following = label_of(lines[number + 1].text) if number + 1 < len(lines) else None
    numbered = _SECTION_NUMBER.match(words) is not None
    return len(words) <= 40 and numbered and following is not None and following[0] in (expected, 1)


def _is_unlabelled(lines: Sequence[Line], number: int, expected: int | None) -> bool:
    """True for an entry that lost its number: so many such lines, give or take one, precede the next number."""
    if colon_at(lines[number].text, 0) is None:
        return False
    for ahead in range(number, min(number + 15, len(lines))):
        label = label_of(lines[ahead].text)
        if label:
            return expected is not None and abs(label[0] - expected - (ahead - number)) <= 1 and label[0] > expected
        if colon_at(lines[ahead].text, 0) is None:
            return False
    return False
