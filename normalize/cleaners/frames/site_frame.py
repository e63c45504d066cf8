"""Take the frame of a website off a text that was copied from it.
中文：除去随文本复制下来的网站框架：导航、字号、打印、分享等。

Before:  当前位置： ⏎ 首页 ⏎ > ⏎ 政务公开 ⏎ 2026年某省政府工作报告 ⏎ 发表时间： ⏎ 2026-02-09 09:45:30 ⏎ 【字体： ⏎ 小 ⏎ 中 ⏎ 大 ⏎ 】
         各位代表： … ⏎ 扫一扫在手机打开当前页 ⏎ 【 ⏎ 打印本页 ⏎ 】 ⏎ 相关报道：
After:   2026年某省政府工作报告 ⏎ 各位代表： …      (and in the front matter: source.published, source.origin)
Leaves:  the same words inside sentences (下载, 打印), lines of the body that are as short, titles, subtitles, names; the day of the
         page never becomes a day of the document.

Words of a frame are compared as whole lines, and only before the body begins and after its last paragraph. A label that
stands alone takes the next line with it when that is such a value. Of the box that a government site sets above a document
(索引号 发文机关 发文字号 …) what has a field is kept there. An article of a public account is known by the line below its
title, captions by their photographer, or by repeating who delivered the report. What is said again below a line of the
frame, the title or the first sentence, is what the page offers to share; a day with its hour is the page's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.chinese.characters import IDEOGRAPH, squeezed
from normalize.documents.head.info_box import box_facts, find_box
from normalize.documents.head.parts import body_start
from normalize.documents.lines import is_report
from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed
from normalize.readers.kinds import MARKDOWN, PLAIN_TEXT

KINDS = frozenset({PLAIN_TEXT, MARKDOWN})

_WORDS = re.compile(
    r"首\s?页|下载|打印|全屏|收藏|加大|还原|减小|增大|缩小|默认|小|中|大|特大|[【】\[\]>》»›|/｜]|分享|分享到|微信|微博|QQ空间|复制链接|"
    r"[【\[]?(?:字号|字体|字体大小|背景色|保护视力色)[：:]?.{0,12}[】\]]?|[【\[]?\s*(?:打印(?:本页|正文|文章)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)?)\s*[】\]]?|"
    r"(?:我要)?(?:纠错|打印|分享)|扫一扫.{0,20}|手机扫.{0,20}|用手机.{0,16}|(?:相关|延伸|推荐)(?:报道|链接|阅读|新闻|文章|附件|信息|解读|文档|专题)[：:]?\s*[>＞»》]*|"
    r"上一[篇页条].*|下一[篇页条].*|返回顶部|网站地图|联系我们|关于我们|无障碍阅读|繁體版?|简体|版权所有.*|主办单位.*|承办单位.*|"
    r"分享[到至](?:微信|微博|新浪微博|朋友圈|QQ|QQ空间|空间)[：:]?|×|[》>＞]*点击.{0,8}进入.{0,8}专[题栏][《<＜]*|"
    r".*ICP备.*号.*|.*公网安备.*|政府网站标识码.*|浏览次数.*|点击数.*|设为首页|加入收藏|收藏本[站页]"
)
_RELATED = re.compile(
    r"(?:(?:相关|延伸|推荐)(?:报道|链接|阅读|新闻|文章|信息|解读|文档|专题)|往期(?:推荐|回顾|精选|文章)|推荐阅读)[：:]?\s*[>＞»》]*"
)
_LABEL = re.compile(
    r"(?P<label>当前位置|您(?:现在)?(?:的|所在)位置|您的位置|原标题|发[布表]时间|发[布表]日期|时间|日期|更新时间|来源|信息来源|文章来源|稿件来源|"
    r"作者|记者|责任编辑|责编|编辑|审核|校对|阅读量|阅读(?:次数)?|浏览(?:量|次数)?|点击(?:数|量|率)?|访问量|人气|字号|字体|索引号|主题分类|发布机构|"
    r"信息分类|有效性|关键词|分享(?:到)?)\s*[：:]\s*(?P<value>.*)"
)
# The same in brackets, below a text.
_CREDIT = lazy_pattern(
    r"[（(【\[]\s*(?P<label>(?:信息|文章|稿件)?来源|责任编辑|责编|编辑|记者|作者|审核|校对)\s*[：:]\s*(?P<value>[^（）()【】\[\]]{1,30}?)\s*[）)】\]]"
)
# An article of a public account: its name and the hour, where it was sent from; what asks to follow or to pass it on.
_ACCOUNT = lazy_pattern(
    r"(?:原创\s*)?(?P<account>\S.{0,30}?)\s+(?P<day>\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?)\s+\d{1,2}:\d{2}(?::\d{2})?\s*发表于\s*\S{2,6}"
)
_ASKS = ("关注", "蓝", "二维码", "在看", "转发", "阅读原文", "分享")
_FOLLOW = lazy_pattern(
    r"(?:点击|点按|戳)(?:上方|下方|左下方?|右下方?|↑+|↓+)?.{0,8}(?:蓝字|蓝色字|关注|阅读原文).{0,12}|阅读原文.{0,8}|"
    r"(?:长按|扫描?|识别).{0,12}二维码.{0,12}|.{0,12}(?:点赞|点个赞|点在看|转发|分享).{0,8}(?:在看|转发|分享|朋友|更多人).{0,12}(?<![。；])"
)
_LONGEST_ROW = 24
_LONGEST_TITLE, _ACCOUNT_WITHIN = 80, 5
_DATE = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_HOUR = r"\s*\d{1,2}(?:[:：]\d{2}(?:[:：]\d{2})?|时\d{1,2}分(?:\d{1,2}秒)?)"
_DAY = re.compile(f"{_DATE}(?:{_HOUR})?")
# A day with its hour, or in digits beside a label, is that of the page.
_STAMP = lazy_pattern(f"{_DATE}(?P<hour>{_HOUR})?(?<!日)")
_BREADCRUMB = re.compile(r"[>》»›]+|(?:[^。，>]{1,20}\s*[>»›]+\s*)+[^。，>]{0,40}")
_SEPARATOR = re.compile("[>»›]+")
_LONGEST_NAME = 20
_NAMES = rf"(?:{IDEOGRAPH}|[ ·、])"
_CAPTION = re.compile(
    rf".{{0,300}}(?:记者|通讯员|摄影)\s*{_NAMES}{{2,20}}?\s*(?:/?\s*(?:摄|文))?[）)]?|.{{0,120}}{_NAMES}{{2,8}}摄[）)。]?"
)
# Below a picture: who delivers the report.
_DELIVERS = re.compile(
    rf"{_NAMES}{{2,38}}(?:代表{IDEOGRAPH}{{2,16}})?向?(?:大会)?(?:作|做)(?:了)?《?政府工作报告》?[。]?"
)
_CAPTION_SIGNS = ("记者", "通讯员", "摄")  # one of these stands in each caption
_LICENCE = re.compile(
    r"本作品(?:是|属于|在|来自|的作者).{0,120}|.{0,6}Public domain.{0,20}|.{0,30}公有领域.{0,30}", re.IGNORECASE
)
_LICENCE_SIGNS = ("本作品", "ublic", "UBLIC", "公有领域")  # one of these stands in each
_EDITOR = re.compile(
    r"[（(【\[]?\s*(?:责任编辑|责编|编辑|本文有删[减节]|本稿来源|来源|摘录于|转自)\s*[：:]?.{0,40}[）)】\]]?"
)
_PROSE = re.compile(r"[，。；！].{8,}[。！”；]?")
_LAST_LINES, _MOST_OTHERS = 60, 20
# How many lines of the body may be said again, and how long what is said again is: a title, a sentence.
_OPENING, _SHORTEST_AGAIN, _SENTENCE = 3, 6, 20
_LONGEST_LICENCE = 130


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    first, last = find_box(lines)
    if last:
        yield from _above(draft.text, lines[:first])
        yield removed(draft.text, lines[first].start, lines[last - 1].end, "box of facts above the document")
        yield from (Fact(*fact) for fact in box_facts(lines[first:last]))
        lines = lines[last:]
    account = tuple(_account(draft.text, lines[:_ACCOUNT_WITHIN]))
    yield from account
    start = 0 if account else body_start(lines)
    yield from _above(draft.text, lines[:start])
    yield from _below(draft.text, lines[start:], lines[: start + _OPENING])


def _account(text: str, lines: Sequence[Line]) -> Iterator[Proposal]:
    """Of an article of a public account, the line below its title, and what asks to follow it."""
    at = next(
        (at for at, line in enumerate(lines) if at and "发表于" in line.text and _ACCOUNT.fullmatch(line.text)), 0
    )
    if not at or len(lines[at - 1].text) > _LONGEST_TITLE:
        return
    found = _ACCOUNT.fullmatch(lines[at].text)
    assert found
    yield removed(text, lines[at].start, lines[at].end, "label of the page")
    yield from _fact("发表时间", found["day"])
    yield Fact("source.author", " ".join(found["account"].split()))
    yield Fact("source.title", " ".join(bare(lines[at - 1].text).split()))
    for line in lines[at + 1 : at + 3]:
        if _FOLLOW.fullmatch(line.text):
            yield removed(text, line.start, line.end, "word of the page's frame")


def _above(text: str, lines: Sequence[Line]) -> Iterator[Proposal]:
    """The frame before the body: breadcrumb, labels with their values, widgets, captions."""
    skip = -1
    crumb = ""
    for number, line in enumerate(lines):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        label = _label(line.text)
        if number == skip:
            yield removed(text, line.start, line.end, "value of a label")
        elif label:
            value = label["value"] or (following if _is_value(label["label"], following) else "")
            skip = number + 1 if value and not label["value"] else skip
            yield removed(text, line.start, line.end, "label of the page")
            yield from _fact(label["label"], value)
        elif _in_breadcrumb(lines, number) or (line.text == crumb and _may_be_title(lines[number + 1 :])):
            yield removed(text, line.start, line.end, "breadcrumb")
            crumb = line.text  # the name of the column may stand below its path once more
        elif _is_stamp(lines, number):
            yield removed(text, line.start, line.end, "hour of the page")
            yield from _fact("发布时间", line.text)
        elif _WORDS.fullmatch(line.text) and not _in_marker(lines, number):
            yield removed(text, line.start, line.end, "word of the page's frame")
        elif _is_caption(bare(line.text)):
            yield removed(text, line.start, line.end, "caption of a picture")


def _below(text: str, lines: Sequence[Line], opening: Sequence[Line]) -> Iterator[Proposal]:
    """The frame after the last paragraph, from its first line on; a licence box ends the text wherever it begins."""
    tail = lines[-_LAST_LINES:]
    licence = _licence(tail)
    if licence is not None:
        yield removed(text, tail[licence].start, tail[-1].end, "licence box of the page")
        tail = tail[:licence]
    first = _others(tail)
    for number in range(first - 1, -1, -1):
        words = tail[number].text
        if _is_frame(words) or _RELATED.fullmatch(words):
            first = number
        elif _says_again(tail[number], opening):
            continue  # it is a frame's if there is one above it
        elif _PROSE.search(words) or len(words) > 40 or len(tail) - number > 30:
            break
    related = next((number for number in range(first, len(tail)) if _RELATED.fullmatch(tail[number].text)), len(tail))
    for number in range(first, len(tail)):
        line = tail[number]
        above = _label(tail[number - 1].text) if number > first else None
        is_value = above is not None and not above["value"] and _is_value(above["label"], line.text)
        if number >= related or is_value or _is_frame(line.text) or _EDITOR.fullmatch(line.text):
            yield removed(text, line.start, line.end, "frame below the text")
            label = _label(line.text)
            if label and number < related:
                yield from _fact(label["label"], label["value"])
            elif above and is_value and number < related:
                yield from _fact(above["label"], line.text)
        elif _says_again(line, opening):
            yield removed(text, line.start, line.end, "the beginning a second time")


def _licence(tail: Sequence[Line]) -> int | None:
    """The number of the line that begins a licence box."""
    short = [number for number, line in enumerate(tail) if len(line.text) <= _LONGEST_LICENCE]
    named = (number for number in short if any(map(tail[number].text.__contains__, _LICENCE_SIGNS)))
    return next((number for number in named if _LICENCE.fullmatch(tail[number].text)), None)


def _label(text: str) -> re.Match[str] | None:
    return _LABEL.fullmatch(text) or _CREDIT.fullmatch(text) if "：" in text or ":" in text else None


def _may_be_title(lines: Sequence[Line]) -> bool:
    """Does another line stand next that may be the title? The last step of a path may be the title itself."""
    return bool(lines) and not (_label(lines[0].text) or _is_stamp(lines, 0) or _is_frame(lines[0].text))


def _is_stamp(lines: Sequence[Line], number: int) -> bool:
    """Is a line when the page was published?"""
    stamp = _STAMP.fullmatch(lines[number].text) if lines[number].text[0].isdecimal() and len(lines) > 1 else None
    if not stamp:
        return False
    return stamp["hour"] is not None or any(map(_label, _beside(lines, number)))


def _beside(lines: Sequence[Line], number: int) -> list[str]:
    """The lines above and below one."""
    return [lines[at].text for at in (number - 1, number + 1) if 0 <= at < len(lines)]


def _says_again(line: Line, opening: Sequence[Line]) -> bool:
    """Does a line below a text stand in its `opening` too: as a line of it, the title, or as its first sentence?"""
    again = squeezed(line.text) if len(line.text) >= _SHORTEST_AGAIN else ""
    for number, first in enumerate(opening if again else ()):
        if first.end < line.start and first.text[0] == again[0]:
            if squeezed(first.text) == again:
                return True
            joined = squeezed("".join(above.text for above in opening[number:] if above.end < line.start))
            if len(again) >= _SENTENCE and joined.startswith(again):
                return True
    return False


def _is_caption(text: str) -> bool:
    if any(map(text.__contains__, _CAPTION_SIGNS)) and _CAPTION.fullmatch(text):
        return not text.startswith("—") and not is_report(text)
    return "政府工作报告" in text and _DELIVERS.fullmatch(text) is not None and not is_report(text)


def _is_frame(words: str) -> bool:
    known = _WORDS.fullmatch(words) or _label(words)
    if not known and any(map(words.__contains__, _ASKS)):
        known = _FOLLOW.fullmatch(words)
    return known is not None or (len(words) <= _LONGEST_ROW and all(map(_WORDS.fullmatch, words.split())))


def _others(tail: Sequence[Line]) -> int:
    """Where the titles of other texts end a page: short lines below 往期推荐, none of which ends as a sentence does."""
    for number in range(len(tail) - 1, max(-1, len(tail) - _MOST_OTHERS), -1):
        words = tail[number].text
        if _RELATED.fullmatch(words):
            return number
        if len(words) > 40 or words[-1] in "。；：":
            break
    return len(tail)


def _in_breadcrumb(lines: Sequence[Line], number: int) -> bool:
    """A separator, a line of separated names, or a short name beside a separator."""
    text = lines[number].text
    if any(map(text.__contains__, ">》»›")) and _BREADCRUMB.fullmatch(text):
        return True
    if len(text) > _LONGEST_NAME:
        return False
    return any(name[0] in ">»›" and _SEPARATOR.fullmatch(name) for name in _beside(lines, number))


def _in_marker(lines: Sequence[Line], number: int) -> bool:
    """The bracket of a note's marker that stands in three lines."""
    text = lines[number].text
    inner = number + (text == "[") - (text == "]")
    if inner == number or not 0 < inner < len(lines) - 1:
        return False
    return lines[inner - 1].text == "[" and lines[inner + 1].text == "]" and lines[inner].text.isdecimal()


def _is_value(label: str, text: str) -> bool:
    """May a line be the value of a label that stands alone above it?"""
    if (
        label in ("当前位置", "您的位置", "字号", "字体", "分享", "分享到")
        or _label(text)
        or text.startswith(("【", "—"))
    ):
        return False
    if "时间" in label or "日期" in label:
        return bool(_DAY.fullmatch(text))
    if re.search("量|数|次|率|人气|点击", label):
        return text.isdecimal()
    return 0 < len(text) <= 20 and not re.search("[。；]", text)


def _fact(label: str, value: str) -> Iterator[Fact]:
    day = _DAY.match(value.strip())
    if day and re.search("时间|日期", label):
        yield Fact("source.published", f"{int(day[1]):04}-{int(day[2]):02}-{int(day[3]):02}")
    elif label.endswith("来源") and value.strip():
        yield Fact("source.origin", " ".join(value.split()))
    elif label in ("作者", "记者") and value.strip():
        yield Fact("source.author", " ".join(value.split()))
    elif "编" in label and value.strip():
        yield Fact("source.editor", " ".join(value.split()))
