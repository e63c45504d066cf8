"""Corrections made by hand survive every later run.

A canonical text is meant to be edited. Before it is written again, it is compared with the text that the cleaners had
written. The differences become the pass `hand` of the new ledger, which is replayed after the cleaners. If the result
of the cleaners has changed at a correction, the correction wins and the place is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.align.merge import Change, changes, regions
from normalize.provenance.edit import Edit, Kind
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.passes import Pass, make_pass

HAND = "hand"


def hand_pass(base: str, edited: str, fresh: str) -> tuple[Pass, tuple[Finding, ...]]:
    """Carry the corrections that lead from `base` to `edited` over to `fresh`.

    `base` is the text that the cleaners had written, `fresh` the text that they write now. Returns the pass over
    `fresh`, and a finding for each correction where the cleaners now write something else. The span of a finding counts
    in the text after the pass.
    """
    placed: list[Change] = []
    findings: list[Finding] = []
    shift = growth = 0
    for region in regions(changes(base, edited), changes(base, fresh)):
        written, now = region.applied(base, region.hand), region.applied(base, region.cleaners)
        start = region.start + shift
        shift += len(now) - (region.end - region.start)
        if not region.hand or (region.cleaners and written == now):
            continue
        change = Change(start, start + len(now), written)
        if region.cleaners:
            findings.append(_conflict(start + growth, written, now))
        growth += len(written) - len(now)
        if placed and placed[-1].start == placed[-1].end == start == change.end:
            change = Change(start, start, placed.pop().after + written)  # the text between the two insertions is gone
        placed.append(change)
    return _as_pass(fresh, placed), tuple(findings)


def _as_pass(text: str, corrections: Sequence[Change]) -> Pass:
    return make_pass(HAND, (_edit(text, change) for change in corrections))


def _edit(text: str, change: Change) -> Edit:
    before = text[change.start : change.end]
    if not before:
        kind = Kind.INSERTED
    elif not change.after:
        kind = Kind.REMOVED
    else:
        kind = Kind.CORRECTED
    return Edit(change.start, change.end, before, change.after, kind)


def _conflict(start: int, written: str, now: str) -> Finding:
    message = f"a correction by hand ({written[:30]!r}) was kept where the cleaners now write {now[:30]!r}"
    return Finding("hand-conflict", Severity.WARNING, start, start + len(written), message, "read this place again")
