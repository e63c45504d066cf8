"""What a measure gives back: plain values that can be printed, recorded and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Cell = str | int | float


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Value:
    """One number. `of` is the whole it is a part of; `target` is what is wanted, None when it only informs.

    `guarded` values have a floor (or a ceiling) in recorded.json. `slack` is the share by which a measured time may
    pass target and record before that counts: a noisy machine shall not decide. `label` says in words what it is.
    """

    name: str
    value: float
    better: Better = Better.HIGHER
    of: float | None = None
    target: float | None = None
    unit: str = ""
    guarded: bool = True
    label: str = ""
    slack: float = 0.0

    def meets(self, limit: float) -> bool:
        """Whether the value is at least as good as a limit.

        >>> Value("time", 4.4, Better.LOWER, slack=0.2).meets(4.0)
        True
        """
        if self.better is Better.HIGHER:
            return self.value >= limit * (1 - self.slack)
        return self.value <= limit * (1 + self.slack)

    @property
    def reached(self) -> bool:
        return self.target is None or self.meets(self.target)


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not as it should be: where, what, what was expected and what came."""

    document: str
    what: str
    expected: str = ""
    got: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """All that one measure has to say. `notes` define it; `details` are long and printed only when asked for."""

    name: str
    title: str
    values: tuple[Value, ...]
    notes: tuple[str, ...] = ()
    table: Table | None = None
    misses: tuple[Miss, ...] = ()
    details: tuple[str, ...] = ()
    complete: bool = True  # False when something could not be measured at all


def notes_of(docstring: str | None) -> tuple[str, ...]:
    """The definitions that a measure's docstring gives: its paragraphs and items, a line each, without the first line.

    >>> notes_of("Figure: x.\\n\\nOne\\nparagraph.\\n\\n* an item\\n  goes on\\n* another")
    ('One paragraph.', '* an item goes on', '* another')
    """
    notes: list[str] = []
    opens = True
    for line in (docstring or "").splitlines()[1:]:
        if opens or line.startswith("* "):
            notes.append("")
        opens = not line.strip()
        notes[-1] = f"{notes[-1]} {line.strip()}".strip()
    return tuple(note for note in notes if note)


def short(value: object, length: int = 40) -> str:
    """A short reading of a value in one line.

    >>> short("各位代表：\\n现在，我代表区人民政府", 8)
    '各位代表：⏎现…'
    """
    text = str(value).replace("\n", "⏎")
    return text if len(text) <= length else text[: length - 1] + "…"


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    return Table(tuple(head), tuple(tuple(row) for row in rows))
