"""The smallest input that still falls: parts are left out as long as it does (delta debugging, Zeller 1999)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Falls = Callable[[bytes], bool]
# The parts that are left out, from large to small.
_PARTS = (rb"[^\n]*\n|[^\n]+\Z", rb"<[^>]*>|[^<]{1,12}", rb"[\x00-\x7f\xc0-\xff][\x80-\xbf]*|[\x80-\xbf]")


def smallest(data: bytes, falls: Falls, is_over: Callable[[], bool]) -> bytes:
    """A part of `data` that falls and of which nothing more can be left out; or as far as the time goes.

    >>> smallest(b"a\\nbXc\\nd", lambda data: b"X" in data, lambda: False)
    b'X'
    """
    for part in _PARTS:
        data = b"".join(_reduced(re.findall(part, data, re.DOTALL), falls, is_over))
    return data


def _reduced(parts: Sequence[bytes], falls: Falls, is_over: Callable[[], bool]) -> Sequence[bytes]:
    size = len(parts)
    while size and len(parts) > 1:
        at = 0
        while at < len(parts) and not is_over():
            rest = [*parts[:at], *parts[at + size :]]
            if falls(b"".join(rest)):
                parts = rest
            else:
                at += size
        size //= 2
    return parts
