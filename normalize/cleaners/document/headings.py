"""Mark the section headings of a document, at the level of their numbering.
中文：按序号（一、（一）1.）把章节标题标为相应的级别。

Before:  #### **四、坚决打赢三大攻坚战**              Before:  （一）经济发展显著提高。预计地区生产总值……
After:   ### 四、坚决打赢三大攻坚战                   After:   ### （一）经济发展显著提高。⏎⏎预计地区生产总值……
Leaves:  paragraphs that only begin with a number, 一是……二是……, lines that end in ： or ；, salutations, dates; numbered
         sentences in adjacent lines, which are a list; items of a list that the source marks as one; the names of
         annexes below a text; the items of a law.

Converters guess levels from type sizes, so the numbering overrides their #. A heading that runs into its paragraph
keeps its final 。: nothing is lost, and a theme may set it run-in again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from normalize.documents.sections.headings import find_sections, title_line
from normalize.documents.sections.list_items import Section
from normalize.documents.sections.nested_lists import nested_items
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import INDENT, Line, goes_on
from normalize.provenance.edit import Edit, inserted, removed, replaced, spaced
from normalize.readers.kinds import MARKUP_KINDS

_MARK = re.compile(r"#{1,6} +")
_STRONG_MARK = re.compile(r"\*\*")
_ITEM = re.compile(r"(\d{1,4})\. (?=\S)")


def propose(draft: Draft) -> Iterator[Proposal]:
    items = _list_items(draft)
    lines: Sequence[Line] = draft.filled_lines
    if items or ("[" in draft.text and INDENT in draft.text):  # only definitions have such an indent
        lines = [line for line in lines if line.start not in items and not goes_on(draft.text, line)]
    sections = find_sections(lines, draft.knowledge.contents)
    for section in sections:
        yield from _edits(draft.text, section)
    title = title_line(lines)
    kept = {section.line.start for section in sections} | ({title.start} if title else set())
    yield from _without_marks(lines, draft.text, kept)
    for line in lines if draft.kind in MARKUP_KINDS else ():
        if line.text[0] == "#" and not line.text.strip("#"):
            yield removed(draft.text, line.start, line.end, "heading marks without a heading")


def _list_items(draft: Draft) -> Set[int]:
    """Offsets of list items that the source marks: items of nested lists, and adjacent lines numbered in order."""
    if draft.kind not in MARKUP_KINDS:
        return frozenset()
    items: set[int] = set(nested_items(draft.text))
    for first, second in pairwise([line for line in draft.filled_lines if line.text[0].isdecimal()]):
        one, other = _ITEM.match(first.text), _ITEM.match(second.text)
        if one and other and second.start - first.end == 1 and int(other[1]) == int(one[1]) + 1:
            items |= {first.start, second.start}
    return items


def _without_marks(lines: Sequence[Line], text: str, kept: Set[int]) -> Iterator[Edit]:
    """Remove heading marks from lines that are no headings: paragraphs that a converter saw in large type."""
    for line in lines:
        mark = _MARK.match(line.text) if line.text[0] == "#" and line.start not in kept else None
        if mark:
            yield removed(text, line.start, line.start + mark.end(), "heading marks of a paragraph")


def _edits(text: str, section: Section) -> list[Edit]:
    line, (first, last), body, level = section.line, section.head, section.body, section.level
    head_start, head_end = line.start + first, line.start + last
    edits = [_change(text, line.start, head_start, "#" * level + " ")]
    for mark in _STRONG_MARK.finditer(text, head_start, head_end) if "*" in line.text else ():
        edits.append(removed(text, *mark.span(), "strong marks in a heading"))
    if body is None:
        edits.append(_change(text, head_end, line.end, ""))
    else:
        edits.append(_change(text, head_end, line.start + body, "\n\n"))
    return edits


def _change(text: str, start: int, end: int, after: str) -> Edit:
    """The edit that writes `after`, of the fitting kind. An edit that changes nothing is dropped later."""
    before = text[start:end]
    if not before:
        return inserted(start, after)
    if not after:
        return removed(text, start, end)
    if before.strip() or after.strip():
        return replaced(text, start, end, after)
    return spaced(text, start, end, after)
