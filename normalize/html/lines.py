"""Whole lines round an article that belong to its page: byline, font widget, editor line, links to other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.html.facts import date, letters, name
from normalize.html.frame import Span
from normalize.html.trim import Leaf

_EDITORS = (
    r"(?:(?:网络|值班|本期|文字|图文|新媒体)?(?:责任编辑|责\s*编|编\s*辑|編輯)|责任审核|责\s*校|校\s*对|审\s*核|审\s*校|终\s*审|初\s*审|复\s*审|"
    r"[一二三]\s*审|编\s*审|监\s*制|值班主任|编\s*发|签\s*发|录\s*入|编\s*录|信息员)"
)
_EDITOR = re.compile(
    rf"[\[【(（\s]*{_EDITORS}[^:：，。]{{0,6}}[:：]\s*(?P<who>[^，。！？]{{0,60}}?)[\]】)）\s]*(?:返回.{{0,8}}查看更多)?"
)
_EDITOR_BESIDE = re.compile(
    rf"(?:来源|稿源|作者|文)[:：]\s*(?P<origin>.{{1,30}}?)[\s/|]+{_EDITORS}[:：]\s*(?P<who>.{{1,40}}?)"
)
_EDITOR_NEAR = re.compile(
    rf"{_EDITORS}\s*[:：]\s*(?P<who>[\u4e00-\u9fff·]{{2,4}}(?:[、\s][\u4e00-\u9fff·]{{2,4}}){{0,2}})(?=[\s)\]】）|]|$)"
)
_ORIGINAL = re.compile(r"[\[（(]?原标题[:：]\s*(?P<title>.{2,80}?)[\]）)]?")
_LABEL = re.compile(
    r"(?P<label>来源|信息来源|文章来源|稿件来源|稿源|作者|撰稿|供稿|发布时间|发布日期|发表时间|日期|时间|更新时间|成文日期)\s*[:：]\s*"
)
_WIDGET = re.compile(
    r"[\s【\[(（|:：·>»/\\]*(?:(?:字号|字体|字体大小|大|中|小|T\|T|A[+-]?|加大|缩小|还原|减小|打印|打印本页|打印此页|关闭|关闭窗口|关闭本页|分享|分享到|分享至|收藏|复制链接|"
    r"转发|保存|纠错|我要纠错|扫一扫.{0,16}|微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|朋友圈|手机看|手机扫一扫.{0,12}|举报|点赞|评论|参与评论|打开APP.{0,8}|"
    r"浏览次数|浏览量|浏览|点击数|点击量|点击|阅读量|阅读数|阅读|阅读次数|访问量|访问次数|人气|次|查看|回复|默认|超大|特大|标准|朗读|语音播报|视力保护色|返回|返回顶部|返回列表|"
    r"返回首页|全屏|下载|字号减小|字号增大|字大|字小|分享让更多人看到|分享至手机|关注公众号.{0,16}|阅读剩余全文|展开全文|展开阅读全文|点击展开全文|查看全文|加载更多|查看更多|"
    r"Share|Print|Tweet|Copy|00:00/00:00|正在播放|播放|\d+)[\s】\])）|:：·>»/\\]*)+"
)
_LINKS = re.compile(
    r"(?:上一篇|下一篇|上一条|下一条|上一页|下一页|上页|下页|前一篇|后一篇|首页|尾页|末页|更多>*|>>|返回首页|当前位置|您的位置|您当前的位置)[:：>\s]*.{0,60}"
)
_PAGES = re.compile(
    r"[\d\s|<>«»\[\].…]*(?:[上下][一]?页|前页|后页|首页|尾页|末页|Next|Prev(?:ious)?)[\d\s|<>«»\[\].…上下一页尾末首]*",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"[\[【▶■◆>\s]*(?:相关新闻|相关报道|相关链接|相关阅读|相关文章|相关稿件|相关专题|相关推荐|推荐阅读|延伸阅读|热点推荐|热门推荐|猜你喜欢|"
    r"为您推荐|更多新闻|更多精彩|往期回顾|热门文章|最新文章|附件下载|网友评论|用户评论|精彩评论)[\]】:：>\s]*"
)
_RIGHTS = re.compile(
    r"[【\[(（]?(?:版权声明|免责声明|特别声明|郑重声明|声明|版权所有)[】\])）]?[:：].{10,400}|(?:本文|本网|凡本).{0,60}(?:版权|转载).{0,200}|"
    r"本(?:作品|文|稿).{0,40}原创.{0,30}转载.{0,30}|.{0,40}(?:未经.{0,12}(?:授权|许可|允许).{0,30}(?:转载|使用|复制)|ICP备\d+号).{0,120}"
)
# Linked lines that belong to the text: its annexes.
_ANNEX = re.compile(
    r"附件|附表|附录|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar|ceb)\b|^[\d一二三四五六七八九十]+[.、．]", re.IGNORECASE
)
_TAIL_RULES = (
    (_WIDGET, "tools of the page"),
    (_PAGES, "page numbers"),
    (_LINKS, "navigation"),
    (_RELATED, "related links"),
    (_RIGHTS, "rights notice"),
)
# How many lines at either end may be of the page.
_HEAD, _TAIL = 12, 14


def page_lines(lines: Sequence[Leaf]) -> Iterator[tuple[Span, dict[str, str]]]:
    """The lines to remove at both ends of an article, with the facts that they tell."""
    taken: set[int] = set()
    for number, line in enumerate(lines[:_HEAD]):
        if _is_prose(line.words):
            break
        found = _head_line(line)
        if found:
            taken.add(number)
            yield found
    count = len(lines)
    for number in range(count - 1, max(count - 1 - _TAIL, -1), -1):
        found = _tail_line(lines[number]) if number not in taken else None
        if found:
            yield found
        elif _is_prose(lines[number].words):
            break


def editor_near(said: str) -> str:
    """Who edited a page, by the words behind its text."""
    found = _EDITOR_NEAR.search(said)
    return " ".join(found["who"].split()) if found else ""


def end_of_text(lines: Sequence[Leaf]) -> int | None:
    """The line from which on only links to other texts follow, or None."""
    for number, line in enumerate(lines):
        if (
            number
            and _RELATED.fullmatch(line.words)
            and not any(_is_prose(later.words) for later in lines[number + 1 :])
        ):
            return number
    return None


def _is_prose(said: str) -> bool:
    return (
        len(said) >= 30
        and bool(re.search("[，。；！？]", said))
        and not _EDITOR.fullmatch(said)
        and not _RIGHTS.fullmatch(said)
    )


def _span(line: Leaf, why: str) -> Span:
    return Span(line.start, line.stop, why)


def _head_line(line: Leaf) -> tuple[Span, dict[str, str]] | None:
    said = line.words
    if line.linked and not _ANNEX.search(said):
        return _span(line, "link to another page"), {}
    if len(said) > 120:
        return None
    if _WIDGET.fullmatch(said):
        return _span(line, "tools of the page"), {}
    if _LABEL.search(said) or (date(said) and len(letters(said)) <= 40 and re.match(r"\W*(?:19|20)\d\d", said)):
        return _byline(line) if not re.search("[，。；]", said) else None
    if _LINKS.fullmatch(said) or _PAGES.fullmatch(said):
        return _span(line, "navigation"), {}
    original = _ORIGINAL.fullmatch(said)
    if original:
        return _span(line, "title of the original"), {"source.original_title": original["title"]}
    if _EDITOR.fullmatch(said):
        return _tail_line(line)
    return None


def _byline(line: Leaf) -> tuple[Span, dict[str, str]] | None:
    said = line.words
    facts: dict[str, str] = {}
    for field, rule in (("source.origin", "来源|稿源"), ("source.author", "作者|撰稿")):
        found = re.search(rf"(?:{rule})\s*[:：]\s*([^\s|:：]{{2,30}})(?=\s|\||$|[\u4e00-\u9fff]{{2,4}}[:：])", said)
        if found and name(found[1]):
            facts[field] = name(found[1])
    if date(said):
        facts["source.published"] = date(said)
    if not facts and not _LABEL.match(said):
        return None
    return _span(line, "byline"), facts


def _tail_line(line: Leaf) -> tuple[Span, dict[str, str]] | None:
    said = line.words
    beside = _EDITOR_BESIDE.fullmatch(said)
    if beside:
        return _span(line, "editor line"), {"source.origin": beside["origin"], "source.editor": beside["who"].strip()}
    editor = _EDITOR.fullmatch(said)
    if editor:
        who = editor["who"].strip(" :：]】)）")
        return _span(line, "editor line"), {"source.editor": who} if who else {}
    if line.linked and not _ANNEX.search(said):
        return _span(line, "link to another page"), {}
    for rule, why in _TAIL_RULES:
        if rule.fullmatch(said):
            return _span(line, why), {}
    if re.fullmatch(r"(?:来源|稿源|信息来源|文章来源|稿件来源)\s*[:：]\s*\S.{0,30}", said):
        return _span(line, "byline"), {"source.origin": name(said)} if name(said) else {}
    return None
