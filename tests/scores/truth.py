"""Figure: the hand-written facts of truth.yaml against our canonical texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .corpus import Corpus, Reading
from .figure import Figure, Miss, Value, short, table
from .truth_body import body_facts
from .truth_fact import Fact, equal
from .truth_head import head_facts
from .truth_notes import note_facts
from .view import View, fold, squeeze

NOTES = (
    "A fact is held when it is equal after squeezing (no white space, no `**` and `<sup>`) and after folding fullwidth forms "
    "of ASCII （）：，；％０-９ on both sides, because canonical texts have Chinese punctuation at full width.",
    "A document that could not be normalised holds no fact.",
)


@dataclass(frozen=True, slots=True)
class FileResult:
    """A document's facts: those held, those held only by folding, and the failures."""

    name: str
    held: int
    total: int
    by_folding: tuple[Fact, ...]
    failed: tuple[Fact, ...]
    fault: str = ""


def facts(truth: Mapping[str, Any], source: str, view: View) -> list[Fact]:
    return [*head_facts(truth, source, view), *body_facts(truth, source, view), *note_facts(truth, view)]


def check(truth: Mapping[str, Any], reading: Reading, blank: View) -> FileResult:
    """Check one document. `blank` is the view of an empty text: it tells how many facts a failed document has."""
    if reading.view is None or reading.decoded is None:
        number = len(facts(truth, "", blank))
        return FileResult(truth["id"], 0, number, (), (equal("normalised", "a text", reading.fault),), reading.fault)
    found = facts(truth, reading.decoded.text, reading.view)
    failed = tuple(fact for fact in found if not fact.holds(fold))
    folded = tuple(fact for fact in found if fact.holds(fold) and not fact.holds(squeeze))
    return FileResult(truth["id"], len(found) - len(failed), len(found), folded, failed)


@lru_cache(maxsize=1)
def check_all(corpus: Corpus) -> tuple[FileResult, ...]:
    """All documents with facts; two figures ask for them."""
    return tuple(check(truth, corpus.reading(truth["source"]), corpus.blank_view) for truth in corpus.truth)


def measure(corpus: Corpus) -> Figure:
    return report(check_all(corpus))


def report(checked: Sequence[FileResult]) -> Figure:
    held, total = sum(item.held for item in checked), sum(item.total for item in checked)
    folded = sum(len(item.by_folding) for item in checked)
    rows = [(item.name, f"{item.held}/{item.total}", len(item.by_folding), item.fault[:60]) for item in checked]
    misses = [
        Miss(item.name, fact.name, short(fact.expected), short(fact.got, 60 if item.fault else 48))
        for item in checked
        for fact in item.failed
    ]
    return Figure(
        "truth",
        "Facts of truth.yaml held",
        (
            Value("truth.held", label="facts held", value=held, of=total, target=total),
            Value(
                "truth.documents_whole",
                label="documents of which every fact is held",
                value=sum(item.held == item.total for item in checked),
                of=len(checked),
            ),
            Value(
                "truth.held_by_folding",
                label="facts held only because widths are folded",
                value=folded,
                of=total,
                guarded=False,
            ),
        ),
        NOTES,
        table(("document", "held", "by folding", "fault"), rows),
        tuple(misses),
        tuple(
            f"{item.name}: only by folding: {fact.name} {short(fact.expected)}"
            for item in checked
            for fact in item.by_folding
        ),
    )
