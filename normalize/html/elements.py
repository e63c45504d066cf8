"""Sets of element names, by the rules of the HTML standard (WHATWG, sections 13.1 and 13.2). Data."""

import re
from collections.abc import Iterable


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


def any_case(names: Iterable[str]) -> str:
    """A pattern for names in either case, grouped by their first letters. It is many times as fast as `re.IGNORECASE`.

    >>> any_case(["td", "br", "th"])
    '(?:[tT](?:[hH]|[dD])|[bB](?:[rR]))'
    """
    rests: dict[str, list[str]] = {}
    for name in sorted(names, reverse=True):
        either = [f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter) for letter in name]
        rests.setdefault(either[0], []).append("".join(either[1:]))
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()) + ")"


VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
# Elements of raw text: their content is not markup, and only their own end tag ends it.
RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")

# The start tag of an `a` element that names a place of the page, and leads nowhere (§4.5.1: without `href` no hyperlink). An
# attribute more, such as a class or a handler, is that of a button.
PLACE = re.compile(r"""<a(?:\s+(?:name|id|title)\s*=\s*(?:"[^"]*+"|'[^']*+'|[^\s"'>]++))*+\s*/?>""", re.IGNORECASE)

# Inline elements without structure. They are half of the tags of a page, so the tree leaves them out; `Page.tag_at`
# makes one on demand.
MARKS = ("b", "big", "br", "em", "font", "i", "img", "s", "small", "strike", "strong", "sub", "sup", "tt", "u", "wbr")

HEADINGS = _names("h1 h2 h3 h4 h5 h6")
# The end tag of an inline element does not reach out of these ("special" in 13.2.4.2).
SPECIAL = HEADINGS | _names(
    """address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset head header hgroup html li listing main marquee menu nav noscript object ol p
    plaintext pre search section select summary table tbody td template tfoot th thead tr ul"""
)
# An end tag outside of a cell closes no element inside it, and an end tag inside closes no element outside.
CELLS = _names("td th caption table template")
TABLE_PARTS = _names("td th caption tr tbody thead tfoot colgroup")

# Their start tags end an open paragraph.
CLOSES_PARAGRAPH = HEADINGS | _names(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header
    hgroup hr li dd dt listing main menu nav ol p plaintext pre search section summary table ul"""
)
_SECTIONS = ("tbody", "thead", "tfoot", "caption", "colgroup")
# A start tag ends the open elements of the first names, up to the innermost open element of the second names. A row
# ends before a section of the table even if it is in none, because `<tbody>` may be left out.
IMPLIED_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir", "td", "th", "table")),
    "dt": (("dt", "dd"), ("dl", "td", "th", "table")),
    "dd": (("dt", "dd"), ("dl", "td", "th", "table")),
    "td": (("td", "th", "caption"), ("tr", "table")),
    "th": (("td", "th", "caption"), ("tr", "table")),
    "tr": (("tr", "caption", "colgroup"), ("table",)),
    "tbody": (("tr", *_SECTIONS), ("table",)),
    "thead": (("tr", *_SECTIONS), ("table",)),
    "tfoot": (("tr", *_SECTIONS), ("table",)),
    "option": (("option",), ("select", "optgroup")),
    "optgroup": (("option", "optgroup"), ("select",)),
    "rt": (("rt", "rp"), ("ruby",)),
    "rp": (("rt", "rp"), ("ruby",)),
    "body": (("head",), ()),
    "a": (("a",), ("td", "th", "table", "div", "li", "p")),
    "button": (("button",), ("form", "table")),
}

# Elements that browsers set on lines of their own.
BLOCKS = HEADINGS | _names(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form header hgroup hr html legend li listing main menu nav noscript ol optgroup option p plaintext pre search
    section summary table tbody td tfoot th thead tr ul xmp"""
)
