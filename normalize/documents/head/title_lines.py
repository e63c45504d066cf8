"""Find the lines of a title: of a report, of a document with a marked title, of one without.

Pure analysis, for `titles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from normalize.chinese.characters import squeezed
from normalize.documents.head.subtitles import AT_ASSEMBLY, is_barred, line_below
from normalize.documents.labels import BRACKETED_NUMBER
from normalize.documents.lines import (
    ASSEMBLY_LINE,
    BAR,
    DATED,
    OFFICE_ALONE,
    SECTION,
    SPEAKER,
    TITLE,
    TITLE_ABOVE,
    TITLE_BEGIN,
    TITLE_START,
    is_date_line,
    is_history,
    is_name,
    is_number,
    is_report,
)
from normalize.engine.lines import HEADING_MARK, Line, bare
from normalize.engine.patterns import lazy_pattern

_MARKER = lazy_pattern(f"{BRACKETED_NUMBER}$")
# A remark of a web page on its copy: （本文有删节）.
_CUT = lazy_pattern("[（(](?:本文|此文|内容)?(?:有|略有)?删[减节].{0,4}[）)]")
# An addition of an editor to a title: its year, or its day and speaker.
_STATED = re.compile(r"\s*[（(]\d{4}年[^（）()]{0,30}[）)]$")


def report_titles(zone: Sequence[Line]) -> dict[int, tuple[Line, ...]]:
    """The titles of a report by the number of their first line. A title is one line, or two if the print broke it."""
    titles: dict[int, tuple[Line, ...]] = {}
    for at, line in enumerate(zone):
        words = bare(line.text)
        before = bare(zone[at - 1].text) if at else ""
        if is_report(words):
            broken = TITLE_START.fullmatch(before) and before not in words and at - 1 not in titles
            titles[at - 1 if broken else at] = (zone[at - 1], line) if broken else (line,)
    return titles


def joined_text(lines: Sequence[Line]) -> str:
    """The lines without their marks, as one string."""
    return "".join(bare(line.text) for line in lines)


def marked_title(zone: Sequence[Line]) -> tuple[Line, ...]:
    """The title of a document that is no report: the first marked line, or two; () without one."""
    for at, line in enumerate(zone[:4]):
        words = bare(line.text)
        plain = not BAR.match(words) and not is_date_line(words) and not SPEAKER.fullmatch(words)
        named = is_name(words, True) and any(ASSEMBLY_LINE.match(bare(above.text)) for above in zone[:at])
        plain = plain and not (OFFICE_ALONE.fullmatch(words) or AT_ASSEMBLY.fullmatch(words))
        if is_marked(line) and plain and words and not (named or SECTION.match(words) or ASSEMBLY_LINE.match(words)):
            below = zone[at + 1 : at + 2]
            joined = _MARKER.sub("", joined_text((line, *below)))
            strong = below and not HEADING_MARK.match(line.text) and is_marked(below[0])
            two = strong and not BAR.match(bare(below[0].text)) and not TITLE.fullmatch(words)
            whole = TITLE.fullmatch(joined) or is_barred(line_below(zone, at + 2))
            return (line, *below) if two and whole else (line,)
    return ()


def is_marked(line: Line) -> bool:
    """True for a heading and for a line set in strong marks."""
    return HEADING_MARK.match(line.text) is not None or (line.text.startswith("**") and line.text.endswith("**"))


def plain_title(zone: Sequence[Line]) -> tuple[Line, ...]:
    """The first line, or two adjacent lines, if they end with a kind of document or a date follows; () otherwise."""
    first = next((at for at, line in enumerate(zone) if not _is_above_title(bare(line.text))), len(zone))
    if any(line.text.startswith((">", "- ")) for line in zone[first : first + 1]):
        return ()
    for count in (1, 2):
        lines = zone[first : first + count]
        words = joined_text(lines)
        goes_on = count == 1 and _adjoins(zone, first) and zone[first + 1].text[0] in "和与及暨的、"
        named = TITLE.fullmatch(words) or (TITLE_ABOVE.fullmatch(words) and _is_dated(zone[first + count :]))
        if len(lines) == count and named and _may_open(words) and not goes_on:
            return tuple(lines)
        if not TITLE_BEGIN.fullmatch(words) or count == 2 or not _adjoins(zone, first):
            return ()
    return ()


def _is_above_title(text: str) -> bool:
    return is_number(text) or _CUT.fullmatch(text) is not None


def _is_dated(below: Sequence[Line]) -> bool:
    """True if the next line is a day in brackets, or the line after a subtitle with a bar."""
    texts = [bare(line.text) for line in below[:2]]
    return any(DATED.fullmatch(text) and (not at or BAR.match(texts[0])) for at, text in enumerate(texts))


def _may_open(words: str) -> bool:
    """True unless the text is a subtitle, a 题注, a section or an annex."""
    return not (BAR.match(words) or is_history(words) or SECTION.match(words) or words.startswith("附"))


def _adjoins(zone: Sequence[Line], at: int) -> bool:
    """True if no blank line follows the line `at`."""
    return at + 1 < len(zone) and zone[at + 1].start == zone[at].end + 1


def line_named(lines: Sequence[Line], name: str) -> tuple[Line, ...]:
    """The first line that equals the title in the metadata, spaces and additions of an editor aside; () without one."""
    known = {squeezed(name), squeezed(_STATED.sub("", name))} - {""}
    found = (line for line in lines if not line.text.startswith(">") and squeezed(bare(line.text)) in known)
    return tuple(islice(found, 1))
