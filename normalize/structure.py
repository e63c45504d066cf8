"""Section headings of a body, recognised line by line. Pure analysis: `cleaners/headings.py` acts on it.

Levels come from the literal numbering (一、 （一） 1. （1）, 编 章 节 in laws), whatever marks a converter wrote:
what opens under what decides, so numbering may restart under each part and no level is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalize.chinese import NUMBERING, SENTENCE_END
from normalize.draft import Line
from normalize.head import bare, is_salutation

# A numbered line longer than this without a sentence end is a paragraph; a run-in heading is its first sentence.
_LONGEST_HEADING = 80
_LONGEST_RUN_IN = 60
_HEADING_MARKS = re.compile(r"(#{1,6}) +")
_STRONG_LEAD = re.compile(r"\*\*(?P<lead>[^*\n]+?)\*\*")
_REFERENCE = re.compile(r"\[\^[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading found in a line: the span of its words in the line's text, and what is left of the line.

    `head` is the span without marks; `body` is where the run-in paragraph begins, or None.
    """

    line: Line
    rank: str
    head: tuple[int, int]
    body: int | None
    level: int = 0


def find_sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The section headings among the lines of a body, with their levels (2 is the first division)."""
    found = [section for line in lines if (section := _section(line))]
    arabic = [section for section in found if section.rank == "arabic"]
    if len(arabic) == 1:  # a single 1. heads nothing
        found.remove(arabic[0])
    return tuple(_leveled(found))


def _section(line: Line) -> Section | None:
    text = line.text
    if text.startswith("[^") or (text.startswith("# ") and not _numbering(bare(text))):
        return None
    words = bare(text)
    marks = _HEADING_MARKS.match(text)
    rank = _numbering(words)
    lead = _STRONG_LEAD.match(text)
    lead_rank = _numbering(lead["lead"]) if lead and lead.end() < len(text) else None
    if lead and lead_rank and len(lead["lead"]) <= _LONGEST_RUN_IN:
        return Section(line, lead_rank, lead.span("lead"), lead.end())
    if rank:
        return _numbered(line, rank, words)
    if marks and not is_salutation(words) and words and words[-1] not in "：:；，":
        start = text.index(words)
        return Section(line, f"mark-{len(marks[1])}", (start, start + len(words)), None)
    return None


def _numbered(line: Line, rank: str, words: str) -> Section | None:
    """A numbered line: a heading alone, or one that runs into its paragraph."""
    start = line.text.index(words)
    plain = _REFERENCE.sub("", words)
    end = _sentence_end(words)
    if end == len(words):
        short = len(plain) <= _LONGEST_HEADING and plain.count("，") < 6
        whole = words[-1] not in "；：:;，、" and (words[-1] not in SENTENCE_END or rank != "arabic")
        return Section(line, rank, (start, start + len(words)), None) if short and whole else None
    if end > _LONGEST_RUN_IN or words[end - 1] != "。":
        return None
    return Section(line, rank, (start, start + end), start + end)


def _sentence_end(words: str) -> int:
    """The end of the first sentence: behind its mark and the marks that close with it."""
    found = re.search(f"[{SENTENCE_END}][”’）》」]*(?:\\[\\^[^\\]]*\\])?", words)
    return found.end() if found else len(words)


def _numbering(words: str) -> str | None:
    return next((rank for rank, rule in NUMBERING if rule.match(words)), None)


def _leveled(sections: Sequence[Section]) -> Iterator[Section]:
    """Give levels: a rank that is open closes what stands below it, a new one opens one level deeper."""
    open_ranks: list[str] = []
    for section in sections:
        if section.rank in open_ranks:
            del open_ranks[open_ranks.index(section.rank) + 1 :]
        else:
            open_ranks.append(section.rank)
        level = min(len(open_ranks) + 1, 6)
        yield Section(section.line, section.rank, section.head, section.body, level)
