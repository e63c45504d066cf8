"""Posts of a forum thread, found by the row of its engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalize.html.elements import RAW
from normalize.html.forum_engines import ENGINES, Engine
from normalize.html.metadata import date, same_title, window_title
from normalize.html.select import attribute_literal, find, find_all, matches
from normalize.html.spans import Span
from normalize.html.tree import INSIDE, Element, Page, words

# The head of a post is near its text; a frame may be a whole page.
_LONGEST_HEAD = 20_000


@dataclass(frozen=True, slots=True)
class Post:
    """The text of a post is `start:stop`; `frame` is all of it with user card and tools."""

    start: int
    stop: int
    frame: tuple[int, int]


# Boards without an engine of their own, and articles with comments: what repeats under such a class are the answers.
HOME_MADE = Engine(
    "",
    (),
    post="",
    author="class:username, class:user-name, class:nickname, class:nick-name, class:author-name, class:author, class:user",
    time="time, class:time, class:date, class:created-at",
)
_ANSWER = re.compile(
    r"""\bclass\s*=\s*["'](?:[^"'>]{0,200}\s)?(?P<name>(?:[a-z]{1,8}[-_])?(?:comment|reply|answer|floor)s?[-_]?(?:content|text|body|message|con|txt|detail))(?=[\s"'])""",
    re.IGNORECASE,
)


# What a selector of chrome can name. Most posts hold little of the kind, and nothing else is searched for it.
_WITH_ATTRIBUTES = re.compile(rf"<[A-Za-z][^\s/>]*+\s++(?![/>]){INSIDE}>")
_AGO = re.compile(r"(?:[（(]?楼主[)）]?)?\s*(?:刚刚|昨天|前天|\d+\s*(?:秒|分钟|小时|天|周|个?月|年)前).*$")


@dataclass(frozen=True, slots=True)
class Thread:
    engine: Engine
    posts: tuple[Post, ...]


def find_thread(page: Page) -> Thread | None:
    """The thread of a page by the first engine that it bears the marks of and whose posts it has."""
    for engine in ENGINES:
        if any(mark in page.text for mark in engine.marks):
            posts = tuple(_by_heads(page, engine) if engine.head else _by_elements(page, engine))
            if posts:
                return Thread(engine, posts)
    return None


def _by_elements(page: Page, engine: Engine) -> Iterator[Post]:
    elements = list(_texts(page, engine))
    outside = [element for element in elements if not any(holder.name == "noscript" for holder in element.ancestors())]
    # The same posts stand in <noscript> again.
    for element in outside or elements:
        frame = _frame(page, engine, element)
        if frame and engine.deleted and matches(page, frame, engine.deleted):
            continue
        if frame is None and engine.frame and not engine.post.startswith("id:"):
            continue  # a class such as post_body stands on other pages too, an id of posts does not
        whole = frame or element
        yield Post(element.inner, element.end, (whole.start, whole.stop))


def _texts(page: Page, engine: Engine) -> Iterator[Element]:
    """The elements that hold the texts of posts, none inside another."""
    found = list(find_all(page, engine.post))
    if engine.reply:
        found = sorted([*found[:1], *find_all(page, engine.reply)], key=lambda element: element.start)
    stop = 0
    for element in found:
        if element.start >= stop and (
            not engine.inside or any(matches(page, holder, engine.inside) for holder in element.ancestors())
        ):
            stop = element.stop
            yield element


def _frame(page: Page, engine: Engine, element: Element) -> Element | None:
    if not engine.frame:
        return None
    return next((holder for holder in element.ancestors() if matches(page, holder, engine.frame)), None)


def answers(page: Page, place: tuple[int, int]) -> Iterator[Post]:
    """Comments and answers on a page whose main text is at `place`: what repeats most under one class."""
    groups: dict[str, list[Element]] = {}
    for match in _ANSWER.finditer(page.text):
        element = page.tag_at(match.start())
        # Not the text itself, nor what holds it.
        if (
            element
            and element.name not in RAW
            and (element.start >= place[1] or element.stop <= place[0])
            and page.words(element)
        ):
            groups.setdefault(match["name"].lower(), []).append(element)
    innermost = [
        group
        for group in groups.values()
        if not any(_holds(group, other) for other in groups.values() if other is not group)
    ]
    stop = 0
    for element in max(innermost, key=len, default=[]):
        if element.start >= stop:
            begin = max(stop, place[1]) if element.start >= place[1] else stop
            yield Post(element.inner, element.end, (begin, element.stop))
            stop = element.stop


def _holds(group: list[Element], other: list[Element]) -> bool:
    return group[0].start < other[0].start < group[0].stop


def author(page: Page, engine: Engine, post: Post) -> str:
    """Who wrote a post. A name may be a number; it stays what is written."""
    holder = page.tag_at(post.frame[0])
    values = page.attributes(holder) if holder else {}
    named = values.get("data-author") or values.get("data-username")
    if named:
        return named
    for start, stop in _round(post):
        for element in find_all(page, engine.author, start, stop):
            said = _AGO.sub("", page.words(element)).strip()
            if said and len(said) <= 60:
                return said
    return ""


def posted(page: Page, engine: Engine, post: Post) -> str:
    """When a post was written: a time tag, the title behind a relative date, or the date in its head."""
    for start, stop in _round(post):
        for element in find_all(page, engine.time, start, stop):
            values = page.attributes(element)
            inner = page.text[element.start : element.end]
            for written in (values.get("datetime", ""), values.get("title", ""), words(inner), inner):
                if date(written):
                    return date(written)
    return date(words(page.text[post.frame[0] : post.start][-_LONGEST_HEAD:]))


def _round(post: Post) -> tuple[tuple[int, int], ...]:
    return ((post.frame[0], post.start), (post.stop, post.frame[1]))


def _by_heads(page: Page, engine: Engine) -> Iterator[Post]:
    """Posts that follow one another in one element, each behind a head with author and time."""
    holder = find(page, engine.post)
    if holder is None:
        return
    heads = list(find_all(page, engine.head, holder.inner, holder.end))
    for head, stop in zip(heads, [*(head.start for head in heads[1:]), holder.end], strict=False):
        yield Post(head.stop, stop, (head.start, stop))


def chrome(page: Page, engine: Engine, post: Post) -> Iterator[Span]:
    """What the engine puts into the text of a post."""
    tags = "".join({*_WITH_ATTRIBUTES.findall(page.text, post.start, post.stop)})
    for source, name in engine.chrome:
        for one in source.split(", "):
            element = find(page, one, post.start, post.stop) if attribute_literal(one) in tags else None
            while element:
                yield Span(element.start, element.stop, name)
                element = find(page, one, max(element.stop, element.inner), post.stop)


def title_element(page: Page, thread: Thread) -> Element | None:
    """The heading of a thread: one that the title of the window speaks of, and that is not inside a post."""
    first, window = thread.posts[0], window_title(page)
    for source in thread.engine.title.split(", "):
        for element in find_all(page, source):
            said = page.words(element)
            inside = first.start <= element.start < first.stop and not thread.engine.head
            if said and not inside and (not window or same_title(said, window)):
                return element
    return None


def board(page: Page, thread: Thread, title: str) -> str:
    """The board: the last link on the way from the start page to the thread that is not the thread."""
    way = find(page, thread.engine.board) if thread.engine.board else None
    if way is None:
        return ""
    links = [page.words(element) for element in page.elements[way.number + 1 : way.last] if element.name == "a"]
    names = [said for said in links if said and said != title and not title.startswith(said.rstrip(" .…"))]
    return names[-1] if names else ""
