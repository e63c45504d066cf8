"""Regular expressions compiled on first use.

Compiling patterns takes nearly half of the time of `dingben normalize` on one report, and most documents need only a part of
them: no notes, no forum, no pages. Used for patterns that not every document asks.
"""

from __future__ import annotations

import re
from typing import Any, cast


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

    >>> lazy_pattern("[0-9]+").findall("1月20日")
    ['1', '20']
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))
