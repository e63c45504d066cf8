"""Glossary sections and their entries. Pure analysis; the cleaners `glossary`, `note_markers` and `glossary_links` act on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalize.chinese import HAN
from normalize.draft import Line
from normalize.head import bare


@dataclass(frozen=True, slots=True)
class Note:
    """A glossary entry: the number it bears in the source (None without one), its headword, its label."""

    number: int | None
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in the text. `label_end` and `term_end` are offsets in its first line's text.

    `colon` is the span of what parts headword and definition, `more` the lines that belong to the entry too.
    """

    line: Line
    number: int | None
    label_end: int
    term: tuple[int, int]
    colon: tuple[int, int]
    more: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    heading: tuple[Line, ...]
    entries: tuple[Entry, ...]


_HEADING = re.compile(
    r"(?:附件?\d*[：:]?|资料[：:])?[【\[]?(?:(?:《?政府工作报告》?)?中?的?(?:部分|有关|相关|专业|专用|主要)*"
    r"(?:(?:名词|词语|术语|用语|词汇|内容|情况)+(?:的?(?:解释|注释|注解|释义|说明))(?:[和与及]?说明)?)|"
    r"(?:《?政府工作报告》?)?(?:有关|相关|部分)?(?:注释|注解|释义|附注|解释说明|解释和说明)(?:表)?)[】\]]?(?:（.{0,20}）)?[：:]?(?:>+)?"
)
# The number of an entry in every dress, with strong marks before it: （1） [1] 〔1〕 ［1］ 1. 1．1、
_LABEL = re.compile(
    r"(?:\*\*)?\s*(?:[（(\[［〔【]\s*(?P<a>\d{1,3})\s*[）)\]］〕】]|(?P<b>\d{1,3})\s*[.．、](?!\d+[%％]))\s*(?:\*\*)?"
)
_TERM = re.compile(r"(?:\*\*)?(?P<term>[^：:\n]{1,60}?)(?P<colon>\*\*\s*[：:]\s*|[：:]\s*\*\*\s*|[：:]\s*)")
_QUOTED = re.compile("[“‘《「]([^”’》」]+)[”’》」]")
_LABEL_KEEPS = re.compile(rf"[^{HAN}A-Za-z0-9·+\-.%&、，—]")


def is_glossary_heading(text: str) -> bool:
    """Does a whole line announce notes? Spaces inside it are layout (注 释)."""
    return len(text) <= 40 and bool(_HEADING.fullmatch("".join(bare(text).split())))


def find_glossary(lines: Sequence[Line]) -> Glossary | None:
    """The first glossary of a document: a heading that entries follow."""
    for at, line in enumerate(lines):
        if is_glossary_heading(line.text):
            entries = tuple(_entries(lines[at + 1 :]))
            if entries:
                return Glossary((line,), entries)
    return None


def _entries(lines: Sequence[Line]) -> Iterator[Entry]:
    """Entries whose numbers go on from one to the next; lines between belong to the entry before."""
    current: Entry | None = None
    more: list[Line] = []
    for line in lines:
        entry = _entry(line, (current.number or 0) + 1 if current else None)
        if entry is None:
            if current is None or _ends_glossary(line.text):
                break
            more.append(line)
            continue
        if current:
            yield _with(current, more)
        current, more = entry, []
    if current:
        yield _with(current, more)


def _with(entry: Entry, more: Iterable[Line]) -> Entry:
    return Entry(entry.line, entry.number, entry.label_end, entry.term, entry.colon, tuple(more))


def _entry(line: Line, expected: int | None) -> Entry | None:
    label = _LABEL.match(line.text)
    if not label:
        return None
    number = int(label["a"] or label["b"])
    if expected is not None and number != expected:
        return None
    found = _TERM.match(line.text, label.end())
    if not found:
        return None
    return Entry(line, number, label.end(), found.span("term"), found.span("colon"))


def _ends_glossary(text: str) -> bool:
    return bool(re.match(r"#{1,6} |附件?\d*[：:]?$|-{3,}$", text))


def note_label(term: str, taken: Iterable[str]) -> str:
    """A readable footnote label made from a headword; a number is added when the label is taken.

    >>> note_label("“一院一园”发展 新模式", ()), note_label("双减", ["双减"])
    ('一院一园发展新模式', '双减-2')
    """
    label = _LABEL_KEEPS.sub("", term) or "注"
    used = set(taken)
    if label not in used:
        return label
    return next(f"{label}-{count}" for count in range(2, len(used) + 3) if f"{label}-{count}" not in used)


def term_cores(term: str) -> tuple[str, ...]:
    """What of a headword must stand before its marker: the whole of it, or the part in quotes, without quotes.

    >>> term_cores("“三重一大”制度")
    ('三重一大制度', '三重一大')
    """
    whole = re.sub(r"[“”‘’《》「」\s*]", "", term)
    quoted = ["".join(part.split()) for part in _QUOTED.findall(term)]
    return tuple(dict.fromkeys([whole, *(part for part in quoted if len(part) > 1)]))
