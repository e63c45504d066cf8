"""What a page says of itself: title, times, source, counts. Words are taken as they stand, nothing is guessed from today."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from normalize.html.select import find_all
from normalize.html.tree import Page, words

_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*日?"
    r"(?:[ T　星期一二三四五六日周]{0,6}(?P<hour>\d{1,2})\s*[:：时点]\s*(?P<minute>\d\d)\s*分?(?:[:：]?(?P<second>\d\d))?)?"
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_WESTERN = re.compile(
    rf"""\b(?:(?P<name>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)
    |(?P<day_behind>\d{{1,2}})(?:(?:st|nd|rd|th)?\s+(?P<name_behind>{_NAME})\.?,?\s+|(?:(?P<dot>\.)\s?|/)(?P<month>\d{{1,2}})(?:(?P=dot)\s?|/))
    (?P<year_behind>(?:19|20)\d\d))(?!\d)
    (?:[\s,|-]{{0,4}}(?:at\s+)?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::\d\d)?\s*(?:(?P<half>[ap])\.?m)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = r"[:：]?\s*([\d,]{1,12})(?![\d.:：/-])"
_VIEWS = re.compile(rf"(?:查看|浏览|阅读|点击|人气|[Vv]iews)(?:次数|数|量)?\s*{_NUMBER}")
_REPLIES = re.compile(rf"(?:回复|回帖|评论|[Rr]eplies)(?:次数|数|量)?\s*{_NUMBER}")

# Names of <meta> and of the properties of linked data for each fact; the first that is filled counts. The first ones
# are those of the standard for Chinese government sites (政府网站发展指引, 附件: 网页标签).
META = {
    "title": ("articletitle", "og:title", "twitter:title"),
    "source.published": (
        "pubdate", "publishdate", "article:published_time", "og:release_date", "datepublished", "pubtime", "apub:time",
        "og:published_time", "publish_time", "date", "dc.date",
    ),
    "source.site": ("sitename", "og:site_name", "application-name"),
    "source.origin": ("contentsource", "source", "article:source"),
    "source.author": ("author", "article:author", "dc.creator"),
    "source.board": ("columnname", "article:section"),
    "source.engine": ("generator",),
}  # fmt: skip
# A code or an address is no name.
_NO_NAME = re.compile(r"[\w.-]*\d{2}[\w.-]*|(?:https?:|www\.).*|.*@.*|Discuz! Team.*|null|undefined", re.IGNORECASE)


def metas(page: Page) -> dict[str, str]:
    """The named <meta> values of a page; names in lower case, the first of a name counts."""
    found: dict[str, str] = {}
    for element in page.elements:
        if element.name == "meta":
            values = page.attributes(element)
            name = values.get("name") or values.get("property") or values.get("itemprop")
            content = " ".join(words(values.get("content", "")).split())
            if name and content:
                found.setdefault(name.lower(), content)
    return found


def linked_data(page: Page) -> Mapping[str, Any]:
    """The first object of JSON-LD that describes an article or a thread."""
    for element in find_all(page, "script type:application/ld\\+json"):
        try:
            data = json.loads(page.text[element.inner : element.end])
        except (ValueError, RecursionError):
            continue
        queue = [data]
        while queue:
            item = queue.pop(0)
            if isinstance(item, list):
                queue.extend(item[:50])
            elif isinstance(item, dict):
                if "headline" in item or "datePublished" in item:
                    return item
                queue.extend(value for key, value in item.items() if key in ("@graph", "mainEntity"))
    return {}


def date(written: str) -> str:
    """The first day in a text, with its time where one stands behind it, in ISO 8601; nothing for 6 天前.

    >>> date("发表于 2024-5-18 19:27:00"), date("2022年02月13日07:48"), date("6 天前")
    ('2024-05-18 19:27:00', '2022-02-13 07:48', '')
    >>> date("Posted: Sun Sep 5th, 2004 10:56 pm"), date("15.09.2022"), date("7/21/2005"), date("7/8/2005")
    ('2004-09-05 22:56', '2022-09-15', '2005-07-21', '')
    """
    for match in _DATE.finditer(written):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        time = ""
        if match["hour"] and int(match["hour"]) < 24 and int(match["minute"]) < 60:
            time = f" {int(match['hour']):02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
        return f"{year:04}-{month:02}-{day:02}{time}"
    return _western_date(written)


def _western_date(written: str) -> str:
    """A day with the name of its month, or in numbers whose order is plain: 7/8/2005 may be of July or of August."""
    for match in _WESTERN.finditer(written):
        name = match["name"] or match["name_behind"]
        numbers = [int(match[group] or 0) for group in ("day" if match["day"] else "day_behind", "month")]
        if name:
            day, month = numbers[0], _MONTHS.index(name[:3].lower()) // 3 + 1
        elif match["dot"]:
            day, month = numbers
        else:
            month, day = sorted(numbers)
            if day <= 12:
                continue
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{match['year'] or match['year_behind']}-{month:02}-{day:02}{_clock(match)}"
    return ""


def without_western_date(said: str) -> str:
    """What a line says beside a western date with its time.

    >>> without_western_date("Posted May 19, 2024, 2:18 pm by"), without_western_date("Geneva, 5 May 2024")
    ('Posted  by', 'Geneva, 5 May 2024')
    """
    found = _WESTERN.search(said) if ":" in said else None
    return said[: found.start()] + said[found.end() :] if found and found["hour"] else said


def _clock(match: re.Match[str]) -> str:
    if not match["hour"] or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return ""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    return f" {hour:02}:{match['minute']}"


def counts(said: str) -> Iterator[tuple[str, int]]:
    """Views and replies, where the text round a title gives them."""
    for field, rule in (("source.views", _VIEWS), ("source.replies", _REPLIES)):
        found = rule.search(said)
        if found:
            yield field, int(found[1].replace(",", "") or 0)


def name(said: str) -> str:
    """A name of a person or an organ, or nothing when it is a code."""
    said = re.sub(r"^\s*(?:来源|作者|文章来源|信息来源|稿源)\s*[:：]\s*", "", said).strip(" []【】()（）")
    return "" if _NO_NAME.fullmatch(said) or len(said) > 40 else said


def window_title(page: Page) -> str:
    for element in page.elements:
        if element.name == "title":
            return " ".join(html.unescape(page.text[element.inner : element.end]).split())
    return ""


_TAIL = re.compile(r"\s+[-–—|·]+\s+|\s*[_|｜]+\s*|--+| - ")


def without_tail(title: str, site: str) -> str:
    """The title of a window without the names of site, board and software behind it.

    >>> without_tail("政府工作报告 - 公告 - 某论坛 - Powered by Discuz!", "")
    '政府工作报告'
    """
    if site and title.endswith(site):
        title = title[: -len(site)]
    return next((piece.strip() for piece in _TAIL.split(title) if piece.strip()), title)


_NO_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Letters, digits and ideographs only, for comparing titles."""
    return _NO_LETTERS.sub("", text)


def same_title(said: str, name: str) -> bool:
    """Does a name of the page hold what a heading says? Sites add theirs behind it, some cut it."""
    one, other = letters(said), letters(name)
    return bool(one) and (
        other.startswith(one) or (one.startswith(other) and len(other) >= 8) or (one in other and len(one) >= 8)
    )


def address(page: Page, meta: Mapping[str, str]) -> str:
    """The page's own address: canonical link or og:url, when it says more than the start page."""
    found = [page.attributes(link).get("href", "") for link in find_all(page, "link rel:canonical")]
    for url in (*found, meta.get("og:url", "")):
        if re.fullmatch(r"https?://[^/\s]+/\S*[^/\s]\S*", url):
            return url
    return ""
