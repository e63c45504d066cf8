"""Pump every pattern of the packages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..results import Budget, Fall, Result, summed_up
from ..sandbox import Answer, answers
from .find import Target, find_targets
from .pumps import measure

_SAMPLES, _FULL_SAMPLES = 3, 20  # of each part of a pattern
_LIMIT = 120.0  # seconds of processor time for one pattern


def run(budget: Budget, targets: Sequence[Target] | None = None) -> Iterator[Result]:
    """`targets` are all patterns of the packages if they are not given."""
    found = list(targets) if targets is not None else find_targets()
    chosen = [number for number in budget.cases(len(found), len(found)) if number < len(found)]
    samples = _FULL_SAMPLES if budget.full else _SAMPLES
    asked = [[one.pattern, one.flags, list(one.methods), samples] for one in map(found.__getitem__, chosen)]
    replies = answers(measure, asked, budget, _LIMIT)
    outcomes = (_fall(found[number], answer, number) for number, answer in zip(chosen, replies, strict=False))
    yield summed_up("patterns", outcomes, len(chosen))


def _fall(target: Target, answer: Answer[list[Any]], number: int) -> Fall | None:
    slow = [answer.death] if answer.death else answer.value
    if not slow:
        return None
    return Fall(
        f"patterns: {target.name}", f"{'; '.join(slow)}: {target.pattern[:90]} (--only patterns --case {number})"
    )
