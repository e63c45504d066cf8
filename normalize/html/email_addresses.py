"""Mail addresses that a proxy (Cloudflare) replaced by [email protected].

The attribute `data-cfemail` has the address in hexadecimal: a key byte, then each byte of the address xor the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normalize.html.select import find_all
from normalize.html.spans import Passage, Span
from normalize.html.tree import Element, Page


def addresses(page: Page, passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The replaced addresses of a passage outside its chrome, as (start, stop, address that a browser shows)."""
    if "__cf_email__" not in page.text:
        return
    done = passage.start
    for element in find_all(page, ".__cf_email__", passage.start, passage.stop):
        address = decode_address(page.attributes(element).get("data-cfemail", ""))
        if address and element.start >= done and element.stop <= passage.stop and not _touches(element, passage.chrome):
            yield element.start, element.stop, address
            done = element.stop


def _touches(element: Element, chrome: Iterable[Span]) -> bool:
    """True if an element and a span of chrome overlap. An element without its end tag may hold what follows it."""
    return any(span.start < element.stop and element.start < span.stop for span in chrome)


def decode_address(code: str) -> str:
    """Decode the value of `data-cfemail`; empty if the value is invalid.

    >>> decode_address("e4868b86a4819c8589948881ca878b89")
    'bob@example.com'
    """
    try:
        key, *rest = bytes.fromhex(code)
        return bytes(byte ^ key for byte in rest).decode()
    except (ValueError, UnicodeDecodeError):
        return ""
