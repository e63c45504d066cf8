"""Posts of a forum thread, found by the row of its engine. Spans are code points of the decoded page, half-open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalize.chrome.classes import ANSWER
from normalize.html.elements import RAW
from normalize.html.forum_engines import ENGINES, Engine
from normalize.html.metadata import find_date, same_title, window_title
from normalize.html.select import find, find_all, literal_of, matches, read_selectors, select
from normalize.html.spans import Span
from normalize.html.tree import INSIDE, Element, Page, inner_text

# Lengths in characters: the head of a post, which is near its text although a frame may be a whole page; an author's
# name.
_LONGEST_HEAD, _LONGEST_AUTHOR = 20_000, 60


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its text is `start:stop`, `frame` is the span of the whole post with user card and tools."""

    start: int
    stop: int
    frame: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thread:
    """The posts of a page, in order, at least one, and the engine that made it."""

    engine: Engine
    posts: tuple[Post, ...]


# Boards without an engine of their own, and articles with comments: the answers are the elements that repeat one class.
HOME_MADE = Engine(
    "",
    (),
    post="",
    author=".username, .user-name, .nickname, .nick-name, .author-name, .author, .user",
    time="time, .time, .date, .created-at",
)

# A start tag with attributes. Only such a tag can be selected as chrome by class, and most posts have few.
_WITH_ATTRIBUTES = re.compile(rf"<[A-Za-z][^\s/>]*+\s++(?![/>]){INSIDE}>")
# The text after the name of an author: a mark of the first poster, and the age of the post.
_AGO = re.compile(r"(?:[（(]?楼主[)）]?)?\s*(?:刚刚|昨天|前天|\d{1,6}\s*(?:秒|分钟|小时|天|周|个?月|年)前).*$")


def find_thread(page: Page) -> Thread | None:
    """The thread of a page, by the first engine that has its marks and its posts there; None if the page is no thread."""
    for engine in ENGINES:
        if any(mark in page.text for mark in engine.marks):
            posts = tuple(_by_heads(page, engine) if engine.head else _by_elements(page, engine))
            if posts:
                return Thread(engine, posts)
    return None


def _by_elements(page: Page, engine: Engine) -> Iterator[Post]:
    elements = list(_texts(page, engine))
    # Some engines repeat the posts in <noscript>.
    outside = [element for element in elements if not any(holder.name == "noscript" for holder in element.ancestors())]
    for element in outside or elements:
        frame = _frame(page, engine, element)
        if frame and engine.deleted and matches(page, frame, engine.deleted):
            continue
        if frame is None and engine.frame and not engine.post.startswith("#"):
            continue  # other pages have a class such as post_body too, but not the id of a post
        whole = frame or element
        yield Post(element.inner, element.end, (whole.start, whole.stop))


def _texts(page: Page, engine: Engine) -> Iterator[Element]:
    """The elements with the texts of posts, none inside another."""
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


def _by_heads(page: Page, engine: Engine) -> Iterator[Post]:
    """Posts that follow one another in one element, each after a head with author and time."""
    holder = find(page, engine.post)
    if holder is None:
        return
    heads = list(find_all(page, engine.head, holder.inner, holder.end))
    for head, stop in zip(heads, [*(head.start for head in heads[1:]), holder.end], strict=False):
        yield Post(head.stop, stop, (head.start, stop))


def find_answers(page: Page, text: tuple[int, int]) -> Iterator[Post]:
    """Comments and answers outside the main text at the span `text`: the elements of the class that repeats most."""
    groups: dict[str, list[Element]] = {}
    for match in ANSWER.finditer(page.text):
        element = page.tag_at(match.start())
        # Neither the text itself nor an element that contains it.
        if (
            element
            and element.name not in RAW
            and (element.start >= text[1] or element.stop <= text[0])
            and page.inner_text(element)
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
            begin = max(stop, text[1]) if element.start >= text[1] else stop
            yield Post(element.inner, element.end, (begin, element.stop))
            stop = element.stop


def _holds(group: list[Element], other: list[Element]) -> bool:
    return group[0].start < other[0].start < group[0].stop


def author_of(page: Page, engine: Engine, post: Post) -> str:
    """The name of the author of a post on the page (it may be a number); empty if unknown."""
    holder = page.tag_at(post.frame[0])
    values = page.attributes(holder) if holder else {}
    named = values.get("data-author") or values.get("data-username")
    if named:
        return named
    for start, stop in _around(post):
        for element in find_all(page, engine.author, start, stop):
            name = _AGO.sub("", page.inner_text(element)).strip()
            if name and len(name) <= _LONGEST_AUTHOR:
                return name
    return ""


def time_of(page: Page, engine: Engine, post: Post) -> str:
    """The time of a post in ISO 8601; empty if unknown.

    The sources are a time tag, the title of a relative date, and the head of the post.
    """
    for start, stop in _around(post):
        for element in find_all(page, engine.time, start, stop):
            values = page.attributes(element)
            inner = page.text[element.start : element.end]
            for written in (values.get("datetime", ""), values.get("title", ""), inner_text(inner), inner):
                if find_date(written):
                    return find_date(written)
    return find_date(inner_text(page.text[post.frame[0] : post.start][-_LONGEST_HEAD:]))


def _around(post: Post) -> tuple[tuple[int, int], ...]:
    """The frame of a post without its text."""
    return ((post.frame[0], post.start), (post.stop, post.frame[1]))


def post_chrome(page: Page, engine: Engine, post: Post) -> Iterator[Span]:
    """The spans that the engine adds to the text of a post, with the names in its row."""
    tags = "".join({*_WITH_ATTRIBUTES.findall(page.text, post.start, post.stop)})
    for source, name in engine.chrome:
        for selector in read_selectors(source):
            at = post.start
            while literal_of(selector) in tags:
                element = next(select(page, selector, at, post.stop), None)
                if element is None:
                    break
                yield Span(element.start, element.stop, name)
                at = max(element.stop, element.inner)


def title_element(page: Page, thread: Thread) -> Element | None:
    """The heading of a thread: the window title repeats it, and it is not inside the first post. None without one."""
    first, window = thread.posts[0], window_title(page)
    for selector in read_selectors(thread.engine.title):
        for element in select(page, selector, 0, len(page.text)):
            shown = page.inner_text(element)
            inside = first.start <= element.start < first.stop and not thread.engine.head
            if shown and not inside and (not window or same_title(shown, window)):
                return element
    return None


def board_of(page: Page, thread: Thread, title: str) -> str:
    """The board: the last link of the breadcrumb that is not the thread itself; empty if unknown."""
    way = find(page, thread.engine.board) if thread.engine.board else None
    if way is None:
        return ""
    links = [page.inner_text(element) for element in page.elements[way.number + 1 : way.last] if element.name == "a"]
    names = [link for link in links if link and link != title and not title.startswith(link.rstrip(" .…"))]
    return names[-1] if names else ""
