"""Measure `dingben normalize` on each shape, at growing sizes, in a process of its own."""

from __future__ import annotations

import io
import math
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from ..results import Budget, Fall, Result, summed_up
from ..sandbox import Answer, answers
from ..verdicts import complaint
from .page_shapes import page_shapes
from .shapes import Shape, text_shapes

# Sizes in bytes: the next one is tried as long as the time grows with the size. In between lies a factor of 4 to 5.
_SIZES = (50_000, 200_000)
_FULL_SIZES = (*_SIZES, 1_000_000, 4_000_000, 10_000_000)
_STEEPEST = 1.35  # the power of the size with which the time may grow: caches and memory add a little to 1
_NOTICEABLE = 0.4  # seconds below which nothing is slow
_LIMIT = 20.0  # seconds for all sizes to 200 kB, in proportion for more
_MEASURE_AGAIN = 2


def shapes() -> Mapping[str, Shape]:
    return {**text_shapes(), **page_shapes()}


def measure(sizes: list[Any]) -> dict[str, Any]:
    """Runs in the sandbox. In: the name of a shape, then sizes. Out: seconds a size, and what is wrong, "" if nothing."""
    name, *rest = sizes
    seconds: list[float] = []
    for size in rest:
        taken, wrong = _seconds(shapes()[name](size))
        seconds.append(taken)
        if wrong:
            return {"seconds": seconds, "wrong": wrong}
        if steep(rest, seconds):  # once more: others work on this machine
            seconds[-1] = min(seconds[-1], *(_seconds(shapes()[name](size))[0] for _ in range(_MEASURE_AGAIN)))
            if steep(rest, seconds):
                break
    return {"seconds": seconds, "wrong": ""}


def _seconds(document: str) -> tuple[float, str]:
    """Processor time that the command takes for a document, and what is wrong with how it ends."""
    import dingben

    Path("in.txt").write_bytes(document.encode("utf-8", "replace"))
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        start = time.process_time()
        try:
            code = dingben.main(["normalize", "in.txt", "-o", "out"])
        except (RecursionError, MemoryError) as fault:
            code = 1
            print(f"Traceback (most recent call last)\n{type(fault).__name__}", file=sys.stderr)
        seconds = time.process_time() - start
    return seconds, complaint(code, out.getvalue() + err.getvalue())


def steep(sizes: list[int], seconds: list[float]) -> bool:
    """Did the last step in size take more time than it may?

    >>> steep([50_000, 200_000], [0.5, 2.1]), steep([50_000, 200_000], [0.5, 8.0]), steep([50_000], [9.0])
    (False, True, False)
    """
    if len(seconds) < 2 or seconds[-1] < _NOTICEABLE:
        return False
    at = len(seconds) - 1
    return math.log(seconds[at] / max(seconds[at - 1], 0.001)) / math.log(sizes[at] / sizes[at - 1]) > _STEEPEST


def run(budget: Budget) -> Iterator[Result]:
    sizes = _FULL_SIZES if budget.full else _SIZES
    names = list(shapes())
    chosen = [[names[number], *sizes] for number in budget.cases(len(names), len(names))]
    limit = _LIMIT * sizes[-1] / _SIZES[-1]
    outcomes = (_fall(answer, names.index(answer.argument[0])) for answer in answers(measure, chosen, budget, limit))
    yield summed_up(f"complexity to {sizes[-1] // 1000:,} kB", outcomes, len(chosen))


def _fall(answer: Answer[list[Any]], number: int) -> Fall | None:
    name, *sizes = answer.argument
    alone = f"--only complexity --case {number}"
    if answer.death:
        limit = f"{_LIMIT * sizes[-1] / _SIZES[-1]:.0f} s for all sizes to {sizes[-1] // 1000:,} kB"
        return Fall(f"complexity: {name!r}: {answer.death}", f"{limit} ({alone})")
    seconds, wrong = answer.value["seconds"], answer.value["wrong"]
    figures = ", ".join(f"{took:.2f} s at {size // 1000:,} kB" for took, size in zip(seconds, sizes, strict=False))
    if wrong:
        return Fall(f"complexity: {name!r}: {wrong}", f"{figures} ({alone})")
    if steep(sizes, seconds):
        return Fall(f"complexity: {name!r} takes more than its share", f"{figures} ({alone})")
    return None
