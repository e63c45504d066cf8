"""Separate the headings of a body from numbered items of lists. Pure analysis, for `headings`."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from normalize.chinese.characters import CLOSING, SENTENCE_END
from normalize.chinese.numbering import HAN_DIGITS, NUMBER_STARTS, numbering
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern

_STRONG_NUMBER = lazy_pattern(rf"\*\*\s*[（(]?[\d{HAN_DIGITS}]{{1,4}}[）)]?[、.．]?\s*\*\*")
_COUNTED = frozenset({"han", "paren-han", "arabic", "paren-arabic"})
_ENDS = SENTENCE_END + CLOSING
# If 80 % of the lines of a rank are headings, its long lines are headings too.
_MOST = 0.8
_STARTS = NUMBER_STARTS + "*#"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading found in a line.

    `head` is the span of its words in the line's text, strong marks inside it included; `body` is where the rest of a
    run-in paragraph begins, or None. `level` is 2 for the first division.
    """

    line: Line
    rank: str
    head: tuple[int, int]
    body: int | None
    level: int = 0


def without_items(sections: Sequence[Section], lines: Sequence[Line]) -> Iterator[Section]:
    """Drop numbered sentences that are items of a list.

    A run of sections is a list if its sentences follow each other line by line, or if most lines of its rank are
    paragraphs. The whole run is decided together: a short 二、 is an item if 一、 is one.
    """
    places = {line.start: number for number, line in enumerate(lines)}
    known = Counter(section.rank for section in sections)
    numbered: dict[str | None, list[int]] = {}
    begin = 0
    for run, end in _runs(sections, places):
        listed = sum(map(_is_sentence, run)) >= 2 and _stand_line_on_line(run, places)
        rank = run[0].rank
        if not listed and rank in _COUNTED and any(map(_is_item, run)):
            numbered = numbered or _numbered(lines)
            among = numbered[rank]
            here = bisect_left(among, end) - bisect_left(among, begin)
            listed = here > 2 * len(run) and known[rank] < _MOST * len(among)
        yield from run if not listed else (one for one in run if not _is_item(one))
        begin = places[run[-1].line.start] + 1


def _stand_line_on_line(run: Sequence[Section], places: Mapping[int, int]) -> bool:
    """True if at least half of a run are sentences, each directly above the next section of the run."""
    followed = [places[later.line.start] == places[one.line.start] + 1 for one, later in pairwise(run)]
    alone = [_is_sentence(one) and next_is_item for one, next_is_item in zip(run, [*followed, False], strict=True)]
    items = sum(alone) + (len(run) > 1 and alone[-2] and _is_sentence(run[-1]))
    return items >= 2 and 2 * items >= len(run)


def _numbered(lines: Sequence[Line]) -> dict[str | None, list[int]]:
    """The numbers of all lines with a number, headings included, by rank."""
    found: dict[str | None, list[int]] = {}
    for number, line in enumerate(lines):
        if line.text[0] in _STARTS or line.text[0].isdecimal():
            found.setdefault(numbering(bare(line.text)), []).append(number)
    return found


def _runs(sections: Sequence[Section], places: Mapping[int, int]) -> Iterator[tuple[list[Section], int]]:
    """Runs of adjacent sections of one rank, each with the number of the line that ends it."""
    runs = [list(run) for _, run in groupby(sections, key=lambda section: section.rank)]
    ends = [places[run[0].line.start] for run in runs[1:]]
    yield from zip(runs, [*ends, len(places)], strict=False)


def _is_marked(text: str) -> bool:
    """True if the source marks a line as a heading. Strong marks around its number alone do not count."""
    return text.startswith("#") or (text.startswith("**") and not _STRONG_NUMBER.match(text))


def _is_sentence(section: Section) -> bool:
    """True if the whole line is a sentence and the source does not mark it as a heading."""
    text = section.line.text
    return section.body is None and text[-1] in _ENDS and not _is_marked(text)


def _is_item(section: Section) -> bool:
    return _is_sentence(section) or (section.body is not None and not _is_marked(section.line.text))
