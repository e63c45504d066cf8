"""Where a link of a text may lead. A text is hostile: what is not known to be harmless is no link."""

from __future__ import annotations

import re

_EXTERNAL = re.compile(r"(?:https?://[^\s\\]|mailto:[^\s\\])", re.IGNORECASE)
_SCHEME = re.compile(r"[^/?#]*:")


def is_external(destination: str) -> bool:
    """True for an address on the web or of a mailbox: `http`, `https`, `mailto`.

    >>> is_external("https://example.org/"), is_external("mailto:a@example.org"), is_external("ftp://example.org/")
    (True, True, False)
    """
    return bool(_EXTERNAL.match(destination))


def is_relative(destination: str) -> bool:
    """True for a path that starts at the page itself, and for a fragment: no scheme, no host, no root, no space.

    >>> is_relative("format.md#body"), is_relative("javascript:alert(1)"), is_relative("//host/x")
    (True, False, False)
    """
    if not destination or any(character <= " " or character == "\\" for character in destination):
        return False
    return not destination.startswith("/") and not _SCHEME.match(destination)


def safe_target(destination: str) -> str | None:
    """The destination itself if it is external or relative; otherwise None."""
    return destination if is_external(destination) or is_relative(destination) else None
