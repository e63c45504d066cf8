"""The command line in this process: the exit code, what was said, and what no command may do."""

from __future__ import annotations

import traceback
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TextIO

from ..verdicts import complaint


@dataclass(frozen=True, slots=True)
class Said:
    """A command that has ended. `complaint` is what no command may do and this one did; "" if nothing."""

    code: int
    out: str
    err: str
    complaint: str


def dingben(*arguments: str) -> Said:
    """Run the front door. An exception that comes out of it would have been a traceback."""
    import dingben as package

    out, err = _stream(), _stream()
    code, raised = 1, ""
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = package.main(arguments)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 2
        except Exception as fault:
            raised = raised_as(fault)
    said, complained = _content(out), _content(err)
    return Said(code, said, complained, raised or complaint(code, said + complained))


def raised_as(fault: BaseException) -> str:
    """An exception as a complaint: its kind, its message, and the function of the packages that it came from."""
    places = (frame for frame, _ in traceback.walk_tb(fault.__traceback__))
    modules = [f"{frame.f_globals['__name__']}.{frame.f_code.co_name}" for frame in places]
    own = [place for place in modules if place.startswith(("normalize.", "render."))]
    return f"traceback: {type(fault).__name__}: {str(fault)[:200]} in {own[-1] if own else 'dingben'}"


def _stream() -> TextIO:
    """A file, because a command may ask a stream for its descriptor."""
    return TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="")


def _content(stream: TextIO) -> str:
    stream.flush()
    stream.seek(0)
    content = stream.read()
    stream.close()
    return content
