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
    line number (0-based, -1 for the whole file) and the line's bytes in base64. `encoding` names the
    misreadings of a text that was misread before it was saved as UTF-8: "gb18030 read as windows-1252".
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

# Joins the encoding of a text to the one that a program took it for before it saved the misread text as UTF-8.
READ_AS = " read as "
_FROM_CONTROLS = {byte: sign for byte in range(0x80, 0xA0) if (sign := bytes((byte,)).decode("cp1252", "ignore"))}
_TO_CONTROLS = {ord(sign): byte for byte, sign in _FROM_CONTROLS.items()}


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
    own, misread, read_as = encoding.rpartition(READ_AS)
    if misread:
        return decode_bytes(_encode_as(text, own), read_as).encode("utf-8", "surrogatepass")
    errors = "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    try:
        return text.encode(encoding, errors)
    except UnicodeEncodeError:
        return text.encode(encoding, "replace")


def _bom(facts: SourceFacts) -> bytes:
    saved_as = encoding_of_file(facts.encoding)
    return next(mark for mark, name in BYTE_ORDER_MARKS if name == saved_as) if facts.bom else b""


def encoding_of_file(encoding: str) -> str:
    """The encoding of the bytes of a file, which is not that of its text where the text was misread before.

    >>> encoding_of_file("gb18030"), encoding_of_file("gb18030 read as windows-1252")
    ('gb18030', 'utf-8')
    """
    return "utf-8" if READ_AS in encoding else encoding


def encode_text(text: str, encoding: str) -> bytes:
    """The bytes of a text in an encoding. Raises `UnicodeEncodeError` for a character that the encoding lacks."""
    if encoding == "windows-1252":
        return text.translate(_TO_CONTROLS).encode("latin-1")
    return text.encode(encoding, "surrogateescape")


def decode_bytes(data: bytes, encoding: str) -> str:
    """The text of bytes in an encoding. Raises `UnicodeDecodeError`, but for windows-1252, where every byte is a character.

    The five bytes that windows-1252 leaves open are controls, as in browsers (Encoding Standard, WHATWG).
    """
    if encoding == "windows-1252":
        return data.decode("latin-1").translate(_FROM_CONTROLS)
    return data.decode(encoding)
