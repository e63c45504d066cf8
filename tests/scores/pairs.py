"""Figure: do two forms of one text normalise to the same letters?

*Letters* are what Unicode calls letters and digits (Han, Latin, digits, 〇) after NFKC, of the body and the glossary
entries without the title, in order; marks, references and the marks of headings are no letters. *With marks* counts
every character but white space.

* raw = letters that align / letters of the longer side
* accounted = 1 − letters of the differences that are ours / letters of the longer side

A difference is a *variant* of the sources when each side's reading, with the letters around it, stands in that side's
own source: then the sources really differ; and when the second copy, which an editor made, has letters that stand
nowhere in the first source. Whole lines that only the first side has are not waved through by that, since page
furniture looks the same: they are variants only when `known_variants` names them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .align import Gap, differences
from .corpus import Corpus, Reading
from .figure import Figure, Miss, Value, notes_of, short, table
from .known_variants import KNOWN
from .view import View

AGREEMENT = 0.999
_AROUND = 4
_MARKERS = re.compile(
    r"<!--.*?-->|<sup>.*?</sup>|\[\^?[^\]\n]{1,6}\]|[［【〔]\s*\d{1,3}\s*[］】〕]|[\u2474-\u2487]", re.DOTALL
)

VARIANT, KNOWN_VARIANT, OURS = "variant", "known variant", "ours"

_NOTES = notes_of(__doc__)


@dataclass(frozen=True, slots=True)
class Difference:
    place: int
    a: str
    b: str
    kind: str
    lost: bool = False  # B's letters stand in A's source with the same letters around them

    @property
    def letters(self) -> int:
        return max(len(self.a), len(self.b))


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair: the length of its longer side, the letters that align, and the differences."""

    kind: str
    name: str
    length: int
    aligned: int
    aligned_with_marks: float
    found: tuple[Difference, ...]
    fault: str = ""

    @property
    def raw(self) -> float:
        return self.aligned / self.length if self.length else 0.0

    @property
    def accounted(self) -> float:
        ours = sum(item.letters for item in self.found if item.kind == OURS)
        return max(0.0, 1 - ours / self.length) if self.length else 0.0


def letters(text: str) -> str:
    """
    >>> letters("第１条　**推进**：PM2.5 〇二〔2021〕")
    '第1条推进PM25〇二2021'
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def body_text(view: View) -> str:
    """Logical lines and entries, one a line, without the title."""
    lines = (line.text.replace("\n", "") for line in view.lines if line.level != 1)
    return "\n".join((*lines, *(entry.text.replace("\n", "") for entry in view.entries)))


def source_letters(source: str) -> str:
    """The letters of a source without note markers and comments."""
    return letters(_MARKERS.sub("", source))


def compare(kind: str, a: Reading, b: Reading) -> Compared:
    if a.view is None or b.view is None:
        return Compared(kind, a.name, 0, 0, 0.0, (), a.fault or b.fault)
    texts = body_text(a.view), body_text(b.view)
    words = letters(texts[0]), letters(texts[1])
    gaps = differences(*words)
    assert a.decoded is not None
    assert b.decoded is not None
    sources = source_letters(a.decoded.text), source_letters(b.decoded.text)
    lines = tuple({letters(line) for line in text.split("\n")} for text in texts)
    found = tuple(_classed(gap, words, sources, lines, a.name) for gap in gaps)
    length = max(map(len, words))
    return Compared(kind, a.name, length, length - sum(item.letters for item in found), _with_marks(*texts), found)


def _with_marks(a: str, b: str) -> float:
    a, b = ("".join(unicodedata.normalize("NFKC", text).split()) for text in (a, b))
    different = sum(max(gap.end_a - gap.start_a, gap.end_b - gap.start_b) for gap in differences(a, b))
    return 1 - different / max(len(a), len(b), 1)


def _classed(
    gap: Gap, words: tuple[str, str], sources: tuple[str, str], lines: Sequence[set[str]], name: str
) -> Difference:
    spans = ((gap.start_a, gap.end_a), (gap.start_b, gap.end_b))
    readings = [text[start:end] for text, (start, end) in zip(words, spans, strict=True)]
    kind = OURS
    if _known(name, *readings):
        kind = KNOWN_VARIANT
    elif not readings[0] and readings[1] not in sources[0]:
        kind = VARIANT  # the copy adds what the first source has nowhere
    elif not _whole_lines(readings, lines) and all(
        text[max(0, start - _AROUND) : end + _AROUND] in source
        for text, (start, end), source in zip(words, spans, sources, strict=True)
    ):
        kind = VARIANT
    lost = kind == OURS and _lost(gap, words[1], sources[0])
    return Difference(gap.start_a, readings[0], readings[1], kind, lost)


def _lost(gap: Gap, text_b: str, source_a: str) -> bool:
    around = text_b[max(0, gap.start_b - _AROUND) : gap.end_b + _AROUND]
    return gap.end_b > gap.start_b and around in source_a


def _whole_lines(readings: Sequence[str], lines: Sequence[set[str]]) -> bool:
    """Whether one side has nothing and the other one or more whole lines."""
    for reading, other, own in zip(readings, readings[::-1], lines, strict=True):
        if reading and not other and any(line and line in reading for line in own if len(line) > 1):
            return True
    return False


def _known(name: str, a: str, b: str) -> bool:
    """Whether a person looked at what only A has; the label and the number of a note may stand before it."""
    words = a.lstrip("注0123456789")
    return any(name.endswith(item.document) and words.startswith(item.a) and not b for item in KNOWN)


@lru_cache(maxsize=1)
def compare_all(corpus: Corpus) -> tuple[Compared, ...]:
    """All pairs of a corpus; two figures ask for them."""
    return tuple(compare(kind, corpus.reading(a), corpus.reading(b)) for kind, a, b in corpus.pairs)


def measure(corpus: Corpus) -> Figure:
    return report(compare_all(corpus))


def report(compared: Sequence[Compared]) -> Figure:
    length = sum(item.length for item in compared)
    aligned = sum(item.aligned for item in compared)
    accounted = sum(item.accounted * item.length for item in compared)
    head = ("kind", "A", "letters", "raw", "accounted", "with marks", "variants", "ours")
    reaching = sum(item.accounted >= AGREEMENT for item in compared)
    accounted_for = "variants of the sources accounted for"
    values = (
        Value(
            "pairs.reaching", reaching, of=len(compared), target=len(compared),
            label=f"pairs that agree in {AGREEMENT} of their letters, {accounted_for}",
        ),
        Value("pairs.raw", _floor(aligned / length if length else 0), label="letters that agree, raw"),
        Value(
            "pairs.accounted", _floor(accounted / length if length else 0), target=AGREEMENT,
            label=f"letters that agree, {accounted_for}",
        ),
        Value(
            "pairs.with_marks", _floor(_mean_with_marks(compared, length)),
            label="characters that agree, punctuation counted, raw",
        ),
    )  # fmt: skip
    details = tuple(
        f"{item.name} @{gap.place} {gap.kind}: A {short(gap.a) or '–'} | B {short(gap.b) or '–'}"
        for item in compared
        for gap in item.found
        if gap.kind != OURS
    )
    rows = table(head, [_row(item) for item in compared])
    title = "Two forms of one text: agreement in letters"
    return Figure("pairs", title, values, _NOTES, rows, tuple(_misses(compared)), details)


def _mean_with_marks(compared: Sequence[Compared], length: int) -> float:
    return sum(item.aligned_with_marks * item.length for item in compared) / length if length else 0.0


def _row(item: Compared) -> tuple[str | int | float, ...]:
    kinds = [gap.kind for gap in item.found]
    variants = len(kinds) - kinds.count(OURS)
    numbers = (f"{_floor(value):.5f}" for value in (item.raw, item.accounted, item.aligned_with_marks))
    return (item.kind, item.name, item.length, *numbers, variants, kinds.count(OURS))


def _misses(compared: Sequence[Compared]) -> Iterator[Miss]:
    for item in compared:
        if item.fault:
            yield Miss(item.name, "normalised", "two texts", short(item.fault, 100))
        for gap in item.found:
            if gap.kind == OURS:
                yield Miss(item.name, f"@{gap.place}", f"A {short(gap.a) or '–'}", f"B {short(gap.b) or '–'}")


def _floor(value: float) -> float:
    """Cut to five places: a figure is never rounded up to 1."""
    return int(value * 100000) / 100000
