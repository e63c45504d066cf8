"""Do the same to many files: one after the other, or in several processes if that is faster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from normalize.edge.processes import process_pool

Item = TypeVar("Item")
Result = TypeVar("Result")

# To start a process takes as long as the page of about this many texts.
_ITEMS_PER_PROCESS = 40


def spread(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """The results of `function` for `items`, in their order. For several processes all three must be picklable."""
    processes = min(os.cpu_count() or 1, len(items) // _ITEMS_PER_PROCESS)
    if processes < 2:
        yield from map(function, items)
        return
    with process_pool(processes) as pool:
        yield from pool.map(function, items, chunksize=8)
