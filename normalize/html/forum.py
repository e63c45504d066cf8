"""Posts of a forum thread, found by the row of its engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from normalize.html.engines import ENGINES, Engine
from normalize.html.facts import date
from normalize.html.frame import Span
from normalize.html.find import find, find_all, matches
from normalize.html.tree import Element, Page, words


# The head of a post is near its text; a frame may be a whole page.
_LONGEST_HEAD = 20_000


@dataclass(frozen=True, slots=True)
class Post:
    """The text of a post is `start:stop`; `frame` is all of it with user card and tools."""

    start: int
    stop: int
    frame: tuple[int, int]


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
        if frame is None:
            if engine.frame and not engine.post.startswith("id:"):
                continue
            frame = (element.start, element.stop)
        yield Post(element.inner, element.end, frame)


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


def _frame(page: Page, engine: Engine, element: Element) -> tuple[int, int] | None:
    if not engine.frame:
        return None
    return next(
        ((holder.start, holder.stop) for holder in element.ancestors() if matches(page, holder, engine.frame)), None
    )


def author(page: Page, engine: Engine, post: Post) -> str:
    """Who wrote a post. A name may be a number; it stays what is written."""
    holder = page.tag_at(post.frame[0])
    values = page.attributes(holder) if holder else {}
    named = values.get("data-author") or values.get("data-username")
    if named:
        return named
    for start, stop in _round(post):
        for element in find_all(page, engine.author, start, stop):
            said = page.words(element)
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
    for head, stop in zip(heads, [*(head.start for head in heads[1:]), holder.end], strict=True):
        yield Post(head.stop, stop, (head.start, stop))


def chrome(page: Page, engine: Engine, post: Post) -> Iterator[Span]:
    """What the engine puts into the text of a post."""
    for source, name in engine.chrome:
        for one in source.split(", "):
            for element in find_all(page, one, post.start, post.stop):
                yield Span(element.start, element.stop, name)


def title_element(page: Page, thread: Thread) -> Element | None:
    first = thread.posts[0]
    for source in thread.engine.title.split(", "):
        element = find(page, source)
        if (
            element
            and page.words(element)
            and not (first.start <= element.start < first.stop and not thread.engine.head)
        ):
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
