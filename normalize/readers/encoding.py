"""Bytes to text and back, without losing one.

The encoding is found on content, never believed from a label: Big5 decodes as GB 18030 without an error and
pages that declare gb2312 are often GBK, so the candidates that decode are ranked by how plausible the text is.
Undecodable bytes become lone surrogates (`surrogateescape`): a cleaner reports each one, and `encode` gives the
same byte back.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

from normalize.provenance.source import BYTE_ORDER_MARKS, Decoded, SourceFacts, encode
from normalize.readers.formats import NotRead, file_format
from normalize.readers.mojibake import MojibakeError, read_back
from normalize.readers.plausibility import COMMONEST, plausibility
from normalize.readers.unread_encodings import encoding_of_neighbours, encoding_with_escapes


class DecodeError(ValueError):
    """The bytes are not text in an encoding that is read here. The message says what they are, then the way out."""

    def __init__(self, fault: str, way_out: str = "convert it to text first, or leave it out") -> None:
        super().__init__(f"{fault}; {way_out}")


_LEGACY = ("gb18030", "big5hkscs")


def decode(data: bytes, file: str = "") -> Decoded:
    """Decode the bytes of a source. Raises `DecodeError` when they are no text."""
    encoding, bom, text = _read(data)
    encoding, text = _read_back(encoding, text)
    newline = _newline(text)
    if newline and newline != "\n":
        text = text.replace(newline, "\n")
    facts = SourceFacts(file, len(data), hashlib.sha256(data).hexdigest(), encoding, bool(bom), newline)
    # UTF-8 is one to one, whatever the bytes that cannot be decoded (PEP 383).
    if (encoding != "utf-8" or newline not in ("", "\n")) and encode(text, facts) != data:
        facts = replace(facts, patches=_patches(data, text, facts))
    return Decoded(text, facts)


def _read(data: bytes) -> tuple[str, bytes, str]:
    """(encoding, byte order mark, text). Raises `DecodeError` for what is not text."""
    if known := file_format(data):
        raise DecodeError(f"this is {known.name}, not text", known.way_out)
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, mark, _decode_as(data[len(mark) :], encoding)
    _refuse(encoding_with_escapes(data))
    if b"\0" in data and (utf16 := _utf16_without_mark(data)):
        return utf16, b"", _decode_as(data, utf16)
    if data[:65536].translate(None, _NO_CONTROLS) and _is_binary(data):
        raise DecodeError("this is a binary file, not text")
    try:
        return "utf-8", b"", data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _rank(data)
        return encoding, b"", _decode_as(data, encoding)


def _read_back(encoding: str, text: str) -> tuple[str, str]:
    """The encoding and the text of a file, read back if it is mojibake from end to end. Raises `DecodeError`."""
    if encoding in _LEGACY:
        return encoding, text
    try:
        found = read_back(text)
    except MojibakeError as error:
        raise DecodeError(str(error), "take it from its source again, or leave it out") from error
    if found and encoding != "utf-8":
        raise DecodeError(f"this is mojibake: {found[1]}", "save it as UTF-8: then it is read back")
    return (found[1], found[0]) if found else (encoding, text)


def _refuse(encoding: NotRead | None) -> None:
    if encoding:
        fault = f"the encoding of this text is {encoding.name}, which is not read here"
        raise DecodeError(fault, encoding.way_out)


def _rank(data: bytes) -> str:
    """The encoding that gives the most plausible text. UTF-8 with some damage beats a legacy reading of it."""
    sample = data[:200_000]
    scores = {name: plausibility(_decode_as(sample, name)) for name in ("utf-8", *_LEGACY)}
    best = max(scores, key=lambda name: scores[name])
    share = _share_of_the_commonest(_decode_as(sample, best)) if best in _LEGACY else 1.0
    if share < _CERTAIN_SHARE or scores[best] < _LEAST_PLAUSIBILITY:
        _refuse(encoding_of_neighbours(sample, best))
    if scores[best] >= _LEAST_PLAUSIBILITY and share >= _LEAST_SHARE:
        return best
    from normalize.readers.alphabets import alphabetic_encoding  # hardly ever asked

    if name := alphabetic_encoding(data):
        return name
    raise DecodeError(
        "this is not text in any encoding known here (UTF-8, UTF-16, UTF-32, GB 18030, Big5, those of Europe's alphabets)"
    )


def _share_of_the_commonest(text: str) -> float:
    """The share of the two hundred commonest ideographs among the ideographs of a legacy reading.

    Any bytes above 0x7F read as some ideographs (EUC-TW as GB 18030 without an error). The commonest are a third of real
    Chinese text and hardly any of chance. A text too short to tell is taken for Chinese, but not for certain.
    """
    han = {character: count for character, count in Counter(text).items() if "\u4e00" <= character <= "\u9fff"}
    total = sum(han.values())
    return sum(han[one] for one in COMMONEST & han.keys()) / total if total >= _LEAST_HAN else _LEAST_SHARE


# Deleting the bytes that a text may hold and looking at the rest is five times as fast as searching for the others.
_NO_CONTROLS = bytes({*range(0x09, 0x0E), 0x1B, *range(0x20, 0x100)})
_LEAST_PLAUSIBILITY, _LEAST_HAN, _LEAST_SHARE, _CERTAIN_SHARE = 0.5, 25, 0.05, 0.2


def _utf16_without_mark(data: bytes) -> str | None:
    """The kind of UTF-16 of bytes without a mark; None if they are not UTF-16. Most of its pairs have a NUL on one side."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    for encoding, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here > 8 * there and here:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not re.search(r"[\0-\x08\x0e-\x1f]", text):
                return encoding
    return None


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    controls = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", sample))
    return controls > len(sample) / 50


def _decode_as(data: bytes, encoding: str) -> str:
    errors = "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError:  # a cut UTF-16 file: half a character at its end
        return data.decode(encoding, "replace")


def _newline(text: str) -> str:
    if "\r" not in text:
        return "\n"
    returns, feeds, pairs = text.count("\r"), text.count("\n"), text.count("\r\n")
    if pairs == returns == feeds:
        return "\r\n"
    return "\r" if not feeds else ""


def _patches(data: bytes, text: str, facts: SourceFacts) -> tuple[tuple[int, str], ...]:
    """The lines that encoding the text does not restore (duplicate codes of Big5, cut characters), as `SourceFacts.patches`."""
    ours, theirs = encode(text, facts).split(b"\n"), data.split(b"\n")
    if len(ours) != len(theirs) or facts.encoding.startswith(("utf-16", "utf-32")):
        return ((-1, base64.b64encode(data).decode()),)
    return tuple(
        (number, base64.b64encode(theirs[number]).decode())
        for number in range(len(theirs))
        if ours[number] != theirs[number]
    )
