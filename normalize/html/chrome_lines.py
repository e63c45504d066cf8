"""Whole lines round an article that belong to its page: byline, font widget, editor line, links to other pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from normalize.html.chrome_elements import Leaf
from normalize.html.chrome_words import EDITORS, LABELS, PLATFORM, PUBLISHED, RELATED, RIGHTS, UNFOLD, WIDGETS
from normalize.html.metadata import date, letters, name, without_western_date
from normalize.html.spans import Span

_NAMES = r"[\u4e00-\u9fff·]{2,4}(?:[、\s][\u4e00-\u9fff·]{2,4}){0,2}"
_EDITOR = re.compile(
    rf"[\[【(（\s]*{EDITORS}[^:：，。]{{0,6}}[:：]\s*(?P<who>[^，。！？]{{0,60}}?)[\]】)）\s]*(?:返回.{{0,8}}查看更多)?"
)
_EDITOR_BESIDE = re.compile(
    rf"(?:(?:本文)?来源|稿源|作者|文)[:：]\s*(?P<origin>.{{1,30}}?)[\s/|]+{EDITORS}[:：]\s*(?P<who>.{{1,40}}?)(?:_[A-Z]+\d+)?"
)
_EDITOR_NEAR = re.compile(rf"{EDITORS}\s*[:：]\s*(?P<who>{_NAMES})(?=[\s)\]】）|]|$)")
_ORIGINAL = re.compile(r"[\[（(]?(?:本文)?原标题[:：]\s*《?(?P<title>.{2,80}?)》?[\]）)]?")
_LABEL = re.compile(rf"(?:{LABELS})\s*[:：|｜]\s*")
_PUBLISHED = re.compile(PUBLISHED)
_FROM = re.compile(r"(?:本文)?来源(?:于|自)?\s*[:：|｜]?\s*(?P<origin>[^\s，。]{2,30}?)\s*(?=(?:19|20)\d\d[-/.年]|$)")
_ORIGIN_LINE = re.compile(r"[（(]?(?:来源|稿源|信息来源|文章来源|稿件来源)\s*[:：]\s*\S.{0,30}")
_AT_HEAD = (
    ("source.origin", re.compile(r"(?:来源|稿源)\s*[:：]\s*([^\s|:：]{2,30})(?=\s|\||$|[\u4e00-\u9fff]{2,4}[:：])")),
    ("source.author", re.compile(r"(?:作者|撰稿)\s*[:：]\s*([^\s|:：]{2,30})(?=\s|\||$|[\u4e00-\u9fff]{2,4}[:：])")),
)
_WIDGET = re.compile(rf"[\s【\[(（|:：·>»/\\+]*(?:(?:{WIDGETS}|\d\d:\d\d|\d+)[\s】\])）|:：·>»/\\]*)+")
# Numbers and single characters of a widget are its own only beside it.
_WEAK = re.compile(r"[\d\s大中小次T|+-]+")
_LINKS = re.compile(
    r"(?:[上下]一?[篇条页]|前一篇|后一篇|首页|尾页|末页|更多|>>|返回首页|当前位置|您的位置|您当前的位置)"
    r"(?:[:：>»\s].{0,60}|没有了?.{0,4})?"
)
_KEYWORDS = re.compile(r"(?:文章|本文|新闻)?(?:关键词|关键字|标签)[:：].{0,80}")
# A line that shows its own address says something; other linked lines lead away.
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)\S+", re.IGNORECASE)
_PAGES = re.compile(
    r"[\d\s|<>«»\[\].…]*(?:[上下][一]?页|前页|后页|首页|尾页|末页|Next|Prev(?:ious)?)[\d\s|<>«»\[\].…上下一页尾末首]*",
    re.IGNORECASE,
)
_RELATED = re.compile(rf"[\[【▶■◆>\s]*(?:{RELATED})[\]】:：>\s]*")
_RIGHTS = re.compile(RIGHTS)
_PLATFORM = re.compile(PLATFORM)
_PROSE = re.compile("[，。；！？]")
# Linked lines that belong to the text: its annexes.
_ANNEX = re.compile(
    r"附件|附表|附录|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar|ceb)\b|^[\d一二三四五六七八九十]+[.、．]", re.IGNORECASE
)
_TAIL_RULES = (
    (_PAGES, "page numbers"),
    (_LINKS, "navigation"),
    (_RELATED, "related links"),
    (_RIGHTS, "rights notice"),
    (_KEYWORDS, "keywords"),
)
# How many lines at either end may be of the page.
_HEAD, _TAIL = 12, 14
# What begins with a day of the page; a document's own stands in brackets or speaks of its making.
_OF_A_PAGE = re.compile(r"\W*(?:19|20)\d\d[-/.]|[^\w（(—]*(?:19|20)\d\d")
_OF_A_TEXT = re.compile("通过|批准|施行|生效|公布|修订|修正|届|会议")
# How many letters may stand beside a western date: the day of the week, Posted by.
_LONGEST_BESIDE = 24
# How far from a number the widget that it belongs to may stand.
_NEAR = 6
# Behind this share of the letters, an editor line or a heading of links ends a text.
_TEXT_SHARE = 0.6
_LONGEST_HEAD_LINE, _SHORTEST_PROSE, _LONGEST_TITLE = 120, 30, 60

Told = tuple[Span, dict[str, str]]


def page_lines(lines: Sequence[Leaf]) -> Iterator[Told]:
    """The lines to remove at both ends of an article, with the facts that they tell."""
    taken = {number for number, line in enumerate(lines) if line.words in UNFOLD and not line.cell}
    yield from ((_span(lines[number], "tools of the page"), {}) for number in sorted(taken))
    kept = 0
    for number, line in enumerate(lines[:_HEAD]):
        found = _cell(line) if line.cell else _head_line(line, begun=kept > 1) or _tool(lines, number)
        if found:
            taken.add(number)
            yield found
        elif _is_prose(line.words) and ("。" in line.words or len(line.words) >= _LONGEST_TITLE):
            break
        else:
            kept += 2 if line.words.endswith(("：", ":")) else 1  # a salutation, or the title
    for number in range(len(lines) - 1, max(len(lines) - 1 - _TAIL, -1), -1):
        line = lines[number]
        found = None if line.cell or number in taken else _tail_line(line) or _tool(lines, number)
        if found:
            yield found
        elif _is_prose(line.words):
            break


def _cell(line: Leaf) -> Told | None:
    """A byline in a table that also places other things: one with a date and a source."""
    found = _byline(line) if _PUBLISHED.search(line.words) and not _PROSE.search(line.words) else None
    return found if found and len(found[1]) > 1 else None


def _tool(lines: Sequence[Leaf], number: int) -> Told | None:
    """A widget of the page, or a number or a single character of one beside it."""
    if not _WIDGET.fullmatch(lines[number].words):
        return None
    if _WEAK.fullmatch(lines[number].words) and not (_is_beside(lines, number, 1) or _is_beside(lines, number, -1)):
        return None
    return _span(lines[number], "tools of the page"), {}


def _is_beside(lines: Sequence[Leaf], number: int, step: int) -> bool:
    for at in range(number + step, number + step * _NEAR, step):
        if not 0 <= at < len(lines) or lines[at].cell or not _WIDGET.fullmatch(lines[at].words):
            return False
        if not _WEAK.fullmatch(lines[at].words):
            return True
    return False


def editor_near(lines: Iterable[str]) -> str:
    """Who edited a page, by the lines behind its text."""
    for line in lines:
        found = _EDITOR_NEAR.search(line)
        if found:
            return " ".join(found["who"].split())
    return ""


def end_of_text(lines: Sequence[Leaf]) -> int | None:
    """The line from which on all is of the page, or None: links to other texts, a notice of the platform."""
    whole = sum(len(line.words) for line in lines)
    last_prose = max((number for number, line in enumerate(lines) if _is_prose(line.words)), default=0)
    said = 0
    for number, line in enumerate(lines):
        behind = said >= _TEXT_SHARE * whole
        said += len(line.words)
        if not number or line.cell:
            continue
        if _PLATFORM.search(line.words):
            return number
        if _RELATED.fullmatch(line.words) and (behind or number > last_prose):
            return number
        if behind and _EDITOR.fullmatch(line.words):
            return number + 1
    return None


def _is_prose(said: str) -> bool:
    return (
        len(said) >= _SHORTEST_PROSE
        and bool(_PROSE.search(said))
        and not _EDITOR.fullmatch(said)
        and not _RIGHTS.fullmatch(said)
    )


def _span(line: Leaf, why: str) -> Span:
    return Span(line.start, line.stop, why)


def _head_line(line: Leaf, *, begun: bool) -> Told | None:
    """Is a line before the prose one of the page? Once the text has `begun`, its own labels and dates stay."""
    said = line.words
    original = _ORIGINAL.fullmatch(said)
    if original:
        return _span(line, "title of the original"), {"source.original_title": original["title"]}
    if _is_prose(said):
        return None
    if line.linked and not _ANNEX.search(said) and not _ADDRESS.fullmatch(said):
        return _span(line, "link to another page"), {}
    if len(said) > _LONGEST_HEAD_LINE:
        return None
    if not _PROSE.search(said) and (_LABEL.search(said) or _FROM.match(said) or _is_date_line(said)):
        return _byline(line) if not begun or _PUBLISHED.search(said) else None
    if _LINKS.fullmatch(said) or _PAGES.fullmatch(said):
        return _span(line, "navigation"), {}
    return _tail_line(line) if _EDITOR.fullmatch(said) else None


def _is_date_line(said: str) -> bool:
    """Is a line hardly more than a day? A western one needs its time: a letter begins with a day too."""
    bare = without_western_date(said)
    if len(bare) < len(said):
        return len(letters(bare)) <= _LONGEST_BESIDE
    return (
        bool(date(said))
        and len(letters(said)) <= 40
        and _OF_A_PAGE.match(said) is not None
        and not _OF_A_TEXT.search(said)
    )


def _byline(line: Leaf) -> Told | None:
    said = line.words
    facts: dict[str, str] = {}
    origin = _FROM.match(said)
    if origin and name(origin["origin"]):
        facts["source.origin"] = name(origin["origin"])
    for field, rule in _AT_HEAD:
        found = rule.search(said)
        if found and name(found[1]):
            facts.setdefault(field, name(found[1]))
    if date(said):
        facts["source.published"] = date(said)
    return (_span(line, "byline"), facts) if facts or _LABEL.match(said) else None


def _tail_line(line: Leaf) -> Told | None:
    said = line.words
    beside = _EDITOR_BESIDE.fullmatch(said)
    if beside:
        return _span(line, "editor line"), {"source.origin": beside["origin"], "source.editor": beside["who"].strip()}
    editor = _EDITOR.fullmatch(said)
    if editor:
        who = editor["who"].strip(" :：]】)）")
        return _span(line, "editor line"), {"source.editor": who} if who else {}
    if line.linked and not _ANNEX.search(said) and not _ADDRESS.fullmatch(said):
        return _span(line, "link to another page"), {}
    for rule, why in _TAIL_RULES:
        if rule.fullmatch(said):
            return _span(line, why), {}
    if _ORIGIN_LINE.fullmatch(said):
        return _span(line, "byline"), {"source.origin": name(said)} if name(said) else {}
    return None
