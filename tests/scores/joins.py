"""Figure: joins, precision and recall where the truth is known.

A *join*: two neighbouring lines of the source that hold text, of which the last character of the one and the first of
the other that came through stand in one paragraph of the canonical text.

* pairs_joins.tsv, made from edited copies that also run whole paragraphs together. *Wanted* are therefore only its
  joins inside a sentence: the line does not end with a mark that ends a sentence and is no numbered heading. *Allowed*
  are all. recall = wanted and found / wanted, precision = allowed and found / found.
  A join that is not listed is allowed too when the copy has the same letters on both sides of it (read as simplified
  ones), or when a mark shows that it stands inside a sentence (《 or ， before it, 》 or ， behind it).
* The joins of the five seeds, checked by hand (`cuts` in tests/golden/seeds.yaml): all wanted, no others allowed.
* truth.yaml: must_survive_joined and joined_across for recall, must_not_join against wrong joins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import yaml
from opencc import OpenCC

from normalize.canonical.front_matter import split_front_matter
from normalize.provenance.origins import origin_map

from .corpus import ROOT, Corpus, Reading
from .figure import Figure, Miss, Value, notes_of, short, table
from .pairs import letters
from .truth_body import body_facts
from .truth_fact import Fact
from .view import fold

_NOTES = notes_of(__doc__)
_SENTENCE_ENDS = "。！？：；…!?:;"
_HEADING = re.compile(r"#|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[、章节]")
_AROUND = 4
RATE = 0.99


@dataclass(frozen=True, slots=True)
class Joined:
    """Joins of one document by the number of the line that goes on: those wanted, those allowed, those found."""

    name: str
    wanted: frozenset[int]
    allowed: frozenset[int]
    found: frozenset[int]
    excerpts: Mapping[int, str]
    fault: str = ""


def joins_of(reading: Reading) -> frozenset[int]:
    """Line numbers (from 1) of the source whose text goes on in the next line that holds text."""
    if reading.result is None or reading.decoded is None:
        return frozenset()
    source, text = reading.decoded.text, reading.result.text
    places = _places(source, text, reading)
    starts = _block_starts(text)
    joins: set[int] = set()
    for (number, start, end), (_, following, last) in pairwise(_lines(source)):
        here = next((places[at] for at in range(end - 1, start - 1, -1) if at in places), None)
        there = next((places[at] for at in range(following, last) if at in places), None)
        if here is not None and there is not None and bisect_right(starts, here) == bisect_right(starts, there):
            joins.add(number)
    return frozenset(joins)


def _places(source: str, text: str, reading: Reading) -> dict[int, int]:
    """Where in the body each character of the source that came through stands now."""
    assert reading.result is not None
    _, body = split_front_matter(text)
    begin = len(text) - len(body)
    origins = origin_map(len(source), reading.result.ledger.passes)
    places: dict[int, int] = {}
    ends = (*origins.starts[1:], origins.length)
    for start, end, origin in zip(origins.starts, ends, origins.origins, strict=True):
        if origin.source is not None and end > begin:
            places.update((origin.source + at - start, at) for at in range(max(start, begin), end))
    return {at: place for at, place in places.items() if not source[at].isspace()}


def _block_starts(text: str) -> list[int]:
    """Offsets at which a paragraph, a heading, a row or an item begins."""
    starts = [0]
    before_blank = True
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        opens = bare.startswith(("#", "|", "- ", "[^")) or (before_blank and bool(bare))
        if opens:
            starts.append(at)
        before_blank = not bare or bare.startswith("#") or line.endswith(("\\", "  "))
        at += len(line) + 1
    return starts


def _lines(source: str) -> Iterator[tuple[int, int, int]]:
    """(number, start, end) of each line that holds something to see (a zero-width space alone is nothing)."""
    at = 0
    for number, line in enumerate(source.split("\n"), 1):
        if any(character.isprintable() and not character.isspace() for character in line):
            yield number, at, at + len(line)
        at += len(line) + 1


def measure(corpus: Corpus) -> Figure:
    copies = {a: b for _, a, b in corpus.pairs}
    soft = [
        joined(corpus.reading(name), listed, corpus.reading(copies[name])) for name, listed in corpus.pair_joins.items()
    ]
    hard = [joined(corpus.reading(f"seeds/{seed}.txt"), listed) for seed, listed in seed_joins().items()]
    return report(soft, hard, [*_facts(corpus)])


def joined(reading: Reading, listed: Sequence[int], copy: Reading | None = None) -> Joined:
    source = reading.decoded.text if reading.decoded else ""
    other = simplified(letters(copy.decoded.text)) if copy and copy.decoded else ""
    places = list(_lines(source))
    texts = {number: source[start:end].strip() for number, start, end in places}
    after = {number: source[start:end].strip() for (number, _, _), (_, start, end) in pairwise(places)}
    wanted = frozenset(number for number in listed if not copy or goes_on(texts[number], after.get(number, "…")))
    found = joins_of(reading)
    allowed = {number for number in found if _allowed(texts[number], after[number], other)}
    excerpts = {number: f"{texts[number][-12:]} ⏎ {text[:12]}" for number, text in after.items()}
    return Joined(reading.name, wanted, frozenset(listed) | allowed, found, excerpts, reading.fault)


def _allowed(line: str, following: str, other: str) -> bool:
    """Whether a join that is not listed is right all the same; `other` holds the letters of the copy."""
    if not other:
        return False
    if line[-1] in "《〈（“，、" or following[0] in "》〉）”，、。；：":
        return True
    around = simplified(letters(line)[-_AROUND:] + letters(following)[:_AROUND])
    return line[-1] not in _SENTENCE_ENDS and around in other


def simplified(text: str) -> str:
    """Traditional characters as simplified ones: copies of one text are written in either."""
    return str(_converter().convert(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def goes_on(line: str, following: str) -> bool:
    """Whether a line ends inside a sentence, for lines of which an edited copy says that they belong together.

    >>> goes_on("实施新的《", "信访条例"), goes_on("一、去年工作回顾", "去年，我们……"), goes_on("城乡生活改善。", "城镇居民")
    (True, False, False)
    """
    if line[-1] in _SENTENCE_ENDS:
        return False
    return not _HEADING.match(line) or line[-1] in "《〈，、" or following[0] in "》〉"


def seed_joins() -> dict[str, tuple[int, ...]]:
    """Of each seed, the line numbers that go on, as the test data of the seeds have them."""
    path = ROOT / "tests" / "golden" / "seeds.yaml"
    data = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    return {seed: tuple(facts["cuts"]) for seed, facts in data.items() if "cuts" in facts}


def _facts(corpus: Corpus) -> Iterator[tuple[str, Fact, bool]]:
    wanted = ("must_survive_joined", "joined_across", "must_not_join")
    for truth in corpus.truth:
        reading = corpus.reading(truth["source"])
        part = {key: truth[key] for key in wanted if key in truth}
        for fact in body_facts(part, "", reading.view or corpus.blank_view):
            yield truth["id"], fact, reading.view is not None and fact.holds(fold)


def report(soft: Sequence[Joined], hard: Sequence[Joined], facts: Sequence[tuple[str, Fact, bool]]) -> Figure:
    rows: list[tuple[str, str, str, str]] = []
    misses: list[Miss] = []
    details: list[str] = []
    for item in (*soft, *hard):
        missed, wrong = sorted(item.wanted - item.found), sorted(item.found - item.allowed)
        recall = f"{len(item.wanted) - len(missed)}/{len(item.wanted)}"
        rows.append((item.name, recall, f"{len(item.found) - len(wrong)}/{len(item.found)}", item.fault[:40]))
        for what, numbers in (("left apart", missed), ("joined wrongly", wrong)):
            if numbers:
                misses.append(Miss(item.name, what, "none", f"lines {' '.join(map(str, numbers))}"))
            details += [f"{item.name} line {number} {what}: {item.excerpts[number]}" for number in numbers]
    misses += [Miss(name, fact.name, short(fact.expected), fact.got) for name, fact, held in facts if not held]
    apart = [held for _, fact, held in facts if fact.name == "must_not_join"]
    whole = [held for _, fact, held in facts if fact.name != "must_not_join"]
    values = [*_rates("pairs", soft, RATE), *_rates("seed", hard, 1)]
    values.append(
        Value(
            "joins.truth_joined",
            label="broken sentences of truth.yaml made whole",
            value=sum(whole),
            of=len(whole),
            target=len(whole),
        )
    )
    values.append(
        Value(
            "joins.truth_apart",
            label="neighbouring lines of truth.yaml kept apart",
            value=sum(apart),
            of=len(apart),
            target=len(apart),
        )
    )
    head = ("document", "found of wanted", "right of found", "fault")
    return Figure(
        "joins", "Joins of broken lines", tuple(values), _NOTES, table(head, rows), tuple(misses), tuple(details)
    )


def _rates(name: str, items: Sequence[Joined], target: float) -> Iterator[Value]:
    if not items:
        return
    wanted, found = sum(len(item.wanted) for item in items), sum(len(item.found) for item in items)
    hits = sum(len(item.wanted & item.found) for item in items)
    right = sum(len(item.allowed & item.found) for item in items)
    of = "the five seeds" if name == "seed" else "the copies of pairs_joins.tsv"
    recall, precision = round(hits / max(wanted, 1), 4), round(right / max(found, 1), 4)
    yield Value(f"joins.{name}_recall", recall, target=target, label=f"recall of joins in {of}")
    yield Value(f"joins.{name}_precision", precision, target=target, label=f"precision of joins in {of}")
