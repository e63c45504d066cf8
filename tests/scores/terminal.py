"""Figures as lines for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from .figure import Better, Cell, Figure, Value


def lines(figure: Figure, floors: Mapping[str, float], verbose: bool = False) -> Iterator[str]:
    """All of a figure: its rows, its failures a line each, its values. Definitions and details only when asked for."""
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
    """A value with what it is measured against: `!` a missed target, `!!` worse than recorded."""
    sign = "≥" if value.better is Better.HIGHER else "≤"
    target = "" if value.target is None else f"   target {sign} {value.target:g}"
    record = "" if floor is None or not value.guarded else f"   recorded {floor:g}"
    mark = "! " if not value.reached else "  "
    if floor is not None and value.guarded and not value.meets(floor):
        mark = "!!"
    return f"{mark} {value.name} = {number(value)}{target}{record}"


def number(value: Value) -> str:
    """
    >>> number(Value("a", 3, of=4)), number(Value("b", 0.99990)), number(Value("c", 4.25, unit="×"))
    ('3 of 4', '0.9999', '4.25 ×')
    """
    digits = f"{value.value:g}" if float(value.value).is_integer() else f"{value.value:.5f}".rstrip("0")
    whole = "" if value.of is None else f" of {value.of:g}"
    return f"{digits}{whole}{f' {value.unit}' if value.unit else ''}"


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
