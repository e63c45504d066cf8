"""Tables of data as rows of a pipe table. Tables that only lay out a page are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from normalize.html.flow import Segment, Tag

_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?(\d{1,3})""", re.IGNORECASE)
# A longer cell is a column of a page, not of a table. In characters.
LONGEST_CELL = 400
# A table with more columns becomes no pipe table. A cell spans at most so many rows.
_WIDEST, _MOST_SPANNED = 40, 200


@dataclass
class _Cell:
    """A cell: the columns and rows that it spans, and the count of the characters of its text."""

    columns: int
    rows: int
    letters: int = 0


@dataclass
class _Table:
    """A table: its cells row by row, and True if another table is inside it."""

    rows: list[list[_Cell]] = field(default_factory=list)
    nested: bool = False

    def is_data(self) -> bool:
        """True if two rows or more have several cells, no cell is long, and more than a third are filled."""
        filled = [row for row in self.rows if row]
        cells = [cell for row in filled for cell in row]
        return (
            not self.nested
            and len(cells) > 0
            and sum(len(row) > 1 for row in filled) >= 2
            and max(cell.letters for cell in cells) <= LONGEST_CELL
            and sum(cell.letters > 0 for cell in cells) > len(cells) / 3
        )


def data_tables(segments: Iterable[Segment]) -> dict[int, list[str]]:
    """The marks of each table of data, by the number of the table in the flow.

    The marks are the strings before the text of each cell, and then the end of the table.
    """
    tables: list[_Table] = []
    stack: list[_Table] = []
    for segment in segments:
        for tag in segment.tags:
            _count(tag, tables, stack)
        if stack and stack[-1].rows and stack[-1].rows[-1]:
            stack[-1].rows[-1][-1].letters += segment.stop - segment.start
    data = ((number, _marks(table)) for number, table in enumerate(tables) if table.is_data())
    return {number: marks for number, marks in data if marks}


def _count(tag: Tag, tables: list[_Table], stack: list[_Table]) -> None:
    """Add a tag to the open table, the last one of the stack."""
    if tag.name == "table":
        if tag.end:
            del stack[-1:]
            return
        for outer in stack[-1:]:
            outer.nested = True
        stack.append(_Table())
        tables.append(stack[-1])
    elif stack and not tag.end and tag.name == "tr":
        stack[-1].rows.append([])
    elif stack and not tag.end and tag.name in ("td", "th"):
        if not stack[-1].rows:
            stack[-1].rows.append([])
        spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(tag.rest)}
        columns, rows = min(spans.get("col", 1), _WIDEST), min(spans.get("row", 1), _MOST_SPANNED)
        stack[-1].rows[-1].append(_Cell(max(columns, 1), max(rows, 1)))


def _marks(table: _Table) -> list[str]:
    """The marks of a table. Short rows get empty cells, and empty cells follow one over several columns or rows."""
    places = _places([row for row in table.rows if row])
    width = max((column + columns for row in places for column, columns in row), default=0)
    if not width:
        return []
    marks: list[str] = []
    end = ""
    for number, row in enumerate(places):
        before = f"{end}\n" if end else ""
        if number == 1:
            before += "|" + " --- |" * width + "\n"
        last = -1
        for column, _ in row:
            marks.append((before + "| " if last < 0 else "") + " | " * (column - max(last, 0)))
            last = column
        end = " | " * (width - 1 - last) + " |"
    return [*marks, end]


def _places(rows: Sequence[Sequence[_Cell]]) -> list[list[tuple[int, int]]]:
    """The (column, columns) of each cell, row by row; empty for a table that is too wide.

    A cell that spans rows also takes its columns in the rows below.
    """
    taken: dict[int, int] = {}  # column: the row up to which it is taken
    places: list[list[tuple[int, int]]] = []
    for number, row in enumerate(rows):
        column = 0
        places.append([])
        for cell in row:
            while taken.get(column, 0) > number and column <= _WIDEST:
                column += 1
            places[-1].append((column, cell.columns))
            for spanned in range(column, column + cell.columns):
                taken[spanned] = number + cell.rows
            column += cell.columns
            if column > _WIDEST:
                return []
    return places
