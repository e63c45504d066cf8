"""Recognise the head of a document line by line. Pure analysis: `cleaners/document_head.py` acts on it.

An official document (GB/T 9704-2012 §7.2–7.3) may begin with a letterhead, a number, and a notice that transmits the
main text. The notice has a title, addressees, paragraphs, a signature, a date and a note on publication. Title,
subtitle and speaker of the main text follow. The salutation or the first section opens the body. Every part may be
missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from normalize.chinese.dates import ANY_DATE
from normalize.documents.head.letters import find_letter
from normalize.documents.head.model import Part, Piece, Role, piece_of
from normalize.documents.head.orders import find_order
from normalize.documents.head.roc_letters import is_roc_letter, roc_parts
from normalize.documents.head.titles import named_title, title_parts
from normalize.documents.lines import (
    DISCLOSURE,
    NOTICE_START,
    NOTICE_TITLE,
    ORGAN,
    SECTION,
    TITLE,
    is_history,
    is_number,
    is_report,
    is_salutation,
    is_transcript,
)
from normalize.documents.vocabulary import TRANSMITTING
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import any_of, lazy_pattern

_TRANSMITS = lazy_pattern(f"{any_of(TRANSMITTING)}(.+)的(?:通知|公告|决定)$")
# The largest number of lines of a head. A line after these that looks like a title is text.
_MOST_LINES = 40
# A 题注 is among the first lines of a law.
_HISTORY_WITHIN = 8
# A line longer than this with a full stop in it is a paragraph.
_LONG = 60
# Roles whose front matter field holds one value. A second part with the role stays in the text.
_ONCE = frozenset({Role.LETTERHEAD, Role.NUMBER, Role.NOTICE_TITLE, Role.ADDRESSEES, Role.DISCLOSURE, Role.SPEAKER})


def parse_head(lines: tuple[Line, ...], name: str = "") -> tuple[Part, ...]:
    """The parts of the head, in the order in which they were recognised.

    `lines` are the lines of the document that are not blank; `name` is its title in the metadata of the page, or "".
    """
    found = tuple(_distinct(_parts(lines, name)))
    if any(part.role is Role.SPEAKER for part in found) and is_transcript([line.text for line in lines]):
        return tuple(part for part in found if part.role is not Role.SPEAKER)
    return found


def _distinct(parts: Iterable[Part]) -> Iterator[Part]:
    """Drop parts without text, a second part from the same line, and a second value of a role in `_ONCE`.

    A repetition of the first value is kept, so that the cleaner can remove it from the body.
    """
    first: dict[Role, str] = {}
    taken: set[int] = set()
    for part in parts:
        starts = {piece.start for piece in part.pieces}
        if taken & starts:
            continue
        taken |= starts
        if part.words and (part.role not in _ONCE or first.setdefault(part.role, part.words) == part.words):
            yield part


def _parts(lines: tuple[Line, ...], name: str) -> tuple[Part, ...]:
    if order := find_order(lines):
        return (*order.parts, *_parts(lines[order.length :], name))
    if letter := find_letter(lines):
        return letter.parts
    if is_roc_letter(lines):
        return tuple(roc_parts(lines))
    zone = list(lines[: _body_start(lines)])
    title_page = _title_page_end(zone)
    notice_end = title_page + _notice_end(zone[title_page:])
    again = any(is_report(bare(line.text)) for line in zone[title_page:])
    parts = [*_title_page_parts(zone[:title_page], again), *_notice_parts(zone[title_page:notice_end])]
    parts.extend(title_parts(zone[notice_end:], name))
    if notice_end > title_page and not any(part.role is Role.TITLE for part in parts):
        parts.extend(named_title(zone[notice_end:], _transmitted(parts)))
    if name and not any(part.role in (Role.TITLE, Role.NOTICE_TITLE) for part in parts):
        known = {piece.start for part in parts for piece in part.pieces}
        rest = [line for line in lines[:_MOST_LINES] if not any(line.start <= at < line.end for at in known)]
        parts.extend(named_title(rest, name))
    return tuple(parts)


def body_start(lines: tuple[Line, ...]) -> int:
    """The number of lines before the body.

    The salutation, the first section or the first long paragraph opens the body.
    """
    if order := find_order(lines):
        return order.length + body_start(lines[order.length :])
    if letter := find_letter(lines):
        return letter.head
    if is_roc_letter(lines):
        return 0
    return _body_start(lines)


@lru_cache(maxsize=1)  # `parse_head` and `body_start` both ask about the same lines
def _body_start(lines: tuple[Line, ...]) -> int:
    """`body_start` for a document that is neither an order nor a letter."""
    texts = _texts_before_notes(lines[:_MOST_LINES])
    report = _first(texts, is_report)
    if report is None and any(map(is_history, texts[:_HISTORY_WITHIN])):
        return _start_of_law(texts)
    start = 0 if report is None else report + 1
    salutation = _salutation(texts, start)
    if salutation is not None and not _is_notice_before(texts, salutation):
        return salutation if _has_notice(texts[:salutation]) else _first_section(texts, start, salutation)
    opening = next((at for at in range(start, len(texts)) if _opens_body(texts, at)), None)
    if opening is not None:
        return opening
    if report is not None or _has_notice(texts):
        return len(texts)
    return int(len(texts) > 1 and TITLE.fullmatch(texts[0]) is not None)


def _texts_before_notes(lines: Sequence[Line]) -> list[str]:
    """The lines without marks, up to the first footnote definition."""
    return [bare(line.text) for line in takewhile(lambda line: not line.text.startswith("[^"), lines)]


def _first(texts: Sequence[str], test: Callable[[str], object], start: int = 0) -> int | None:
    """The number of the first line from `start` on that passes the test."""
    return next((at for at in range(start, len(texts)) if test(texts[at])), None)


def _start_of_law(texts: Sequence[str]) -> int:
    """The first line of a law that opens its body; without one, the line after the last line of its 题注."""
    opening = _first(texts, _opens_law, 1)
    after_history = max((at + 1 for at, text in enumerate(texts) if is_history(text)), default=0)
    return after_history if opening is None else opening


def _salutation(texts: Sequence[str], start: int) -> int | None:
    """The first salutation after the title of the report; without one there, the first of the head."""
    after_title = _first(texts, is_salutation, start)
    return _first(texts, is_salutation) if after_title is None else after_title


def _first_section(texts: Sequence[str], start: int, end: int) -> int:
    """The first line of a section in `texts[start:end]`, or `end`."""
    return next((at for at in range(start, end) if SECTION.match(texts[at])), end)


def _opens_body(texts: Sequence[str], at: int) -> bool:
    """True for the first line of a section, and for a long paragraph that belongs to no notice."""
    text = texts[at]
    return bool(SECTION.match(text)) or (len(text) > _LONG and "。" in text and not _has_notice(texts[:at]))


def _opens_law(text: str) -> bool:
    """True for a line that may open the body of a law after its 题注: 目录, a chapter, an article, a paragraph."""
    return (
        bool(SECTION.match(text))
        or text.startswith("目")
        or ((len(text) > 50 or (len(text) > 30 and "，" in text)) and not is_history(text))
    )


def _title_page_end(zone: Sequence[Line]) -> int:
    """The number of lines of a title page: title, subtitle and speaker before the notice (0 without one)."""
    texts = [bare(line.text) for line in zone]
    notice = next((at for at in range(len(texts)) if _notice_title_length(texts, at)), 0)
    titles = [at for at, text in enumerate(texts) if is_report(text)]
    return notice if titles and titles[0] < notice else 0


def _title_page_parts(zone: Sequence[Line], again: bool) -> Iterator[Part]:
    """The parts of a title page. Its title is a repetition if the main text has the title `again` after the notice."""
    for line in zone:
        if is_number(bare(line.text)):
            yield Part(Role.NUMBER, (piece_of(Role.NUMBER, line),))
    for part in title_parts(zone):
        if part.role is Role.NUMBER:
            continue  # the loop above has yielded all numbers
        if part.role is Role.TITLE and again:
            yield Part(Role.REPEATED, tuple(Piece(Role.REPEATED, p.start, p.end, p.words) for p in part.pieces))
        else:
            yield part


def _has_notice(texts: Sequence[str]) -> bool:
    """True if the title of a notice begins in one of the lines."""
    return any(_notice_title_length(texts, at) for at in range(len(texts)))


def _is_notice_before(texts: Sequence[str], at: int) -> bool:
    """True if a line that looks like a salutation is the addressees of a notice: a note on publication follows soon.

    各位代表 and 同志 are always a salutation.
    """
    return not texts[at].startswith(("各位代表", "同志")) and any(DISCLOSURE.match(text) for text in texts[at : at + 8])


def _notice_end(zone: Sequence[Line]) -> int:
    """The number of lines before the title that belong to a notice or a resolution (0 without one)."""
    texts = [bare(line.text) for line in zone]
    title = next((at for at in range(len(texts) - 1, -1, -1) if is_report(texts[at])), None)
    if _has_notice(texts):
        ends = [
            at + (_cc_length(texts[at:]) if text.startswith("抄送") else 1)
            for at, text in enumerate(texts)
            if DISCLOSURE.fullmatch(text) or ANY_DATE.fullmatch(text) or text.startswith("抄送")
        ]
        before_title = [end for end in ends if title is None or end <= title]
        return before_title[-1] if before_title else (title or 0)
    if title and any(len(text) > _LONG and "。" in text for text in texts[:title]):
        return title
    number = next((at for at in range(len(texts) - 1, -1, -1) if is_number(texts[at])), -1)
    return 0 if any(map(TITLE.fullmatch, texts[: max(number, 0)])) else number + 1


def _notice_title_length(texts: Sequence[str], at: int) -> int:
    """The number of lines from `at` that form the title of a notice; 0 if none begins there."""
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
    """The parts of a notice, a role for each line. A line of no other role is a paragraph of the notice."""
    texts = [bare(line.text) for line in zone]
    titled = not _has_notice(texts)
    at = 0
    while at < len(zone):
        count, text = 1, texts[at]
        if is_number(text):
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


def _transmitted(parts: Sequence[Part]) -> str:
    """The title of the transmitted text, taken from the title of the notice; "" without one."""
    title = next((part.words for part in parts if part.role is Role.NOTICE_TITLE), "")
    found = _TRANSMITS.search(title)
    return found[1].strip("《》") if found else ""


def _cc_length(texts: Sequence[str]) -> int:
    """The number of lines of a list of organs that the print wrapped: up to the line with its full stop."""
    return next((count for count, text in enumerate(texts[:4], 1) if text.endswith("。")), 1)
