"""Print for people: documents with their controls escaped, messages on standard error, the progress of long work."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from normalize.edge.bar import Bar

LONG = 1.0  # seconds of work before it shows a bar
PAUSE = 0.1  # seconds between two drawings of a bar
# Which of several stages is at work, such as "2/3": it stands before the description of every bar of this stage.
STAGE: ContextVar[str] = ContextVar("STAGE", default="")


# ---------------------------------------------------------------------------------------------- text


def escape_controls(text: str) -> str:
    r"""Escape controls, invisible characters, and the lone surrogates that stand for undecodable bytes.

    The text of a document must neither move the cursor of a terminal nor end a line.

    >>> print(escape_controls("工 作\x1b[31m报\u200b告\udcff"))
    工 作\x1b[31m报\u200b告\udcff
    """
    return text if text.isprintable() else "".join(map(_escape, text))


def _escape(character: str) -> str:
    if character.isprintable() or character == "\u3000":  # Chinese names contain this space
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def json_line(value: Any, indent: int | None = None) -> str:
    r"""A value as JSON, with the characters escaped that could steer a terminal: any reader gets the same strings.

    >>> print(json_line({"a": "报告\u202e\x9b\udcff"}))
    {"a": "报告\u202e\u009b\udcff"}
    """
    line = json.dumps(value, ensure_ascii=False, indent=indent)
    if line.isprintable():
        return line
    return "".join(
        character if character.isprintable() or character in "\n\u3000" else json.dumps(character)[1:-1]
        for character in line
    )


def takes_colours(stream: TextIO) -> bool:
    """True if the stream is a terminal that shows colours and the user wants them. See https://no-color.org."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


# ---------------------------------------------------------------------------------------------- messages


def say(line: str, stream: TextIO | None = None) -> None:
    """Print a line for people, by default on standard output, with everything escaped that could steer a terminal.

    What a command prints goes through here, or through `json_line`; lines with colours are made of parts escaped before.
    """
    print(escape_controls(line), file=stream or sys.stdout)


def complain(message: str, code: int = 1, who: str = "dingben") -> int:
    """Print an error message on standard error, `who` before each of its lines. Returns the exit code `code`."""
    for line in message.split("\n"):
        say(f"{who}: {line}", sys.stderr)
    return code


def misuse(message: str, who: str = "dingben") -> int:
    """Print on standard error why the command line or the configuration makes no sense. Returns the exit code 2."""
    return complain(message, 2, who)


# ---------------------------------------------------------------------------------------------- progress


class Progress:
    """Count how many of `total` things are done, and draw the bar. See `progress`."""

    def __init__(self, total: int, description: str) -> None:
        self._total = total
        self._description = f"{STAGE.get()} {description}".lstrip()
        self._done = 0
        self._worked = 0
        self._bar: Bar | None = None
        self._start = time.monotonic()
        is_watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._due = self._start + LONG if is_watched else float("inf")

    def advance(self, name: str = "") -> None:
        """Count one more thing as done, called `name`."""
        self._done += 1
        self._worked += 1
        self._draw_if_due(time.monotonic(), name)

    def skip(self, name: str = "") -> None:
        """Count one more thing as done that took no work; a thousand of them say nothing about the time of the next."""
        self._done += 1
        now = time.monotonic()
        self._draw_if_due(now, name)
        if not self._worked:
            self._start = now

    def _draw_if_due(self, now: float, name: str) -> None:
        if now >= self._due and self._done < self._total:
            # The library measures speed from the first drawing on, which is too late for a few slow things.
            seconds_left = (now - self._start) / (self._worked or 1) * (self._total - self._done)
            self._draw(seconds_left, name)
            self._due = now + PAUSE

    def _draw(self, seconds_left: float, name: str) -> None:
        # Imported on demand: the library takes 50 ms to load, and most runs end before a bar is needed.
        from normalize.edge.bar import Bar

        self._bar = self._bar or Bar(self._total, self._description)
        self._bar.draw(self._done, seconds_left, escape_controls(name))

    def print(self, line: str) -> None:
        """Print a line on standard output in place of the bar. The bar is drawn again below it."""
        self.clear()
        say(line)

    def clear(self) -> None:
        """Remove the bar from the terminal."""
        if self._bar:
            self._bar.erase()


@contextmanager
def progress(total: int, description: str) -> Iterator[Progress]:
    """Show how many of `total` things are done, on a terminal and if the work takes long; in a pipe show nothing.

    The bar is one line of standard error. It is drawn when a thing is done and not by a thread, because commands fork
    processes. It is removed at the end, even if the work is interrupted.
    """
    shown = Progress(total, description)
    try:
        yield shown
    finally:
        shown.clear()
