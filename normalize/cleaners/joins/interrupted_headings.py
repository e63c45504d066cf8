"""Join section headings that were cut in two.
中文：接合被截成两段的章节标题。

Before:  二、明确任务、扎实工作，促进全省经济步入 ⏎⏎ 适度快速发展轨道 ⏎⏎ ……
After:   二、明确任务、扎实工作，促进全省经济步入适度快速发展轨道 ⏎⏎ ……
Leaves:  a heading above another one, numbered or not; a heading above its paragraph; every heading of a file that shows
         no cuts elsewhere. Three cases need no such evidence: a heading that ends in a comma, a rest of up to three
         characters, and a heading that the contents list has as a whole.

No full stop shows where a heading ends, so the file must give the evidence: at least three paragraphs that were cut
before a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from normalize.canonical.line_joint import line_joint
from normalize.chinese.characters import CLOSING, IN_HEADING, STOPS, letters
from normalize.chinese.numbering import DIVISION, LEVELS, NUMBER_STARTS, numbering
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import Confidence, joined

_NUMBERED = re.compile(rf"(?:#{{1,6}} )?(?:{LEVELS['han']}|{LEVELS['paren-han']}|{DIVISION})")
_REST = lazy_pattern(rf"[\w{IN_HEADING}，]{{1,40}}。?")
_LONGEST_FIRST = 45
# The characters with which a line with a numbered heading begins, marks of Markdown included.
_STARTS = frozenset(NUMBER_STARTS + "#>*")
_WHOLE = STOPS + CLOSING
_LONGEST_LISTED = 60
# A line had room for all but two or three characters of a long heading: the least length of the line, the most of the
# rest.
_LONG_FIRST, _SHORT_REST = 20, 3
_LEAST_CUTS = 3


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    shows_cuts = _cuts_before_numbers(lines) >= _LEAST_CUTS
    contents = draft.knowledge.contents
    listed = frozenset(_as_listed(lines, contents)) if contents else frozenset()
    # Only a few lines are candidates.
    places = [number for number, line in enumerate(lines[:-1]) if line.text[0] in _STARTS or number in listed]
    for number in places:
        first, second = lines[number], lines[number + 1]
        if number in listed:
            glue = line_joint(first.text[-1], second.text[0])
            yield joined(draft.text, first.end, second.start, glue, Confidence.CERTAIN)
            continue
        following = lines[number + 2].text if number + 2 < len(lines) else ""
        if _is_half(first.text, second.text, following, shows_cuts):
            yield joined(draft.text, first.end, second.start, confidence=Confidence.LIKELY)


def _as_listed(lines: Sequence[Line], contents: Set[str]) -> Iterator[int]:
    """Numbers of the lines that are one heading of the contents list only together with the next one or two lines."""
    done = 0
    for number, first in enumerate(lines):
        if number < done or len(first.text) > _LONGEST_LISTED or letters(first.text) in contents:
            continue
        for count in (2, 3):
            parts = lines[number : number + count]
            if letters("".join(line.text for line in parts)) in contents:
                yield from range(number, number + count - 1)
                done = number + count
                break


def _cuts_before_numbers(lines: Sequence[Line]) -> int:
    numbered = ((first, second) for first, second in pairwise(lines) if second.text[0].isdecimal())
    return sum(
        first.text[-1] not in _WHOLE
        and len(first.text) >= 6
        and re.search("[，、。]", first.text) is not None
        and re.match(r"\d+[^\d.．、）)]", second.text) is not None
        for first, second in numbered
    )


def _is_half(first: str, second: str, following: str, shows_cuts: bool) -> bool:
    if len(first) > _LONGEST_FIRST + len("> ###### ****"):
        return False
    words = bare(first)
    if not _NUMBERED.match(words) or len(words) > _LONGEST_FIRST or words[-1] in _WHOLE:
        return False
    rest = bare(second)
    if not _REST.fullmatch(rest) or second.startswith(("#", "**", "各位")):
        return False
    if numbering(rest):
        return False
    if words[-1] == "，" or (len(words) >= _LONG_FIRST and len(rest) <= _SHORT_REST):
        return True
    return shows_cuts and len(following) >= 40
