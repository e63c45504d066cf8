"""The floors: what was reached before and may not be lost again.

recorded.json holds, by the name of a value, the best that was recorded. `--write` raises it to what was measured and
never lowers it, unless `--lower-floors` says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from .figure import Better, Figure, Value

RECORD = Path(__file__).resolve().parent / "recorded.json"


def read_floors(path: Path = RECORD) -> dict[str, float]:
    return json.loads(path.read_text("utf-8"))["floors"] if path.is_file() else {}


def write_floors(floors: Mapping[str, float], path: Path = RECORD) -> None:
    path.write_text(json.dumps({"floors": dict(sorted(floors.items()))}, indent=2) + "\n", "utf-8")


def guarded(figures: Iterable[Figure]) -> list[Value]:
    return [value for figure in figures for value in figure.values if value.guarded]


def raised(floors: Mapping[str, float], values: Iterable[Value], lower: bool = False) -> dict[str, float]:
    """The floors after a run: of each value the better of old and new; with `lower` the new one.

    >>> raised({"pairs.raw": 0.99}, [Value("pairs.raw", 0.98), Value("truth.held", 300)])
    {'pairs.raw': 0.99, 'truth.held': 300}
    """
    best = dict(floors)
    for value in values:
        old = best.get(value.name)
        pick = max if value.better is Better.HIGHER else min
        best[value.name] = value.value if lower or old is None else pick(old, value.value)
    return best


def regressions(floors: Mapping[str, float], values: Iterable[Value]) -> list[tuple[Value, float]]:
    """Values that are worse than recorded."""
    return [
        (value, floors[value.name])
        for value in values
        if value.name in floors and not value.meets(floors[value.name])
    ]  # fmt: skip
