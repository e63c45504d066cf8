r"""Join lines that were broken at the measure of a page.
中文：把按版心宽度折断的行接成段落。

Before:  帶領縣府團隊推 ⏎ 動各項建設計畫          Before:  the norma- ⏎ lisation of text
After:   帶領縣府團隊推動各項建設計畫              After:   the normalisation of text
Leaves:  a file without a common measure; headings, list items and short lines, which end before the measure; a
         paragraph that begins with an indent; rows of tables; well-known compounds (the hyphen stays if the text has
         the hyphenated word elsewhere).

A line is wrapped if the next word would not have fitted. Chinese lines are joined without a space, Latin words with
one, and the halves of a number in Chinese without. The last line of a paragraph is short, or the next line is indented.
If no line is indented, a last line may fill its measure; the lines around it then decide, because each of them must
make sense as a line that opens or continues a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.canonical.line_joint import line_joint
from normalize.documents.notes.note import is_glossary_heading
from normalize.documents.pages.flush_paragraphs import openings
from normalize.documents.pages.measure import Measure, Row, continues, find_measure, rows
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import Confidence, joined, removed
from normalize.readers.kinds import MARKDOWN, PLAIN_TEXT

KINDS = frozenset({PLAIN_TEXT, MARKDOWN})

# No measure is that wide: a file with a longer line has one paragraph to a line.
_LONGEST_LINE = 250
_HYPHEN = re.compile(r"([A-Za-z]{2,})-$")
_WORD = re.compile(r"[a-z]{2,}")


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    if any(len(line.text) > _LONGEST_LINE for line in draft.filled_lines):
        return
    title = draft.knowledge.title  # a line of its own, however long it is
    for part in _parts(rows(text)):
        measure = find_measure(part)
        if measure is None:
            continue
        for row, following in _joins(measure, part):
            if title not in (row.text, following.text):
                yield from _join(text, row, following)


def _joins(measure: Measure, part: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    if measure.indented:
        yield from (pair for pair in pairwise(part) if continues(measure, *pair))
        return
    opening = openings(measure, part)
    yield from (pair for number, pair in enumerate(pairwise(part), 1) if number not in opening)


def _parts(found: Sequence[Row]) -> tuple[Sequence[Row], ...]:
    """Split the rows into body and glossary. Notes are set in smaller type, so their lines have more characters."""
    notes = next((at for at, row in enumerate(found) if is_glossary_heading(row.text)), len(found))
    return found[:notes], found[notes:]


def _join(text: str, row: Row, following: Row) -> Iterator[Proposal]:
    hyphen, word = _HYPHEN.search(row.text), _WORD.match(following.text)
    if hyphen and word:
        if f"{hyphen[1]}-{word[0]}" not in text:
            yield removed(text, row.end - 1, row.end, "hyphen of a broken word")
        yield joined(text, row.end, following.start)
        return
    yield joined(text, row.end, following.start, _joint(row, following), confidence=Confidence.LIKELY)


def _joint(row: Row, following: Row) -> str:
    """A space between words, else nothing. In Chinese, digits and signs that meet are one number: 4857⏎.3亿元."""
    before, after = row.text[-1], following.text[0]
    chinese = row.width > len(row.text) or following.width > len(following.text)
    if chinese and not before.isalpha() and not after.isalpha():
        return ""
    return line_joint(before, after)
