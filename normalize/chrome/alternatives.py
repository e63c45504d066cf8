"""Patterns from tuples of words. A word is a regular expression; most words match only themselves."""

from __future__ import annotations

from collections.abc import Iterable


def longest_of(*families: Iterable[str]) -> str:
    """Like `any_of`, but a word is tried before its own beginnings, and the match is not given back.

    A row of words can then be read in one way only. Otherwise the time to reject a long row doubles with each word that
    also consists of other words: 字体大小 is 字体 and 大 and 小.

    >>> longest_of(["大", "字体", "字体大小"])
    '(?>字体大小|字体|大)'
    """
    words = dict.fromkeys(word for family in families for word in family)
    return f"(?>{'|'.join(sorted(words, key=len, reverse=True))})"


def named(**patterns: str) -> str:
    """A group of named alternatives: the name of the group that matched is the alternative.

    >>> named(origin="来源|稿源", author="作者")
    '(?:(?P<origin>来源|稿源)|(?P<author>作者))'
    """
    return f"(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in patterns.items())})"


def attribute_word(
    attributes: str, words: str, *, before: str = r"""(?:[^"'>]{0,200}\s)?""", after: str = r"""[\s"'>]"""
) -> str:
    r"""An attribute in a start tag, one word of which is one of `words`.

    `before` matches the text that may precede the word in the value, `after` the text that must follow it. By default
    the word is a whole one, separated from others by white space. The search in a value is bounded, so it takes linear
    time.

    >>> import re
    >>> pattern = re.compile(attribute_word("id|class", "nav|menu"))
    >>> bool(pattern.search('<div class="top nav">')), bool(pattern.search('<div class="navigate">'))
    (True, False)
    """
    return rf"""\b(?:{attributes})\s*=\s*["']?{before}(?:{words})(?={after})"""
