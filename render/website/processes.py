"""Do the same to many files: one after the other, or in several processes if that is faster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from normalize.edge.processes import WorkerDeath, in_processes

Item = TypeVar("Item")
Result = TypeVar("Result")

# To start a process takes as long as the page of about this many texts.
_ITEMS_PER_PROCESS = 40


def spread(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[Item, Result | WorkerDeath]]:
    """Each of `items` with the result of `function`, as they are ready. For several processes all three must be picklable."""
    processes = min(os.cpu_count() or 1, len(items) // _ITEMS_PER_PROCESS)
    if processes < 2:
        yield from ((item, function(item)) for item in items)
    else:
        yield from in_processes(function, items, processes)
