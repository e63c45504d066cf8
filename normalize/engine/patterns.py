"""Regular expressions that start fast and search fast.

`re` skips to the next candidate only if a pattern begins with a character or a set of characters. It tries a pattern
that begins with an assertion, an anchor (`^`), a repetition or unlike alternatives at every character of the text,
which takes several times as long. So most patterns for searches in whole texts begin with a character: `sign_first`
writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

LINE_START = r"(?<![^\n])"  # `^` with `re.MULTILINE`, as an assertion for `sign_first`


class _LazyPattern:
    """A regular expression compiled on first use; afterwards it forwards to the compiled pattern."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "sub", "groupindex"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but the pattern is compiled on its first use.

    Compiling takes nearly half of the time of `dingben normalize` on one report, and most documents need only a part of the
    patterns: no notes, no forum, no pages.

    >>> lazy_pattern("[0-9]+").findall("1月20日")
    ['1', '20']
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


def any_of(*families: Iterable[str]) -> str:
    """A group that matches one word of the families; the first word that fits is taken. A word is a pattern.

    >>> any_of(["来源", "稿源"], ["作者"])
    '(?:来源|稿源|作者)'
    """
    return f"(?:{'|'.join(word for family in families for word in family)})"


def sign_first(behind: str, signs: str, ahead: str) -> str:
    r"""The pattern `behind[signs]ahead`, written so that a search for it is fast.

    `behind` is a lookbehind assertion or empty. `signs` are characters, one of which must match. `ahead` is the pattern
    of the text after it. The sign comes first, and the assertion looks behind it.

    >>> sign_first("(?<!#)", "#", "#(?!#)")
    '\\#(?<!(?:#)\\#)#(?!#)'
    >>> re.findall(sign_first("(?<=甲)", "12", r"\d*"), "甲12乙2")
    ['12']
    """
    sign = _set(signs)
    return f"{sign}{_behind(behind, sign)}{ahead}"


def signs_first(*ways: tuple[str, str, str]) -> str:
    r"""The alternatives `behind[signs]ahead` as one pattern that begins with the set of all their signs.

    Each way is a tuple of the arguments of `sign_first`. The first way that fits counts, as in any alternation.

    >>> re.findall(signs_first(("", "<", "sup>"), ("(?<!!)", "[［", r"\d")), "<sup>[1]![2]［3］")
    ['<sup>', '[1', '［3']
    """
    alternatives = [f"(?<={(sign := _set(signs))}){_behind(behind, sign)}{ahead}" for behind, signs, ahead in ways]
    return f"{_set(''.join(signs for _, signs, _ in ways))}(?:{'|'.join(alternatives)})"


def _set(signs: str) -> str:
    escaped = re.escape(signs)
    return f"[{escaped}]" if len(signs) > 1 else escaped


def _behind(assertion: str, sign: str) -> str:
    """Rewrite a lookbehind assertion about the text before a sign, so that it can be placed after the sign."""
    return f"{assertion[:4]}(?:{assertion[4:-1]}){sign})" if assertion else ""
