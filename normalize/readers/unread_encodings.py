"""Encodings that are recognised and not read, so that a refusal can name them.

Escape sequences tell some of them (ISO 2022, RFC 1843, RFC 2152). The plausibility of the text tells the others: Korean and
Japanese bytes decode as GB 18030 without an error, into characters that no one wrote. In their own encoding they make far more
plausible text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.readers.formats import NotRead
from normalize.readers.plausibility import LEAST_GAIN, is_plausible, language_of, plausibility, surprisal

# The designations of ISO-2022-CN, -JP and -KR.
_ESCAPED = rb"\x1b(?:\$[)*+(]?[A-IB@]|\([JI])"
_ESCAPES = {
    "ISO-2022-KR (Korean)": rb"\x1b\$\)C",
    "ISO-2022-CN (Chinese)": rb"\x1b\$[)*+][AEGHI]",
    "ISO-2022-JP (Japanese)": rb"\x1b(?:\$\(?[@BD]|\([JI])",
}
_SHIFTED = rb"~\{(?:[!-w][!-~])+~\}"
_BASE64 = rb"\+[A-Za-z0-9+/]{8,}"
# Encoding, its name, the label by which iconv knows it.
_OF_LANGUAGES = (
    ("cp949", "EUC-KR (CP949, Korean)", "CP949"),
    ("cp932", "Shift_JIS (CP932, Japanese)", "CP932"),
    ("euc_jp", "EUC-JP (Japanese)", "EUC-JP"),
)
_SAMPLE = 65536
_LEAST_CHARACTERS, _LEAST_PLAUSIBILITY = 4, 0.8
# EUC-TW: the first plane of CNS 11643 from row 0x24 on, with marks in its first rows; the second plane begins with SS2.
_EUC_TW = rb"[\xc4-\xfd][\xa1-\xfe]|\x8e[\xa2-\xae][\xa1-\xfe]{2}"
_EUC_PAIR = rb"[\xa1-\xfe]{2}|\x8e[\xa2-\xae][\xa1-\xfe]{2}"
_MARKS_OF_EUC = rb"[\xa1-\xa3][\xa1-\xfe]"
_LEAST_PAIRS, _LEAST_SHARE = 25, 0.97


def encoding_with_escapes(data: bytes) -> NotRead | None:
    """The encoding of a text that shifts between character sets by escape sequences; None for all others."""
    sample = data[:_SAMPLE]
    if b"\x1b" in sample and re.search(_ESCAPED, sample):
        name = next((name for name, escape in _ESCAPES.items() if re.search(escape, sample)), "ISO-2022")
        return _not_read(name, f"iconv -f {name.partition(' ')[0]}")
    if b"~" in sample and _is_chinese(re.findall(_SHIFTED, sample), "hz"):
        return _not_read("HZ-GB-2312 (Chinese)", "uconv -f HZ-GB-2312")
    if (
        b"+" in sample
        and sample.isascii()
        and _is_chinese([part + b"-" for part in re.findall(_BASE64, sample)], "utf-7")
    ):
        return _not_read("UTF-7", "iconv -f UTF-7")
    return None


def _is_chinese(parts: list[bytes], encoding: str) -> bool:
    text = b"".join(parts).decode(encoding, "ignore")
    beyond = sum(character > "\x7f" for character in text)
    return beyond >= _LEAST_CHARACTERS and plausibility(text) >= _LEAST_PLAUSIBILITY


def encoding_of_neighbours(data: bytes, read_as: str) -> NotRead | None:
    """The Korean, Japanese or Taiwanese encoding of bytes that `read_as`, a Chinese one, decodes; None if `read_as` is right."""
    sample = data[:_SAMPLE]
    if _is_euc_tw(sample):
        return _not_read("EUC-TW (Chinese of Taiwan)", "iconv -f EUC-TW")
    chinese = surprisal(sample.decode(read_as, "surrogateescape"), language_of(read_as))
    found = max(_gains(sample, chinese), default=None)
    return _not_read(found[1], f"iconv -f {found[2]}") if found else None


def _gains(sample: bytes, chinese: float) -> Iterator[tuple[float, str, str]]:
    for encoding, name, label in _OF_LANGUAGES:
        text = sample.decode(encoding, "surrogateescape")
        table = language_of(encoding)
        gain = chinese - surprisal(text, table)
        if gain >= LEAST_GAIN and is_plausible(text, table):
            yield gain, name, label


def _is_euc_tw(sample: bytes) -> bool:
    pairs = re.findall(_EUC_PAIR, sample)
    letters = [pair for pair in pairs if not re.fullmatch(_MARKS_OF_EUC, pair)]
    high = sum(re.fullmatch(_EUC_TW, pair) is not None for pair in letters)
    return len(letters) >= _LEAST_PAIRS and high >= _LEAST_SHARE * len(letters)


def _not_read(name: str, converter: str) -> NotRead:
    return NotRead(name, f"make UTF-8 of it first, `{converter} -t UTF-8 FILE`")
