"""Glossary sections and their entries, in all notations found so far. Pure analysis; the cleaner `glossary` acts on it.
A glossary is a heading (名词解释, 注释 …, in one line or over three) and its entries: numbered ones, whose series decides
where one begins, or unnumbered ones, each a headword and a definition in one line or in two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from normalize.chinese.characters import CLAUSE_ENDS
from normalize.chinese.numbering import HAN_DIGITS, LEVELS
from normalize.documents.labels import label_of
from normalize.documents.lines import is_salutation
from normalize.documents.notes.entries import (
    Entry,
    Series,
    colon_at,
    entry_of,
    footnote_entry,
    glued_entries,
    read_entry,
    split_entry,
)
from normalize.documents.notes.note import field_labels, is_glossary_heading, is_term_line, may_announce, term_cores
from normalize.documents.notes.usage import BodyWords
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries, and the lines that announce them: none when their markers tell what they are (`unannounced`)."""

    heading: tuple[Line, ...]
    entries: tuple[Entry, ...]
    inner_headings: tuple[Line, ...] = ()

    @property
    def start(self) -> int:
        return self.heading[0].start if self.heading else self.entries[0].start


_CONTINUED = lazy_pattern(r"附\s*件?\s*\d{0,2}[：:]?|《[^《》]{2,20}》|(?:有关|相关|部分)?[^，。：]{0,12}")
_ASIDE = lazy_pattern(r"[（(](?:按|以).{0,24}[）)]")
# A heading of the body, and how long a paragraph below it is.
_SECTION = lazy_pattern(rf"(?:{LEVELS['han']}|第[{HAN_DIGITS}]+(?:编|章|部分|篇))[^。；：]{{1,40}}$")
_SECTION_NUMBER = lazy_pattern(f"{LEVELS['han']}|{LEVELS['paren-han']}")
_CLAUSES = lazy_pattern(f"[{CLAUSE_ENDS}：]")
_PARAGRAPH = 40
# Notes behind a bar, without a heading: their first number is dressed, so that it is no list.
_BARS = "—―─－_-"
_BAR = lazy_pattern(rf"[{_BARS}]{{2,}}")
_DRESSED_ONE = lazy_pattern(r"(?:\*\*)?\s*(?:[（(\[［〔【]\s*\^?1\s*[）)\]］〕】]|[①⑴❶])")
_ENDS = lazy_pattern(
    r"抄\s?送|附\s?件\s*\d*[：:]?|[（(](?:此件|完|本文|市政府)|注[：:]|"  # end matter
    r"#{1,6} |-{3,}$|\.$|"  # a heading, a rule
    r"[（(]《[^《》]{1,30}》[^《》]{0,12}，[^（）()]{2,20}出版社|"  # where the text was taken from
    r"(?:\*\*)?(?:资料来源|附[表图]\s*\d{0,2})[：:]"  # a table, a figure
)


@lru_cache(maxsize=1)  # two cleaners ask about the same lines
def find_glossaries(lines: tuple[Line, ...]) -> tuple[Glossary, ...]:
    """All glossaries of a document: headings that entries follow. Search goes on behind each."""
    found: list[Glossary] = []
    # Where one begins the one before it ends: so each line is looked at for one glossary alone.
    body = BodyWords(lines)
    places = [number for number, line in enumerate(lines) if line.text[0] in _BARS or may_announce(line.text)]
    headings = [number for number in places if is_glossary_heading(lines[number].text)]
    done = 0
    for at in places:
        if at < done:
            continue
        heading = _heading_length(lines, at)
        last = bisect_left(headings, at + heading)
        end = headings[last] if last < len(headings) else len(lines)
        glossary = _glossary(lines, at, heading, end, body) if heading else None
        if glossary and glossary.entries:
            found.append(glossary)
            *_, line = (glossary.entries[-1], *glossary.entries[-1].more)
            done = next((number for number in range(at + 1, len(lines)) if lines[number].start >= line.end), len(lines))
    return tuple(found)


def _heading_length(lines: Sequence[Line], at: int) -> int:
    """How many lines make up a heading from `at`: one, or up to three short ones (附件 / 《政府工作报告》 / 名词注释)."""
    if at + 1 < len(lines) and at > len(lines) // 2 and _BAR.fullmatch(lines[at].text):
        return 1 if _DRESSED_ONE.match(lines[at + 1].text) else 0
    joined = ""
    for count in range(1, 4) if may_announce(lines[at].text) else ():
        if at + count > len(lines):
            break
        words = "".join(bare(lines[at + count - 1].text).split())
        joined += words
        if is_glossary_heading(joined):
            return count
        if not joined.startswith(("附", "《")) or not _CONTINUED.fullmatch(words):
            break
    return 0


def _glossary(lines: Sequence[Line], at: int, count: int, end: int, body: BodyWords) -> Glossary:
    """The glossary whose heading is `lines[at : at + count]`; it ends before `lines[end]`."""
    begin = at + count
    heading = list(lines[at:begin])
    if at and re.fullmatch(r"-{3,}|\*{3,}|_{3,}", lines[at - 1].text):
        heading.insert(0, lines[at - 1])
    while begin < end and _ASIDE.fullmatch(bare(lines[begin].text)):
        heading.append(lines[begin])
        begin += 1
    rest = lines[begin:end]
    first = next((label for line in rest[:2] if (label := label_of(line.text))), None)
    if first and first[0] <= 3 and not _is_section_list(rest):
        entries, inner = numbered_entries(rest, lambda cores: body.uses(cores, at))
    else:
        entries, inner = _unnumbered(rest), ()
    return Glossary(tuple(heading), entries, inner)


def _is_section_list(lines: Sequence[Line]) -> bool:
    """Do numbers count something else: the first lines have colons before any number appears?"""
    return not (label_of(lines[0].text) or _lost_its_number(lines)) and colon_at(lines[0].text, 0) is not None


def numbered_entries(
    lines: Sequence[Line], uses: Callable[[Iterable[str]], bool]
) -> tuple[tuple[Entry, ...], tuple[Line, ...]]:
    """Entries whose numbers go on from one to the next; lines between belong to the entry before.

    They may begin anew, where headwords that the body uses show that it is no other list.
    """
    entries = Series()
    if first := _first_without_number(lines):
        entries.add(first)
        lines = lines[1:]
    inner: list[Line] = []
    bare_series = bool(lines) and _is_bare(lines[0].text)
    for number, line in enumerate(lines):
        expected = (entries.last.number or len(entries)) + 1 if entries else None
        label = label_of(line.text)
        if label and label[0] == 1 != expected and not bare_series and _is_bare(line.text):
            label = None  # a quantity at the beginning of a line: 1次指导, where numbers are dressed
        symbol = _symbol_label(line.text, expected) if not label or label[0] != expected else None
        if symbol and (entry := read_entry(line, symbol)):
            entries.add(replace(entry, symbol=True))
        elif (
            label
            and _continues(label[0], expected, lines[number + 1 : number + 13])
            and (entry := read_entry(line, label))
        ):
            entries.add(entry)
            entries.add_glued(glued_entries(line, entry, lines[number + 1 : number + 13]))
        elif label and label[0] == 1 and entries and (entry := _begins_anew(lines, number, uses)):
            entries.add(entry)
        elif (
            not entries
            or footnote_entry(line)  # of a page's foot: it stands by itself
            or _ends_here(lines, number, expected)
            or (label and label[0] == 1 and expected and expected > 2)
        ):
            break
        elif _is_inner_heading(lines, number, expected):
            inner.append(line)
        elif _is_unlabelled(lines, number, expected) and (entry := read_entry(line, (0, 0))):
            entries.add(replace(entry, number=expected))
        else:
            glued = list(glued_entries(line, entries.last, lines[number + 1 : number + 13]))
            entries.go_on(line)
            entries.add_glued(glued)
    return _without_body(entries.entries()), tuple(inner)


def _first_without_number(lines: Sequence[Line]) -> Entry | None:
    entry = read_entry(lines[0], (0, 0)) if _lost_its_number(lines) and colon_at(lines[0].text, 0) else None
    return replace(entry, number=1) if entry else None


def _lost_its_number(lines: Sequence[Line]) -> bool:
    """Has the first line no number, and 2 the next one?"""
    second = label_of(lines[1].text) if len(lines) > 1 and label_of(lines[0].text) is None else None
    return second is not None and second[0] == 2


def _without_body(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Where each entry has one line, several paragraphs behind the last one are the rest of the body."""
    if len(entries) < 3 or any(entry.more for entry in entries[:-1]):
        return entries
    more = entries[-1].more
    if len(more) < 2 or not all(len(line.text) >= _PARAGRAPH and _is_running_text(line.text) for line in more[:2]):
        return entries
    return (*entries[:-1], replace(entries[-1], more=()))


def _begins_anew(lines: Sequence[Line], number: int, uses: Callable[[Iterable[str]], bool]) -> Entry | None:
    """The first entry of another section: the body uses its headword, and that of entry 2 if there is one."""
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
    """Does a number go on with the series? It may leave out a few, unless the one expected is still to come."""
    if expected is None or number == expected:
        return True
    ahead = (label_of(line.text) for line in following)
    return expected < number <= expected + 3 and not any(label and label[0] == expected for label in ahead)


def _is_bare(text: str) -> bool:
    """Does a line begin with digits that nothing parts from its words?"""
    return (label := label_of(text)) is not None and text[: label[1]].isdecimal()


def _symbol_label(text: str, expected: int | None) -> tuple[int, int] | None:
    """A number set in a symbol font, left as the character it was coded as: code 33 + n."""
    if expected is None or len(text) < 4 or text[0].isspace():
        return None
    code = ord(text[0])
    code = code - 0xFEE0 if 0xFF01 <= code <= 0xFF5E else code
    return (expected, 1) if code == 33 + expected and colon_at(text, 1) is not None else None


def _ends_here(lines: Sequence[Line], number: int, expected: int | None) -> bool:
    """Does the glossary end before this line: at end matter, another heading, a rule, the heading of another list?"""
    text = lines[number].text
    if _ENDS.match(text) or is_glossary_heading(text) or (is_salutation(text) and text.endswith(("：", ":"))):
        return True
    following = label_of(lines[number + 1].text) if number + 1 < len(lines) else None
    words = bare(text)
    if _SECTION.match(words) and number + 1 < len(lines) and _is_running_text(lines[number + 1].text):
        return True
    return len(words) <= 25 and not _CLAUSES.search(words) and following is not None and following[0] == 1 != expected


def _is_running_text(text: str) -> bool:
    """Neither an entry nor a heading: what stands below a section heading of the body."""
    return label_of(text) is None and colon_at(text, 0) is None and re.search("[，；。].*。", text) is not None


def _is_inner_heading(lines: Sequence[Line], number: int, expected: int | None) -> bool:
    """A section heading of the report, repeated to sort the entries."""
    words = bare(lines[number].text)
    following = label_of(lines[number + 1].text) if number + 1 < len(lines) else None
    numbered = _SECTION_NUMBER.match(words) is not None
    return len(words) <= 40 and numbered and following is not None and following[0] in (expected, 1)


def _is_unlabelled(lines: Sequence[Line], number: int, expected: int | None) -> bool:
    """An entry that lost its number: a row of such lines fills the gap to the next number."""
    if colon_at(lines[number].text, 0) is None:
        return False
    for ahead in range(number, min(number + 15, len(lines))):
        label = label_of(lines[ahead].text)
        if label:
            return expected is not None and abs(label[0] - expected - (ahead - number)) <= 1 and label[0] > expected
        if colon_at(lines[ahead].text, 0) is None:
            return False
    return False


def _unnumbered(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Entries without numbers: headword and definition in one line, or the headword alone above its definition."""
    entries = Series()
    fields = field_labels(lines)
    colons = sum(
        not line.text.startswith(fields) and split_entry(line.text, 0, spaced=False) is not None for line in lines[:8]
    )
    for number, line in enumerate(lines):
        if _ends_here(lines, number, None):
            break
        own = footnote_entry(line)
        if own:
            entries.add(own)
            continue
        split = None if line.text.startswith(fields) else split_entry(line.text, 0, spaced=colons < 2)
        if split is None and not entries and not is_term_line(lines, number):
            break
        if split is not None:
            entries.add(entry_of(line, 0, split))
        elif colons < 2 and is_term_line(lines, number):
            entry = read_entry(line, (0, 0), spaced=colons < 2)
            if entry:
                entries.add(entry)
        elif entries:
            entries.go_on(line)
    return entries.entries()
