"""The head of a document, recognised line by line. Pure analysis: `cleaners/document_head.py` acts on it.

An official document (GB/T 9704-2012 §7.2–7.3) may begin with a letterhead, a number, and a notice that transmits
the text proper: its title, addressees, paragraphs, signature, date and a note on publication. Then come title,
subtitle and speaker, and the salutation or the first section opens the body. Every part may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalize.chinese import ANY_DATE
from normalize.draft import Line
from normalize.head_lines import (
    ASSEMBLY_LINE,
    BAR,
    DATE_LINE,
    DISCLOSURE,
    HEADING_MARK,
    HISTORY,
    NAME,
    NOTICE_START,
    NOTICE_TITLE,
    NUMBER,
    ORGAN,
    REPORT,
    REPORT_AND_SUBTITLE,
    ROLE,
    SECTION,
    SPEAKER,
    SUBTITLE_END,
    TITLE_START,
    Part,
    Piece,
    Role,
    bare,
    is_name,
    is_salutation,
    letterhead_organ,
    piece_of,
)

# How far a head may reach: beyond it, a line that looks like a title is text.
_MOST_LINES = 40
# A longer line that begins like a subtitle is a sentence.
_LONGEST_LINE = 70


def parse_head(lines: tuple[Line, ...]) -> tuple[Part, ...]:
    """Recognise the parts of the head in the filled lines of a document."""
    zone = list(lines[: body_start(lines)])
    title_page = _title_page_end(zone)
    notice_end = title_page + _notice_end(zone[title_page:])
    again = any(REPORT.fullmatch(bare(line.text)) for line in zone[title_page:])
    parts = [*_title_page_parts(zone[:title_page], again), *_notice_parts(zone[title_page:notice_end])]
    return (*parts, *_title_parts(zone[notice_end:]))


@lru_cache(maxsize=1)  # asked twice of the same lines
def body_start(lines: tuple[Line, ...]) -> int:
    """The number of lines before the body: it begins at the salutation, or at the first section or long paragraph."""
    most = next((at for at, line in enumerate(lines) if line.text.startswith("[^")), _MOST_LINES)
    texts = [bare(line.text) for line in lines[: min(most, _MOST_LINES)]]
    report = next((at for at, text in enumerate(texts) if REPORT.fullmatch(text)), None)
    if any(HISTORY.fullmatch(text) for text in texts[:8]) and report is None:
        return next((at for at, text in enumerate(texts) if at and _opens_law(text)), 0)
    behind = -1 if report is None else report
    greeting = next((at for at, text in enumerate(texts) if at > behind and is_salutation(text)), None)
    if greeting is None:
        greeting = next((at for at, text in enumerate(texts) if is_salutation(text)), None)
    if greeting is not None and not _is_notice_before(texts, greeting):
        return greeting
    start = (report + 1) if report is not None else 0
    for at in range(start, len(texts)):
        if SECTION.match(texts[at]) or (len(texts[at]) > 60 and "。" in texts[at] and not _has_notice(texts[:at])):
            return at
    return len(texts) if report is not None or _has_notice(texts) else 0


def _opens_law(text: str) -> bool:
    """The first line of a law behind its 题注: a contents list, a chapter, an article, a paragraph."""
    return bool(SECTION.match(text)) or text.startswith("目") or (len(text) > 50 and not HISTORY.fullmatch(text))


def _title_page_end(zone: Sequence[Line]) -> int:
    """The number of lines of a title page: title, subtitle and speaker that stand before the notice."""
    texts = [bare(line.text) for line in zone]
    notice = next((at for at in range(len(texts)) if _notice_title_length(texts, at)), 0)
    titles = [at for at, text in enumerate(texts) if REPORT.fullmatch(text)]
    return notice if titles and titles[0] < notice else 0


def _title_page_parts(zone: Sequence[Line], again: bool) -> Iterator[Part]:
    """What a title page gives before the notice; when its title stands again behind it, that one is printed."""
    for line in zone:
        if NUMBER.fullmatch(bare(line.text)):
            yield Part(Role.NUMBER, (piece_of(Role.NUMBER, line),))
    for part in _title_parts(zone):
        if part.role is Role.TITLE and again:
            yield Part(Role.REPEATED, tuple(Piece(Role.REPEATED, p.start, p.end, p.words) for p in part.pieces))
        else:
            yield part


def _has_notice(texts: Sequence[str]) -> bool:
    return any(_notice_title_length(texts, at) for at in range(len(texts)))


def _is_notice_before(texts: Sequence[str], at: int) -> bool:
    """Is a line that looks like a salutation the addressees of a notice (各位代表 never are)?"""
    return not texts[at].startswith(("各位代表", "同志")) and any(DISCLOSURE.match(text) for text in texts[at : at + 8])


def _notice_end(zone: Sequence[Line]) -> int:
    """The number of lines that belong to a document before the title: a notice, a resolution (0 without one)."""
    texts = [bare(line.text) for line in zone]
    title = next((at for at in range(len(texts) - 1, -1, -1) if REPORT.fullmatch(texts[at])), None)
    if _has_notice(texts):
        ends = [
            at + (_cc_length(texts[at:]) if text.startswith("抄送") else 1)
            for at, text in enumerate(texts)
            if DISCLOSURE.fullmatch(text) or ANY_DATE.fullmatch(text) or text.startswith("抄送")
        ]
        before_title = [end for end in ends if title is None or end <= title]
        return before_title[-1] if before_title else (title or 0)
    if title and any(len(text) > 60 and "。" in text for text in texts[:title]):
        return title
    return next((at + 1 for at in range(len(texts) - 1, -1, -1) if NUMBER.fullmatch(texts[at])), 0)


def _notice_title_length(texts: Sequence[str], at: int) -> int:
    """How many lines from `at` make up the title of a notice; 0 when none begins there."""
    if not NOTICE_START.match(texts[at]):
        return 0
    joined = ""
    for count, text in enumerate(texts[at : at + 5], 1):
        joined += text
        if NOTICE_TITLE.fullmatch(joined):
            return count
        if text.endswith(("：", ":", "。")):
            return 0
    return 0


def _notice_parts(zone: Sequence[Line]) -> Iterator[Part]:
    texts = [bare(line.text) for line in zone]
    titled = not _has_notice(texts)
    at = 0
    while at < len(zone):
        count, text = 1, texts[at]
        if NUMBER.fullmatch(text):
            role = Role.NUMBER
        elif not titled and (length := _notice_title_length(texts, at)):
            role, count, titled = Role.NOTICE_TITLE, length, True
        elif not titled and ORGAN.fullmatch(text.removesuffix("文件").strip()):
            role = Role.LETTERHEAD
        elif DISCLOSURE.fullmatch(text):
            role = Role.DISCLOSURE
        elif text.startswith(("抄送：", "抄送:")):
            role, count = Role.CC, _cc_length(texts[at:])
        elif ANY_DATE.fullmatch(text) or (ORGAN.fullmatch(text) and at + 1 < len(zone)):
            role = Role.SIGNATURE
        elif text.endswith(("：", ":")) and len(text) < 200:
            role = Role.ADDRESSEES
        else:
            role = Role.NOTICE_BODY
        yield Part(role, tuple(piece_of(role, line) for line in zone[at : at + count]))
        at += count


def _cc_length(texts: Sequence[str]) -> int:
    """A list of organs is wrapped where it was printed: it goes on up to its full stop."""
    return next((count for count, text in enumerate(texts[:4], 1) if text.endswith("。")), 1)


def _title_parts(zone: Sequence[Line]) -> Iterator[Part]:
    """Title, subtitle, speaker. Of several titles the last one is printed, a fuller one before it is the page's."""
    titles = _report_titles(zone)
    first = _first_title(zone)
    printed = titles[max(titles)] if titles else ((first,) if first else ())
    at = 0
    while at < len(zone):
        line, text = zone[at], bare(zone[at].text)
        title = titles.get(at) or (printed if line is first and not titles else None)
        at += 1
        if title:
            same = _joined(title) == _joined(printed)
            role = Role.TITLE if title is printed else Role.REPEATED if same else Role.PAGE_TITLE
            yield Part(role, tuple(piece_of(role, part) for part in title))
            at += len(title) - 1
        elif titles and at <= min(titles) and ORGAN.fullmatch(letterhead_organ(text)):
            yield Part(Role.LETTERHEAD, (piece_of(Role.LETTERHEAD, line),))
        elif HISTORY.fullmatch(text) and not BAR.match(text):
            yield Part(Role.HISTORY, (piece_of(Role.HISTORY, line),))
        elif both := REPORT_AND_SUBTITLE.fullmatch(text):
            piece = piece_of(Role.TITLE, line)
            middle = piece.start + piece.words.index(both["sub"])
            yield Part(Role.TITLE, (Piece(Role.TITLE, piece.start, middle, both["title"].strip()),))
            yield Part(Role.SUBTITLE, (Piece(Role.SUBTITLE, middle, piece.end, both["sub"]),))
        elif BAR.match(text) or (len(text) <= _LONGEST_LINE and ASSEMBLY_LINE.match(text)) or DATE_LINE.fullmatch(text):
            length = _subtitle_length([bare(later.text) for later in zone[at - 1 :]])
            yield from _subtitle(zone[at - 1 : at - 1 + length])
            at += length - 1
        elif SPEAKER.fullmatch(text) or is_name(text, at == len(zone)):
            yield Part(Role.SPEAKER, (piece_of(Role.SPEAKER, line),))


def _report_titles(zone: Sequence[Line]) -> dict[int, tuple[Line, ...]]:
    """Titles of a report by their place in the zone: a line, or two that one title was broken over."""
    titles: dict[int, tuple[Line, ...]] = {}
    for at, line in enumerate(zone):
        words = bare(line.text)
        before = bare(zone[at - 1].text) if at else ""
        if REPORT.fullmatch(words):
            broken = TITLE_START.fullmatch(before) and before not in words and at - 1 not in titles
            titles[at - 1 if broken else at] = (zone[at - 1], line) if broken else (line,)
    return titles


def _joined(lines: Sequence[Line]) -> str:
    return "".join(bare(line.text) for line in lines)


def _first_title(zone: Sequence[Line]) -> Line | None:
    """The title of a document that is no report: a marked first line."""
    for line in zone[:4]:
        words = bare(line.text)
        marked = HEADING_MARK.match(line.text) or (line.text.startswith("**") and line.text.endswith("**"))
        plain = not BAR.match(words) and not DATE_LINE.fullmatch(words) and not SPEAKER.fullmatch(words)
        if marked and plain and words and not SECTION.match(words) and not ASSEMBLY_LINE.match(words):
            return line
    return None


def _subtitle(lines: Sequence[Line]) -> Iterator[Part]:
    """One part, and a speaker that stands in the same line."""
    pieces = [piece_of(Role.SUBTITLE, line) for line in lines]
    last = pieces[-1]
    both = re.fullmatch(rf"(?P<sub>.*?(?:会议|大会)上?) +(?P<speaker>{ROLE} *(?:{NAME}))", last.words)
    if both:
        middle = last.start + both.start("speaker")
        end = last.start + both.end("sub")
        pieces[-1] = Piece(Role.SUBTITLE, last.start, end, both["sub"])
        yield Part(Role.SUBTITLE, tuple(pieces))
        yield Part(Role.SPEAKER, (Piece(Role.SPEAKER, middle, last.end, both["speaker"]),))
    else:
        yield Part(Role.SUBTITLE, tuple(pieces))


def _subtitle_length(texts: Sequence[str]) -> int:
    """A subtitle is wrapped where it was printed: it goes on up to the line that ends …会议上."""
    for count, text in enumerate(texts[:5], 1):
        following = texts[count] if count < len(texts) else ""
        if SUBTITLE_END.search(text) or SPEAKER.search(text):
            return count
        if not following or SPEAKER.fullmatch(following) or REPORT.fullmatch(following) or BAR.match(following):
            return count
    return 1
