"""What is kept of a page and what is removed, under which name. Values that the cleaner `html-frame` turns into edits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from normalize.html.tree import INSIDE, Element, Page, words


class Span(NamedTuple):
    """A stretch of the text and its name."""

    start: int
    stop: int
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page that is document. `before` and `after` are tags to insert round it."""

    start: int
    stop: int
    before: str = ""
    after: str = ""
    chrome: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a page that are document, in their order, and spans outside them that have a name of their own."""

    parts: tuple[Part, ...]
    named: tuple[Span, ...] = field(default=())


# Names for what is left out, by the words that templates use in ids and classes, Chinese ones in pinyin too.
_VOCABULARY = (
    ("navigation", "nav|nv|navbar|menu|breadcrumb|crumbs?|dqwz|weizhi|position|location|channel|toptb|pt|topnav|sitemap"),
    ("search form", "search|scbar|sousuo"),
    ("login form", "login|lsform|logging|register|signin"),
    ("reply form", "fastpost|f_pst|quick-?reply|fastreply|postform|reply-?form|comment-?form|composer"),
    ("comment", "comments?|replies|reply|pinglun|cmt|discuss|message-?board"),
    ("rating", "rate|rating|ratelog|votes?|praise|zan|like|digg?|reactions?"),
    ("signature", "sign|signature"),
    ("user card", "pls|favatar|avatar|user|users|userinfo|user-?card|profile|postprofile|author|member|poster|post_author"),
    ("share bar", "share|bdshare|jiathis|fenxiang|social|sns|qrcode|ewm|erweima|wechat|weixin|weibo"),
    ("related links", "related?|relate-?news|relevant|recommend|tuijian|xiangguan|hot|rank|ranking|paihang|hotnews|xgxw|xgyd"),
    ("advertisement", "ad|ads|adv|advert|gg|guanggao|banner|adsbygoogle|sponsor"),
    ("page numbers", "pages?|pager|pagination|pgs|pgt|pgb|paging|fenye"),
    ("tools of the page", "tools?|toolbar|btns?|buttons?|print|fontsize|font-?size|zihao|operate|actions?|controls?|dropdown"),
    ("sidebar", "side|sidebar|sidebox|aside|rightbar|kf|float|scrolltop|gotop|back-?to-?top|totop"),
    ("footer", "footer|foot|ft|bottom|copyright|banquan|icp|links?|flink|friend-?links?"),
    ("header", "header|head|hd|top|logo|topbar"),
    ("modal window", "modal|dialog|popup|tooltip|layer|mask|overlay|p_pop"),
)  # fmt: skip
_ELEMENTS = {
    "script": "script", "style": "style sheet", "template": "script", "iframe": "embedded page", "noframes": "embedded page",
    "noembed": "embedded page", "head": "head of the page", "nav": "navigation", "footer": "footer", "aside": "sidebar",
    "form": "form", "select": "form", "textarea": "form", "button": "button", "svg": "image", "title": "title of the window",
    "object": "player", "video": "player", "audio": "player", "canvas": "image", "map": "image", "xmp": "frame of the page",
}  # fmt: skip
FRAME = "frame of the page"
_GROUPS = "|".join(f"(?P<g{number}>{words})" for number, (_, words) in enumerate(_VOCABULARY))
_NAMED = re.compile(
    rf"""\b(?:id|class)\s*=\s*["']?(?:[^"'>]{{0,200}}?[\s_-])?(?:{_GROUPS})(?=[\s"'>\d]|[_-](?!content|text|body|main|con\b))"""
)
# A longer tag holds data of its own.
_LONGEST_TAG = 2_000
# Elements that may hold anything although they are called by these names: the page itself.
_WHOLE = frozenset({"html", "body"})


def name_of(page: Page, element: Element) -> str:
    """What an element outside the document is called in the ledger; nothing if it has no telling name."""
    if element.name in _ELEMENTS:
        return _ELEMENTS[element.name]
    if element.name in _WHOLE:
        return ""
    return _told(page.tag(element)[:_LONGEST_TAG])


@lru_cache(maxsize=512)
def _told(tag: str) -> str:
    """The name that an id or a class tells. Pages repeat their tags, and more so do the pages of a site."""
    found = _NAMED.search(tag)
    return _VOCABULARY[int((found.lastgroup or "g0")[1:])][0] if found else ""


def cut(page: Page, frame: Frame) -> Iterator[Span]:
    """The spans to remove: everything outside the parts, and the chrome inside them, each with its name."""
    at = 0
    for part in frame.parts:
        yield from _outside(page, frame, at, part.start)
        yield from _disjoint(part.chrome, part.start, part.stop)
        at = part.stop
    yield from _outside(page, frame, at, len(page.text))


def _disjoint(spans: Iterable[Span], start: int, stop: int) -> Iterator[Span]:
    """Spans inside `start:stop` in order, without what lies in an earlier one."""
    for span in sorted(spans):
        begin, end = max(span.start, start), min(span.stop, stop)
        if begin < end:
            yield Span(begin, end, span.name)
            start = end


def _outside(page: Page, frame: Frame, start: int, stop: int) -> Iterator[Span]:
    """A stretch without document, divided by the outermost names of its elements."""
    at, name = start, ""
    for piece in _pieces(page, frame, start, stop):
        if name and piece.name != name and not (piece.name == FRAME and _is_empty(page, piece)):
            yield Span(at, piece.start, name)
            at, name = piece.start, piece.name
        name = name or piece.name
    if at < stop:
        yield Span(at, stop, name or FRAME)


_BARE = re.compile(rf"(?:\s++|</?[A-Za-z]{INSIDE}>)*+")


def _is_empty(page: Page, span: Span) -> bool:
    return bool(_BARE.fullmatch(page.text, span.start, span.stop)) or not words(page.text[span.start : span.stop])


def _pieces(page: Page, frame: Frame, start: int, stop: int) -> Iterator[Span]:
    """Tile `start:stop` with named pieces; neighbours may bear the same name."""
    for span in _disjoint(frame.named, start, stop):
        yield from _by_elements(page, start, span.start)
        yield span
        start = span.stop
    yield from _by_elements(page, start, stop)


def _by_elements(page: Page, start: int, stop: int) -> Iterator[Span]:
    elements, number = page.elements, bisect_left(page.starts, start)
    while number < len(elements) and elements[number].start < stop:
        element = elements[number]
        name = name_of(page, element) if element.stop <= stop else ""
        if not name:
            number += 1
            continue
        if element.start > start:
            yield Span(start, element.start, FRAME)
        if element.stop > element.start:
            yield Span(element.start, element.stop, name)
        start, number = element.stop, element.last
    if start < stop:
        yield Span(start, stop, FRAME)
