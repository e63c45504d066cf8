"""Ids made from words, so that an edit elsewhere on the page changes none of them.

A heading gets its own words without the number (`一、总体要求` → `总体要求`): an inserted section renumbers its neighbours, but
does not rename them. A paragraph gets a short hash of its first words; punctuation and spaces do not count, because
cleaning a text again may change them. Underscores distinguish the kinds (`p_…`, `note_…`, `use_…`): the words of a
heading never produce one, so the kinds cannot collide.

Ids have only letters, digits, hyphens and underscores: they need no escaping in HTML and no percent signs in a link.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b32encode
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2s

from normalize.chinese.characters import QUOTES
from normalize.chinese.numbering import UP_TO_999

# Numbers that change when a section is inserted. 第一章 stays, because laws are cited by it.
_NUMBER = re.compile(
    rf"\s*(?:[{UP_TO_999}]+[、.．]|[（(][{UP_TO_999}\d]+[）)]|"  # 一、 （一） （1）
    r"\d{1,2}(?:[、．]|\.(?!\d)))\s*"  # 1.
)
_WORDS = re.compile(r"[^\W_]+")
# Marks inside a phrase; every other mark separates two phrases.
_QUOTES = re.compile(f"[{QUOTES}\"'·]")

_SLUG_LENGTH = 32
_PREFIX_LENGTH = 32

# A function from a rank to the id that an item wishes for: the first wish at 0, then longer ones. Most items get their
# first wish, so the others are made on demand.
Wishes = Callable[[int], str]
_RANKS = 4


def slug(text: str) -> str:
    """The words of `text` as one readable id; empty if `text` has no letter and no digit.

    >>> slug("一、2020年工作和“十三五”发展回顾")
    '2020年工作和十三五发展回顾'
    >>> slug("What the writer guarantees")
    'what-the-writer-guarantees'
    """
    text = unicodedata.normalize("NFC", text)
    number = _NUMBER.match(text)
    words = _split(text[number.end() :]) if number else []
    words = words or _split(text)
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word
        if found and len(longer) > _SLUG_LENGTH:
            break
        found = longer
    return found[:_SLUG_LENGTH]


def _split(text: str) -> list[str]:
    return _WORDS.findall(_QUOTES.sub("", text).lower())


def digest(text: str) -> str:
    """A hash of the words of `text`, six letters and digits long; marks and spaces do not count.

    >>> digest("疫情防控，迅速有力。") == digest("疫情防控,迅速有力")
    True
    """
    words = "".join(_WORDS.findall(unicodedata.normalize("NFC", text))) or text
    return b32encode(blake2s(words.encode("utf-8", "replace"), digest_size=5).digest()).decode()[:6].lower()


def paragraph_wishes(text: str, section: str) -> Wishes:
    """Ids for a paragraph, the most stable first: of its first words, of all its words, of its section and words."""

    def wish(rank: int) -> str:
        if rank == 0:
            words = "".join(_WORDS.findall(unicodedata.normalize("NFC", text[: 4 * _PREFIX_LENGTH])))
            return f"p_{digest(words[:_PREFIX_LENGTH] or text)}"
        return f"p_{digest(text if rank == 1 else section + text)}"

    return wish


def heading_wishes(slugs: Sequence[str], content: Callable[[], str]) -> Wishes:
    """Ids for a heading. `slugs`: its own and those of its parents, inner first; `content`: the text after it."""

    def wish(rank: int) -> str:
        if rank == _RANKS - 1:
            return f"{slugs[0]}-{digest(content())}"
        return "-".join(reversed(slugs[: rank + 1] if rank < 2 else slugs))

    return wish


def note_wishes(label: str) -> Wishes:
    """Ids for the glossary entry of a label."""

    def wish(rank: int) -> str:
        words = slug(label)
        return f"note_{words}-{digest(label)}" if rank or not words else f"note_{words}"

    return wish


def use_wishes(label: str, home: str) -> Wishes:
    """Ids for a reference to `label` in the paragraph or entry `home`."""

    def wish(rank: int) -> str:
        own = f"use_{slug(label) or digest(label)}"
        return own if rank == 0 else f"{own}_{home}" + (f"_{digest(label)}" if rank > 1 else "")

    return wish


def term_id(term: str) -> str:
    """The id of a term on the glossary page: a function of the term alone, so that every page can link to it.

    >>> term_id("三个着力"), term_id("“三个着力”") == term_id("三个着力")
    ('三个着力', False)
    """
    words = slug(term)
    return words if words == term else f"{words}-{digest(repr(term))}".lstrip("-")


def settle(items: Iterable[Wishes], taken: Iterable[str] = ()) -> list[str]:
    """Give each item the first of its wishes that no other item has at the same rank. Returns the ids in order.

    The order of the items has no influence, unless all wishes of an item are claimed (identical paragraphs of one
    section): a counter distinguishes only such items.

    >>> settle([["a", "x-a"].__getitem__, ["a", "y-a"].__getitem__, ["b"].__getitem__])
    ['x-a', 'y-a', 'b']
    """
    wishes = list(items)
    settled: dict[int, str] = {}
    used = set(taken)
    for rank in range(_RANKS):
        wished = {place: wish(rank) for place, wish in enumerate(wishes) if place not in settled}
        claims = Counter(wished.values())
        won = {place: name for place, name in wished.items() if claims[name] == 1 and name not in used}
        settled |= won
        used |= set(won.values())
    for place, wish in enumerate(wishes):
        if place not in settled:
            settled[place] = _counted(wish(_RANKS - 1), used)
            used.add(settled[place])
    return [settled[place] for place in range(len(wishes))]


def _counted(wish: str, used: set[str]) -> str:
    number = 2
    if wish not in used:
        return wish
    while f"{wish}-{number}" in used:
        number += 1
    return f"{wish}-{number}"
