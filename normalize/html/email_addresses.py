"""Mail addresses that a proxy replaced by [email protected]: the address is in an attribute, every byte xor the first."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.html.select import find_all
from normalize.html.spans import Part
from normalize.html.tree import Page


def addresses(page: Page, part: Part) -> Iterator[tuple[int, int, str]]:
    """The replaced addresses of a part that stays, decoded as a browser shows them: (start, stop, address)."""
    if "__cf_email__" not in page.text:
        return
    for element in find_all(page, "class:__cf_email__", part.start, part.stop):
        address = decoded(page.attributes(element).get("data-cfemail", ""))
        if address and not any(span.start <= element.start < span.stop for span in part.chrome):
            yield element.start, element.stop, address


def decoded(code: str) -> str:
    """
    >>> decoded("e4868b86a4819c8589948881ca878b89")
    'bob@example.com'
    """
    try:
        key, *rest = bytes.fromhex(code)
        return bytes(byte ^ key for byte in rest).decode()
    except (ValueError, UnicodeDecodeError):
        return ""
