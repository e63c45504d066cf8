"""The title of an article: the heading of the page that its window and its metadata speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from normalize.html.chrome_elements import Leaf
from normalize.html.metadata import META, letters, same_title, window_title, without_tail
from normalize.html.tree import Element, Page

_TITLE_CLASS = re.compile(
    r"""\b(?:id|class)\s*=\s*["']?[^"'>]{0,200}(?:title|tit\b|headline|subject|biaoti|bt\b)""", re.IGNORECASE
)
_SHORTEST, _LONGEST = 4, 200


def article_title(page: Page, meta: Mapping[str, str], place: tuple[int, int]) -> tuple[Element | None, str]:
    """(the element that shows the title, its words); without an element, the words of metadata or window."""
    window = window_title(page)
    site = next((meta[key] for key in META["source.site"] if meta.get(key)), "")
    named = [meta[key] for key in META["title"] if meta.get(key)]
    best: tuple[int, int, Element] | None = None
    for element in _candidates(page, place):
        said = page.words(element)
        size = len(letters(said))
        known = any(same_title(said, name) for name in (window, *named)) or (
            not window and not named and element.name == "h1"  # a page without any other name
        )
        if _SHORTEST <= size <= _LONGEST and known:
            rank = (size, int(element.name in ("h1", "h2")), element)
            if best is None or rank[:2] > best[:2]:
                best = rank
    if best:
        return best[2], page.words(best[2])
    return None, next((without_tail(name, site) for name in (*named, window) if name), "")


def _candidates(page: Page, place: tuple[int, int]) -> Iterator[Element]:
    for element in page.elements:
        if element.start > place[0] + 2_000:
            return
        if element.stop - element.start < 2_000 and (
            element.name in ("h1", "h2", "h3", "h4") or _TITLE_CLASS.search(page.text, element.start, element.inner)
        ):
            yield element


def opens_itself(title: str, lines: Iterable[Leaf]) -> bool:
    """Does a text begin with a title of its own, so that the page's would be a second one?"""
    wanted = letters(title)
    for line in islice(lines, 10):
        said = letters(line.words)
        if len(said) > 80 or re.search("[，。；]", line.words):
            return False
        if len(said) >= _SHORTEST and (said in wanted or wanted in said) and len(said) >= 0.3 * len(wanted):
            return True
    return False
