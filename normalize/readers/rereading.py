"""Stretches of a text that another reading of their bytes explains better.

Two faults turn good bytes into legal and meaningless text. A byte is lost, and the decoder pairs the bytes after it wrongly, up
to the next ASCII character. Or a program decodes the bytes in the wrong encoding. In both cases the bytes still hold the text:
they are read a second time, and where the second reading is far more plausible, the first is wrong. Rare words are no fault,
because their second reading is no better.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import inf
from typing import NamedTuple, TypeVar

from normalize.provenance.source import decode_bytes, encode_text
from normalize.readers.plausibility import LEAST_GAIN, is_plausible, language_of, surprisal_of

_LEAST_LETTERS = 3
# What a second lost byte costs a reading, as ln of the odds: where one was lost, others are near.
_SECOND_LOSS = 8.0
# One character is little evidence: 爭A is a sound word, and 你 if the byte before it is lost.
_LEAST_FOR_ONE = 14.0
_MOST_REREAD = 100_000
T = TypeVar("T")
# A single letter between ideographs is rare: 1,700 in 79 million characters (A股, 系数n). Other signs of ASCII are rarer; brackets
# and other marks of markup are not.
_LETTER_ALONE, _SIGN_ALONE = 11.0, 13.0


@dataclass(frozen=True, slots=True)
class Rereading:
    """`start` and `end` count code points of the text, half-open; `words` are the other reading, `gain` is in nats."""

    start: int
    end: int
    words: str
    gain: float

    def moved(self, by: int) -> Rereading:
        """The same stretch with its offsets moved, for a text that is part of a longer one."""
        return Rereading(self.start + by, self.end + by, self.words, self.gain)


@dataclass(frozen=True, slots=True)
class _Bytes:
    """A stretch of text as bytes. `surprisals[n]` is the sum for all characters that end at byte n or before it."""

    text: str
    data: bytes
    starts: tuple[int, ...]  # of each character, and the end of the last
    surprisals: Sequence[float]


class _Reading(NamedTuple):
    encoding: str
    language: Mapping[str, float]


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with the offset of its start."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def within_budget(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The first lines, up to 100,000 characters: a second reading takes 20 µs a character, and a few places suffice."""
    left = _MOST_REREAD
    for start, line in lines:
        if left <= 0:
            return
        yield start, line[:left]
        left -= len(line)


def shifted_stretches(text: str, encoding: str, language: str = "") -> Iterator[Rereading]:
    """Stretches of a line that make sense when read one byte later: a byte was lost in front of them.

    `language` names the table of the text's script (see `language_of`), where the encoding writes more than one.

    >>> line = "，并请各位政协委员提出意见。".encode("gb18030")[1:].decode("gb18030", "surrogateescape")
    >>> [(found.start, found.words) for found in shifted_stretches(line, "gb18030")]
    [(0, '并请各位政协委员提出意见。')]
    """
    reading = _Reading(encoding, language_of(language or encoding))
    for offset, stretch in _stretches(text, reading):
        pairs = (at for at in range(len(stretch.text)) if _is_wide_pair(stretch, at))
        yield from _found(offset, stretch, reading, pairs, 1)


def _is_wide_pair(stretch: _Bytes, at: int) -> bool:
    """True if a character may hide a lost byte: two bytes, and of Han script, as accented letters are not."""
    return stretch.starts[at + 1] - stretch.starts[at] == 2 and stretch.text[at] > "\u2e7f"


def misread_stretches(text: str, read_as: str, encoding: str) -> Iterator[Rereading]:
    """Stretches of a line whose bytes were in `encoding` and were decoded in another.

    >>> next(misread_stretches("标题：涓枃鏂囨湰鐨勫唴瀹", "gb18030", "utf-8")).words
    '文本的内'
    """
    reading = _Reading(encoding, language_of(encoding))
    for offset, stretch in _stretches(text, _Reading(read_as, language_of(read_as))):
        beyond = (at for at, character in enumerate(stretch.text) if character > "\x7f")
        for found in _found(offset, stretch, reading, beyond, 0):
            if encoding == "utf-8" or _common_letters(found.words, reading) >= _LEAST_LETTERS:
                yield found


def _common_letters(text: str, reading: _Reading) -> int:
    """How many letters beyond ASCII are common. Any two bytes may make a mark of Big5; UTF-8 is hardly met by chance."""
    return sum(character > "\x7f" and character.isalpha() and character in reading.language for character in text)


def best_of(found: Iterable[tuple[T, Rereading]]) -> list[tuple[T, Rereading]]:
    """Readings in the order of their places, without those that overlap a better one."""
    kept: list[tuple[T, Rereading]] = []
    for item in sorted(found, key=lambda item: item[1].start):
        if not kept or item[1].start >= kept[-1][1].end:
            kept.append(item)
        elif item[1].gain > kept[-1][1].gain:
            kept[-1] = item
    return kept


def _stretches(text: str, reading: _Reading) -> Iterator[tuple[int, _Bytes]]:
    """The longest stretches of a text that an encoding can write, with their offsets."""
    units = [_unit(character, reading.encoding) for character in text]
    start = 0
    for end in range(len(units) + 1):
        if end == len(units) or not units[end]:
            if end > start:
                yield start, _as_bytes(text[start:end], units[start:end], reading)
            start = end + 1


@lru_cache(maxsize=1 << 15)
def _unit(character: str, encoding: str) -> bytes:
    """The bytes of a character; none if the encoding cannot write it."""
    try:
        return b"" if character == "\ufffd" else encode_text(character, encoding)
    except UnicodeEncodeError:
        return b""


def _as_bytes(text: str, units: Sequence[bytes], reading: _Reading) -> _Bytes:
    starts = tuple(accumulate(map(len, units), initial=0))
    ended = [0.0] * (starts[-1] + 1)
    for at, end in enumerate(starts[1:]):
        ended[end] = _surprisal_in(text, at, reading)
    return _Bytes(text, b"".join(units), starts, tuple(accumulate(ended)))


def _surprisal_in(text: str, at: int, reading: _Reading) -> float:
    """The surprisal of a character among its neighbours: a letter alone between ideographs is a rare thing."""
    character = text[at]
    if (
        "@" <= character <= "~"
        and character not in "[\\]_|"
        and text[at - 1 : at] > "\u2e7f"
        and text[at + 1 : at + 2] > "\u2e7f"
    ):
        return _LETTER_ALONE if character.isalpha() else _SIGN_ALONE
    return surprisal_of(character, reading.language)


def _found(offset: int, stretch: _Bytes, reading: _Reading, starts: Iterable[int], skipped: int) -> Iterator[Rereading]:
    """The second readings that gain enough, from left to right, none overlapping: for each end the best start."""
    gains, ends = _gains(stretch, reading, skipped > 0)
    best: dict[int, tuple[float, int]] = {}
    for at in starts:
        first = stretch.starts[at] + skipped
        if gains[first] >= LEAST_GAIN and gains[first] > best.get(ends[first], (0.0, 0))[0]:
            best[ends[first]] = gains[first], at
    done = 0
    for end, (gain, at) in best.items():
        if stretch.starts[at] >= done:
            after = bisect_left(stretch.starts, end)
            words = "".join(_read(stretch.data, stretch.starts[at] + skipped, end, reading.encoding))
            done = end
            if is_plausible(words, reading.language) and (len(words) > 1 or gain >= _LEAST_FOR_ONE):
                yield Rereading(offset + at, offset + after, words, gain)


def _gains(stretch: _Bytes, reading: _Reading, may_end_inside: bool) -> tuple[list[float], list[int]]:
    """For each byte the highest gain of a second reading that starts there, and the byte where that reading ends.

    A second reading ends where a character of the first begins. Behind a lost byte it may end inside one: a second byte was
    lost there.
    """
    data, surprisals = stretch.data, stretch.surprisals
    shared = set(stretch.starts)
    gains, ends = [0.0] * (len(data) + 1), list(range(len(data) + 1))
    for at in range(len(data) - 1, -1, -1):
        if may_end_inside and at in shared:
            continue  # from here on both readings are one
        character, length = _character(data[at : at + 4], reading.encoding)
        end = at + length
        gain = surprisals[end] - surprisals[at] - surprisal_of(character, reading.language)
        if data[at] < 0x80 and at in shared:
            gain = 0.0  # the same in both readings
        ending = 0.0 if end in shared else -_SECOND_LOSS if may_end_inside else -inf
        gains[at], ends[at] = (gain + gains[end], ends[end]) if gains[end] > ending else (gain + ending, end)
    return gains, ends


def _read(data: bytes, at: int, end: int, encoding: str) -> Iterator[str]:
    while at < end:
        character, length = _character(data[at : at + 4], encoding)
        yield character if length > 1 or character < "\x80" else "\ufffd"
        at += length


@lru_cache(maxsize=1 << 15)
def _character(data: bytes, encoding: str) -> tuple[str, int]:
    """The first character of some bytes and its length in bytes; a lone surrogate if they begin with no character."""
    for length in (1,) if data[0] < 0x80 else (2, 3, 4, 1):
        with suppress(UnicodeDecodeError):
            if length <= len(data) and len(character := decode_bytes(data[:length], encoding)) == 1:
                return character, length
    return chr(0xDC00 + data[0]), 1
