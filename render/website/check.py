"""Check the pages of a built archive: links, ids, language, headings. Pure, but for `check_folder`.

The pages are read with a parser of their own (Beautiful Soup over html.parser), so that a mistake of the templates or of
`render.html` cannot hide itself.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import Tag

from normalize.edge.files import list_files
from normalize.edge.processes import WorkerDeath
from render.edition.destinations import is_external, is_relative
from render.website.links import resolve
from render.website.processes import spread

_ADDRESSES = ("href", "src")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Fragments that every page has (HTML, “select the indicated part”).
_ANY_PAGE = ("", "top")


class TagPlace(NamedTuple):
    """Where a tag begins in the HTML of its page; both count from 1."""

    line: int
    column: int


class PageProblem(NamedTuple):
    """What is wrong in a page. `path` is below the root of the archive."""

    path: str
    place: TagPlace
    message: str


@dataclass(frozen=True)
class BuiltPage:
    """The parts of a page that are checked, each with its place: ids, addresses (attribute and URL), heading levels."""

    path: str
    language: str
    ids: tuple[tuple[str, TagPlace], ...]
    addresses: tuple[tuple[str, str, TagPlace], ...]
    headings: tuple[tuple[int, TagPlace], ...]


def read_page(path: str, html: str) -> BuiltPage:
    """Parse the HTML of the page at `path` below the root."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        tags = BeautifulSoup(html, "html.parser").find_all(True)
    root = next((tag for tag in tags if tag.name == "html"), None)
    return BuiltPage(
        path=path,
        language=str(root.get("lang") or "").strip() if root else "",
        ids=tuple((str(tag["id"]), _place(tag)) for tag in tags if tag.has_attr("id")),
        addresses=tuple(
            (name, str(tag[name]), _place(tag)) for tag in tags for name in _ADDRESSES if tag.has_attr(name)
        ),
        headings=tuple((int(tag.name[1]), _place(tag)) for tag in tags if tag.name in _HEADINGS),
    )


def _place(tag: Tag) -> TagPlace:
    return TagPlace(tag.sourceline or 1, (tag.sourcepos or 0) + 1)


def page_problems(pages: Sequence[BuiltPage], files: Collection[str], site_url: str = "") -> list[PageProblem]:
    """The problems of `pages`, by page and place. `files` are the paths of all files of the archive, pages among them;
    `site_url` is its address with a final slash: a link to it is one into the archive."""
    ids = {page.path: frozenset(name for name, _ in page.ids) for page in pages}
    wrong_address = partial(_wrong_address, files=frozenset(files), ids=ids, site_url=site_url)
    found = []
    for page in pages:
        for name, url, place in page.addresses:
            if reason := wrong_address(page.path, url):
                found.append(PageProblem(page.path, place, f'{name}="{url}": {reason}'))
        rest = [*_doubled_ids(page), *_wrong_headings(page), *_no_language(page)]
        found += [PageProblem(page.path, place, message) for place, message in rest]
    return sorted(found)


def _wrong_address(
    path: str, url: str, files: Collection[str], ids: Mapping[str, Collection[str]], site_url: str
) -> str:
    """Why a URL leads nowhere; `""` if it leads somewhere."""
    if site_url and url.startswith(site_url):
        path, url = "", url.removeprefix(site_url) or "index.html"
    if is_external(url):
        return ""
    if not is_relative(url):
        return "addresses are http(s), mailto or relative to the page"
    found = resolve(path, url)
    if found is None:
        return "leads out of the archive"
    target, fragment = found[0], unquote(found[1][1:])
    if target not in files:
        return f"there is no file {target}"
    if target in ids and fragment not in _ANY_PAGE and fragment not in ids[target]:
        return f"{target} has no id {fragment}"
    return ""


def _doubled_ids(page: BuiltPage) -> Iterator[tuple[TagPlace, str]]:
    first: dict[str, TagPlace] = {}
    for name, place in page.ids:
        if name in first:
            yield place, f'id="{name}": line {first[name].line} has the same id'
        first.setdefault(name, place)


def _wrong_headings(page: BuiltPage) -> Iterator[tuple[TagPlace, str]]:
    """A page has one h1, and no heading is more than one level below the heading before it."""
    tops = [place for level, place in page.headings if level == 1]
    if not tops:
        yield TagPlace(1, 1), "the page has no h1"
    for place in tops[1:]:
        yield place, f"a second h1; the first is in line {tops[0].line}"
    for (before, _), (level, place) in pairwise([(0, TagPlace(1, 1)), *page.headings]):
        if level > before + 1 and tops:
            yield place, f"h{level} follows {f'h{before}' if before else 'no heading'}: a level is skipped"


def _no_language(page: BuiltPage) -> Iterator[tuple[TagPlace, str]]:
    if not page.language:
        yield TagPlace(1, 1), "<html> has no lang"


def check_folder(folder: Path, site_url: str = "") -> tuple[int, list[PageProblem]]:
    """Read all pages below `folder`; the number of pages and their problems. Raises `OSError`."""
    files = list_files(folder, folder).files
    read = spread(partial(_read_file, folder), [path for path in files if path.endswith(".html")])
    pages, dead = [], []
    for path, page in read:
        if isinstance(page, WorkerDeath):
            dead.append(PageProblem(path, TagPlace(1, 1), f"the process that read it {page.reason}"))
        else:
            pages.append(page)
    return len(pages), [*dead, *page_problems(pages, files, site_url)]


def _read_file(folder: Path, path: str) -> BuiltPage:
    # A page of the archive is UTF-8; in one that somebody else made, ASCII is enough to find its links.
    return read_page(path, (folder / path).read_bytes().decode("utf-8-sig", "replace"))
