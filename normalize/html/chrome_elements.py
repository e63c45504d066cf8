"""What is chrome inside a main text: elements by name, and whole lines by what they say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from normalize.html.article import REPLY_FORM, Densities
from normalize.html.elements import BLOCKS, any_case
from normalize.html.spans import Span
from normalize.html.tree import Element, Page, words

_ELEMENTS = {
    "script": "script", "style": "style sheet", "template": "script", "iframe": "embedded page", "noframes": "embedded page",
    "noembed": "embedded page", "nav": "navigation", "footer": "footer", "aside": "sidebar", "select": "form",
    "textarea": "form", "button": "button", "svg": "image", "img": "image", "title": "title of the window", "object": "player",
    "video": "player", "audio": "player", "canvas": "image", "map": "image", "picture": "image", "figcaption": "caption",
    "embed": "player", "input": "form", "link": "style sheet", "meta": "metadata", "label": "form",
}  # fmt: skip
# Stricter than the names outside: inside a text a wrong name would remove words of the document.
_CLASSES = (
    ("share bar", "share|bdshare\\w*|bshare\\w*|jiathis\\w*|fenxiang|social|sns|qrcode|ewm|erweima|wechat|share-?box"),
    ("related links", "related?|related?[-_]?(?:news|links?|box|articles?|posts?)|relate|recommend|tuijian|xiangguan|xgxw|xgyd|hotnews"),
    ("tools of the page", "tools?|toolbar|print|fontsize|font-?size|zihao|clipboard|copy(?:-?code)?(?:-?button)?|operate|anchorific"),
    ("comments", "comments?|kommentare?|pinglun|replies|(?:article|post|entry|news|blog|reader|user)[-_]comments?|disqus_thread|"
     "(?:[a-z]{1,12}[-_])?(?:comments?|pinglun)[-_]?(?:list|area|container|wrap(?:per)?|box|section|block)"),
    ("page numbers", "pager|pagination|pagenav|page-?nav|fenye|page_?num(?:ber)?s?"),
    ("advertisement", "ads?|adv|advert|guanggao|adsbygoogle"),
    ("player", "player|video(?:-?box|-?player|_?wrap)?|audio(?:-?box|-?player)?|mejs-\\w+|jw-?player|vjs-\\w+"),
    ("caption", "caption|wp-caption-text|img-?(?:desc|caption|txt|title)|pic-?(?:desc|txt|title|info)|tushuo|picsm|pictext"),
    ("navigation", "breadcrumbs?|crumbs?|prev-?next|pre-?next|pre_?next|shangxia"),
    ("rights notice", "copyright|disclaimer|shengming|declare|statement|mianze"),
    ("notice of cookies", "(?:cookies?|consent|gdpr|onetrust)(?:[-_]\\w+)*"),
    ("poll", "vote|poll|m-?vote-?wrap|survey|diaocha"),
    ("keywords", "keywords?|tags?|ar_keywords|tag-?list|article-?tags?"),
)  # fmt: skip
_GROUPS = "|".join(f"(?P<g{number}>{pattern})" for number, (_, pattern) in enumerate(_CLASSES))
_NAMED = re.compile(rf"""\b(?:id|class)\s*=\s*["']?(?:[^"'>]{{0,200}}\s)?(?:{_GROUPS})(?=[\s"'>])""", re.IGNORECASE)
# Asides that belong to their text: quotations, and boxes of hints. A pull quote says again what the text says.
_OWN_ASIDE = re.compile(
    r"""\bclass\s*=\s*["']?(?:[^"'>]{0,200}\s)?(?:quote|admonition|callout|note|tip|warning|hint|footnotes?)(?=[\s"'>])""",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"""\bstyle\s*=\s*(?:"[^"]{0,200}?|'[^']{0,200}?)\bdisplay\s*:\s*none\b|\shidden(?=[\s=>/])""", re.IGNORECASE
)
# Folded text is hidden until it is asked for; it is text all the same.
_FOLDED = re.compile(
    r"""\bclass\s*=\s*["']?[^"'>]{0,200}(?:spoiler|fold|collaps|hide-?content|showhide|bbcode_body|toggle)""",
    re.IGNORECASE,
)
# A longer tag holds data of its own.
_LONGEST_TAG = 2_000
# The largest share of a text that an element of a telling name may hold and still be chrome.
_LARGEST = 0.3


def chrome(page: Page, start: int, stop: int) -> Iterator[Span]:
    """Elements inside `start:stop` that are no text of the document; comments of the page too."""
    number = bisect_left(page.starts, start)
    elements = page.elements
    while number < len(elements) and elements[number].start < stop:
        element = elements[number]
        name = _name(page, element, stop - start)
        if name:
            yield Span(element.start, element.stop, name)
            number = max(element.last, number + 1)
        else:
            number += 1
    yield from _comments(page, start, stop)


def _name(page: Page, element: Element, size: int) -> str:
    if element.name in _ELEMENTS and not (
        element.name == "aside" and _OWN_ASIDE.search(page.text, element.start, element.inner)
    ):
        return _ELEMENTS[element.name]
    if element.inner - element.start < len(element.name) + 4:
        return ""
    name, whatever_size = _told(page.tag(element)[:_LONGEST_TAG], element.name)
    return name if whatever_size or element.stop - element.start < _LARGEST * size + 200 else ""


@lru_cache(maxsize=512)
def _told(tag: str, element: str) -> tuple[str, bool]:
    """The name that a start tag tells, and whether it holds for an element of any size. Pages repeat their tags."""
    if element == "form" and REPLY_FORM.search(tag):
        return "reply form", True
    if _HIDDEN.search(tag) and not _FOLDED.search(tag):
        return "hidden text", True
    found = _NAMED.search(tag)
    name = _CLASSES[int((found.lastgroup or "g0")[1:])][0] if found else ""
    # In a line, a comment is one of a listing.
    return "" if name == "comments" and element not in BLOCKS else name, False


def _comments(page: Page, start: int, stop: int) -> Iterator[Span]:
    for begin, end in page.comments[bisect_left(page.comments, (start, 0)) :]:
        if begin >= stop:
            return
        yield Span(begin, end, "comment in the markup")


_LINK = re.compile(r"<a\s[^>]*+>(?:[^<]++|<(?!/?a[\s>]))*+</a\s*>", re.IGNORECASE)


class Leaf(NamedTuple):
    """A line of text as a browser shows it: its span without the tags round it, and its words."""

    start: int
    stop: int
    words: str
    linked: bool = False  # all of it is a link
    cell: bool = False  # it stands in a table of data


_BLOCK_TAG = rf"/?{any_case({*BLOCKS, 'br'})}(?=[\s/>])[^>]*+>"
_BLOCK = re.compile(f"<{_BLOCK_TAG}")
_BREAK = re.compile(
    rf"<(?:{_BLOCK_TAG}|!--(?:.*?-->|.*)|(?i:script)\b.*?</(?i:script)\s*>|(?i:style)\b.*?</(?i:style)\s*>)", re.DOTALL
)


def leaves(page: Page, start: int, stop: int, gaps: list[Span]) -> Iterator[Leaf]:
    """The lines of `start:stop`, without what lies in the gaps."""
    at = start
    for gap in [*sorted(gap for gap in gaps if gap.stop > start and gap.start < stop), Span(stop, stop, "")]:
        yield from _leaves(page, at, gap.start)
        at = max(at, gap.stop)


def _leaves(page: Page, start: int, stop: int) -> Iterator[Leaf]:
    text, at = page.text, start
    for match in _BREAK.finditer(text, start, text.rfind(">", start, stop) + 1):
        yield from _leaf(text, at, match.start())
        at = match.end()
    yield from _leaf(text, at, stop)


def _leaf(text: str, start: int, stop: int) -> Iterator[Leaf]:
    markup = text[start:stop]
    said = words(markup) if not markup.isspace() else ""
    if said:
        yield Leaf(start, stop, said, ("<a" in markup or "<A" in markup) and not words(_without_links(markup)))


def said_lines(markup: str) -> Iterator[str]:
    """What a piece of HTML says, block by block."""
    at = 0
    for match in _BLOCK.finditer(markup):
        said = words(markup[at : match.start()])
        if said:
            yield said
        at = match.end()
    if words(markup[at:]):
        yield words(markup[at:])


def _without_links(markup: str) -> str:
    limit = markup.rfind(">") + 1
    return _LINK.sub("", markup[:limit]) + markup[limit:]


# A box of links holds at least so many, and hardly any text beside them.
_LINKS_IN_BOX, _LINKED_SHARE = 3, 0.7


def link_boxes(page: Page, densities: Densities, start: int, stop: int) -> Iterator[Span]:
    """Boxes of links to other texts inside `start:stop`: lists, tables, paragraphs. A text that is nothing else keeps them."""
    number = bisect_left(page.starts, start)
    boxes: list[Span] = []
    while number < len(page.elements) and page.elements[number].start < stop:
        element = page.elements[number]
        if element.name in BLOCKS and element.stop <= stop and _is_link_box(densities, element):
            boxes.append(Span(element.start, element.stop, "related links"))
            number = element.last
        elif element.name == "table" and is_data(page, densities, element):
            number = element.last
        else:
            number += 1
    if sum(box.stop - box.start for box in boxes) < (stop - start) / 2:
        yield from boxes


# A table with cells longer than this places things on a page.
_LONGEST_CELL = 400


def is_data(page: Page, densities: Densities, table: Element) -> bool:
    """Has a table two rows or more of several short cells, and no table inside? Then nothing in it is of the page."""
    rows: list[int] = []
    for element in page.elements[table.number + 1 : table.last]:
        if element.name == "table":
            return False
        if element.name == "tr":
            rows.append(0)
        elif element.name in ("td", "th") and rows:
            letters = densities.letters_of(element)
            if letters > _LONGEST_CELL:
                return False
            rows[-1] += letters > 0
    return sum(cells > 1 for cells in rows) > 1


def with_cells(page: Page, densities: Densities, lines: list[Leaf]) -> list[Leaf]:
    """The lines of an article, those in tables of data marked."""
    start, stop = (lines[0].start, lines[-1].stop) if lines else (0, 0)
    end = 0
    inside: list[Leaf] = []
    tables = [
        element
        for element in page.elements[bisect_left(page.starts, start) : bisect_left(page.starts, stop)]
        if element.name == "table"
    ]
    spans = [(table.start, table.stop) for table in tables if is_data(page, densities, table)]
    for line in lines:
        while end < len(spans) and spans[end][1] <= line.start:
            end += 1
        inside.append(line._replace(cell=end < len(spans) and spans[end][0] <= line.start))
    return inside


def _is_link_box(densities: Densities, element: Element) -> bool:
    links, linked = densities.links_of(element), densities.linked_of(element)
    return links >= _LINKS_IN_BOX and linked > 5 * links and linked >= _LINKED_SHARE * densities.letters_of(element)
