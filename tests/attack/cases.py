"""Named cases that each run by themselves in an empty folder: the form of `reproducers` and `hostile`."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .processes import threads
from .results import Budget, Fall, Result, summed_up
from .sandbox import temporary_folder

_LONGEST = 300  # characters of what fell


@dataclass(frozen=True, slots=True)
class Case:
    """`attempt` gets an empty folder with a fence round the one above it; it says what fell, "" if nothing."""

    name: str
    attempt: Callable[[Path], str]


def tried(part: str, cases: Sequence[Case], budget: Budget, first: int = 0) -> Result:
    """Run the cases, `budget.jobs` at a time, as long as there is time. `first` is the number of the first one."""
    start = time.monotonic()
    chosen = [number for number in range(len(cases)) if budget.case in (None, first + number)]

    def attempt(number: int) -> str | None:
        if budget.is_over:
            return None
        with temporary_folder("attack") as folder:
            return _outcome(cases[number], folder)

    with threads(budget.jobs) as pool:
        found = zip(chosen, pool.map(attempt, chosen), strict=True)
        outcomes = [_fall(part, cases[at].name, wrong, first + at) for at, wrong in found if wrong is not None]
    return summed_up(part, outcomes, len(chosen), start)


def _outcome(case: Case, folder: Path) -> str:
    """What fell. An error of the case itself is named like a defect: the other cases still run."""
    try:
        return case.attempt(folder)
    except Exception:
        return f"the harness failed: {traceback.format_exc(limit=-1)}"


def _fall(part: str, name: str, wrong: str, number: int) -> Fall | None:
    alone = f"--only {part.partition(' ')[0]} --case {number}"
    return Fall(f"{part}: {name}", f"{wrong[:_LONGEST]} ({alone})") if wrong else None
