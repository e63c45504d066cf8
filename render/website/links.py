"""What the pages of one archive share, and how they link to each other: by relative URLs that name files."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any
from urllib.parse import quote, unquote

from render.edition.destinations import is_external, is_relative
from render.html.document import AriaLabels

HOME = "index.html"
GLOSSARY = "glossary.html"
NOT_FOUND = "404.html"
STYLE_SHEET = "assets/archive.css"
SITEMAP = "sitemap.xml"


@dataclass(frozen=True)
class NavItem:
    """A line of the navigation: a page below the root, a URL, or a group of lines."""

    title: str
    path: str = ""
    url: str = ""
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True)
class Site:
    """What every page of an archive says: its name, its address (with a final slash, or `""`), its navigation.

    `labels` are the words of the theme; `language` is theirs (BCP 47). `styles` are style sheets beside that of the theme;
    the path of a source, added to `edit_url`, is where it is edited.
    """

    name: str
    url: str
    description: str
    language: str
    nav: tuple[NavItem, ...]
    labels: Mapping[str, Any]
    copyright: str = ""
    styles: tuple[str, ...] = ()
    repo_url: str = ""
    repo_name: str = ""
    edit_url: str = ""

    def edit_link(self, source: str) -> str:
        """The address where the file `source` below docs_dir is edited; "" if the archive names none, or for no file."""
        return self.edit_url + quote(source) if self.edit_url and source else ""

    @property
    def aria_labels(self) -> AriaLabels:
        """The labels of links inside documents."""
        return AriaLabels(self.labels["paragraph_link"], self.labels["section_link"], self.labels["note"])


def relative_url(page: str, target: str) -> str:
    """The URL of `target` as seen from `page`, both paths below the root of the archive.

    >>> relative_url("texts/000.html", "index.html"), relative_url("index.html", "texts/a?b.html")
    ('../index.html', 'texts/a%3Fb.html')
    """
    url = quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
    # A colon in the first step would read as a scheme.
    return f"./{url}" if ":" in url.split("/")[0] else url


def urls_from(page: str) -> Callable[[str], str]:
    """A function that gives the URL of a target as seen from `page`."""
    return partial(relative_url, page)


def html_path(source: str) -> str:
    """The page that a Markdown file becomes."""
    return source.removesuffix(".md") + ".html"


def resolve(source: str, destination: str) -> tuple[str, str] | None:
    """(path below the root, `#fragment` or `""`) of a relative destination in `source`; None if it leaves the root.

    The path may be percent-encoded and is decoded; the fragment is left as it is.
    """
    path, hash_sign, fragment = destination.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return source, hash_sign + fragment
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    if target.startswith(("../", "/")) or target in ("..", ".") or "\\" in target:
        return None
    return target, hash_sign + fragment


def text_link(source: str, destination: str) -> str | None:
    """The URL that a link of a canonical text gets; None if it would leave the archive by other means than a web address."""
    if is_external(destination):
        return destination
    if not is_relative(destination) or (found := resolve(source, destination)) is None:
        return None
    target, fragment = found
    if target == source:
        return fragment or None
    return relative_url(source, html_path(target)) + fragment


def sitemap(site_url: str, pages: Sequence[str]) -> str:
    """The list of pages for search engines (sitemaps.org); it must name absolute addresses."""
    addresses = "".join(f"<url><loc>{escape(site_url + quote(page))}</loc></url>\n" for page in sorted(pages))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{addresses}</urlset>\n"
