"""The title of an article: the heading of the page that the window title or the metadata repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from normalize.chinese.characters import letters
from normalize.chrome.classes import TITLE
from normalize.html.metadata import META, same_title, window_title, without_tail
from normalize.html.text_lines import TextLine
from normalize.html.tree import Element, Page

# Lengths of a title, in letters.
_SHORTEST, _LONGEST = 4, 200
# The largest distance of a title after the start of the text, and the largest size of its element, in characters of
# markup.
_WITHIN = _LONGEST_ELEMENT = 2_000
# A text may begin with its own title: the most lines before it, its greatest length, its least share of the page's
# title.
_FIRST_LINES, _LONGEST_OWN, _SHARE = 10, 80, 0.3


def article_title(page: Page, meta: Mapping[str, str], text: tuple[int, int]) -> tuple[Element | None, str]:
    """The element that shows the title of a page, and the title.

    `meta` are the metadata, `text` is the span of the main text. If several elements show a title, the longest one
    counts, and a heading before other elements of the same length. Without an element, the title is that of the
    metadata or the window; without these, it is empty.
    """
    window = window_title(page)
    site = next((meta[key] for key in META["source.site"] if meta.get(key)), "")
    named = [meta[key] for key in META["title"] if meta.get(key)]
    best: tuple[int, int, Element] | None = None
    for element in _candidates(page, text):
        shown = page.inner_text(element)
        size = len(letters(shown))
        known = any(same_title(shown, name) for name in (window, *named)) or (
            not window and not named and element.name == "h1"  # a page without any other name
        )
        if _SHORTEST <= size <= _LONGEST and known:
            rank = (size, int(element.name in ("h1", "h2")), element)
            if best is None or rank[:2] > best[:2]:
                best = rank
    if best:
        return best[2], page.inner_text(best[2])
    return None, next((without_tail(name, site) for name in (*named, window) if name), "")


def _candidates(page: Page, text: tuple[int, int]) -> Iterator[Element]:
    for element in page.elements:
        if element.start > text[0] + _WITHIN:
            return
        if element.stop - element.start < _LONGEST_ELEMENT and (
            element.name in ("h1", "h2", "h3", "h4") or TITLE.search(page.text, element.start, element.inner)
        ):
            yield element


def opens_itself(title: str, lines: Iterable[TextLine]) -> bool:
    """True if a text begins with a title of its own, so that the page's `title` would be a second one."""
    wanted = letters(title)
    for line in islice(lines, _FIRST_LINES):
        own = letters(line.text)
        if len(own) > _LONGEST_OWN or re.search("[，。；]", line.text):
            return False
        if len(own) >= _SHORTEST and (own in wanted or wanted in own) and len(own) >= _SHARE * len(wanted):
            return True
    return False
