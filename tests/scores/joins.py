"""Figure: joins, precision and recall where the truth is known.

A *join*: two neighbouring lines of the source that hold text, of which the last character of the one and the first of
the other that came through stand in one paragraph of the canonical text.

* pairs_joins.tsv (the edited copies run some paragraphs together: soft truth), and the joins of seed 004 that were
  checked by hand (tests/seeds.yaml): recall = found / wanted, precision = wanted / found.
* truth.yaml: must_survive_joined and joined_across for recall, must_not_join against wrong joins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

from normalize.canonical.front_matter import split_front_matter
from normalize.engine import origin_map

from .corpus import ROOT, Corpus, Reading
from .figure import Figure, Miss, Value, short, table
from .truth_body import body_facts
from .truth_fact import Fact
from .view import fold

_NOTES = tuple(line for line in (__doc__ or "").splitlines() if line)
_SEED = "seeds/004_897ffd6ff6010702.txt"


@dataclass(frozen=True, slots=True)
class Joined:
    """Joins of one document by the number of the line that goes on: those wanted and those found."""

    name: str
    wanted: frozenset[int]
    found: frozenset[int]
    excerpts: dict[int, str]
    fault: str = ""


def joins_of(reading: Reading) -> dict[int, str]:
    """Line numbers (from 1) of the source whose text goes on in the next line that holds text, with an excerpt."""
    if reading.result is None or reading.decoded is None:
        return {}
    source, text = reading.decoded.text, reading.result.text
    places = _places(source, text, reading)
    starts = _block_starts(text)
    lines = [*_lines(source)]
    joins: dict[int, str] = {}
    for (number, start, end), (_, following, last) in pairwise(lines):
        here = next((places[at] for at in range(end - 1, start - 1, -1) if at in places), None)
        there = next((places[at] for at in range(following, last) if at in places), None)
        if here is not None and there is not None and bisect_right(starts, here) == bisect_right(starts, there):
            joins[number] = f"{source[max(start, end - 10) : end]} ⏎ {source[following : following + 10]}"
    return joins


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
    """(number, start, end) of each line that holds text."""
    at = 0
    for number, line in enumerate(source.split("\n"), 1):
        if line.strip():
            yield number, at, at + len(line)
        at += len(line) + 1


def measure(corpus: Corpus) -> Figure:
    soft = [joined(corpus.reading(name), wanted) for name, wanted in corpus.pair_joins.items()]
    hard = [joined(corpus.reading(_SEED), wanted) for wanted in [seed_joins()] if wanted]
    return report(soft, hard, [*_facts(corpus)])


def joined(reading: Reading, wanted: Sequence[int]) -> Joined:
    found = joins_of(reading)
    return Joined(reading.name, frozenset(wanted), frozenset(found), found, reading.fault)


def seed_joins() -> tuple[int, ...]:
    """The line numbers of seed 004 that go on, from the test data of the seeds; none when there are none."""
    path = ROOT / "tests" / "seeds.yaml"
    data = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    return _joins_in(data)


def _joins_in(data: object) -> tuple[int, ...]:
    """Find a list of line numbers under a key `joins` of the entry for seed 004."""
    if isinstance(data, list):
        data = {str(item.get("file", item.get("seed", ""))): item for item in data if isinstance(item, dict)}
    if not isinstance(data, dict):
        return ()
    for key, value in data.items():
        if str(key).lstrip("0").startswith("4") and isinstance(value, dict) and isinstance(value.get("joins"), list):
            return tuple(number for number in value["joins"] if isinstance(number, int))
    return ()


def _facts(corpus: Corpus) -> Iterator[tuple[str, Fact, bool]]:
    wanted = ("must_survive_joined", "joined_across", "must_not_join")
    for truth in corpus.truth:
        reading = corpus.reading(truth["source"])
        part = {key: truth[key] for key in wanted if key in truth}
        for fact in body_facts(part, "", reading.view or corpus.blank_view):
            yield truth["id"], fact, reading.view is not None and fact.holds(fold)


def report(soft: Sequence[Joined], hard: Sequence[Joined], facts: Sequence[tuple[str, Fact, bool]]) -> Figure:
    rows, misses = [], []
    for item in (*soft, *hard):
        right = item.wanted & item.found
        recall = f"{len(right)}/{len(item.wanted)}"
        rows.append((item.name, recall, f"{len(right)}/{len(item.found)}", item.fault[:40]))
        misses += [Miss(item.name, f"line {number}", "joined", "apart") for number in sorted(item.wanted - item.found)]
        misses += [
            Miss(item.name, f"line {number}", "apart", f"joined: {short(item.excerpts[number])}")
            for number in sorted(item.found - item.wanted)
        ]
    misses += [Miss(name, fact.name, short(fact.expected), fact.got) for name, fact, held in facts if not held]
    apart = [held for _, fact, held in facts if fact.name == "must_not_join"]
    whole = [held for _, fact, held in facts if fact.name != "must_not_join"]
    values = [*_rates("pairs", soft), *_rates("seed", hard)]
    values.append(Value("joins.truth_joined", sum(whole), of=len(whole), target=len(whole)))
    values.append(Value("joins.truth_apart", sum(apart), of=len(apart), target=len(apart)))
    return Figure("joins", "Joins of broken lines", tuple(values), _NOTES,
                  table(("document", "recall", "precision", "fault"), rows), tuple(misses))  # fmt: skip


def _rates(name: str, items: Sequence[Joined]) -> Iterator[Value]:
    if items:
        right = sum(len(item.wanted & item.found) for item in items)
        wanted, found = sum(len(item.wanted) for item in items), sum(len(item.found) for item in items)
        yield Value(f"joins.{name}_recall", round(right / wanted, 4), target=0.95 if name == "pairs" else 1)
        yield Value(f"joins.{name}_precision", round(right / max(found, 1), 4), target=0.95 if name == "pairs" else 1)
