"""The lines of a document's head, each by itself: what a title, a number, a speaker, a salutation look like.

GB/T 9704-2012 §7.2–7.3. `head` puts them in order.
"""

from __future__ import annotations

import re

from normalize.chinese.characters import IDEOGRAPH
from normalize.chinese.dates import ANY_DATE
from normalize.engine.patterns import lazy_pattern

ORGAN = re.compile(
    f"{IDEOGRAPH}{{2,28}}(?:人民政府|委员会|办公厅|办公室|国务院|人民代表大会(?:常务委员会)?|部|委|署|局|厅|院)"
)
NUMBER = re.compile(
    rf"[（(]?{IDEOGRAPH}{{0,12}}[〔\[［（(]\d{{4}}[〕\]］）)]\s*第?\d{{1,4}}号[）)]?|"
    rf"(?:{IDEOGRAPH}|[ 、]){{2,40}}(?:公告|通告|令)\s*\d{{4}}\s*年\s*第\s*\d{{1,4}}\s*号|"
    # The papers of an assembly are numbered.
    rf"{IDEOGRAPH}{{2,20}}届{IDEOGRAPH}{{2,16}}(?:会议|大会)文件\s*[（(][一二三四五六七八九十\d]{{1,3}}[）)]"
)
NOTICE_TITLE = re.compile(rf"(?P<organ>(?:{IDEOGRAPH}|、){{0,30}}?)关于.{{2,90}}的(?:通知|公告|通告|批复|函|决定)")
NOTICE_START = re.compile(rf"(?:{IDEOGRAPH}|、){{0,30}}关于")
DISCLOSURE = re.compile(r"[（(]此件(.{0,12}公开.{0,8})[）)]")
REPORT = re.compile(
    r"(?![一二三四五六七八九十]+、|[（(])(?:\d{4}年)?[^，。；：！？\s]{0,24}?(?:\d{4}年)?(?<![作做])(?:政府|人民政府)工作报告\s?(?:[（(](?!草案)[^）)]{1,30}[）)])?"
)
# The first line of a title that was broken by sense: the year, the place, or both.
TITLE_START = re.compile(rf"(?:\d{{4}}年)?{IDEOGRAPH}{{0,16}}[省市区县州旗盟](?:\d{{4}}年)?|\d{{4}}年")
BAR = re.compile(r"(?![-*_]{3,}$)[—\-─―－–]{1,4}\s*")
OFFICE = (
    "[省市区县州旗盟镇乡]长|[省市縣區州鄉鎮院部局署議]長|委員長|政府主席|自治区主席|国务院(?:副)?总理|主席|主任|总理|委员长|书记|"
    "院长|检察长|部长|局长|署长"
)
ROLE = rf"(?:{IDEOGRAPH}|、){{0,24}}(?:{OFFICE})"
OFFICE_ALONE = lazy_pattern(ROLE)
NAME = rf"(?:{IDEOGRAPH}|·){{2,16}}|{IDEOGRAPH} {IDEOGRAPH}"
# Without a space between, office and name must not be the word for a page: 县长信箱, 縣長簡介.
_NO_NAME_BEHIND = "简介|簡介|介绍|信箱|寄语|致辞|致詞|讲话|活动|会议|办公|分工"
_NAME_BEHIND = rf"(?!{_NO_NAME_BEHIND}){IDEOGRAPH}{{2,3}}|{IDEOGRAPH}{{1,8}}·(?:{IDEOGRAPH}|·){{1,16}}"
SPEAKER = re.compile(rf"(?P<role>{ROLE}) *(?P<name>(?<= )(?:{NAME})|(?<=[长長席])(?:{_NAME_BEHIND}))")
ASSEMBLY_LINE = re.compile(
    rf"(?:{BAR.pattern})?[（(]?(?:{ANY_DATE.pattern})?\s*在.{{4,60}}(?:会议|大会)上?的?(?:报告)?[）)]?"
)
SUBTITLE_END = re.compile(r"(?:会议|大会)上?[）)]?$|[）)日]$")
# 题注 of a law: when and by whom it was adopted, approved, published, amended, put into force.
_HISTORY_WORDS = (
    "通过",
    "批准",
    "公布",
    "发布",
    "修订",
    "修正",
    "施行",
    "生效",
    "执行",
    "修改",
    "通過",
    "發布",
    "修訂",
)
# What it begins with: a bracket, a day in words or of the Republic, 自 or 根据; digits apart.
_HISTORY_STARTS = frozenset("（(自根民中〇零○O一二三四五六七八九")
_DONE = f"(?:起?施行|{'|'.join(_HISTORY_WORDS)})"
_HISTORY = lazy_pattern(
    rf"[（(]?\s*(?:根据\s*)?(?:{ANY_DATE.pattern})[^。]{{0,600}}{_DONE}[）)]?(?:\s*根据)?|"
    rf"[（(](?:{ANY_DATE.pattern}|[^（）()，。]{{0,30}}(?:会议|大会)).{{0,600}}{_DONE}[）)]|"
    rf"[（(]?(?:自|根据)?\s*(?:{ANY_DATE.pattern})\s*(?:起?(?:施行|生效|执行))[）)]?"
)
# What one date of it did.
EVENT = lazy_pattern(
    rf"(?P<date>{ANY_DATE.pattern})[^）)]*?(?P<done>通过|通過|批准|施行|生效|执行|公布|发布|修订|修正|修改)"
)
_DATE_LINE = lazy_pattern(
    rf"[（(][^（）()]{{0,30}}(?:{ANY_DATE.pattern})[^（）()]{{0,60}}[）)]|[（(]\s*(?:{ANY_DATE.pattern})(?:.{{0,40}}通过|.{{0,40}}批准)?\s*[）)]|{ANY_DATE.pattern}"
)
SALUTATION = re.compile(
    rf"(?:各位(?:代表|委员|同志|领导|来宾|朋友|常委|议员|議員|委員)|同志们|同志們|{IDEOGRAPH}{{1,3}}(?:議長|议长|主席))"
    rf"[^。；]{{0,40}}?[：:，,！!]|各位代表$"
)
SECTION = re.compile(r"(?:[一二三四五六七八九十]+、|[（(]一[）)]|第[一二三四五六七八九十百]+[编編篇章节節条條])")
# What the title of an official document ends with: its kind, and what is said of its state.
_KINDS = (
    "报告|讲话|致辞|发言|演讲|条例|办法|规定|细则|法|决定|决议|意见|通知|公告|通告|公报|方案|规划|计划|纲要|要点|章程|准则|规则|"
    "纪要|请示|规程|守则|指南|公约|导则|函|解释|批复|说明|安排|总结|建议|宣言|声明|倡议书|答复|制度|措施|标准|规范|宪法|草案|修正案|通报|命令|预案|"
    "報告|講話|致詞|條例|辦法|規定|細則|決定|決議|意見|計畫|計劃|規劃|綱要|規則|說明"
)
_WORDS = r"(?:《[^《》]{1,60}》|[^，。；：！？:;!?<>|》《])"
TITLE = lazy_pattern(
    rf"{_WORDS}{{2,80}}(?:{_KINDS})(?:全文|摘要|节选)?(?:[（(][^（）()]{{1,20}}[）)]){{0,2}}|"
    rf"《[^《》，。；：]{{2,60}}(?:{_KINDS})(?:[（(][^（）()]{{1,20}}[）)])?》"
)
# A day or a month in brackets, which stands below the title of a speech or an article.
DATED = lazy_pattern(
    rf"[（(]\s*(?:{ANY_DATE.pattern}|(?:\d{{4}}|[〇零○O一二三四五六七八九]{{4}})年(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月)[^（）()。]{{0,20}}[）)]"
)
TITLE_ABOVE = lazy_pattern(r"[^。；：:;<>|]{2,40}")
TITLE_BEGIN = lazy_pattern(rf"{_WORDS}{{8,60}}")
_NO_NAME = frozenset(
    ("总则", "总纲", "目录", "目錄", "前言", "序言", "引言", "导言", "摘要", "正文", "说明", "概述", "附则", "目次")
)


REPORT_AND_SUBTITLE = re.compile(
    rf"(?P<title>{REPORT.pattern})\s*(?P<sub>[—\-─―]{{1,4}}.{{6,80}}|(?:{ANY_DATE.pattern})在.{{4,60}}(?:会议|大会)上)"
)


def is_number(text: str) -> bool:
    """Is a line the number of a document? Most lines are told from one by two words."""
    return ("号" in text or "文件" in text) and NUMBER.fullmatch(text) is not None


def is_report(text: str) -> bool:
    """Is a line the title of a government work report? Most lines are told from it by one word."""
    if "政府工作报告" not in text:
        return False
    return text == "《政府工作报告》" or REPORT.fullmatch(text) is not None


def is_history(text: str) -> bool:
    """Is a line a 题注, or one of its dates?"""
    begins = text[:1] in _HISTORY_STARTS or text[:1].isdecimal()
    return begins and any(map(text.__contains__, _HISTORY_WORDS)) and _HISTORY.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """Is a line a day, alone or in brackets?"""
    return "日" in text and _DATE_LINE.fullmatch(text) is not None


def is_salutation(text: str) -> bool:
    return bool(SALUTATION.match(text))


def is_name(text: str, is_last: bool) -> bool:
    """A bare name stands where the speaker does: right before the body."""
    return (
        is_last
        and text not in _NO_NAME
        and bool(re.fullmatch(rf"{IDEOGRAPH}{{2,3}}|{IDEOGRAPH}+·(?:{IDEOGRAPH}|·)+", text))
    )
