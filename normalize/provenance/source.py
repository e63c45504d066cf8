"""The facts of a source in a ledger, and the restoration of its bytes from the decoded text."""

from __future__ import annotations

import base64
import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """The facts of a source in the head of a ledger.

    `newline` is "\\n", "\\r\\n" or "\\r" when all line ends are alike (they are "\\n" in the text), "" when they
    are mixed (they stay in the text). `patches` are the lines that the encoding alone does not restore: pairs of a
    line number (0-based, -1 for the whole file) and the line's bytes in base64.
    """

    file: str
    bytes: int
    sha256: str
    encoding: str
    bom: bool = False
    newline: str = "\n"
    patches: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as text, with "\\n" as line end if all were alike, and the facts to restore its bytes."""

    text: str
    facts: SourceFacts


BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its BOM begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encode(text: str, facts: SourceFacts) -> bytes:
    """The bytes of a source, given its decoded text and facts."""
    patches = dict(facts.patches)
    if -1 in patches:
        return base64.b64decode(patches[-1])
    if facts.newline not in ("", "\n"):
        text = text.replace("\n", facts.newline)
    data = _bom(facts) + _encode_as(text, facts.encoding)
    if patches:
        lines = data.split(b"\n")
        for number, line in patches.items():
            lines[number] = base64.b64decode(line)
        data = b"\n".join(lines)
    return data


def _encode_as(text: str, encoding: str) -> bytes:
    errors = "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    try:
        return text.encode(encoding, errors)
    except UnicodeEncodeError:
        return text.encode(encoding, "replace")


def _bom(facts: SourceFacts) -> bytes:
    return next(mark for mark, name in BYTE_ORDER_MARKS if name == facts.encoding) if facts.bom else b""
