"""Recognise the subtitle of a title: a bar, an assembly, a date. Pure analysis, for `titles`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.chinese.dates import ANY_DATE
from normalize.documents.head.model import Part, Piece, Role, piece_of
from normalize.documents.lines import (
    ASSEMBLY_LINE,
    BAR,
    DATED,
    NAME,
    ROLE,
    SPEAKER,
    SUBTITLE_END,
    is_date_line,
    is_report,
)
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern

# A longer line that begins like a subtitle is a sentence.
LONGEST_LINE = 70
# A subtitle and a speaker in one line. Without a space between them, the speaker must match `SPEAKER`.
_WITH_SPEAKER = lazy_pattern(
    rf"(?P<sub>.*?(?:会议|大会)上?) +(?P<speaker>{ROLE} *(?:{NAME}))|"
    rf"(?P<tight>.*?(?:会议|大会)上)(?P<glued>{SPEAKER.pattern})"
)
# The first line of a subtitle that the print broke after the place.
_DAY_AT = lazy_pattern(rf"(?:{BAR.pattern})?[（(]?(?:{ANY_DATE.pattern})\s*在[^。，]{{2,24}}")
# An assembly and 上 ("at"), with or without a date; or a date and an assembly.
AT_ASSEMBLY = lazy_pattern(
    r"(?![-*+>#]|\d{1,2}日)[^。，]{4,60}(?:会议|大会)上[）)]?|"
    rf"[（(]?(?:{ANY_DATE.pattern})[^。，]{{4,50}}(?:会议|大会)[）)]?"
)
# Text, a bar and a date: a subtitle in one line with the line above it.
_WORDS_AND_DAY = lazy_pattern(rf"[^。，：]{{4,60}}[—―─]{{2}}\s*(?:{ANY_DATE.pattern}).*")
# The last line of a subtitle that the print broke before the number of the meeting or before its last word.
_SUBTITLE_REST = lazy_pattern(r"上.{0,4}|第[^，。：:]{1,24}(?:会议|大会)上?(?:的?报告)?[）)]?")


def begins_subtitle(zone: Sequence[Line], at: int) -> bool:
    """True for a line that begins with a bar, names an assembly, or gives a date in brackets.

    A subtitle that the print broke over two lines is recognised by both lines together.
    """
    text = bare(zone[at].text)
    if is_barred(text) or is_date_line(text) or ("年" in text and DATED.fullmatch(text)):
        return True
    below = line_below(zone, at + 1)
    torn = text if BAR.match(below) else text + below
    if "年" in torn and (_WORDS_AND_DAY.fullmatch(torn) or (_DAY_AT.fullmatch(text) and ASSEMBLY_LINE.fullmatch(torn))):
        return True
    names = len(text) <= LONGEST_LINE and ("会议" in text or "大会" in text)
    return names and bool(ASSEMBLY_LINE.match(text) or AT_ASSEMBLY.fullmatch(text))


def is_barred(text: str) -> bool:
    """True for a line that begins with the bar of a subtitle. An item of a list and a long sentence do not count."""
    if not BAR.match(text) or (text.endswith("。") and len(text) > LONGEST_LINE):
        return False
    return text[1:2] != " " or ASSEMBLY_LINE.match(text) is not None


def line_below(zone: Sequence[Line], at: int) -> str:
    """The line `at` without marks; "" after the last line."""
    return bare(zone[at].text) if at < len(zone) else ""


def subtitle_parts(lines: Sequence[Line]) -> Iterator[Part]:
    """The subtitle in some lines, and a speaker that the last line ends with."""
    pieces = [piece_of(Role.SUBTITLE, line) for line in lines]
    last = pieces[-1]
    both = None if last.words.endswith(("上", "）")) else _WITH_SPEAKER.fullmatch(last.words)
    if both:
        sub, who = ("sub", "speaker") if both["sub"] else ("tight", "glued")
        middle = last.start + both.start(who)
        end = last.start + both.end(sub)
        pieces[-1] = Piece(Role.SUBTITLE, last.start, end, both[sub])
        yield Part(Role.SUBTITLE, tuple(pieces))
        yield Part(Role.SPEAKER, (Piece(Role.SPEAKER, middle, last.end, both[who]),))
    else:
        yield Part(Role.SUBTITLE, tuple(pieces))


def subtitle_length(texts: Sequence[str]) -> int:
    """The number of lines of a subtitle, at least 1. A print wraps a subtitle; its last line ends with …会议上."""
    for count, text in enumerate(texts[:5], 1):
        following = texts[count] if count < len(texts) else ""
        if len(text) > LONGEST_LINE or text.endswith("。"):
            return max(count - 1, 1)
        if (SUBTITLE_END.search(text) and not _SUBTITLE_REST.fullmatch(following)) or SPEAKER.search(text):
            return count
        if not following or SPEAKER.fullmatch(following) or is_report(following) or BAR.match(following):
            return count
    return 1
