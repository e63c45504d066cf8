"""The head of a document, recognised line by line. Pure analysis: `cleaners/document_head.py` acts on it.

An official document (GB/T 9704-2012 §7.2–7.3) may begin with a letterhead, a number, and a notice that transmits
the text proper: its title, addressees, paragraphs, signature, date and a note on publication. Then come title,
subtitle and speaker, and the salutation or the first section opens the body. Every part may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from normalize.chinese import ANY_DATE, IDEOGRAPH
from normalize.draft import Line


class Role(StrEnum):
    LETTERHEAD = "letterhead"
    NUMBER = "number"
    NOTICE_TITLE = "notice-title"
    ADDRESSEES = "addressees"
    NOTICE_BODY = "notice-body"
    SIGNATURE = "signature"
    DISCLOSURE = "disclosure"
    PAGE_TITLE = "page-title"
    REPEATED = "repeated"
    CC = "cc"
    TITLE = "title"
    HISTORY = "history"
    SUBTITLE = "subtitle"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Piece:
    """A recognised part of one line: the span of its words in the document, marks around them left out."""

    role: Role
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the head: pieces of one or more lines that a printer's line end parted."""

    role: Role
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.pieces)


# How far a head may reach: beyond it, a line that looks like a title is text.
_MOST_LINES = 40
_HEADING_MARK = re.compile(r"#{1,6} +")
_LEAD = re.compile(r"(?:> ?)?(?:#{1,6} +)?")

_ORGAN = re.compile(
    f"{IDEOGRAPH}{{2,28}}(?:人民政府|委员会|办公厅|办公室|国务院|人民代表大会(?:常务委员会)?|部|局|厅|院)"
)
_NUMBER = re.compile(rf"[（(]?{IDEOGRAPH}{{1,12}}[〔\[［（(]\d{{4}}[〕\]］）)]\s*第?\d{{1,4}}号[）)]?")
_NOTICE_TITLE = re.compile(rf"(?P<organ>(?:{IDEOGRAPH}|、){{0,30}}?)关于.{{2,90}}的(?:通知|公告|通告|批复|函|决定)")
_NOTICE_START = re.compile(rf"(?:{IDEOGRAPH}|、){{0,30}}关于")
_DISCLOSURE = re.compile(r"[（(]此件(.{0,12}公开.{0,8})[）)]")
REPORT = re.compile(
    r"(?![一二三四五六七八九十]+、|[（(])(?:\d{4}年)?[^，。；：！？\s]{0,24}?(?:\d{4}年)?(?<![作做])(?:政府|人民政府)工作报告\s?(?:[（(](?!草案)[^）)]{1,30}[）)])?"
)
# The first line of a title that was broken by sense: the year, the place, or both.
_TITLE_START = re.compile(rf"(?:\d{{4}}年)?{IDEOGRAPH}{{0,16}}[省市区县州旗盟](?:\d{{4}}年)?|\d{{4}}年")
_BAR = re.compile(r"[—\-─―－–]{1,4}\s*")
_OFFICE = (
    "[省市区县州旗盟镇乡]长|政府主席|自治区主席|国务院(?:副)?总理|主席|主任|总理|委员长|书记|院长|检察长|部长|局长|署长"
)
_ROLE = rf"{IDEOGRAPH}{{0,24}}(?:{_OFFICE})"
_NAME = rf"(?:{IDEOGRAPH}|·){{2,16}}|{IDEOGRAPH} {IDEOGRAPH}"
_SPEAKER = re.compile(rf"(?P<role>{_ROLE}) *(?P<name>(?<= )(?:{_NAME})|(?<=[长席]){IDEOGRAPH}{{2,3}})")
_ASSEMBLY_LINE = re.compile(
    rf"(?:{_BAR.pattern})?[（(]?(?:{ANY_DATE.pattern})?\s*在.{{4,60}}(?:会议|大会)上?的?(?:报告)?[）)]?"
)
_SUBTITLE_END = re.compile(r"(?:会议|大会)上?[）)]?$|[）)日]$")
# 题注 of a law: when and by whom it was adopted, approved, published, amended, put into force.
_HISTORY = re.compile(
    rf"[（(]?\s*(?:{ANY_DATE.pattern}).{{0,60}}(?:通过|批准|公布|发布|修订|修正|起?施行|生效|执行|修改)[）)]?|"
    rf"[（(]?(?:自|根据)?\s*(?:{ANY_DATE.pattern})\s*(?:起?(?:施行|生效|执行))[）)]?"
)
_DATE_LINE = re.compile(
    rf"[（(][^（）()]{{0,12}}(?:{ANY_DATE.pattern})[^（）()]{{0,60}}[）)]|[（(]\s*(?:{ANY_DATE.pattern})(?:.{{0,40}}通过|.{{0,40}}批准)?\s*[）)]|{ANY_DATE.pattern}"
)
SALUTATION = re.compile(
    rf"(?:各位(?:代表|委员|同志|领导|来宾|朋友|常委|议员|議員|委員)|同志们|同志們|{IDEOGRAPH}{{1,3}}(?:議長|议长|主席))"
    rf"[^。；]{{0,40}}?[：:，,！!]"
)
SECTION = re.compile(r"(?:[一二三四五六七八九十]+、|[（(]一[）)]|第[一二三四五六七八九十百]+[编章节条])")


_REPORT_AND_SUBTITLE = re.compile(rf"(?P<title>{REPORT.pattern})\s*(?P<sub>[—\-─―]{{1,4}}.{{6,80}})")


def bare(text: str) -> str:
    """A line without its heading mark and without strong marks."""
    mark = _LEAD.match(text)
    return text[mark.end() if mark else 0 :].replace("**", "").strip()


def is_salutation(text: str) -> bool:
    return bool(SALUTATION.match(text))


def parse_head(lines: Sequence[Line]) -> tuple[Part, ...]:
    """Recognise the parts of the head in the filled lines of a document."""
    zone = list(lines[: body_start(lines)])
    title_page = _title_page_end(zone)
    notice_end = title_page + _notice_end(zone[title_page:])
    again = any(REPORT.fullmatch(bare(line.text)) for line in zone[title_page:])
    parts = [*_title_page_parts(zone[:title_page], again), *_notice_parts(zone[title_page:notice_end])]
    return (*parts, *_title_parts(zone[notice_end:]))


def body_start(lines: Sequence[Line]) -> int:
    """The number of lines before the body: it begins at the salutation, or at the first section or long paragraph."""
    most = next((at for at, line in enumerate(lines) if line.text.startswith("[^")), _MOST_LINES)
    texts = [bare(line.text) for line in lines[: min(most, _MOST_LINES)]]
    report = next((at for at, text in enumerate(texts) if REPORT.fullmatch(text)), None)
    if any(_HISTORY.fullmatch(text) for text in texts[:8]) and report is None:
        return next((at for at, text in enumerate(texts) if at and _opens_law(text)), 0)
    greeting = next((at for at, text in enumerate(texts) if at > (report or 0) and is_salutation(text)), None)
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
    return bool(SECTION.match(text)) or text.startswith("目") or (len(text) > 50 and not _HISTORY.fullmatch(text))


def _title_page_end(zone: Sequence[Line]) -> int:
    """The number of lines of a title page: title, subtitle and speaker that stand before the notice."""
    texts = [bare(line.text) for line in zone]
    notice = next((at for at in range(len(texts)) if _notice_title_length(texts, at)), 0)
    titles = [at for at, text in enumerate(texts) if REPORT.fullmatch(text)]
    return notice if titles and titles[0] < notice else 0


def _title_page_parts(zone: Sequence[Line], again: bool) -> Iterator[Part]:
    """What a title page gives before the notice; when its title stands again behind it, that one is printed."""
    for line in zone:
        words = bare(line.text)
        if _NUMBER.fullmatch(words):
            yield Part(Role.NUMBER, (_piece(Role.NUMBER, line),))
        elif _ORGAN.fullmatch(letterhead_organ(words)):
            yield Part(Role.LETTERHEAD, (_piece(Role.LETTERHEAD, line),))
    for part in _title_parts(zone):
        if part.role is Role.TITLE and again:
            yield Part(Role.REPEATED, tuple(Piece(Role.REPEATED, p.start, p.end, p.words) for p in part.pieces))
        else:
            yield part


def _has_notice(texts: Sequence[str]) -> bool:
    return any(_notice_title_length(texts, at) for at in range(len(texts)))


def _is_notice_before(texts: Sequence[str], at: int) -> bool:
    """Is a line that looks like a salutation the addressees of a notice (各位代表 never are)?"""
    return not texts[at].startswith(("各位代表", "同志")) and any(
        _DISCLOSURE.match(text) for text in texts[at : at + 8]
    )


def _notice_end(zone: Sequence[Line]) -> int:
    """The number of lines that belong to a document before the title: a notice, a resolution (0 without one)."""
    texts = [bare(line.text) for line in zone]
    title = next((at for at in range(len(texts) - 1, -1, -1) if REPORT.fullmatch(texts[at])), None)
    if _has_notice(texts):
        ends = [
            at + 1
            for at, text in enumerate(texts)
            if _DISCLOSURE.fullmatch(text) or ANY_DATE.fullmatch(text) or text.startswith("抄送")
        ]
        before_title = [end for end in ends if title is None or end <= title]
        return before_title[-1] if before_title else (title or 0)
    if title and any(len(text) > 60 and "。" in text for text in texts[:title]):
        return title
    return next((at + 1 for at in range(len(texts) - 1, -1, -1) if _NUMBER.fullmatch(texts[at])), 0)


def _notice_title_length(texts: Sequence[str], at: int) -> int:
    """How many lines from `at` make up the title of a notice; 0 when none begins there."""
    if not _NOTICE_START.match(texts[at]):
        return 0
    joined = ""
    for count, text in enumerate(texts[at : at + 5], 1):
        joined += text
        if _NOTICE_TITLE.fullmatch(joined):
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
        if _NUMBER.fullmatch(text):
            role = Role.NUMBER
        elif not titled and (length := _notice_title_length(texts, at)):
            role, count, titled = Role.NOTICE_TITLE, length, True
        elif not titled and _ORGAN.fullmatch(text.removesuffix("文件").strip()):
            role = Role.LETTERHEAD
        elif _DISCLOSURE.fullmatch(text):
            role = Role.DISCLOSURE
        elif text.startswith(("抄送：", "抄送:")):
            role = Role.CC
        elif ANY_DATE.fullmatch(text) or (_ORGAN.fullmatch(text) and at + 1 < len(zone)):
            role = Role.SIGNATURE
        elif text.endswith(("：", ":")) and len(text) < 200:
            role = Role.ADDRESSEES
        else:
            role = Role.NOTICE_BODY
        yield Part(role, tuple(_piece(role, line) for line in zone[at : at + count]))
        at += count


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
            yield Part(role, tuple(_piece(role, part) for part in title))
            at += len(title) - 1
        elif _HISTORY.fullmatch(text) and not _BAR.match(text):
            yield Part(Role.HISTORY, (_piece(Role.HISTORY, line),))
        elif both := _REPORT_AND_SUBTITLE.fullmatch(text):
            piece = _piece(Role.TITLE, line)
            middle = piece.start + piece.words.index(both["sub"])
            yield Part(Role.TITLE, (Piece(Role.TITLE, piece.start, middle, both["title"].strip()),))
            yield Part(Role.SUBTITLE, (Piece(Role.SUBTITLE, middle, piece.end, both["sub"]),))
        elif _BAR.match(text) or _ASSEMBLY_LINE.match(text) or _DATE_LINE.fullmatch(text):
            length = _subtitle_length([bare(later.text) for later in zone[at - 1 :]])
            yield from _subtitle(zone[at - 1 : at - 1 + length])
            at += length - 1
        elif _SPEAKER.fullmatch(text) or _is_name(text, at == len(zone)):
            yield Part(Role.SPEAKER, (_piece(Role.SPEAKER, line),))


def _report_titles(zone: Sequence[Line]) -> dict[int, tuple[Line, ...]]:
    """Titles of a report by their place in the zone: a line, or two that one title was broken over."""
    titles: dict[int, tuple[Line, ...]] = {}
    for at, line in enumerate(zone):
        words = bare(line.text)
        before = bare(zone[at - 1].text) if at else ""
        if REPORT.fullmatch(words):
            broken = _TITLE_START.fullmatch(before) and before not in words and at - 1 not in titles
            titles[at - 1 if broken else at] = (zone[at - 1], line) if broken else (line,)
    return titles


def _joined(lines: Sequence[Line]) -> str:
    return "".join(bare(line.text) for line in lines)


def _first_title(zone: Sequence[Line]) -> Line | None:
    """The title of a document that is no report: a marked first line."""
    for line in zone[:4]:
        words = bare(line.text)
        marked = _HEADING_MARK.match(line.text) or (line.text.startswith("**") and line.text.endswith("**"))
        plain = not _BAR.match(words) and not _DATE_LINE.fullmatch(words) and not _SPEAKER.fullmatch(words)
        if marked and plain and words and not SECTION.match(words) and not _ASSEMBLY_LINE.match(words):
            return line
    return None


def _subtitle(lines: Sequence[Line]) -> Iterator[Part]:
    """One part, and a speaker that stands in the same line."""
    pieces = [_piece(Role.SUBTITLE, line) for line in lines]
    last = pieces[-1]
    both = re.fullmatch(rf"(?P<sub>.*?(?:会议|大会)上?) +(?P<speaker>{_ROLE} *(?:{_NAME}))", last.words)
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
        if _SUBTITLE_END.search(text) or _SPEAKER.search(text):
            return count
        if not following or _SPEAKER.fullmatch(following) or REPORT.fullmatch(following) or _BAR.match(following):
            return count
    return 1


def _is_name(text: str, is_last: bool) -> bool:
    """A bare name stands where the speaker does: right before the body."""
    return is_last and bool(re.fullmatch(rf"{IDEOGRAPH}{{2,3}}|{IDEOGRAPH}+·(?:{IDEOGRAPH}|·)+", text))


def _piece(role: Role, line: Line) -> Piece:
    """The words of a line and their span; strong marks inside it belong to the span, not to the words."""
    mark = _LEAD.match(line.text)
    start, end = mark.end() if mark else 0, len(line.text)
    while line.text.startswith("**", start):
        start += 2
    while line.text.endswith("**", start, end) and end - start >= 2:
        end -= 2
    return Piece(role, line.start + start, line.start + end, line.text[start:end].replace("**", "").strip())


def letterhead_organ(text: str) -> str:
    """The organ that a letterhead names: 某区人民政府文件 → 某区人民政府."""
    return text.removesuffix("文件").strip()


def speaker(text: str) -> tuple[str, str]:
    """(role, name) of a speaker line; the role is empty where only a name stands."""
    found = _SPEAKER.fullmatch(text)
    if not found:
        return "", text
    return found["role"].strip(), found["name"].replace(" ", "")


def disclosure(text: str) -> str:
    found = _DISCLOSURE.fullmatch(text)
    assert found
    return found[1]


def notice_organ(title: str) -> str:
    found = _NOTICE_TITLE.fullmatch(title)
    return found["organ"] if found else ""
