"""Find glossaries and their entries, in all notations seen so far. Pure analysis; the cleaner `glossary` acts on it.

A glossary is a heading (名词解释, 注释 …), in one line or broken over three, and its entries. Numbered entries form a series,
which `numbered` reads. An unnumbered entry is a headword and its definition, in one line or in two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalize.documents.labels import label_of
from normalize.documents.notes.entries import Entry, Series, colon_at, entry_of, footnote_entry, read_entry, split_entry
from normalize.documents.notes.note import field_labels, is_glossary_heading, is_term_line, may_announce
from normalize.documents.notes.numbered import ends_glossary, lost_its_number, numbered_entries
from normalize.documents.notes.usage import BodyWords
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Glossary:
    """A glossary: the lines of its heading, its entries, and the headings that sort them.

    `heading` is empty for notes that only their markers identify (see `unheaded`).
    """

    heading: tuple[Line, ...]
    entries: tuple[Entry, ...]
    inner_headings: tuple[Line, ...] = ()

    @property
    def start(self) -> int:
        """The offset of the first line, in code points."""
        return self.heading[0].start if self.heading else self.entries[0].start


_CONTINUED = lazy_pattern(r"附\s*+(?:件\s*+)?+\d{0,2}[：:]?|《[^《》]{2,20}》|(?:有关|相关|部分)?[^，。：]{0,12}")
_ASIDE = lazy_pattern(r"[（(](?:按|以).{0,24}[）)]")
# Notes below a bar, without a heading. Their first number has a bracket or a circle around it: 1. may begin a list.
_BARS = "—―─－_-"
_BAR = lazy_pattern(rf"[{_BARS}]{{2,}}")
_DRESSED_ONE = lazy_pattern(r"(?:\*\*)?\s*(?:[（(\[［〔【]\s*\^?1\s*[）)\]］〕】]|[①⑴❶])")


@lru_cache(maxsize=1)  # two cleaners ask for the same lines
def find_glossaries(lines: tuple[Line, ...]) -> tuple[Glossary, ...]:
    """All glossaries of a document, in its order. `lines` are the lines of the document that are not blank."""
    found: list[Glossary] = []
    # A glossary ends where the next heading begins, so each line is read for one glossary only.
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
    """The number of lines of a heading from `at`: one, or up to three short ones (附件 / 《政府工作报告》 / 名词注释); or 0."""
    if at + 1 < len(lines) and at > len(lines) // 2 and _BAR.fullmatch(lines[at].text):
        return 1 if _DRESSED_ONE.match(lines[at + 1].text) else 0
    joined = ""
    for count in range(1, 4) if may_announce(lines[at].text) else ():
        if at + count > len(lines):
            break
        text = "".join(bare(lines[at + count - 1].text).split())
        joined += text
        if is_glossary_heading(joined):
            return count
        if not joined.startswith(("附", "《")) or not _CONTINUED.fullmatch(text):
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
    """True if the numbers count sections: the first line is an entry with a colon and has no number."""
    return not (label_of(lines[0].text) or lost_its_number(lines)) and colon_at(lines[0].text, 0) is not None


def _unnumbered(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Entries without numbers: headword and definition in one line, or the headword in a line above its definition."""
    entries = Series()
    fields = field_labels(lines)
    colons = sum(
        not line.text.startswith(fields) and split_entry(line.text, 0, spaced=False) is not None for line in lines[:8]
    )
    for number, line in enumerate(lines):
        if ends_glossary(lines, number, None):
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
