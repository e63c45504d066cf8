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
from dataclasses import replace
from functools import cache

from normalize.chinese.characters import WIDE_MARKS
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.source import BYTE_ORDER_MARKS, Decoded, SourceFacts, encode


class DecodeError(ValueError):
    """The bytes are not text in any known encoding."""


_LEGACY = ("gb18030", "big5hkscs")


def decode(data: bytes, file: str = "") -> Decoded:
    """Decode the bytes of a source. Raises `DecodeError` when they are no text."""
    encoding, bom, text = _read(data)
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
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, mark, _decode_as(data[len(mark) :], encoding)
    if b"\x1b" in data and _ESCAPED.search(data[:65536]):
        raise DecodeError("this is ISO-2022 (7-bit text with escape sequences), which is not read here")
    if b"\0" in data and (utf16 := _utf16_without_mark(data)):
        return utf16, b"", _decode_as(data, utf16)
    if data[:65536].translate(None, _NO_CONTROLS) and _is_binary(data):
        raise DecodeError("this is a binary file, not text")
    try:
        return "utf-8", b"", data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _rank(data)
        return encoding, b"", _decode_as(data, encoding)


def _rank(data: bytes) -> str:
    """The encoding that gives the most plausible text. UTF-8 with some damage beats a legacy reading of it."""
    sample = data[:200_000]
    scores = {name: plausibility(_decode_as(sample, name)) for name in ("utf-8", *_LEGACY)}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= 0.5 and (best not in _LEGACY or _reads_as_chinese(_decode_as(sample, best))):
        return best
    from normalize.readers.alphabets import alphabetic_encoding  # hardly ever asked

    if name := alphabetic_encoding(data):
        return name
    raise DecodeError(
        "this is not text in any encoding known here (UTF-8, UTF-16, UTF-32, GB 18030, Big5, those of Europe's alphabets)"
    )


def _reads_as_chinese(text: str) -> bool:
    """Does a legacy reading hold the words that every Chinese text is made of?

    Any bytes above 0x7F read as some ideographs (EUC-TW as GB 18030 without an error), but the two hundred commonest make
    up a third of real text and hardly any of chance. A text too short to tell is believed.
    """
    han = _HAN.findall(text)
    return len(han) < _LEAST_HAN or sum(sign in _COMMONEST for sign in han) >= _LEAST_SHARE * len(han)


# To delete what may stand in a text and see what is left is five times as fast as to search for what may not.
_NO_CONTROLS = bytes({*range(0x09, 0x0E), 0x1B, *range(0x20, 0x100)})
# The designations of ISO-2022-CN, -JP and -KR.
_ESCAPED = re.compile(rb"\x1b\$[)*+(]?[A-IB@]")
_HAN = lazy_pattern("[\u4e00-\u9fff]")  # only a legacy encoding asks
_LEAST_HAN, _LEAST_SHARE = 25, 0.05
_COMMONEST = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还"
    "发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已从动两长民样现分将外但些高意进把法此实回二理点月明其种全工者向情部正名定"
    "问力机给等几业最间新电四市政区县省府建设化产展经济社会務報區縣開發產業會議這來國個說們為學對過經時實現進還員長東車見書後無當動兩樣"
)


def plausibility(text: str) -> float:
    """How much of the non-ASCII text is what Chinese is written with: 0 … 1, less for each undecodable byte.

    Common are the characters of the first level of GB 2312 and of Big5 (the standards order them by use), Chinese
    punctuation and fullwidth forms.
    """
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 1.0
    common = _common()
    good = sum(character in common for character in beyond)
    broken = sum("\udc80" <= character <= "\udcff" for character in beyond)
    return (good - 4 * broken) / len(beyond)


@cache
def _common() -> frozenset[str]:
    simplified = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    traditional = (bytes((high, low)) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    fullwidth = "".join(map(chr, range(0xFF01, 0xFF5F)))
    return frozenset(
        b"".join(simplified).decode("gb2312", "ignore")
        + b"".join(traditional).decode("big5", "ignore")
        + WIDE_MARKS
        + "〇"
        + fullwidth
    )


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 is believed without a mark only for its NUL bytes, which stand on one side of most pairs."""
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
    """The lines that encoding the text does not give back (duplicate codes of Big5, cut characters)."""
    ours, theirs = encode(text, facts).split(b"\n"), data.split(b"\n")
    if len(ours) != len(theirs) or facts.encoding.startswith(("utf-16", "utf-32")):
        return ((-1, base64.b64encode(data).decode()),)
    return tuple(
        (number, base64.b64encode(theirs[number]).decode())
        for number in range(len(theirs))
        if ours[number] != theirs[number]
    )
