"""From a parsed page to what is document in it, and what the page says about the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from normalize.engine.cleaner import Fact
from normalize.html import metadata as say
from normalize.html.article import find_article, measure
from normalize.html.chrome_elements import chrome as inner_chrome
from normalize.html.chrome_elements import leaves, link_boxes, said_lines, with_cells
from normalize.html.chrome_lines import editor_near, end_of_text, page_lines
from normalize.html.spans import Frame, Part, Span
from normalize.html.threads import (
    HOME_MADE,
    Post,
    Thread,
    answers,
    author,
    board,
    chrome,
    find_thread,
    posted,
    title_element,
)
from normalize.html.titles import article_title, opens_itself
from normalize.html.tree import Element, Page, words
from normalize.provenance.finding import Finding, Severity

# How far from the title of a thread its counts stand, in characters of the markup.
_NEAR = 2_000
# How far before an article its byline stands, in letters.
_BYLINE = 400
# How far behind an article its editor is named: in characters of the markup, and in lines.
_BEHIND, _LINES_BEHIND = 4_000, 12


@dataclass(frozen=True, slots=True)
class Extract:
    frame: Frame
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...] = ()


def extract(page: Page, *, everything: bool) -> Extract:
    """Find the document of a page. With `everything`, all posts of a thread."""
    meta = say.metas(page)
    thread = find_thread(page)
    return _thread(page, thread, meta, everything=everything) if thread else _article(page, meta, everything=everything)


def _thread(page: Page, thread: Thread, meta: Mapping[str, str], *, everything: bool) -> Extract:
    first, *later = thread.posts
    element = title_element(page, thread)
    title = page.words(element) if element else say.without_tail(say.window_title(page), meta.get("og:site_name", ""))
    parts = [_part(page, thread, first)]
    if element and not opens_itself(title, leaves(page, first.start, first.stop, list(parts[0].chrome))):
        parts = _with_title(parts, element)
    more, named, findings = _later(page, thread, later, everything=everything)
    place = element.start if element else first.start
    near = words(page.text[max(0, place - _NEAR) : min(place + _NEAR, first.start)])
    facts = tuple(_thread_facts(page, thread, meta, title, near))
    return Extract(Frame(_in_order((*parts, *more)), named), facts, findings)


def _in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: part.start))


def _later(
    page: Page, thread: Thread, posts: Sequence[Post], *, everything: bool
) -> tuple[list[Part], tuple[Span, ...], tuple[Finding, ...]]:
    """Later posts: sections of their own, or replies that are left out and reported."""
    if not posts:
        return [], (), ()
    if everything:
        parts = []
        for number, post in enumerate(posts, 2):
            who = author(page, thread.engine, post)
            heading = f"{number}楼　{_escaped(who)}" if who else f"{number}楼"
            parts.append(_part(page, thread, post, f"<h2>{heading}</h2>"))
        return parts, (), ()
    message = f"{len(posts)} replies left out" if len(posts) > 1 else "1 reply left out"
    hint = "keep them with the option posts: all"
    found = Finding("replies-left-out", Severity.NOTE, posts[0].start, posts[-1].stop, message, hint)
    return [], tuple(Span(*post.frame, "reply") for post in posts), (found,)


def _escaped(said: str) -> str:
    return said.replace("&", "&amp;").replace("<", "&lt;")


def _part(page: Page, thread: Thread, post: Post, before: str = "") -> Part:
    spans = [*chrome(page, thread.engine, post), *inner_chrome(page, post.start, post.stop)]
    return Part(post.start, post.stop, before, "", tuple(spans))


def _with_title(parts: Sequence[Part], element: Element) -> list[Part]:
    """Keep the title where it stands, if that is before the text."""
    if element.end > parts[0].start:
        return list(parts)
    return [Part(element.inner, element.end, "<h1>", "</h1>"), *parts]


def _thread_facts(page: Page, thread: Thread, meta: Mapping[str, str], title: str, near: str) -> Iterator[Fact]:
    first = thread.posts[0]
    if title:
        yield Fact("title", title)
        yield Fact("source.thread", title)
    engine = meta.get("generator", "")
    yield Fact("source.engine", engine if engine.startswith(thread.engine.name) else thread.engine.name)
    values = {
        "source.poster": author(page, thread.engine, first),
        "source.posted": posted(page, thread.engine, first),
        "source.board": board(page, thread, title),
    }
    yield from (Fact(field, value) for field, value in values.items() if value)
    yield from (Fact(field, value) for field, value in say.counts(near))
    yield from _site(page, meta)


def _site(page: Page, meta: Mapping[str, str]) -> Iterator[Fact]:
    site = next((meta[key] for key in say.META["source.site"] if meta.get(key)), "")
    if site:
        yield Fact("source.site", site)
    url = say.address(page, meta)
    if url:
        yield Fact("source.url", url)


def _article(page: Page, meta: Mapping[str, str], *, everything: bool) -> Extract:
    densities = measure(page)
    place, *alike = find_article(page, densities) or [_whole(page)]
    spans = [*inner_chrome(page, *place), *link_boxes(page, densities, *place)]
    lines = with_cells(page, densities, list(leaves(page, *place, spans)))
    element, title = article_title(page, meta, place)
    found: dict[str, Any] = {"title": title} if title else {}
    last = end_of_text(lines)
    if last is not None and last < len(lines):
        spans.append(Span(lines[last].start, place[1], "other texts of the page"))
        lines = lines[:last]
    for span, told in page_lines(lines):
        spans.append(span)
        for field, value in told.items():
            found.setdefault(field, value)
    editor = editor_near(islice(said_lines(page.text[place[1] : place[1] + _BEHIND]), _LINES_BEHIND))
    if editor:
        found.setdefault("source.editor", editor)
    parts = [Part(*place, chrome=tuple(spans))]
    if element and not (place[0] <= element.start < place[1]) and not opens_itself(title, lines):
        parts = _with_title(parts, element)
    head = words(page.text[max(0, place[0] - 4_000) : place[0]])
    facts = tuple(_article_facts(page, meta, found, head))
    later = tuple(Post(*span, span) for span in alike) or tuple(answers(page, place))
    more, named, findings = _later(page, Thread(HOME_MADE, later), later, everything=everything)
    return Extract(Frame(_in_order((*parts, *more)), named), facts, findings)


def _whole(page: Page) -> tuple[int, int]:
    body = next((element for element in page.elements if element.name == "body"), None)
    return (body.inner, body.end) if body else (0, len(page.text))


def _article_facts(page: Page, meta: Mapping[str, str], found: dict[str, Any], head: str) -> Iterator[Fact]:
    """What lines of the page told first, then metadata; of two dates of the same day the one with its time."""
    data = say.linked_data(page)
    for field in ("source.origin", "source.author", "source.board"):
        for key in say.META[field]:
            if say.name(meta.get(key, "")):
                found.setdefault(field, say.name(meta[key]))
    dates = [found.get("source.published", ""), *(say.date(meta.get(key, "")) for key in say.META["source.published"])]
    dates += [say.date(str(data.get("datePublished", ""))), say.date(head[-_BYLINE:])]
    published = next((date for date in dates if date), "")
    if published:
        found["source.published"] = max((date for date in dates if date.startswith(published)), key=len)
    if say.name(meta.get("generator", "")):
        found["source.engine"] = meta["generator"]
    yield from (Fact(field, value) for field, value in found.items())
    yield from _site(page, meta)
