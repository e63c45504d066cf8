"""Facts of the glossary: entries, markers, orphans, dangling markers, terms.

* entries: the definitions. samples: the headword of definition n, and how its explanation begins (behind a page of the
  print in brackets, which belongs to the term; or with the headword as its first word, behind
  which the format sets a colon).
* markers: references that stand in place of a marker of the source, and markers that were reported as having no
  entry. References that we set ourselves at a headword are not counted, neither for nor against.
* orphans: definitions that no marker names. dangling: findings `marker-without-entry`.
* number_of: the marker with these characters became the reference to definition n (or to the one with that headword).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .truth_fact import Fact, Norm, count, plain
from .view import View

_PLACE = re.compile(r"^(?:[（(][^（）()]*[）)])?[：:]*")  # where in the print the term stands, and the colon
_LINK = re.compile(r"\[\^([^\]\n]+)\]")


def note_facts(truth: Mapping[str, Any], view: View) -> Iterator[Fact]:
    if "glossary" not in truth:
        return
    glossary = truth["glossary"]
    if glossary is None:
        notes = len(view.entries) + len(view.references)
        yield plain("no glossary", "none", f"{notes} entries and references", not notes)
        return
    dangling = sum(finding.code == "marker-without-entry" for finding in view.result.findings)
    yield count("entries", glossary["entries"], len(view.entries))
    yield count("markers", glossary["markers"], view.markers.total() + dangling)
    if "orphans" in glossary:
        yield _orphans(glossary["orphans"], view)
    expected = glossary["markers"] if str(glossary.get("dangling", "")).startswith("all") else 0
    yield count("dangling", expected, dangling)
    for sample in glossary.get("samples", ()):
        yield _sample(sample, view)
    for marker, target in glossary.get("number_of", {}).items():
        yield _number_of(marker, target, view)


def _orphans(expected: Any, view: View) -> Fact:
    entries = view.entries
    found = [number for number, entry in enumerate(entries, 1) if not view.markers[entry.label]]
    got = " ".join(f"{number} {entries[number - 1].headword}" for number in found) or "none"
    if isinstance(expected, str):
        return plain("orphans", "all", f"{len(found)} of {len(entries)}", 0 < len(found) == len(entries))

    def holds(norm: Norm) -> bool:
        names = {norm(entries[number - 1].headword): number for number in found}
        wanted = [item if isinstance(item, int) else names.get(norm(item)) for item in expected]
        return bool(entries) and set(wanted) == set(found)

    return Fact("orphans", " ".join(map(str, expected)) or "none", got, holds)


def _sample(sample: Mapping[str, Any], view: View) -> Fact:
    place = sample["n"] - 1
    entry = view.entries[place] if place < len(view.entries) else None
    term, start = sample.get("term"), sample.get("def_starts")
    got = (entry.headword or entry.text) if entry else "no such entry"

    def holds(norm: Norm) -> bool:
        if entry is None or (term and norm(entry.headword) != norm(term)):
            return False
        explanation = _PLACE.sub("", norm(entry.text)[len(norm(entry.headword)) :])
        return (
            not start
            or explanation.startswith(norm(start))
            or (norm(entry.headword) + explanation).startswith(norm(start))
        )

    return Fact(f"entry {sample['n']}", term or start, got, holds)


def _number_of(marker: str, target: int | str, view: View) -> Fact:
    """The first marker with these characters that became a reference, and the entry it names."""
    numbers = {entry.label: number for number, entry in enumerate(view.entries, 1)}
    headwords = {entry.label: entry.headword for entry in view.entries}
    label = next((after for before, after in _replaced_markers(view) if before == marker), "")
    got = f"{numbers.get(label, '')} {headwords.get(label, '')}".strip() or "no reference"

    def holds(norm: Norm) -> bool:
        if isinstance(target, int):
            return numbers.get(label) == target
        return norm(headwords.get(label, "")) == norm(target)

    return Fact(f"marker {marker}", str(target), got, holds)


def _replaced_markers(view: View) -> Iterator[tuple[str, str]]:
    """(marker, label) of each reference that replaced something, in order."""
    for step in view.result.ledger.passes:
        for edit in step.edits:
            if edit.before and (link := _LINK.fullmatch(edit.after.strip())):
                yield edit.before.strip("*[]［］（）() "), link[1]
