"""Patterns for the lines of a text that was copied from a website. They consist of `words`; `site-frame` uses them.

All but `FOLLOW_SIGNS`, `CAPTION_SIGNS` and `LICENCE_SIGNS` are compared with whole lines without outer white space.
"""

from __future__ import annotations

import re

from normalize.chinese.characters import IDEOGRAPH
from normalize.chrome import words as w
from normalize.chrome.alternatives import named
from normalize.engine.patterns import any_of, lazy_pattern

_OPEN, _CLOSE = r"[（(【\[]", r"[）)】\]]"
_BEHIND_RELATED = r"[：:]?\s*[>＞»》]*"

_BUTTONS = any_of(w.FONT_SIZES, w.KEEP, w.SHARE, w.NETWORKS, w.LISTEN, w.UNFOLD, w.MORE, w.NAVIGATION_OF_COPIES)
# A line of the frame. The name of a group is the kind of the line.
FRAME = re.compile(
    named(
        separator="[【】\\[\\]>》»›/｜|×]",
        button=_BUTTONS,
        # 【字体： 小 中 大】 or a part of it
        font=rf"[【\[]?{any_of(w.FONT_LABELS)}[：:]?.{{0,12}}[】\]]?",
        bracketed=rf"[【\[]?\s*{any_of(w.PRINT, w.CLOSE, w.BACK)}\s*[】\]]?",
        scan=rf"{any_of(w.SCAN)}.{{0,20}}",
        share=rf"分享[到至]{any_of(w.NETWORKS, w.SHORT_NETWORKS)}[：:]?",
        related=any_of(w.RELATED, w.RELATED_LINES_OF_COPIES) + _BEHIND_RELATED,
        neighbour=f"{any_of(w.NEIGHBOURS_OF_COPIES)}.*",
        # a link to the pages about a meeting: >>点击进入两会专题<<
        topic="[》>＞]*点击.{0,8}进入.{0,8}专[题栏][《<＜]*",
        counter="浏览次数.*|点击数.*",
        foot="|".join(w.FOOT_OF_COPIES),
    )
)
# A heading of a list of other texts: all lines below it belong to the page.
RELATED = re.compile(any_of(w.RELATED) + _BEHIND_RELATED)

_CREDITS = {
    "origin": any_of(w.ORIGINS),
    "author": any_of(w.AUTHORS, w.AUTHORS_OF_COPIES),
    "editor": any_of(w.EDITORS, w.EDITORS_BEFORE_COLON),
    "checker": any_of(w.CHECKERS),
}
# A label with its value, which may be in the next line. The name of the group that matched is the kind of the label.
LABEL = re.compile(
    named(
        place=any_of(w.PLACES),
        title=w.ORIGINAL_TITLE,
        time=any_of(w.TIMES, w.BARE_TIMES),
        **_CREDITS,
        counter=any_of(w.COUNTERS),
        font="字号|字体",
        share="分享(?:到)?",
        box=any_of(w.BOX_LABELS_OF_COPIES),
    )
    + r"\s*[：:]\s*(?P<value>.*)"
)
# The same in brackets, below a text.
CREDIT = lazy_pattern(rf"{_OPEN}\s*+{named(**_CREDITS)}\s*+[：:]\s*+(?P<value>[^（）()【】\[\]]{{1,30}}?)\s*+{_CLOSE}")
# The last line of an article: its editor or its origin. The colon and the brackets may be missing.
LAST_CREDIT = re.compile(rf"{_OPEN}?\s*{any_of(w.EDITORS, ['来源'], w.REPRINTS_OF_COPIES)}\s*[：:]?.{{0,40}}{_CLOSE}?")

DATE = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_HOUR = r"\s*\d{1,2}(?:[:：]\d{2}(?:[:：]\d{2})?|时\d{1,2}分(?:\d{1,2}秒)?)"
DAY = re.compile(f"{DATE}(?:{_HOUR})?")
# A day as pages write it. A day with an hour is always the page's.
STAMP = lazy_pattern(f"{DATE}(?P<hour>{_HOUR})?(?<!日)")

# An article of a public account: the name of the account, the day and hour, the place of the sender.
ACCOUNT = lazy_pattern(
    r"(?:原创\s*)?(?P<account>\S.{0,30}?)\s+(?P<day>\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?)\s+\d{1,2}:\d{2}(?::\d{2})?"
    r"\s*发表于\s*\S{2,6}"
)
FOLLOW = lazy_pattern("|".join(w.FOLLOW_OF_COPIES))
FOLLOW_SIGNS = w.FOLLOW_SIGNS_OF_COPIES

_NAMES = rf"(?:{IDEOGRAPH}|[ ·、])"
_WHITE = r"\s{0,20}"  # names hold spaces too: without a limit the two would share a run in many ways
# A caption with its photographer: …… 某日报记者 张三 摄. The word 记者 alone proves none, since a title may have it
# (新闻记者证管理办法): 摄 ends a caption, or names do that follow 记者 and a sentence.
CAPTION = re.compile(
    rf".{{0,300}}{any_of(w.PHOTOGRAPHERS_OF_COPIES)}{_WHITE}{_NAMES}{{2,20}}?{_WHITE}/?{_WHITE}(?<!拍)[摄文][）)]?|"
    rf".{{0,300}}。\s*+[（(]?\S{{0,16}}{any_of(w.PHOTOGRAPHERS_OF_COPIES)}{_WHITE}{_NAMES}{{2,20}}?[）)]?|"
    rf"(?:.{{0,120}}[\s（(])?{IDEOGRAPH}{{2,4}}\s*(?<!拍)摄[）)。]?"
)
CAPTION_SIGNS = w.CAPTION_SIGNS_OF_COPIES
# A caption that names the speaker of the report.
DELIVERS = re.compile(
    rf"{_NAMES}{{2,38}}(?:代表{IDEOGRAPH}{{2,16}})?向?(?:大会)?(?:作|做)(?:了)?《?政府工作报告》?[。]?"
)

LICENCE = re.compile("|".join(w.LICENCES_OF_COPIES), re.IGNORECASE)
LICENCE_SIGNS = ("本作品", "ublic", "UBLIC", "公有领域")  # every licence contains one of these
