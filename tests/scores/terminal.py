"""Figures as lines for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from .figure import Cell, Figure, Value


def lines(figure: Figure, floors: Mapping[str, float], verbose: bool = False) -> Iterator[str]:
    yield ""
    yield f"== {figure.title} [{figure.name}]"
    if verbose:
        yield from (f"   {note}" for note in figure.notes)
    if figure.table and figure.table.rows:
        yield from _columns((figure.table.head, *figure.table.rows))
    for miss in figure.misses:
        yield f"   - {miss.document}: {miss.what}: expected {miss.expected} | got {miss.got}"
    if verbose:
        yield from (f"     {detail}" for detail in figure.details)
    yield from (value_line(value, floors.get(value.name)) for value in figure.values)


def value_line(value: Value, floor: float | None) -> str:
    """A value with what it is measured against: `!` a missed target, `!!` a regression."""
    number = f"{value.value:g}" if float(value.value).is_integer() else f"{value.value:.5f}".rstrip("0")
    whole = f" of {value.of:g}" if value.of is not None else ""
    unit = f" {value.unit}" if value.unit else ""
    sign = "≥" if value.better == "higher" else "≤"
    target = "" if value.target is None else f"   target {sign} {value.target:g}"
    record = "" if floor is None else f"   recorded {floor:g}"
    bad = "!!" if floor is not None and not value.meets(floor) else ("  " if value.reached else "! ")
    return f"{bad} {value.name} = {number}{whole}{unit}{target}{record}"


def _columns(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (cell + " " * (space - width(cell)) for cell, space in zip(row, widths, strict=True))
        yield "   " + "  ".join(cells).rstrip()


def width(text: str) -> int:
    """Columns of a text: an ideograph takes two.

    >>> width("定本 ok")
    7
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
