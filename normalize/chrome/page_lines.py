"""Patterns for the lines of a web page. They consist of `words`; `normalize.html.chrome_lines` uses them.

They are compared with whole lines, unless a comment says that a pattern is searched for.
"""

from __future__ import annotations

import re

from normalize.chrome import words as w
from normalize.chrome.alternatives import longest_of, named
from normalize.engine.patterns import any_of

_OPEN, _CLOSE = r"[\[【(（\s]", r"[\]】)）\s]"
_PEOPLE = r"[\u4e00-\u9fff·]{2,4}(?:[、\s][\u4e00-\u9fff·]{2,4}){0,2}"
_PREFIX = f"{any_of(w.EDITOR_PREFIXES_OF_PAGES)}?"
_EDITORS = any_of([_PREFIX + any_of(w.EDITORS, w.EDITORS_BEFORE_COLON)], w.CHECKERS, w.CHECKERS_OF_PAGES)

# The editor of a page: 【责任编辑：张三】
EDITOR = re.compile(
    rf"{_OPEN}*{_EDITORS}[^:：，。]{{0,6}}[:：]\s*+(?P<who>[^，。！？]{{0,60}}?){_CLOSE}*+(?:返回.{{0,8}}查看更多)?"
)
# Origin and editor in one line: 来源：某日报　编辑：张三
EDITOR_BESIDE = re.compile(
    rf"(?:(?:本文)?来源|稿源|作者|文)[:：]\s*+(?P<origin>.{{1,30}}?)[\s/|]++{_EDITORS}[:：]\s*+(?P<who>.{{1,40}}?)(?:_[A-Z]+\d+)?"
)
# Searched for in the lines after a text.
EDITOR_NEAR = re.compile(rf"{_EDITORS}\s*[:：]\s*(?P<who>{_PEOPLE})(?=[\s)\]】）|]|$)")
ORIGINAL = re.compile(rf"[\[（(]?(?:本文)?{w.ORIGINAL_TITLE}[:：]\s*《?(?P<title>.{{2,80}}?)》?[\]）)]?")

# Labels of a byline; searched for. The bare labels also occur in documents (会议时间：, 截止日期：).
LABEL = re.compile(
    any_of(
        w.ORIGINS_OF_PAGES,
        w.ORIGINS,
        w.WRITERS_OF_PAGES,
        w.TIMES,
        w.TIMES_OF_PAGES,
        ["(?<![\u4e00-\u9fff])" + any_of(w.AUTHORS, w.BARE_TIMES)],
    )
    + r"\s*[:：|｜]\s*"
)
# Words that only a page has about a text; searched for.
PUBLISHED = re.compile(
    any_of(w.PUBLISHING_OF_PAGES)
    # A line that begins with a day in digits, or one that begins with a year and ends with an hour.
    + r"|^\W*(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|.*\d[:：]\d\d\W*$)"
)
# A byline that begins with its origin and goes on with a day; matched at the start.
FROM = re.compile(
    r"(?:本文)?来源(?:于|自)?\s*+(?:[:：|｜]\s*+)?+(?P<origin>[^\s，。]{2,30}?)\s*+(?=(?:19|20)\d\d[-/.年]|$)"
)
ORIGIN = re.compile(rf"[（(]?{any_of(w.ORIGINS)}\s*[:：]\s*\S.{{0,30}}")
# The fields of a byline, each up to the next one; searched for.
_FIELD_END = r"\s*[:：]\s*([^\s|:：]{2,30})(?=\s|\||$|[\u4e00-\u9fff]{2,4}[:：])"
BYLINE_FIELDS = (
    ("source.origin", re.compile(f"(?:来源|稿源){_FIELD_END}")),
    ("source.author", re.compile(f"(?:作者|撰稿){_FIELD_END}")),
)

# A row of buttons. Numbers in it are counters, and times belong to a player.
_WORDS = longest_of(
    *(w.FONT_LABELS, w.FONT_SIZES, w.FONT_SIZES_OF_PAGES, w.PRINT, w.CLOSE, w.BACK, w.KEEP, w.KEEP_OF_PAGES),
    *(w.SHARE, w.NETWORKS, w.APP_WORDS_OF_PAGES, w.VOTES_OF_PAGES, w.LISTEN, w.LISTEN_OF_PAGES, w.UNFOLD, w.MORE),
    *(w.COUNTERS, w.COUNTER_WORDS_OF_PAGES, [r"\d\d:\d\d", r"\d++"]),
)
_BETWEEN = r"[\s】\])）|:：·>»/\\]*+"
_BUTTON = f"{_WORDS}{_BETWEEN}"
# Buttons that go on with a few words of their own. At most two in a row, because the pattern tries every possible end.
_LONG_BUTTON = rf"(?:{any_of(w.SCAN)}.{{0,20}}|{any_of(w.APP_OF_PAGES)}.{{0,16}})(?:{_BUTTON})*"
WIDGET = re.compile(rf"[\s【\[(（|:：·>»/\\+]*+(?:(?:{_BUTTON})+(?:{_LONG_BUTTON}){{0,2}}|(?:{_LONG_BUTTON}){{1,2}})")
# Numbers and single characters of a row of buttons: they belong to the row only beside another button.
WEAK = re.compile(r"[\d\s大中小次T|+-]+")

LINKS = re.compile(rf"{any_of(w.STEPS_OF_PAGES)}(?:[:：>»\s].{{0,60}}|没有了?.{{0,4}})?")
PAGES = re.compile(rf"[\d\s|<>«»\[\].…]*{any_of(w.PAGE_STEPS_OF_PAGES)}[\d\s|<>«»\[\].…上下一页尾末首]*", re.IGNORECASE)
KEYWORDS = re.compile(rf"{w.KEYWORDS_OF_PAGES}[:：].{{0,80}}")
# A linked line that shows its own address is text; other linked lines lead to other pages.
ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)\S+", re.IGNORECASE)
# Linked lines that belong to the text: its annexes; searched for.
ANNEX = re.compile(
    r"附件|附表|附录|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar|ceb)\b|^[\d一二三四五六七八九十]+[.、．]", re.IGNORECASE
)
RELATED = re.compile(rf"[\[【▶■◆>\s]*{any_of(w.RELATED, w.RELATED_OF_PAGES)}[\]】:：>\s]*")

RIGHTS = re.compile(
    named(
        # 【免责声明】：and the text after it
        headed=rf"[【\[(（]?{any_of(w.RIGHTS_HEADS_OF_PAGES)}[】\])）]?[:：].{{10,400}}",
        # document libraries
        library="[（(]?本文来自.{2,30}更多.{0,30}(?:下载|关注).{0,30}",
        # news portals
        reprint="(?:本文|本网|凡本).{0,60}(?:版权|转载).{0,200}",
        # self-media
        original="本(?:作品|文|稿).{0,40}原创.{0,30}转载.{0,30}",
        forbidden=r".{0,40}(?:未经.{0,12}(?:授权|许可|允许).{0,30}(?:转载|使用|复制)|ICP备\d+号).{0,120}",
    )
)
# Platforms of self-media put this notice after a text, and other texts after the notice; searched for.
PLATFORM = re.compile(
    rf"^{any_of(w.PLATFORM_HEADS_OF_PAGES)}?\W{{0,3}}{any_of(w.PLATFORM_OPENINGS_OF_PAGES)}"
    rf".{{0,40}}{any_of(w.PLATFORM_PEOPLE_OF_PAGES)}.{{0,40}}{any_of(w.PLATFORM_DEEDS_OF_PAGES)}|"
    "^Notice: The content above"
)
