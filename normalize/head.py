"""The head of a document, recognised line by line. Pure analysis: `cleaners/document_head.py` acts on it.

An official document (GB/T 9704-2012 §7.2–7.3) may begin with a letterhead, a number, and a notice that transmits
the text proper: its title, addressees, paragraphs, signature, date and a note on publication. Then come title,
subtitle and speaker, and the salutation or the first section opens the body. Every part may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalize.chinese import ANY_DATE, HAN
from normalize.draft import Line

LETTERHEAD, NUMBER, NOTICE_TITLE, ADDRESSEES, NOTICE_BODY, SIGNATURE, DISCLOSURE, TITLE, SUBTITLE, SPEAKER = (
    "letterhead",
    "number",
    "notice-title",
    "addressees",
    "notice-body",
    "signature",
    "disclosure",
    "title",
    "subtitle",
    "speaker",
)

# How far a head may reach: beyond it, a line that looks like a title is text.
_MOST_LINES = 40

MARKS = re.compile(r"^(#{1,6} +)?(\*\*)?(.*?)(\*\*)?$", re.DOTALL)
_ORGAN = re.compile(f"[{HAN}]{{2,28}}(?:人民政府|委员会|办公厅|办公室|国务院|人民代表大会(?:常务委员会)?|部|局|厅|院)")
_NUMBER = re.compile(rf"[{HAN}]{{1,12}}[〔\[［（(]\d{{4}}[〕\]］）)]\s*第?\d{{1,4}}号")
_NOTICE_TITLE = re.compile(rf"(?P<organ>[{HAN}]{{0,30}}?)关于.{{2,90}}的(?:通知|公告|通告|批复|函|决定)")
_NOTICE_START = re.compile(rf"[{HAN}]{{0,30}}关于")
_DISCLOSURE = re.compile(r"[（(]此件(.{0,12}公开.{0,8})[）)]")
_REPORT = re.compile(r"(?:\d{4}年)?[^，。；：！？]{0,24}政府工作报告(?:[（(].{0,30}[）)])?")
_BAR = re.compile(r"[—\-─―－]{1,4}")
_SPEAKER = re.compile(
    rf"(?P<role>[{HAN}]{{0,24}}(?:[省市区县州旗盟镇乡长]长|市长|主席|主任|总理|委员长|书记|院长|检察长|部长|局长|署长))"
    rf"\s*(?P<name>(?<=\s)[{HAN}·]{{2,16}})"
)
_SALUTATION = re.compile(rf"(?:各位|同志们|[{HAN}]{{1,4}}議長|[{HAN}]{{1,4}}议长).{{0,40}}[：:，,！!]")
_SECTION = re.compile(r"(?:[一二三四五六七八九十]+、|[（(]一[）)]|第[一二三四五六七八九十百]+[编章节条])")


@dataclass(frozen=True, slots=True)
class HeadPart:
    role: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "".join(bare(line.text) for line in self.lines)


def bare(text: str) -> str:
    """A line without its heading marks and without strong marks round the whole of it."""
    marks = MARKS.match(text)
    assert marks
    if marks[2] and marks[4] and "**" not in marks[3]:
        return marks[3].strip()
    return text[len(marks[1] or "") :].strip()


def parse_head(lines: Sequence[Line]) -> tuple[HeadPart, ...]:
    """Recognise the parts of the head in the filled lines of a document."""
    zone = list(lines[: _body_start(lines)])
    notice_end = _notice_end(zone)
    parts = list(_notice_parts(zone[:notice_end]))
    parts += _title_parts(zone[notice_end:], has_notice=bool(parts))
    return tuple(parts)


def is_salutation(text: str) -> bool:
    return bool(_SALUTATION.match(text))


def _body_start(lines: Sequence[Line]) -> int:
    """Where the body begins: at the salutation, or at the first section."""
    for number, line in enumerate(lines[:_MOST_LINES]):
        text = bare(line.text)
        if is_salutation(text) and not any(_DISCLOSURE.match(bare(later.text)) for later in lines[number : number + 8]):
            return number
        if _SECTION.match(text):
            return number
    return min(len(lines), _MOST_LINES)


def _notice_end(zone: Sequence[Line]) -> int:
    """The number of lines that belong to a transmittal notice (0 without one)."""
    texts = [bare(line.text) for line in zone]
    if not any(_notice_title_length(texts, at) for at in range(len(texts))):
        return next((at + 1 for at in range(len(texts) - 1, -1, -1) if _NUMBER.fullmatch(texts[at])), 0)
    ends = [at + 1 for at, text in enumerate(texts) if _DISCLOSURE.fullmatch(text) or ANY_DATE.fullmatch(text)]
    title = next((at for at, text in enumerate(texts) if _REPORT.fullmatch(text)), len(texts))
    before_title = [end for end in ends if end <= title]
    return before_title[-1] if before_title else title


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


def _notice_parts(zone: Sequence[Line]) -> Iterator[HeadPart]:
    texts = [bare(line.text) for line in zone]
    titled = False
    at = 0
    while at < len(zone):
        count, text = 1, texts[at]
        if _NUMBER.fullmatch(text):
            role = NUMBER
        elif not titled and (length := _notice_title_length(texts, at)):
            role, count, titled = NOTICE_TITLE, length, True
        elif not titled:
            role = LETTERHEAD
        elif _DISCLOSURE.fullmatch(text):
            role = DISCLOSURE
        elif ANY_DATE.fullmatch(text) or (_ORGAN.fullmatch(text) and at + 1 < len(zone)):
            role = SIGNATURE
        elif text.endswith(("：", ":")) and len(text) < 120:
            role = ADDRESSEES
        else:
            role = NOTICE_BODY
        yield HeadPart(role, tuple(zone[at : at + count]))
        at += count


def _title_parts(zone: Sequence[Line], has_notice: bool) -> Iterator[HeadPart]:
    """Title, subtitle (its dashes first, up to five lines) and speaker."""
    at = 0
    texts = [bare(line.text) for line in zone]
    title = next((number for number, text in enumerate(texts) if _REPORT.fullmatch(text)), None)
    if title is None:
        return
    yield HeadPart(TITLE, (zone[title],))
    at = title + 1
    while at < len(zone):
        text = texts[at]
        if _BAR.match(text):
            length = _subtitle_length(texts, at)
            yield HeadPart(SUBTITLE, tuple(zone[at : at + length]))
            at += length
            continue
        if _SPEAKER.fullmatch(text):
            yield HeadPart(SPEAKER, (zone[at],))
        at += 1


def _subtitle_length(texts: Sequence[str], at: int) -> int:
    """A subtitle is wrapped where it was printed: it goes on up to the line that ends …会议上."""
    for count in range(1, min(5, len(texts) - at) + 1):
        if texts[at + count - 1].endswith(("上", "）", ")", "日")):
            return count
        if at + count < len(texts) and (_SPEAKER.fullmatch(texts[at + count]) or is_salutation(texts[at + count])):
            return count
    return 1


def letterhead_organ(text: str) -> str:
    """The organ that a letterhead names: 某区人民政府文件 → 某区人民政府."""
    return text.removesuffix("文件").strip()


def speaker(text: str) -> tuple[str, str]:
    """(role, name) of a speaker line."""
    found = _SPEAKER.fullmatch(text)
    assert found
    return found["role"].strip(), found["name"]


def disclosure(text: str) -> str:
    found = _DISCLOSURE.fullmatch(text)
    assert found
    return found[1]


def notice_organ(title: str) -> str:
    found = _NOTICE_TITLE.fullmatch(title)
    return found["organ"] if found else ""
