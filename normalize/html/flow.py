"""A stretch of HTML as a flow: texts, and the gaps of tags and white space between them. Spans are code points, half-open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from normalize.html.elements import RAW
from normalize.html.tree import INSIDE

# White space that browsers collapse, and other characters for space or for nothing. At the end of a text they belong to
# the gap after it.
_WHITE = " \t\r\n\f\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff"
_SPACE_ENTITY = "&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000|#8194|#8195);"
_SPACES = f"[{_WHITE}]|{_SPACE_ENTITY}"

# An element of raw text with its content, and any other tag, comment or declaration, both without their `<`. No groups
# inside the repetitions: possessive repeats of groups fail with a SystemError in Python 3.11.
_RAW = "|".join(rf"(?i:{name})(?=[\s/>]){INSIDE}>(?:[^<]++|<(?!/(?i:{name})[\s/>]))*+(?:</[^>]*+>)?" for name in RAW)
_ONE_TAG = rf"/?[A-Za-z][^\s/>]*+{INSIDE}>|!--(?:-?>|(?:.*?--!?>|.*))|[!?/][^>]*+>"
_BLANK = rf"(?:[{_WHITE}]++|{_SPACE_ENTITY})*+"
# Raw elements are tried only if one of their initials follows, because most tags have other initials.
_GAP = re.compile(
    rf"<(?:(?=[sStTxXiInN])(?:{_RAW})|{_ONE_TAG}){_BLANK}(?:<(?:(?=[sStTxXiInN])(?:{_RAW})|{_ONE_TAG}){_BLANK})*+",
    re.DOTALL,
)
_BLANKS = re.compile(_BLANK)
_ONE = re.compile(rf"<(?:(?P<raw>(?=[sStTxXiInN])(?:{_RAW}))|{_ONE_TAG}){_BLANK}", re.DOTALL)
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>{INSIDE})>")
_SPACE = re.compile(_SPACES)
_TRAILING = re.compile(rf"(?:{_SPACES})\Z")
_LONGEST_ENTITY = 8
# The last characters of white space and of its entities. A text can end before its gap only after one of these.
_MAY_TRAIL = frozenset({*_WHITE, ";"})


class Tag(NamedTuple):
    """A start tag or an end tag: its name in lower case, and its attributes as they are written."""

    name: str
    end: bool
    rest: str


class Segment(NamedTuple):
    """A text, `start:stop`, with the gap before it, `gap:start`. The last segment of a flow may have no text."""

    gap: int
    start: int
    stop: int
    tags: tuple[Tag, ...]
    space: str  # the white space of the gap
    feeds: int  # line feeds for the gap, if its tags only separate lines; else -1


# Tags that only separate lines, with the line feeds for them.
_FEEDS = {"br": 1, "p": 2, "div": 2, "center": 2, "section": 2} | dict.fromkeys(("font", "a", "img", "i", "em", "u"), 0)
_MORE = 9


@lru_cache(maxsize=512)
def _read_gap(gap: str) -> tuple[tuple[Tag, ...], str, int]:
    """The tags of a gap, its white space and its line feeds. Cached, because pages repeat their gaps."""
    tags, spaces, at = [], [], 0
    for match in _ONE.finditer(gap):
        tag = _TAG.match(match[0])
        if tag and not match["raw"]:
            tags.append(Tag(tag["name"].lower(), bool(tag["end"]), tag["rest"]))
        spaces.append(gap[at : match.start()])
        spaces.extend(_SPACE.findall(match[0][tag.end() :] if tag and not match["raw"] else ""))
        at = match.end()
    feeds = max([_FEEDS.get(tag.name, _MORE) for tag in tags], default=0)
    return tuple(tags), "".join(spaces), feeds if feeds < _MORE else -1


def read_flow(text: str) -> Iterator[Segment]:
    """Read HTML as segments that tile the text, in order. Everything after the last `>` is text, apart from the white space at its start.

    >>> text = "甲<p>乙 </p>"
    >>> [(text[segment.start : segment.stop], [tag.name for tag in segment.tags]) for segment in read_flow(text)]
    [('甲', []), ('乙', ['p']), ('', ['p'])]
    """
    at = gap = 0
    read: tuple[tuple[Tag, ...], str, int] = (), "", 0
    for match in _GAP.finditer(text, 0, _end_of_tags(text)):
        start = match.start()
        if start > at and text[start - 1] in _MAY_TRAIL:
            start = _end_of_text(text, at, start)
        if start > at:
            yield Segment(gap, at, start, *read)
            gap = start
        at = match.end()
        read = _read_gap(text[gap:at])
    stop = _end_of_text(text, at, len(text))
    if stop > at:
        yield Segment(gap, at, stop, *read)
        gap, read = stop, ((), "", 0)
    if gap < len(text):
        yield Segment(gap, len(text), len(text), *read)


def _end_of_tags(text: str) -> int:
    """The offset after the last tag and its white space. No tag ends after it, so that no search goes beyond it."""
    last = _BLANKS.match(text, text.rfind(">") + 1)
    return last.end() if last else len(text)


def _end_of_text(text: str, start: int, stop: int) -> int:
    """The offset where the text in `start:stop` ends. White space after it belongs to the gap."""
    while stop > start:
        bare = start + len(text[start:stop].rstrip(_WHITE))
        entity = None
        if text[bare - 1 : bare] == ";":
            entity = _TRAILING.search(text, max(start, bare - _LONGEST_ENTITY), bare)
        if not entity:
            return bare
        stop = entity.start()
    return stop
