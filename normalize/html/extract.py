"""Extract the passages of the document from a parsed page, and the facts of the page about the document.

Spans are code points of the decoded page, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from normalize.chinese.characters import letters
from normalize.engine.cleaner import Fact
from normalize.html import metadata
from normalize.html.article import find_article
from normalize.html.chrome_elements import chrome_elements, link_boxes
from normalize.html.chrome_lines import chrome_lines, end_of_text, find_editor
from normalize.html.density import measure
from normalize.html.spans import PageContent, Passage, Span
from normalize.html.text_lines import TextLine, block_lines, text_lines, with_cells
from normalize.html.threads import (
    HOME_MADE,
    Post,
    Thread,
    author_of,
    board_of,
    find_answers,
    find_thread,
    post_chrome,
    time_of,
    title_element,
)
from normalize.html.titles import article_title, opens_itself
from normalize.html.tree import Element, Page, inner_text
from normalize.provenance.finding import Finding, Severity

_ABOVE = re.compile(r"\s*+(?P<words>[^<\s](?:[^<]*[^<\s])?)\s*+(?=<(?:!doctype|html|head|body)\b)", re.IGNORECASE)
# The largest distance of the counts from the title of a thread, in characters of the markup.
_NEAR = 2_000
# The largest distance of the byline before an article: in characters of the markup, and of the text.
_BEFORE, _BYLINE = 4_000, 400
# The largest distance of the name of the editor after an article: in characters of the markup, and in lines.
_BEHIND, _LINES_BEHIND = 4_000, 12


@dataclass(frozen=True, slots=True)
class Extract:
    """The content of a page: the passages of the document, the facts about it, and the findings."""

    content: PageContent
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...] = ()


def extract(page: Page, *, everything: bool) -> Extract:
    """Find the document of a page: the first post of a thread, or the main text of an article.

    With `everything`, each later post of a thread is a passage of its own. Without it, later posts are removed and
    reported.
    """
    meta = metadata.meta_values(page)
    thread = find_thread(page)
    return _thread(page, thread, meta, everything=everything) if thread else _article(page, meta, everything=everything)


def _thread(page: Page, thread: Thread, meta: Mapping[str, str], *, everything: bool) -> Extract:
    first, *later = thread.posts
    element = title_element(page, thread)
    window = metadata.without_tail(metadata.window_title(page), meta.get("og:site_name", ""))
    title = page.inner_text(element) if element else window
    passages = [_passage(page, thread, first)]
    if element and not opens_itself(title, text_lines(page, first.start, first.stop, passages[0].chrome)):
        passages = _with_title(passages, element)
    more, named, findings = _later(page, thread, later, everything=everything)
    place = element.start if element else first.start
    near = inner_text(page.text[max(0, place - _NEAR) : min(place + _NEAR, first.start)])
    facts = tuple(_thread_facts(page, thread, meta, title, near))
    return Extract(PageContent(_in_order((*passages, *more)), named), facts, findings)


def _in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda passage: passage.start))


def _later(
    page: Page, thread: Thread, posts: Sequence[Post], *, everything: bool
) -> tuple[list[Passage], tuple[Span, ...], tuple[Finding, ...]]:
    """(passages, named spans, findings) of later posts: either passages, or replies that are removed and reported."""
    if not posts:
        return [], (), ()
    if everything:
        passages = []
        for number, post in enumerate(posts, 2):
            author = author_of(page, thread.engine, post)
            heading = f"{number}楼　{_escaped(author)}" if author else f"{number}楼"
            passages.append(_passage(page, thread, post, f"<h2>{heading}</h2>"))
        return passages, (), ()
    message = f"{len(posts)} replies left out" if len(posts) > 1 else "1 reply left out"
    hint = "keep them with the option posts: all"
    found = Finding("replies-left-out", Severity.NOTE, posts[0].start, posts[-1].stop, message, hint)
    return [], tuple(Span(*post.frame, "reply") for post in posts), (found,)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _passage(page: Page, thread: Thread, post: Post, before: str = "") -> Passage:
    spans = [*post_chrome(page, thread.engine, post), *chrome_elements(page, post.start, post.stop)]
    return Passage(post.start, post.stop, before, "", tuple(spans))


def _with_title(passages: Sequence[Passage], element: Element) -> list[Passage]:
    """Add the title as a passage, if it is before the text."""
    if element.end > passages[0].start:
        return list(passages)
    return [Passage(element.inner, element.end, "<h1>", "</h1>"), *passages]


def _above_the_page(page: Page, element: str) -> Iterator[Passage]:
    """The words before the first tag, as an `element`, unless the page has them too: a crawler wrote them above the page."""
    found = _ABOVE.match(page.text)
    if (
        found
        and letters(found["words"])
        and letters(found["words"]) not in letters(inner_text(page.text[found.end() :]))
    ):
        yield Passage(*found.span("words"), f"<{element}>", f"</{element}>")


def _thread_facts(page: Page, thread: Thread, meta: Mapping[str, str], title: str, near: str) -> Iterator[Fact]:
    """The facts of a thread. `near` is the text round the title, which has the counts."""
    first = thread.posts[0]
    if title:
        yield Fact("title", title)
        yield Fact("source.thread", title)
    engine = meta.get("generator", "")
    yield Fact("source.engine", engine if engine.startswith(thread.engine.name) else thread.engine.name)
    values = {
        "source.poster": author_of(page, thread.engine, first),
        "source.posted": time_of(page, thread.engine, first),
        "source.board": board_of(page, thread, title),
    }
    yield from (Fact(field, value) for field, value in values.items() if value)
    yield from (Fact(field, value) for field, value in metadata.find_counts(near))
    yield from _site_facts(page, meta)


def _site_facts(page: Page, meta: Mapping[str, str]) -> Iterator[Fact]:
    site = next((meta[key] for key in metadata.META["source.site"] if meta.get(key)), "")
    if site:
        yield Fact("source.site", site)
    url = metadata.page_address(page, meta)
    if url:
        yield Fact("source.url", url)


def _article(page: Page, meta: Mapping[str, str], *, everything: bool) -> Extract:
    densities = measure(page)
    text, *alike = find_article(page, densities) or [_body(page)]
    spans = [*chrome_elements(page, *text), *link_boxes(page, densities, *text)]
    lines = with_cells(page, densities, list(text_lines(page, *text, spans)))
    element, title = article_title(page, meta, text)
    lines, more_spans, facts = _read_lines(lines, text[1])
    editor = find_editor(islice(block_lines(page.text[text[1] : text[1] + _BEHIND]), _LINES_BEHIND))
    found: dict[str, Any] = ({"title": title} if title else {}) | facts
    if editor:
        found.setdefault("source.editor", editor)
    passages = [Passage(*text, chrome=(*spans, *more_spans))]
    if element and not (text[0] <= element.start < text[1]) and not opens_itself(title, lines):
        passages = _with_title(passages, element)
    passages = [*_above_the_page(page, "p" if element else "h1"), *passages]
    head = inner_text(page.text[max(0, text[0] - _BEFORE) : text[0]])
    later = tuple(Post(*span, span) for span in alike) or tuple(find_answers(page, text))
    more, named, findings = _later(page, Thread(HOME_MADE, later), later, everything=everything)
    content = PageContent(_in_order((*passages, *more)), named)
    return Extract(content, tuple(_article_facts(page, meta, found, head)), findings)


def _read_lines(lines: list[TextLine], stop: int) -> tuple[list[TextLine], list[Span], dict[str, str]]:
    """(lines of a text up to its end, spans of chrome up to `stop`, facts from the chrome)."""
    spans: list[Span] = []
    facts: dict[str, str] = {}
    last = end_of_text(lines)
    if last is not None and last < len(lines):
        spans.append(Span(lines[last].start, stop, "other texts of the page"))
        lines = lines[:last]
    for span, facts_of_line in chrome_lines(lines):
        spans.append(span)
        for field, value in facts_of_line.items():
            facts.setdefault(field, value)
    return lines, spans, facts


def _body(page: Page) -> tuple[int, int]:
    body = next((element for element in page.elements if element.name == "body"), None)
    return (body.inner, body.end) if body else (0, len(page.text))


def _article_facts(page: Page, meta: Mapping[str, str], found: dict[str, Any], head: str) -> Iterator[Fact]:
    """Facts of the lines, then those of the metadata. If two times have the same day, the more exact one counts."""
    for field in ("source.origin", "source.author", "source.board"):
        for key in metadata.META[field]:
            if metadata.name_in(meta.get(key, "")):
                found.setdefault(field, metadata.name_in(meta[key]))
    published = _published(page, meta, str(found.get("source.published", "")), head)
    if published:
        found["source.published"] = published
    if metadata.name_in(meta.get("generator", "")):
        found["source.engine"] = meta["generator"]
    yield from (Fact(field, value) for field, value in found.items())
    yield from _site_facts(page, meta)


def _published(page: Page, meta: Mapping[str, str], of_line: str, head: str) -> str:
    """The time when an article was published; empty if unknown.

    The sources are its byline, its metadata, its linked data, and the end of the text before it, in this order.
    """
    written = [meta.get(key, "") for key in metadata.META["source.published"]]
    written += [str(metadata.linked_data(page).get("datePublished", "")), head[-_BYLINE:]]
    dates = [of_line, *map(metadata.find_date, written)]
    first = next((date for date in dates if date), "")
    return max((date for date in dates if first and date.startswith(first)), key=len, default="")
