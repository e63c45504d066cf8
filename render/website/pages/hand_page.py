"""Hand-written pages: Markdown below docs_dir that is not a text; the check of their links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import unquote

from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.canonical.parser import markdown_parser
from normalize.canonical.tree import parse
from render.edition.destinations import is_external, is_relative
from render.edition.edition import EditionBody, edition_body
from render.edition.fields import field_text
from render.edition.record import language_tag
from render.html.document import render_document
from render.templates import Templates, markup
from render.website.links import NOT_FOUND, Site, html_path, relative_url, resolve, urls_from
from render.website.problems import Problem


@dataclass(frozen=True)
class HandPage:
    """A page from the file `source` below docs_dir. `markdown`, its text without front matter, begins in `line` of it."""

    source: str
    title: str
    language: str
    markdown: str
    line: int
    body: EditionBody

    @property
    def page(self) -> str:
        """The path of the page below the root of the archive."""
        return html_path(self.source)


def hand_page(source: str, text: str) -> HandPage:
    """Parse a hand-written page; front matter is optional. Raises `FrontMatterError`."""
    text = text.replace("\r\n", "\n")
    block, markdown = split_front_matter(text)
    fields: Mapping[str, Any] = parse_front_matter(block) if block else {}
    body = edition_body(parse(markdown))
    name = source.rpartition("/")[2].removesuffix(".md")
    return HandPage(
        source=source,
        title=field_text(fields.get("title")) or body.title_text or name,
        language=language_tag(fields),
        markdown=markdown,
        line=text.count("\n") - markdown.count("\n") + 1,
        body=body,
    )


def page_html(
    page: HandPage, outputs: Mapping[str, str], site: Site, templates: Templates, template: str, **values: Any
) -> str:
    """The HTML of `page` in `template`. `outputs`: the files below docs_dir and what becomes of them."""
    document = render_document(page.body, partial(page_link, page.source, outputs), site.aria_labels)
    return site_page(
        site,
        templates,
        template,
        page.page,
        page_title=page.title,
        language=page.language or site.language,
        title=markup(document.title) if document.title else page.title,
        title_anchor=page.body.title_anchor,
        body=markup(document.body),
        contents=page.body.contents,
        notes=document.notes,
        edit_link=site.edit_link(page.source),
        **values,
    )


def site_page(site: Site, templates: Templates, template: str, path: str, **values: Any) -> str:
    """The HTML of a page that is not a text, at `path` below the root. `values` go to the template; without any, the
    page says only what the labels of the theme say."""
    # A server sends the page for a missing address under any address.
    to = urls_from(path) if path != NOT_FOUND or not site.url else site.url.__add__
    nothing = {"page_title": "", "language": site.language, "title": "", "title_anchor": "", "body": ""}
    shown = nothing | {"contents": (), "notes": (), "edit_link": ""} | values
    return templates.render(template, site=site, labels=site.labels, path=path, to=to, markup=markup, **shown)


def page_link(source: str, outputs: Mapping[str, str], destination: str) -> str | None:
    """The URL that a link of a hand-written page gets, such as `format.html#anchors` for `format.md#anchors`; None if it
    leads nowhere."""
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
    """(line in the file, destination) of each link and picture. Only the tokens know the lines, the tree does not."""
    for token in markdown_parser().parse(page.markdown):
        line = page.line + (token.map[0] if token.map else 0)
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            destination = child.attrs.get("href" if child.type == "link_open" else "src")
            if destination and child.type in ("link_open", "image"):
                yield line, str(destination)
