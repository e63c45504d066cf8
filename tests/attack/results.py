"""What a part of the attack is given, and what it gives back."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from random import Random


@dataclass(frozen=True, slots=True)
class Fall:
    """One defect: `what` names it in every run alike, `how` is its smallest input or the command that shows it."""

    what: str
    how: str


@dataclass(frozen=True, slots=True)
class Result:
    """What one attack found. `stood` counts the cases that held; several that fell alike are one `Fall`.

    `planned` is how many cases there would have been with time enough, 0 when all were tried; `note` says what could
    not be tried and why.
    """

    name: str
    tried: int
    stood: int
    fell: tuple[Fall, ...]
    seconds: float
    planned: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """How long and how far a part may go. `seconds` counts from when the budget was made.

    `case` is the number of the only case to run, None for all.
    """

    seconds: float
    full: bool = False
    jobs: int = 2
    case: int | None = None
    start: float = field(default_factory=time.monotonic)

    @property
    def end(self) -> float:
        """On the monotonic clock."""
        return self.start + self.seconds

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self.end

    def part(self, share: float) -> Budget:
        """A budget that begins now and has this share of the time that is left."""
        return replace(self, seconds=max(0.0, self.end - time.monotonic()) * share, start=time.monotonic())

    def cases(self, default: int, full: int) -> range:
        """The numbers of the cases to run: the one that is asked for, or so many."""
        if self.case is not None:
            return range(self.case, self.case + 1)
        return range(full if self.full else default)


def summed_up(name: str, outcomes: Iterable[Fall | None], planned: int, start: float | None = None) -> Result:
    """A result of outcomes, one a case: None where it held. Of several falls that are the same the shortest is kept.

    `start` is when the attack began, where that was before this call.

    >>> summed_up("a", [None, Fall("b", "long"), Fall("b", "x")], 5).fell
    (Fall(what='b', how='x'),)
    """
    start = time.monotonic() if start is None else start
    found = list(outcomes)
    fell: dict[str, Fall] = {}
    for fall in filter(None, found):
        if fall.what not in fell or len(fall.how) < len(fell[fall.what].how):
            fell[fall.what] = fall
    seconds = time.monotonic() - start
    return Result(
        name, len(found), found.count(None), tuple(fell.values()), seconds, planned if len(found) < planned else 0
    )


def chance(*seed: object) -> Random:
    """A source of random choices that is the same in every run.

    >>> chance("fuzz", 7).random() == chance("fuzz", 7).random()
    True
    """
    return Random(":".join(map(str, seed)).encode("utf-8", "surrogatepass"))
