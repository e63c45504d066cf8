"""Recognise single lines of a head: title, number, speaker, salutation, 题注, date.

The forms follow GB/T 9704-2012 §7.2–7.3, the word lists are in `vocabulary`. `head` puts the lines in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from normalize.chinese.characters import CLAUSE_ENDS, IDEOGRAPH
from normalize.chinese.dates import ANY_DATE, MONTH
from normalize.chinese.numbering import DIVISION_OR_ARTICLE, LEVELS, UP_TO_99, YEAR_DIGITS
from normalize.documents.vocabulary import (
    AUDIENCE,
    CHAIRS,
    HISTORY_EVENTS,
    ISSUERS,
    KINDS,
    NOTICES,
    OFFICES,
    PLACES,
    TAKING_EFFECT,
    TRANSMITTING,
)
from normalize.engine.patterns import any_of, lazy_pattern

_DAY = f"(?:{ANY_DATE.pattern})"
_NAMES = f"(?:{IDEOGRAPH}|、)"  # of organs and offices

ORGAN = re.compile(f"{IDEOGRAPH}{{2,28}}{any_of(ISSUERS)}")
_NUMBERS = (
    # 发文字号 (GB/T 9704-2012 §7.2.5): 东丽政发〔2021〕3号.
    rf"[（(]?{IDEOGRAPH}{{0,12}}[〔\[［（(]\d{{4}}[〕\]］）)]\s*第?\d{{1,4}}号[）)]?",
    # 某局公告2021年第3号.
    rf"(?:{IDEOGRAPH}|[ 、]){{2,40}}(?:公告|通告|令)\s*\d{{4}}\s*年\s*第\s*\d{{1,4}}\s*号",
    # A paper of an assembly: 某省第十三届人民代表大会第二次会议文件（二）.
    rf"{IDEOGRAPH}{{2,20}}届{IDEOGRAPH}{{2,16}}(?:会议|大会)文件\s*[（(][{UP_TO_99}\d]{{1,3}}[）)]",
)
NUMBER = re.compile("|".join(_NUMBERS))
# 某局关于印发《办法》的通知, 某局 某委印发《办法》的通知. Organs that issue together are parted by a space.
_ABOUT = rf"(?P<organ>(?:{_NAMES}|(?<=\S) (?=\S)){{0,60}}?)(?:关于|{any_of(TRANSMITTING)}(?=《))"
NOTICE_TITLE = re.compile(rf"{_ABOUT}.{{2,90}}的{any_of(NOTICES)}")
NOTICE_START = re.compile(_ABOUT)
DISCLOSURE = re.compile(r"[（(]此件(.{0,12}公开.{0,8})[）)]")
REPORT = re.compile(
    rf"(?!{LEVELS['han']}|[（(])"  # no section, no remark
    rf"(?:\d{{4}}年)?[^{CLAUSE_ENDS}：！？\s]{{0,24}}?(?:\d{{4}}年)?"  # the year and the place
    r"(?<![作做])(?:政府|人民政府)工作报告"
    r"\s?(?:[（(](?!草案)[^）)]{1,30}[）)])?"  # 摘要, a day
)
# The first line of a title that was broken by sense: the year, the place, or both.
TITLE_START = re.compile(rf"(?:\d{{4}}年)?{IDEOGRAPH}{{0,16}}[{PLACES}](?:\d{{4}}年)?|\d{{4}}年")
BAR = re.compile(r"(?![-*_]{3,}$)[—\-─―－–]{1,4}\s*")
ROLE = f"{_NAMES}{{0,24}}{any_of(OFFICES)}"
OFFICE_ALONE = lazy_pattern(ROLE)
_FOREIGN_NAME = f"(?:{IDEOGRAPH}|·)"  # · separates its parts
NAME = f"{_FOREIGN_NAME}{{2,16}}|{IDEOGRAPH} {IDEOGRAPH}"
# Without a space between them, office and name must not be the name of a page: 县长信箱, 縣長簡介.
_NO_NAME_BEHIND = "简介|簡介|介绍|信箱|寄语|致辞|致詞|讲话|活动|会议|办公|分工"
_NAME_BEHIND = rf"(?!{_NO_NAME_BEHIND}){IDEOGRAPH}{{2,3}}|{IDEOGRAPH}{{1,8}}·{_FOREIGN_NAME}{{1,16}}"
SPEAKER = re.compile(rf"(?P<role>{ROLE}) *(?P<name>(?<= )(?:{NAME})|(?<=[长長席])(?:{_NAME_BEHIND}))")
ASSEMBLY_LINE = lazy_pattern(rf"(?:{BAR.pattern})?[（(]?{_DAY}?\s*在.{{4,60}}(?:会议|大会)上?的?(?:报告)?[）)]?")
SUBTITLE_END = re.compile(r"(?:会议|大会)上?[）)]?$|[）)日]$")
# The first characters of a 题注: a bracket, a day in Han numerals or of the Republic, 自 or 根据. Digits are tested by code.
_HISTORY_STARTS = frozenset("（(自根民中" + YEAR_DIGITS)
_DONE = any_of(("起?施行", *HISTORY_EVENTS))
# 题注 of a law: when and by whom it was adopted, approved, published, amended, put into force.
_HISTORIES = (
    rf"[（(]?\s*(?:根据\s*)?{_DAY}[^。]{{0,600}}{_DONE}[）)]?(?:\s*根据)?",  # 2005年4月27日……通过
    rf"[（(](?:{ANY_DATE.pattern}|[^（）()，。]{{0,30}}(?:会议|大会)).{{0,600}}{_DONE}[）)]",  # （……会议……通过）
    rf"[（(]?(?:自|根据)?\s*{_DAY}\s*(?:起?{any_of(TAKING_EFFECT)})[）)]?",  # 自2005年5月1日起施行
)
_HISTORY = lazy_pattern("|".join(_HISTORIES))
# One date of a 题注, and the act of that day.
EVENT = lazy_pattern(rf"(?P<date>{ANY_DATE.pattern})[^）)]*?(?P<done>{'|'.join(HISTORY_EVENTS)})")
_DATE_LINES = (
    rf"[（(][^（）()]{{0,30}}{_DAY}[^（）()]{{0,60}}[）)]",
    rf"[（(]\s*{_DAY}(?:.{{0,40}}通过|.{{0,40}}批准)?\s*[）)]",
    ANY_DATE.pattern,
)
_DATE_LINE = lazy_pattern("|".join(_DATE_LINES))
SALUTATION = re.compile(
    rf"(?:各位{any_of(AUDIENCE)}|同志们|同志們|{IDEOGRAPH}{{1,3}}(?:議長|议长|主席))"
    rf"[^。；]{{0,40}}?[：:，,！!]|各位代表$"
)
# The first section of a body, or any division or article of a law.
SECTION = re.compile(rf"{LEVELS['han']}|[（(]一[）)]|{DIVISION_OR_ARTICLE}")
# The title of an official document ends with its kind and remarks on its state.
_WORDS = rf"(?:《[^《》]{{1,60}}》|[^{CLAUSE_ENDS}：！？:;!?<>|》《])"
_REMARK = r"(?:[（(][^（）()]{1,20}[）)])"
_KIND = any_of(KINDS)
_TITLES = (
    rf"{_WORDS}{{2,80}}{_KIND}(?:全文|摘要|节选)?{_REMARK}{{0,2}}",
    rf"《[^《》{CLAUSE_ENDS}：]{{2,60}}{_KIND}{_REMARK}?》",
)
TITLE = lazy_pattern("|".join(_TITLES))
# A day or a month in brackets, below the title of a speech or an article.
DATED = lazy_pattern(rf"[（(]\s*(?:{ANY_DATE.pattern}|{MONTH})[^（）()。]{{0,20}}[）)]")
TITLE_ABOVE = lazy_pattern(r"[^。；：:;<>|]{2,40}")
TITLE_BEGIN = lazy_pattern(rf"{_WORDS}{{8,60}}")
# Headings of two or three characters, as long as a name.
_NO_NAME = frozenset(
    ("总则", "总纲", "目录", "目錄", "前言", "序言", "引言", "导言", "摘要", "正文", "说明", "概述", "附则", "目次")
)
# A line above the words of a speaker, its longest in characters, and how many such turns make a transcript.
_TURN = lazy_pattern(rf"{_NAMES}{{0,24}}{any_of(OFFICES, AUDIENCE, CHAIRS)} *(?:{_NAME_BEHIND})[：:]?")
_LONGEST_TURN, _FEWEST_TURNS = 40, 3
_BARE_NAME = lazy_pattern(rf"{IDEOGRAPH}{{2,3}}|{IDEOGRAPH}+·{_FOREIGN_NAME}+")
REPORT_AND_SUBTITLE = lazy_pattern(
    rf"(?P<title>{REPORT.pattern})\s*(?P<sub>[—\-─―]{{1,4}}.{{6,80}}|{_DAY}在.{{4,60}}(?:会议|大会)上)"
)


def is_number(text: str) -> bool:
    """True if a line is the number of a document (发文字号). A search for two words rules out most lines fast."""
    return ("号" in text or "文件" in text) and NUMBER.fullmatch(text) is not None


def is_report(text: str) -> bool:
    """True if a line is the title of a government work report. A search for one word rules out most lines fast."""
    if "政府工作报告" not in text:
        return False
    return text == "《政府工作报告》" or REPORT.fullmatch(text) is not None


def is_history(text: str) -> bool:
    """True if a line is a 题注 (the history of a law below its title), or one date of it."""
    begins = text[:1] in _HISTORY_STARTS or text[:1].isdecimal()
    return begins and any(map(text.__contains__, HISTORY_EVENTS)) and _HISTORY.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """True if a line is a date, alone or in brackets."""
    return "日" in text and _DATE_LINE.fullmatch(text) is not None


def is_salutation(text: str) -> bool:
    """True if a line begins with a salutation (各位代表：)."""
    return bool(SALUTATION.match(text))


def is_name(text: str, is_last: bool) -> bool:
    """True if a line is the name of a speaker alone. Only the last line before the body (`is_last`) can be one."""
    return is_last and text not in _NO_NAME and _BARE_NAME.fullmatch(text) is not None


def is_transcript(texts: Sequence[str]) -> bool:
    """True if lines name speakers in turn, each above his words: such a line heads a speech and is no fact of the document.

    `texts` are the lines of a document. A list of persons is none: its lines follow each other.
    """
    named = [len(text) <= _LONGEST_TURN and _TURN.fullmatch(text) is not None for text in texts]
    turns = [
        text
        for text, (is_turn, follows) in zip(texts, pairwise([*named, True]), strict=True)
        if is_turn and not follows
    ]
    return len(turns) >= _FEWEST_TURNS and len(set(turns)) > 1
