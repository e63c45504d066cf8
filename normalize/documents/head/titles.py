"""Title, subtitle and speaker of a document, recognised line by line. Pure analysis; `head` puts them behind the notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from normalize.chinese.characters import letters, squeezed
from normalize.chinese.dates import ANY_DATE
from normalize.documents.annexes import is_label
from normalize.documents.head.model import Part, Piece, Role, letterhead_organ, piece_of
from normalize.documents.labels import BRACKETED_NUMBER
from normalize.documents.lines import (
    ASSEMBLY_LINE,
    BAR,
    DATED,
    NAME,
    OFFICE_ALONE,
    ORGAN,
    REPORT_AND_SUBTITLE,
    ROLE,
    SECTION,
    SPEAKER,
    SUBTITLE_END,
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

# A longer line that begins like a subtitle is a sentence.
_LONGEST_LINE = 70
# The speaker in the line of the subtitle; without a space between, the name must be one of its shape.
_WITH_SPEAKER = lazy_pattern(
    rf"(?P<sub>.*?(?:会议|大会)上?) +(?P<speaker>{ROLE} *(?:{NAME}))|"
    rf"(?P<tight>.*?(?:会议|大会)上)(?P<glued>{SPEAKER.pattern})"
)
# A subtitle that was broken behind the place.
_DAY_AT = lazy_pattern(rf"(?:{BAR.pattern})?[（(]?(?:{ANY_DATE.pattern})\s*在[^。，]{{2,24}}")
# What names an assembly and says "at", with or without a day; or a day and an assembly.
_AT_ASSEMBLY = lazy_pattern(
    r"(?![-*+>#]|\d{1,2}日)[^。，]{4,60}(?:会议|大会)上[）)]?|"
    rf"[（(]?(?:{ANY_DATE.pattern})[^。，]{{4,50}}(?:会议|大会)[）)]?"
)
# Words, a bar and a day: a subtitle in one line with what stands above it.
_WORDS_AND_DAY = lazy_pattern(rf"[^。，：]{{4,60}}[—―─]{{2}}\s*(?:{ANY_DATE.pattern}).*")
# What is left of one that was broken before the number of the meeting, or before its last word.
_SUBTITLE_REST = lazy_pattern(r"上.{0,4}|第[^，。：:]{1,24}(?:会议|大会)上?(?:的?报告)?[）)]?")
_MARKER = lazy_pattern(f"{BRACKETED_NUMBER}$")
# What a page says of the text that it gives.
_CUT = lazy_pattern("[（(](?:本文|此文|内容)?(?:有|略有)?删[减节].{0,4}[）)]")
# So many lines below the title its organ may be named.
_ORGAN_WITHIN = 2
# Lines that may say a title again, and letters of what is taken for a part of it.
_MOST_LINES, _SHORTEST_SAID = 5, 10
# What an editor adds to a title: its year, its day and speaker.
_STATED = re.compile(r"\s*[（(]\d{4}年[^（）()]{0,30}[）)]$")


def title_parts(zone: Sequence[Line], name: str = "") -> Iterator[Part]:
    """Title, subtitle, speaker. Of several titles the last one is printed, a fuller one before it is the page's.

    What is known to be the `name` of the document is its title where no line says so itself.
    """
    if zone and is_label(bare(zone[0].text)):
        yield Part(Role.ANNEX_LABEL, (piece_of(Role.ANNEX_LABEL, zone[0]),))
        zone = zone[1:]
    titles = _report_titles(zone)
    printed = titles[max(titles)] if titles else (_first_title(zone) or _plain_title(zone) or _line_named(zone, name))
    first = min(titles) if titles else zone.index(printed[0]) if printed else 0
    at, unknown = 0, False
    while at < len(zone):
        line, text = zone[at], bare(zone[at].text)
        title = titles.get(at) or (printed if not titles and line in printed[:1] else None)
        at += 1
        if title:
            same = _joined(title) == _joined(printed)
            role = Role.TITLE if title is printed else Role.REPEATED if same else Role.PAGE_TITLE
            yield Part(role, tuple(piece_of(role, part) for part in title))
            at += len(title) - 1
        elif not unknown and (count := _repeated(zone, at - 1, printed)):
            yield Part(Role.REPEATED, tuple(piece_of(Role.REPEATED, part) for part in zone[at - 1 : at - 1 + count]))
            at += count - 1
        elif alone := _role_alone(zone, at - 1, first, printed):
            yield Part(alone, (piece_of(alone, line),))
        elif "政府工作报告" in text and (both := REPORT_AND_SUBTITLE.fullmatch(text)):
            piece = piece_of(Role.TITLE, line)
            middle = piece.start + piece.words.index(both["sub"])
            yield Part(Role.TITLE, (Piece(Role.TITLE, piece.start, middle, both["title"].strip()),))
            yield Part(Role.SUBTITLE, (Piece(Role.SUBTITLE, middle, piece.end, both["sub"]),))
        elif _begins_subtitle(zone, at - 1):
            length = _subtitle_length([bare(later.text) for later in zone[at - 1 :]])
            yield from _subtitle(zone[at - 1 : at - 1 + length])
            at += length - 1
        elif SPEAKER.fullmatch(text) or (line.text[0] != "#" and is_name(text, _is_last(zone[at:]))):
            yield Part(Role.SPEAKER, (piece_of(Role.SPEAKER, line),))
        elif OFFICE_ALONE.fullmatch(text) and is_name(_below(zone, at), _is_last(zone[at + 1 :])):
            yield Part(Role.SPEAKER, tuple(piece_of(Role.SPEAKER, part) for part in zone[at - 1 : at + 1]))
            at += 1
        else:
            unknown = True  # what is said below may go on with it


def _repeated(zone: Sequence[Line], at: int, printed: Sequence[Line]) -> int:
    """How many lines from `at` say the title again, as a print breaks it, whole or from 关于 on; 0 when none do."""
    if not printed or zone[at].start < printed[-1].end:
        return 0
    title, said = letters(_joined(printed)), ""
    for count, line in enumerate(zone[at : at + _MOST_LINES], 1):
        said += letters(bare(line.text))
        if said == title or (said.startswith("关于") and len(said) > _SHORTEST_SAID and title.endswith(said)):
            return count
        if said not in title:
            return 0
    return 0


def _role_alone(zone: Sequence[Line], at: int, first: int, printed: Sequence[Line]) -> Role | None:
    """What a line is by its words and its place between the others: number, letterhead, history, part of the subtitle.

    `first` is the number of the first title, `printed` are the lines of the title that is kept.
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


def _begins_subtitle(zone: Sequence[Line], at: int) -> bool:
    """Does a line begin with the bar of a subtitle, name the assembly, or give a day in brackets?"""
    text = bare(zone[at].text)
    if _is_barred(text) or is_date_line(text) or ("年" in text and DATED.fullmatch(text)):
        return True
    below = _below(zone, at + 1)
    torn = text if BAR.match(below) else text + below
    if "年" in torn and (_WORDS_AND_DAY.fullmatch(torn) or (_DAY_AT.fullmatch(text) and ASSEMBLY_LINE.fullmatch(torn))):
        return True
    names = len(text) <= _LONGEST_LINE and ("会议" in text or "大会" in text)
    return names and bool(ASSEMBLY_LINE.match(text) or _AT_ASSEMBLY.fullmatch(text))


def _is_last(below: Sequence[Line]) -> bool:
    """Stands nothing but a day below?"""
    return all(is_date_line(bare(line.text)) for line in below)


def _goes_on_below(zone: Sequence[Line], at: int, title: Line) -> bool:
    """Does a marked line stand between the title and the subtitle with its bar or its assembly, as a part of it?"""
    if not at or zone[at - 1] is not title or not _is_marked(zone[at]) or len(zone[at].text) > _LONGEST_LINE:
        return False
    below = _below(zone, at + 1)
    return _is_barred(below) or ASSEMBLY_LINE.fullmatch(below) is not None


def _below(zone: Sequence[Line], at: int) -> str:
    return bare(zone[at].text) if at < len(zone) else ""


def _is_organ_below(zone: Sequence[Line], at: int, title: Line) -> bool:
    """Does a line right below the title name an organ?"""
    above = zone[max(0, at - _ORGAN_WITHIN) : at]
    return title in above and ORGAN.fullmatch(bare(zone[at].text)) is not None


def _report_titles(zone: Sequence[Line]) -> dict[int, tuple[Line, ...]]:
    """Titles of a report by their place in the zone: a line, or two that one title was broken over."""
    titles: dict[int, tuple[Line, ...]] = {}
    for at, line in enumerate(zone):
        words = bare(line.text)
        before = bare(zone[at - 1].text) if at else ""
        if is_report(words):
            broken = TITLE_START.fullmatch(before) and before not in words and at - 1 not in titles
            titles[at - 1 if broken else at] = (zone[at - 1], line) if broken else (line,)
    return titles


def _joined(lines: Sequence[Line]) -> str:
    return "".join(bare(line.text) for line in lines)


def _first_title(zone: Sequence[Line]) -> tuple[Line, ...]:
    """The title of a document that is no report: a marked first line, or two of which one title was made."""
    for at, line in enumerate(zone[:4]):
        words = bare(line.text)
        plain = not BAR.match(words) and not is_date_line(words) and not SPEAKER.fullmatch(words)
        named = is_name(words, True) and any(ASSEMBLY_LINE.match(bare(above.text)) for above in zone[:at])
        plain = plain and not (OFFICE_ALONE.fullmatch(words) or _AT_ASSEMBLY.fullmatch(words))
        if _is_marked(line) and plain and words and not (named or SECTION.match(words) or ASSEMBLY_LINE.match(words)):
            below = zone[at + 1 : at + 2]
            joined = _MARKER.sub("", _joined((line, *below)))
            strong = below and not HEADING_MARK.match(line.text) and _is_marked(below[0])
            two = strong and not BAR.match(bare(below[0].text)) and not TITLE.fullmatch(words)
            whole = TITLE.fullmatch(joined) or _is_barred(_below(zone, at + 2))
            return (line, *below) if two and whole else (line,)
    return ()


def _is_marked(line: Line) -> bool:
    return HEADING_MARK.match(line.text) is not None or (line.text.startswith("**") and line.text.endswith("**"))


def _plain_title(zone: Sequence[Line]) -> tuple[Line, ...]:
    """The same without a mark: the first line, or two that adjoin, when its last word says what kind of document it is."""
    first = next((at for at, line in enumerate(zone) if not _is_above_title(bare(line.text))), len(zone))
    if any(line.text.startswith((">", "- ")) for line in zone[first : first + 1]):
        return ()
    for count in (1, 2):
        lines = zone[first : first + count]
        words = _joined(lines)
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
    """Does a day in brackets stand next, or behind the bar of a subtitle?"""
    texts = [bare(line.text) for line in below[:2]]
    return any(DATED.fullmatch(text) and (not at or BAR.match(texts[0])) for at, text in enumerate(texts))


def _is_barred(text: str) -> bool:
    """Does a line begin with the bar of a subtitle, and is it neither an item of a list nor a sentence?"""
    if not BAR.match(text) or (text.endswith("。") and len(text) > _LONGEST_LINE):
        return False
    return text[1:2] != " " or ASSEMBLY_LINE.match(text) is not None


def _may_open(words: str) -> bool:
    return not (BAR.match(words) or is_history(words) or SECTION.match(words) or words.startswith("附"))


def _adjoins(zone: Sequence[Line], at: int) -> bool:
    return at + 1 < len(zone) and zone[at + 1].start == zone[at].end + 1


def _subtitle(lines: Sequence[Line]) -> Iterator[Part]:
    """One part, and a speaker that stands in the same line."""
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


def _subtitle_length(texts: Sequence[str]) -> int:
    """A subtitle is wrapped where it was printed: it goes on up to the line that ends …会议上."""
    for count, text in enumerate(texts[:5], 1):
        following = texts[count] if count < len(texts) else ""
        if len(text) > _LONGEST_LINE or text.endswith("。"):
            return max(count - 1, 1)
        if (SUBTITLE_END.search(text) and not _SUBTITLE_REST.fullmatch(following)) or SPEAKER.search(text):
            return count
        if not following or SPEAKER.fullmatch(following) or is_report(following) or BAR.match(following):
            return count
    return 1


def named_title(lines: Sequence[Line], name: str) -> Iterator[Part]:
    """The line that says what the metadata call the document; what stands before it (a lead of the press, a quote) stays."""
    for line in _line_named(lines, name):
        yield Part(Role.TITLE, (piece_of(Role.TITLE, line),))


def _line_named(lines: Sequence[Line], name: str) -> tuple[Line, ...]:
    known = {squeezed(name), squeezed(_STATED.sub("", name))} - {""}
    found = (line for line in lines if not line.text.startswith(">") and squeezed(bare(line.text)) in known)
    return tuple(islice(found, 1))
