"""The metadata of a page: title, times, source, counts. Values are taken as written; the current day is never used."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from normalize.chinese.characters import letters
from normalize.chrome import words as w
from normalize.engine.patterns import any_of
from normalize.html.select import find_all
from normalize.html.tree import Page, inner_text

_DATE = re.compile(
    r"""(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*日?
    (?:[ T　星期一二三四五六日周]{0,6}                                      # Friday, or the T of ISO 8601
       (?P<hour>\d{1,2})\s*[:：时点]\s*(?P<minute>\d\d)\s*分?(?:[:：]?(?P<second>\d\d))?
    )?""",
    re.VERBOSE,
)
_MONTHS = (
    "Jan(?:uary)?", "Feb(?:ruary)?", "Mar(?:ch)?", "Apr(?:il)?", "May", "June?", "July?", "Aug(?:ust)?", "Sept?(?:ember)?",
    "Oct(?:ober)?", "Nov(?:ember)?", "Dec(?:ember)?",
)  # fmt: skip
_MONTH = any_of(_MONTHS)
_WESTERN = re.compile(
    rf"""\b(?:
        (?P<name>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)       # Sep 5th, 2004
        |(?P<day_first>\d{{1,2}})(?:
            (?:st|nd|rd|th)?\s+(?P<name_second>{_MONTH})\.?,?\s+                                     # 5 September 2004
            |(?:(?P<dot>\.)\s?|/)(?P<month>\d{{1,2}})(?:(?P=dot)\s?|/)                               # 5.9.2004, 9/5/2004
        )(?P<year_last>(?:19|20)\d\d)
    )(?!\d)
    (?:[\s,|-]{{0,4}}(?:at\s+)?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::\d\d)?\s*(?:(?P<half>[ap])\.?m)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNT = r"(?:次数|数|量)?\s*+(?:[:：]\s*+)?+([\d,]{1,12})(?![\d.:：/-])"
# Words of the counters round the title of a thread.
_COUNTS = (
    ("source.views", re.compile(f"(?:查看|浏览|阅读|点击|人气|[Vv]iews){_COUNT}")),
    ("source.replies", re.compile(f"(?:回复|回帖|评论|[Rr]eplies){_COUNT}")),
)

# Names of <meta> and of the properties of linked data for each fact; the first one with a value counts. The first names
# come from the standard for Chinese government sites (政府网站发展指引, 附件: 网页标签), the others from Open Graph, Dublin Core and
# news systems.
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
_LABEL = re.compile(rf"^\s*{any_of(w.ORIGINS, w.AUTHORS)}\s*[:：]\s*")
_NO_NAMES = (
    r"[\w.-]*\d{2}[\w.-]*",  # a code
    r"(?:https?:|www\.).*", ".*@.*",  # an address
    "Discuz! Team.*",  # the makers of the software
    "null", "undefined",  # a template that was not filled
)  # fmt: skip
_NO_NAME = re.compile("|".join(_NO_NAMES), re.IGNORECASE)
_LONGEST_NAME = 40


def meta_values(page: Page) -> dict[str, str]:
    """The values of the <meta> elements by their names in lower case. If a name occurs twice, the first one counts."""
    found: dict[str, str] = {}
    for element in page.elements:
        if element.name == "meta":
            values = page.attributes(element)
            name = values.get("name") or values.get("property") or values.get("itemprop")
            content = inner_text(values.get("content", ""))
            if name and content:
                found.setdefault(name.lower(), content)
    return found


def linked_data(page: Page) -> Mapping[str, Any]:
    """The first readable JSON-LD object that describes an article or a thread; empty if there is none."""
    for element in find_all(page, 'script[type="application/ld+json"]'):
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


def find_date(text: str) -> str:
    """The first day in a text, in ISO 8601, with the time if one follows it; empty if there is none (6 天前).

    >>> find_date("发表于 2024-5-18 19:27:00"), find_date("2022年02月13日07:48"), find_date("6 天前")
    ('2024-05-18 19:27:00', '2022-02-13 07:48', '')
    >>> find_date("Posted: Sun Sep 5th, 2004 10:56 pm"), find_date("15.09.2022"), find_date("7/21/2005"), find_date("7/8/2005")
    ('2004-09-05 22:56', '2022-09-15', '2005-07-21', '')
    """
    for match in _DATE.finditer(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        time = ""
        if match["hour"] and int(match["hour"]) < 24 and int(match["minute"]) < 60:
            time = f" {int(match['hour']):02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
        return f"{year:04}-{month:02}-{day:02}{time}"
    return _western_date(text)


def _western_date(text: str) -> str:
    """A day with the name of its month, or in numbers with one above 12: 7/8/2005 may be in July or in August."""
    for match in _WESTERN.finditer(text):
        name = match["name"] or match["name_second"]
        day, month = int(match["day"] or match["day_first"]), int(match["month"] or 0)
        if name:
            month = next(number for number, other in enumerate(_MONTHS, 1) if other[:3].lower() == name[:3].lower())
        elif not match["dot"]:
            month, day = sorted((day, month))
            if day <= 12:
                continue
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{match['year'] or match['year_last']}-{month:02}-{day:02}{_western_time(match)}"
    return ""


def without_western_date(text: str) -> str:
    """A line without the first western date that has a time.

    >>> without_western_date("Posted May 19, 2024, 2:18 pm by"), without_western_date("Geneva, 5 May 2024")
    ('Posted  by', 'Geneva, 5 May 2024')
    """
    found = _WESTERN.search(text) if ":" in text else None
    return text[: found.start()] + text[found.end() :] if found and found["hour"] else text


def _western_time(match: re.Match[str]) -> str:
    if not match["hour"] or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return ""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    return f" {hour:02}:{match['minute']}"


def find_counts(text: str) -> Iterator[tuple[str, int]]:
    """The counts of views and replies in a text, as (field of the front matter, number).

    >>> list(find_counts("查看: 1,031 | 回复: 1"))
    [('source.views', 1031), ('source.replies', 1)]
    """
    for field, pattern in _COUNTS:
        found = pattern.search(text)
        if found:
            yield field, int(found[1].replace(",", "") or 0)


def name_in(text: str) -> str:
    """The name of a person or an organ, without its label and brackets; empty if the text is a code or an address.

    >>> name_in("来源：【某日报】"), name_in("u_20193")
    ('某日报', '')
    """
    text = _LABEL.sub("", text).strip(" []【】()（）")
    return "" if _NO_NAME.fullmatch(text) or len(text) > _LONGEST_NAME else text


def window_title(page: Page) -> str:
    """The text of the first <title>, in one line; empty if there is none."""
    for element in page.elements:
        if element.name == "title":
            return " ".join(html.unescape(page.text[element.inner : element.end]).split())
    return ""


_TAIL = re.compile(r"\s+[-–—|·]+\s+|\s*[_|｜]+\s*|--+| - ")


def without_tail(title: str, site: str) -> str:
    """The title of a window without the names of site, board and software that follow it.

    >>> without_tail("政府工作报告 - 公告 - 某论坛 - Powered by Discuz!", "")
    '政府工作报告'
    """
    if site and title.endswith(site):
        title = title[: -len(site)]
    return next((part.strip() for part in _TAIL.split(title) if part.strip()), title)


def same_title(heading: str, name: str) -> bool:
    """True if a name of the page is the title in a heading. Sites add their own name to a title; some cut it.

    >>> same_title("政府工作报告", "政府工作报告_某市政府网"), same_title("公告", "某市公告")
    (True, False)
    """
    one, other = letters(heading), letters(name)
    return bool(one) and (
        other.startswith(one) or (one.startswith(other) and len(other) >= 8) or (one in other and len(one) >= 8)
    )


def page_address(page: Page, meta: Mapping[str, str]) -> str:
    """The address of a page according to itself (canonical link, og:url); empty if that is only a start page."""
    found = [page.attributes(link).get("href", "") for link in find_all(page, "link[rel~=canonical]")]
    for url in (*found, meta.get("og:url", "")):
        if re.fullmatch(r"https?://[^/\s]+/\S*[^/\s]\S*", url):
            return url
    return ""
