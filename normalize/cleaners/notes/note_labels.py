"""Give every note a label of its own.
中文：标签相同的脚注，各给一个不同的标签。

Before:  一[^1] ⏎ [^1]: 甲 ⏎ 二[^1] ⏎ [^1]: 乙          After:   一[^1] ⏎ [^1]: 甲 ⏎ 二[^1-2] ⏎ [^1-2]: 乙
Leaves:  labels with one definition, however many references lead to it; references without a definition.

A file made of several texts numbers the notes of each text from 1, and a renderer shows the first definition of a label
for all of them. A reference belongs to the next definition of its label; after the last definition, it belongs to the
last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from normalize.canonical.footnotes import DEFINITION_LINE_GROUPED, REFERENCE_GROUPED, reference
from normalize.documents.notes.note import Labels
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import replaced
from normalize.provenance.finding import Finding, Severity
from normalize.verify.blocks import DEFINITIONS

TRIGGERS = "^"

_DEFINITION = re.compile(f"{DEFINITION_LINE_GROUPED} ")
_REFERENCE = lazy_pattern(REFERENCE_GROUPED)


def propose(draft: Draft) -> Iterator[Proposal]:
    starts: dict[str, list[int]] = {}
    for match in DEFINITIONS.finditer(draft.text):
        starts.setdefault(match[1], []).append(match.start())
    if all(len(places) == 1 for places in starts.values()):
        return
    labels = _labels(starts)
    for match in _REFERENCE.finditer(draft.text):
        places = starts.get(match[1], ())
        if len(places) < 2:
            continue
        label = labels[places[min(bisect_left(places, match.start()), len(places) - 1)]]
        if label != match[1]:
            yield replaced(draft.text, *match.span(), reference(label))
        if label != match[1] and match.start() in labels:
            message = f"two notes have the label {match[1]!r}: a later one is called {label!r}"
            yield Finding("note-label-twice", Severity.WARNING, *match.span(), message, "see which one the text means")


def _labels(starts: dict[str, list[int]]) -> dict[int, str]:
    """Map the offset of each definition to its label. The first definition of a label keeps it."""
    labels = Labels(starts)
    return {
        place: labels.another(label) if place > places[0] else label
        for label, places in starts.items()
        for place in places
    }
