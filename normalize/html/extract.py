"""From a parsed page to what is document in it, and what the page says about the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from normalize.draft import Fact
from normalize.finding import Finding, Severity
from normalize.html import facts as say
from normalize.html.article import find_article
from normalize.html.forum import Post, Thread, author, board, chrome, find_thread, posted, title_element
from normalize.html.frame import Frame, Part, Span
from normalize.html.lines import end_of_text, page_lines
from normalize.html.titles import article_title, opens_itself
from normalize.html.tree import Element, Page, words
from normalize.html.trim import chrome as inner_chrome
from normalize.html.trim import leaves


@dataclass(frozen=True, slots=True)
class Extract:
    frame: Frame
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...] = ()


def extract(page: Page, *, everything: bool) -> Extract:
    """Find the document of a page. With `everything`, all posts of a thread."""
    meta = say.metas(page)
    thread = find_thread(page)
    return _thread(page, thread, meta, everything=everything) if thread else _article(page, meta)


def _thread(page: Page, thread: Thread, meta: Mapping[str, str], *, everything: bool) -> Extract:
    first, *later = thread.posts
    element = title_element(page, thread)
    title = page.words(element) if element else say.without_tail(say.window_title(page), meta.get("og:site_name", ""))
    parts = [_part(page, thread, first)]
    named: list[Span] = []
    for number, post in enumerate(later, 2):
        if everything:
            who = author(page, thread.engine, post)
            parts.append(
                _part(page, thread, post, f"<h2>{number}楼　{_escaped(who)}</h2>" if who else f"<h2>{number}楼</h2>")
            )
        else:
            named.append(Span(*post.frame, "reply"))
    if element and not opens_itself(title, list(leaves(page, first.start, first.stop, list(parts[0].chrome)))):
        parts = _with_title(parts, element)
    facts = list(_thread_facts(page, thread, meta, title, first))
    findings = []
    if later and not everything:
        message = f"{len(later)} replies left out" if len(later) > 1 else "1 reply left out"
        hint = "keep them with the option posts: all"
        findings.append(Finding("replies-left-out", Severity.NOTE, later[0].start, later[-1].stop, message, hint))
    return Extract(Frame(tuple(parts), tuple(named)), tuple(facts), tuple(findings))


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


def _thread_facts(page: Page, thread: Thread, meta: Mapping[str, str], title: str, first: Post) -> Iterator[Fact]:
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
    yield from (
        Fact(field, value) for field, value in say.counts(words(page.text[max(0, first.start - 30_000) : first.start]))
    )
    yield from _site(page, meta)


def _site(page: Page, meta: Mapping[str, str]) -> Iterator[Fact]:
    site = next((meta[key] for key in say.META["source.site"] if meta.get(key)), "")
    if site:
        yield Fact("source.site", site)
    url = say.address(page, meta)
    if url:
        yield Fact("source.url", url)


def _article(page: Page, meta: Mapping[str, str]) -> Extract:
    place = find_article(page) or _whole(page)
    spans = list(inner_chrome(page, *place))
    lines = list(leaves(page, *place, spans))
    element, title = article_title(page, meta, place)
    found: dict[str, Any] = {"title": title} if title else {}
    last = end_of_text(lines)
    if last is not None:
        spans.append(Span(lines[last].start, place[1], "related links"))
        lines = lines[:last]
    for span, told in page_lines(lines, title):
        spans.append(span)
        for field, value in told.items():
            found.setdefault(field, value)
    if element and place[0] <= element.start < place[1]:
        element = None
    parts = [Part(*place, chrome=tuple(spans))]
    if element and not opens_itself(title, lines):
        parts = _with_title(parts, element)
    head = words(page.text[max(0, place[0] - 4_000) : place[0]])
    return Extract(Frame(tuple(parts)), tuple(_article_facts(page, meta, found, head)))


def _whole(page: Page) -> tuple[int, int]:
    body = next((element for element in page.elements if element.name == "body"), None)
    return (body.inner, body.end) if body else (0, len(page.text))


def _article_facts(page: Page, meta: Mapping[str, str], found: dict[str, Any], head: str) -> Iterator[Fact]:
    data = say.linked_data(page)
    for field in ("source.published", "source.origin", "source.author", "source.board"):
        for key in say.META[field]:
            value = say.date(meta.get(key, "")) if field == "source.published" else say.name(meta.get(key, ""))
            if value and len(value) > len(str(found.get(field, "")) if field == "source.published" else "") - 100:
                found.setdefault(field, value)
    if isinstance(data.get("datePublished"), str) and say.date(data["datePublished"]):
        found.setdefault("source.published", say.date(data["datePublished"]))
    near = say.date(head[-400:])
    if near and (not found.get("source.published") or (near.startswith(found["source.published"]) and len(near) > 10)):
        found["source.published"] = near
    if meta.get("generator") and not say.name(meta["generator"]) == "":
        found["source.engine"] = meta["generator"]
    yield from (Fact(field, value) for field, value in found.items())
    yield from _site(page, meta)
