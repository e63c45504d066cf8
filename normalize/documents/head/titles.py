"""Recognise title, subtitle and speaker line by line. Pure analysis.

`head.parts` calls this after it has taken off the transmitting notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from normalize.chinese.characters import letters
from normalize.documents.annexes import is_label
from normalize.documents.head.model import Part, Piece, Role, letterhead_organ, piece_of
from normalize.documents.head.subtitles import (
    LONGEST_LINE,
    begins_subtitle,
    is_barred,
    line_below,
    subtitle_length,
    subtitle_parts,
)
from normalize.documents.head.title_lines import (
    is_marked,
    joined_text,
    line_named,
    marked_title,
    plain_title,
    report_titles,
)
from normalize.documents.lines import (
    ASSEMBLY_LINE,
    BAR,
    OFFICE_ALONE,
    ORGAN,
    REPORT_AND_SUBTITLE,
    SPEAKER,
    is_date_line,
    is_history,
    is_name,
    is_number,
)
from normalize.engine.lines import Line, bare

# The organ may be named in one of so many lines below the title.
_ORGAN_WITHIN = 2
# The largest number of lines of a repeated title, and the least number of letters of a part of the title.
_MOST_LINES, _SHORTEST_REPETITION = 5, 10


@dataclass(frozen=True, slots=True)
class _Zone:
    """The lines above a body with the titles found in them.

    `titles` are the titles of a report by the number of their first line, `title` is the one that is kept (() without
    one), `first` the number of the first line of the first title.
    """

    lines: Sequence[Line]
    titles: Mapping[int, tuple[Line, ...]]
    title: tuple[Line, ...]
    first: int

    def text(self, at: int) -> str:
        """The line without marks; "" after the last line."""
        return line_below(self.lines, at)


class _Found(NamedTuple):
    """The parts that a reader recognised from a line on, and the number of lines that they take."""

    parts: tuple[Part, ...]
    length: int = 1


def title_parts(lines: Sequence[Line], name: str = "") -> Iterator[Part]:
    """The title, subtitle and speaker in the lines between a notice and the body.

    If there are several titles, the last one is that of the document; a longer one before it is that of the page.
    `name` is the title in the metadata: a line that equals it is the title if no line is recognised as one.
    """
    if lines and is_label(bare(lines[0].text)):
        yield Part(Role.ANNEX_LABEL, (piece_of(Role.ANNEX_LABEL, lines[0]),))
        lines = lines[1:]
    zone = _zone(lines, name)
    at, is_text = (
        0,
        False,
    )  # `is_text` is true after the first unrecognised line: a later line may continue it, and repeats no title
    while at < len(lines):
        readers = (reader for reader in _READERS if not (is_text and reader is _read_repetition))
        found = next(filter(None, (reader(zone, at) for reader in readers)), None)
        if found:
            yield from found.parts
        is_text = is_text or found is None
        at += found.length if found else 1


def _zone(lines: Sequence[Line], name: str) -> _Zone:
    titles = report_titles(lines)
    if titles:
        return _Zone(lines, titles, titles[max(titles)], min(titles))
    title = marked_title(lines) or plain_title(lines) or line_named(lines, name)
    return _Zone(lines, titles, title, lines.index(title[0]) if title else 0)


def _one_part(role: Role, lines: Sequence[Line]) -> _Found:
    return _Found((Part(role, tuple(piece_of(role, line) for line in lines)),), len(lines))


def _read_title(zone: _Zone, at: int) -> _Found | None:
    """A title: the one that is kept, a repetition of it, or the title of the page."""
    is_plain = not zone.titles and zone.lines[at] in zone.title[:1]
    lines = zone.title if is_plain else zone.titles.get(at)
    if not lines:
        return None
    other = Role.REPEATED if joined_text(lines) == joined_text(zone.title) else Role.PAGE_TITLE
    return _one_part(Role.TITLE if lines is zone.title else other, lines)


def _read_repetition(zone: _Zone, at: int) -> _Found | None:
    """Lines that repeat the title after it."""
    count = _repeated(zone.lines, at, zone.title)
    return _one_part(Role.REPEATED, zone.lines[at : at + count]) if count else None


def _read_role_alone(zone: _Zone, at: int) -> _Found | None:
    """A line that its text and its place identify: see `_role_alone`."""
    role = _role_alone(zone.lines, at, zone.first, zone.title)
    return _one_part(role, zone.lines[at : at + 1]) if role else None


def _read_report_and_subtitle(zone: _Zone, at: int) -> _Found | None:
    """The title of a report and its subtitle in one line."""
    text = zone.text(at)
    both = REPORT_AND_SUBTITLE.fullmatch(text) if "政府工作报告" in text else None
    if not both:
        return None
    piece = piece_of(Role.TITLE, zone.lines[at])
    middle = piece.start + piece.words.index(both["sub"])
    title = Piece(Role.TITLE, piece.start, middle, both["title"].strip())
    subtitle = Piece(Role.SUBTITLE, middle, piece.end, both["sub"])
    return _Found((Part(Role.TITLE, (title,)), Part(Role.SUBTITLE, (subtitle,))))


def _read_subtitle(zone: _Zone, at: int) -> _Found | None:
    """A subtitle of one or more lines, and a speaker in its last line."""
    if not begins_subtitle(zone.lines, at):
        return None
    length = subtitle_length([bare(line.text) for line in zone.lines[at:]])
    return _Found(tuple(subtitle_parts(zone.lines[at : at + length])), length)


def _read_speaker(zone: _Zone, at: int) -> _Found | None:
    """A speaker: office and name, or the name alone in the last line above the body."""
    line, text = zone.lines[at], zone.text(at)
    if SPEAKER.fullmatch(text) or (line.text[0] != "#" and is_name(text, _is_last(zone.lines[at + 1 :]))):
        return _one_part(Role.SPEAKER, (line,))
    return None


def _read_office_above_name(zone: _Zone, at: int) -> _Found | None:
    """A speaker over two lines: the office, and the name below it."""
    if OFFICE_ALONE.fullmatch(zone.text(at)) and is_name(zone.text(at + 1), _is_last(zone.lines[at + 2 :])):
        return _one_part(Role.SPEAKER, zone.lines[at : at + 2])
    return None


# In this order; the first that recognises a line is taken.
_READERS: tuple[Callable[[_Zone, int], _Found | None], ...] = (
    _read_title,
    _read_repetition,
    _read_role_alone,
    _read_report_and_subtitle,
    _read_subtitle,
    _read_speaker,
    _read_office_above_name,
)


def _repeated(zone: Sequence[Line], at: int, printed: Sequence[Line]) -> int:
    """The number of lines from `at` that repeat the title, whole or from 关于 on; 0 if none do.

    A print breaks a repeated title over several lines.
    """
    if not printed or zone[at].start < printed[-1].end:
        return 0
    title, repeated = letters(joined_text(printed)), ""
    for count, line in enumerate(zone[at : at + _MOST_LINES], 1):
        repeated += letters(bare(line.text))
        is_part = repeated.startswith("关于") and len(repeated) > _SHORTEST_REPETITION and title.endswith(repeated)
        if repeated == title or is_part:
            return count
        if repeated not in title:
            return 0
    return 0


def _role_alone(zone: Sequence[Line], at: int, first: int, printed: Sequence[Line]) -> Role | None:
    """The role of a line that its text and its place identify: number, letterhead, 题注, part of the subtitle.

    `first` is the number of the first line of the first title, `printed` are the lines of the title that is kept.
    """
    line, text = zone[at], bare(zone[at].text)
    below_title = bool(printed) and line.start > printed[-1].start
    if is_number(text) and (at < first or below_title):
        return Role.NUMBER
    if at < first and ORGAN.fullmatch(letterhead_organ(text)):
        return Role.LETTERHEAD
    if is_history(text) and not BAR.match(text):
        return Role.HISTORY
    if printed and _is_organ_below(zone, at, printed[-1]):
        return Role.LETTERHEAD
    return Role.SUBTITLE if printed and _goes_on_below(zone, at, printed[-1]) else None


def _is_last(below: Sequence[Line]) -> bool:
    """True if every line below is a date."""
    return all(is_date_line(bare(line.text)) for line in below)


def _goes_on_below(zone: Sequence[Line], at: int, title: Line) -> bool:
    """True for a marked line between the title and a line with a bar or an assembly: it belongs to the subtitle."""
    if not at or zone[at - 1] is not title or not is_marked(zone[at]) or len(zone[at].text) > LONGEST_LINE:
        return False
    below = line_below(zone, at + 1)
    return is_barred(below) or ASSEMBLY_LINE.fullmatch(below) is not None


def _is_organ_below(zone: Sequence[Line], at: int, title: Line) -> bool:
    """True for a line soon after the title that is the name of an organ."""
    above = zone[max(0, at - _ORGAN_WITHIN) : at]
    return title in above and ORGAN.fullmatch(bare(zone[at].text)) is not None


def named_title(lines: Sequence[Line], name: str) -> Iterator[Part]:
    """The first line that equals `name`, the title in the metadata, as a title.

    Lines before it, such as the lead of a newspaper, stay in the body.
    """
    for line in line_named(lines, name):
        yield Part(Role.TITLE, (piece_of(Role.TITLE, line),))
