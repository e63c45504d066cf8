"""What kind of source a text is, by content and never by file name alone."""

from __future__ import annotations

import re

from normalize.canonical.footnotes import DEFINITION
from normalize.canonical.front_matter import FORMAT, split_front_matter
from normalize.chrome import forums
from normalize.engine.patterns import lazy_pattern

CANONICAL = "canonical"
HTML = "html"
MARKDOWN = "markdown"
FORUM_THREAD = "forum-thread"
PLAIN_TEXT = "plain-text"
# The kinds in which markup has a meaning. In all others every mark is text.
MARKUP_KINDS = frozenset({MARKDOWN, HTML})

_PAGE_TAGS = r"!doctype\s+html|html|head|body"
_HTML_TAGS = f"{_PAGE_TAGS}|meta|div|table|script"
_HTML = re.compile(rf"<(?:{_HTML_TAGS})\b", re.IGNORECASE)
# A piece of a page may begin with comments, and with any of the elements that hold texts.
_COMMENTS = r"\s*(?:<!--(?:[^-]|-(?!->))*+-->\s*)*+"
_HTML_START = re.compile(rf"{_COMMENTS}<(?:{_HTML_TAGS}|t[drh]|tbody|article|section|main)\b", re.IGNORECASE)
# Converters leave tables and boxes as HTML in Markdown: its headings tell it from a page.
_HTML_PAGE = lazy_pattern(rf"<(?:{_PAGE_TAGS})\b", re.IGNORECASE)
_MARKDOWN_HEADING = lazy_pattern(r"^#{1,6} \S", re.MULTILINE)
# What converters write.
_MARKDOWN_MARKUP = (
    rf"^(?:#{{1,6}} \S|{DEFINITION}|\|[ :|-]+\|$)",  # a heading, a note, the rule of a table
    r"\*\*\S[^\n]*?\*\*",  # strong text
    r"<su[bp]>",
    r"!\[[^\]\n]{0,500}\]\([^)\n]{1,500}\)",  # a picture
)
_MARKDOWN = lazy_pattern("|".join(_MARKDOWN_MARKUP), re.MULTILINE)
_YAML = lazy_pattern(r"---\n(?:(?:\w+:|[ \t]*- |[ \t]+\S).*\n)++---$", re.MULTILINE)
# Each Markdown text has one of these. To look for them is faster than to match.
_MARKDOWN_SIGNS = ("# ", "**", "[^", "<su", "|", "![", "---")
_FEWEST_ITEMS = 5


def sniff(text: str) -> str:
    """The kind of a decoded source.

    >>> sniff("* 1 甲\\n> 釋：乙\\n* 2 丙\\n* 3 丁\\n* 4 戊"), sniff("- 甲\\n乙"), sniff("---\\na:\\n- b\\n---\\n甲")
    ('markdown', 'plain-text', 'markdown')
    """
    if text.startswith("---\n") and f"format: {FORMAT}" in (split_front_matter(text)[0] or "").split("\n"):
        return CANONICAL
    if _is_html(text):
        return HTML
    rules = (forums.TELLING, forums.SHOWS_ALL) if forums.SHOWS_ALL_SIGN in text else (forums.TELLING,)
    # Two different lines of a frame make a thread; the first characters of a line say which one it is.
    if len({match[1][:6] for rule in rules for match in rule.finditer(f"\n{text}")}) >= 2:
        return FORUM_THREAD
    return MARKDOWN if _is_markdown(text) or _is_list(text) else PLAIN_TEXT


def _is_markdown(text: str) -> bool:
    if not any(sign[0] in text and sign in text for sign in _MARKDOWN_SIGNS):
        return False
    return _MARKDOWN.search(text) is not None or _YAML.match(text) is not None


def _is_list(text: str) -> bool:
    """True if nearly every line is an item or a quotation of Markdown. A plain text may have a few such lines."""
    if not any(sign in text and f"\n{sign} " in text for sign in "*>-"):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    marked = sum(line.startswith(("* ", "- ", "> ")) for line in lines)
    return marked >= _FEWEST_ITEMS and marked >= 0.8 * len(lines)


def _is_html(text: str) -> bool:
    start = text[:20_000]
    if _HTML_START.match(start):
        return True
    tags = len(_HTML.findall(start))
    return tags >= 2 and (bool(_HTML_PAGE.search(start)) or not _MARKDOWN_HEADING.search(start))
