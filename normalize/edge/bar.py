"""The progress bar: one line at the bottom of the terminal, which the library `rich` measures and draws."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta

from rich.console import Console, OverflowMethod
from rich.control import Control
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn
from rich.segment import ControlType, Segments
from rich.table import Column

_ROOM_FOR_NAMES = 60  # cells of the terminal
_CLEAR_LINE = Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2))


class Bar:
    """A progress bar for `total` things on standard error, which must be a terminal.

    It does not use the display of the library, which runs a thread, hides the cursor and takes over standard output.
    """

    def __init__(self, total: int, description: str) -> None:
        self._console = Console(file=sys.stderr, force_terminal=True)
        # The terminal writes ^C at the cursor, and some terminals wrap a full line. A wrapped line could not be
        # cleared.
        self._width = self._console.width - 3
        columns = _columns(self._width, self._console.encoding)
        self._columns = Progress(*columns, console=self._console, expand=self._width >= _ROOM_FOR_NAMES)
        self._task = self._columns.add_task(description, total=total, left="", name="")
        self._is_drawn = False

    def draw(self, done: int, seconds_left: float, name: str) -> None:
        """Draw the line again: `done` things are done, and `name` is the last of them."""
        left = str(timedelta(seconds=round(seconds_left)))
        # Characters that the terminal cannot encode are escaped before the line is measured.
        encoding = self._console.encoding
        shown = name.encode(encoding, "backslashreplace").decode(encoding)
        self._columns.update(self._task, completed=done, left=left, name=shown)
        options = self._console.options.update(width=self._width)
        line = self._console.render_lines(self._columns.get_renderable(), options, pad=False)[0]
        self.erase()
        self._is_drawn = True
        self._console.print(Segments(line), end="")

    def erase(self) -> None:
        """Clear the line, and leave the cursor at its beginning."""
        if self._is_drawn:
            self._console.control(_CLEAR_LINE)
            self._is_drawn = False


def _columns(width: int, encoding: str) -> Iterator[ProgressColumn]:
    """Yield the columns of the line: description, bar, count, time left, and the name of the file if there is room."""
    yield TextColumn("{task.description}", markup=False)
    yield BarColumn(bar_width=min(24, width // 6))
    yield MofNCompleteColumn()
    yield TextColumn("{task.fields[left]} left", style="progress.remaining")
    if width >= _ROOM_FOR_NAMES:
        cut: OverflowMethod = "ellipsis" if encoding.startswith("utf") else "crop"
        yield TextColumn("{task.fields[name]}", markup=False, table_column=Column(ratio=1, no_wrap=True, overflow=cut))
