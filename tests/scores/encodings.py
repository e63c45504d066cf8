"""Figure: is the encoding of each file found?

* In encodings/ the folder names it. All of GB (GB2312, GBK, GB18030) are one family, which gb18030 decodes.
* Python has no codec for ISO-2022-CN and EUC-TW: a refusal is right, another encoding's name is an error.
* Everything else of the corpus is UTF-8 or, where the bytes are not valid UTF-8, of the GB family (the corpus says so).
* undecodable: files read in the right encoding that hold bytes which it does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .corpus import Corpus, Reading
from .figure import Better, Figure, Miss, Value, notes_of, short
from .names import family

REFUSABLE = ("encodings/iso-2022-cn/", "encodings/euc-tw/")
_NOTES = notes_of(__doc__)


@dataclass(frozen=True, slots=True)
class Found:
    """`expected` and `got` are families; `got` is "refused" when the bytes were refused."""

    name: str
    expected: str
    got: str
    undecodable: int = 0


def find(reading: Reading) -> Found:
    got = family(reading.decoded.facts.encoding) if reading.decoded else "refused"
    text = reading.decoded.text if reading.decoded else ""
    undecodable = sum("\ud800" <= character <= "\udfff" for character in text)
    return Found(reading.name, expected(reading.name, reading.data), got, undecodable)


def expected(name: str, data: bytes) -> str:
    """The family that a file is in; "refused" for what cannot be read."""
    if name.startswith(REFUSABLE):
        return "refused"
    if name.startswith("encodings/"):
        return family(name.split("/")[1])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb"
    return "utf8"


def measure(corpus: Corpus) -> Figure:
    return report([find(corpus.reading(name)) for name in corpus.files])


def report(found: Sequence[Found]) -> Figure:
    wrong = [item for item in found if item.expected != item.got]
    broken = [item for item in found if item.undecodable and item not in wrong]
    misses = [Miss(item.name, "encoding", item.expected, item.got) for item in wrong]
    return Figure(
        "encodings",
        f"Encodings, {len(found)} files",
        (
            Value(
                "encodings.errors",
                label="files with a wrong encoding",
                value=len(wrong),
                better=Better.LOWER,
                of=len(found),
                target=0,
            ),
            Value(
                "encodings.files_with_undecodable_bytes",
                label="files in the right encoding with bytes that it does not know",
                value=len(broken),
                better=Better.LOWER,
                of=len(found),
                guarded=False,
            ),
        ),
        _NOTES,
        misses=tuple(misses),
        details=tuple(f"{short(item.name, 80)}: {item.undecodable} undecodable bytes" for item in broken),
    )
