"""The head of a document, recognised line by line. Pure analysis: `cleaners/document_head.py` acts on it.

An official document (GB/T 9704-2012 §7.2–7.3) may begin with a letterhead, a number, and a notice that transmits
the text proper: its title, addressees, paragraphs, signature, date and a note on publication. Then come title,
subtitle and speaker, and the salutation or the first section opens the body. Every part may be missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

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
)
from normalize.documents.vocabulary import TRANSMITTING
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import any_of, lazy_pattern

_TRANSMITS = lazy_pattern(f"{any_of(TRANSMITTING)}(.+)的(?:通知|公告|决定)$")
# How far a head may reach: beyond it, a line that looks like a title is text.
_MOST_LINES = 40
# Parts whose field has room for one; a second one stays in the text.
_ONCE = frozenset({Role.LETTERHEAD, Role.NUMBER, Role.NOTICE_TITLE, Role.ADDRESSEES, Role.DISCLOSURE, Role.SPEAKER})


def parse_head(lines: tuple[Line, ...], name: str = "") -> tuple[Part, ...]:
    """Recognise the parts of the head in the filled lines of a document. `name` is what its metadata call it."""
    return tuple(_distinct(_parts(lines, name)))


def _distinct(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts that hold words; of those that a field has room for once, the first and its repetitions.

    A line has one part, whatever it looks like.
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
    """The number of lines before the body: it begins at the salutation, or at the first section or long paragraph."""
    if order := find_order(lines):
        return order.length + body_start(lines[order.length :])
    if letter := find_letter(lines):
        return letter.head
    if is_roc_letter(lines):
        return 0
    return _body_start(lines)


@lru_cache(maxsize=1)  # asked for the parts and for where the body begins
def _body_start(lines: tuple[Line, ...]) -> int:
    lines = lines[:_MOST_LINES]
    end = next((at for at, line in enumerate(lines) if line.text.startswith("[^")), len(lines))
    texts = [bare(line.text) for line in lines[:end]]
    report = next((at for at, text in enumerate(texts) if is_report(text)), None)
    if any(is_history(text) for text in texts[:8]) and report is None:
        behind = next((at for at in range(len(texts) - 1, -1, -1) if is_history(texts[at])), -1) + 1
        return next((at for at, text in enumerate(texts) if at and _opens_law(text)), behind)
    behind = -1 if report is None else report
    greeting = next((at for at, text in enumerate(texts) if at > behind and is_salutation(text)), None)
    if greeting is None:
        greeting = next((at for at, text in enumerate(texts) if is_salutation(text)), None)
    start = (report + 1) if report is not None else 0
    if greeting is not None and not _is_notice_before(texts, greeting):
        section = next((at for at in range(start, greeting) if SECTION.match(texts[at])), greeting)
        return greeting if _has_notice(texts[:greeting]) else section
    for at in range(start, len(texts)):
        if SECTION.match(texts[at]) or (len(texts[at]) > 60 and "。" in texts[at] and not _has_notice(texts[:at])):
            return at
    if report is not None or _has_notice(texts):
        return len(texts)
    return int(bool(texts) and len(texts) > 1 and TITLE.fullmatch(texts[0]) is not None)


def _opens_law(text: str) -> bool:
    """The first line of a law behind its 题注: a contents list, a chapter, an article, a paragraph."""
    return (
        bool(SECTION.match(text))
        or text.startswith("目")
        or ((len(text) > 50 or (len(text) > 30 and "，" in text)) and not is_history(text))
    )


def _title_page_end(zone: Sequence[Line]) -> int:
    """The number of lines of a title page: title, subtitle and speaker that stand before the notice."""
    texts = [bare(line.text) for line in zone]
    notice = next((at for at in range(len(texts)) if _notice_title_length(texts, at)), 0)
    titles = [at for at, text in enumerate(texts) if is_report(text)]
    return notice if titles and titles[0] < notice else 0


def _title_page_parts(zone: Sequence[Line], again: bool) -> Iterator[Part]:
    """What a title page gives before the notice; when its title stands again behind it, that one is printed."""
    for line in zone:
        if is_number(bare(line.text)):
            yield Part(Role.NUMBER, (piece_of(Role.NUMBER, line),))
    for part in title_parts(zone):
        if part.role is Role.NUMBER:
            continue  # with the others
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
    title = next((at for at in range(len(texts) - 1, -1, -1) if is_report(texts[at])), None)
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
    number = next((at for at in range(len(texts) - 1, -1, -1) if is_number(texts[at])), -1)
    return 0 if any(map(TITLE.fullmatch, texts[: max(number, 0)])) else number + 1


def _notice_title_length(texts: Sequence[str], at: int) -> int:
    """How many lines from `at` make up the title of a notice; 0 when none begins there."""
    if "关于" not in texts[at] or not NOTICE_START.match(texts[at]):
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
    """What the title of a notice calls the text that it transmits."""
    title = next((part.words for part in parts if part.role is Role.NOTICE_TITLE), "")
    found = _TRANSMITS.search(title)
    return found[1].strip("《》") if found else ""


def _cc_length(texts: Sequence[str]) -> int:
    """A list of organs is wrapped where it was printed: it goes on up to its full stop."""
    return next((count for count, text in enumerate(texts[:4], 1) if text.endswith("。")), 1)
