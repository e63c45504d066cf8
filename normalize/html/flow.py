"""A stretch of HTML as a flow: texts, and the gaps of tags and white space between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from normalize.html.names import RAW

_INSIDE = r"""(?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|[="'])*+"""
_SPACES = r"[ \t\r\n\f\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff]|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000|#8194|#8195);"
_BLANK = rf"(?:{_SPACES})*+"
_TAG = rf"<(?:/?[A-Za-z][^\s/>]*+{_INSIDE}>|!--(?:-?>|(?:.*?--!?>|.*))|[!?/][^>]*+>)"
_RAW_CONTENT = rf"<(?i:({'|'.join(RAW)}))(?=[\s/>]){_INSIDE}>(?:[^<]++|<(?!/(?i:\1)[\s/>]))*+(?:</[^>]*+>)?"
_GAP = re.compile(rf"{_BLANK}(?:(?:{_RAW_CONTENT}|{_TAG}){_BLANK})++", re.DOTALL)
_NAME = re.compile(
    rf"{_RAW_CONTENT}|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>{_INSIDE})>|<!--(?:.*?--!?>|.*)", re.DOTALL
)
_SPACE = re.compile(_SPACES)


class Tag(NamedTuple):
    name: str
    end: bool
    rest: str  # the attributes as they are written


class Piece(NamedTuple):
    """A text with the gap before it. The last one of a flow may have no text."""

    gap: int
    start: int
    stop: int
    tags: tuple[Tag, ...]
    space: str  # the white space of the gap


@lru_cache(maxsize=512)
def _read(gap: str) -> tuple[tuple[Tag, ...], str]:
    """The tags of a gap and its white space. Pages repeat their gaps: each is read once."""
    tags = tuple(
        Tag(match["name"].lower(), bool(match["end"]), match["rest"]) for match in _NAME.finditer(gap) if match["name"]
    )
    return tags, "".join(_SPACE.findall(_NAME.sub("", gap)))


def flow(text: str) -> Iterator[Piece]:
    """Read a text as gaps and texts, in order and without an overlap: together they are the text."""
    at, gap, tags, space = 0, 0, (), ""
    limit = text.rfind(">") + 1
    for match in _GAP.finditer(text, 0, limit):
        start, stop = match.span()
        if start > at or not at:
            if start > at:
                yield Piece(gap, at, start, tags, space)
            gap = start
        at = stop
        tags, space = _read(match[0])
    yield Piece(gap, at, len(text), tags, space)
