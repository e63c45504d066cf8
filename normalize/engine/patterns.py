"""Regular expressions that are compiled when they are first used.

Nearly half of the time that the command takes on one report is the compilation of patterns, and most documents need a
part of them: no notes, no forum, no pages. To be used for patterns that not every document asks.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern. Once an attribute is asked, the attributes of the pattern are its own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "sub", "groupindex"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but later.

    >>> late("[0-9]+").findall("1月20日")
    ['1', '20']
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
