"""Hand-written pages: Markdown below docs_dir that is not a text. Their links are checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import unquote

from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.canonical.parser import markdown_parser
from normalize.canonical.tree import Document, parse
from render.edition.record import language
from render.html import RenderedDocument, render_document
from render.html.nodes import is_external, is_relative
from render.templates import Templates, markup
from render.website.cards import words
from render.website.links import NOT_FOUND, Site, html_path, relative_url, resolve, urls_from
from render.website.problems import Problem


@dataclass(frozen=True)
class HandPage:
    """`line` is the line of the file on which `body` begins."""

    source: str
    title: str
    language: str
    body: str
    line: int
    document: Document

    @property
    def page(self) -> str:
        return html_path(self.source)


def hand_page(source: str, text: str) -> HandPage:
    """Parse a hand-written page; front matter is optional. Raises `FrontMatterError`."""
    block, body = split_front_matter(text.replace("\r\n", "\n"))
    fields: Mapping[str, Any] = parse_front_matter(block) if block else {}
    line = text.replace("\r\n", "\n").count("\n") - body.count("\n") + 1
    document = parse(body)
    title = words(fields.get("title")) or render_document(document).title_text
    return HandPage(
        source,
        title or source.rpartition("/")[2].removesuffix(".md"),
        language(fields, ""),
        body,
        line,
        document,
    )


def page_html(
    page: HandPage, outputs: Mapping[str, str], site: Site, templates: Templates, template: str, **values: Any
) -> str:
    """The HTML of `page` in `template`. `outputs`: the files below docs_dir and what becomes of them."""
    document = render_document(page.document, partial(page_link, page.source, outputs), site.words)
    return site_page(site, templates, template, page.page, page, document, **values)


def site_page(
    site: Site,
    templates: Templates,
    template: str,
    path: str,
    page: HandPage | None = None,
    document: RenderedDocument | None = None,
    **values: Any,
) -> str:
    """A page that is not a text: `page` and its `document` where somebody wrote one, else the labels alone."""
    # The page that a server sends for a missing address is shown under any address.
    to = urls_from(path) if path != NOT_FOUND or not site.url else site.url.__add__
    return templates.render(
        template,
        site=site,
        labels=site.labels,
        path=path,
        to=to,
        language=(page.language if page else "") or site.language,
        page_title=page.title if page else "",
        title=markup(document.title) if document and document.title else (page.title if page else ""),
        title_anchor=document.title_anchor if document else "",
        body=markup(document.body) if document else "",
        contents=document.contents if document else (),
        entries=document.entries if document else (),
        markup=markup,
        **values,
    )


def page_link(source: str, outputs: Mapping[str, str], destination: str) -> str | None:
    """Where a link of a hand-written page leads: `format.md#anchors` to `format.html#anchors`."""
    if is_external(destination):
        return destination
    if not is_relative(destination) or (found := resolve(source, destination)) is None:
        return None
    target, fragment = found
    if target == source and fragment:
        return fragment
    return relative_url(html_path(source), outputs[target]) + fragment if target in outputs else None


def link_problems(
    page: HandPage, outputs: Mapping[str, str], anchors: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """The broken links of `page`. `anchors`: the ids of each hand-written page, by its source."""
    for line, destination in _destinations(page):
        if is_external(destination):
            continue
        reason = _why_broken(page.source, destination, outputs, anchors)
        if reason:
            yield Problem(page.source, line, f"broken link {unquote(destination)}: {reason}")


def _why_broken(
    source: str, destination: str, outputs: Mapping[str, str], anchors: Mapping[str, frozenset[str]]
) -> str:
    if not is_relative(destination):
        return "links are http(s), mailto or relative to the page"
    found = resolve(source, destination)
    if found is None:
        return "leads out of docs_dir"
    target, fragment = found
    if target not in outputs:
        return f"there is no file {target} below docs_dir"
    if len(fragment) > 1 and target in anchors and unquote(fragment[1:]) not in anchors[target]:
        return f"{target} has no section or paragraph {unquote(fragment)}"
    return ""


def _destinations(page: HandPage) -> Iterator[tuple[int, str]]:
    """(line in the file, destination) of each link and picture; the tree keeps no lines, the tokens do."""
    for token in markdown_parser().parse(page.body):
        line = page.line + (token.map[0] if token.map else 0)
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            destination = child.attrs.get("href" if child.type == "link_open" else "src")
            if destination and child.type in ("link_open", "image"):
                yield line, str(destination)
