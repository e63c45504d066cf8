"""A terminal for a program, and what is on its screen at the end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ..front_door import environment

COLUMNS = 80
# The terminal becomes that of the session: Ctrl-C is then a signal to all processes of the program.
_OWN_TERMINAL = "import fcntl, termios\nfcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"


class Screen:
    """A terminal as far as the bar uses one: lines, a carriage return, clearing a line; `seen` are all states of its lines."""

    def __init__(self) -> None:
        self.lines = [""]
        self.seen: set[str] = set()

    def feed(self, text: str) -> None:
        for part in re.findall(r"\x1b\[[0-9;]*[A-Za-z]|\r|\n|[^\x1b\r\n]+", text):
            if part == "\n":
                self.lines.append("")
            elif part.endswith("K"):
                assert part == "\x1b[2K", part
                self.lines[-1] = ""
            elif part != "\r" and not part.startswith("\x1b"):
                self.lines[-1] += part
                self.seen.add(self.lines[-1])
            else:
                assert part == "\r" or part.endswith("m"), f"{part!r} is neither a colour nor a return"


def on_terminal(folder: Path, program: str, *arguments: str, interrupt_at: str = "") -> tuple[int, Screen]:
    """Run a program of Python with a terminal for all its streams, and press Ctrl-C when it has printed `interrupt_at`.

    Returns its exit code and the screen. Skips the test where the system has no pseudo-terminals.
    """
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    surroundings = {**environment(), "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    with subprocess.Popen(
        [sys.executable, "-c", _OWN_TERMINAL + program, *arguments],
        cwd=folder, env=surroundings, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        content, deadline = b"", time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                content += os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if interrupt_at and interrupt_at.encode() in content:
                os.write(ours, b"\x03")
                interrupt_at = ""
    os.close(ours)
    screen = Screen()
    screen.feed(content.decode().replace("\r\n", "\n"))
    return process.returncode, screen
