"""Functions of this package, run where they may hang, run out of memory or crash the interpreter."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from .front_door import HERE, environment
from .processes import processor_seconds, threads
from .results import Budget
from .verdicts import complaint

_RENEWED_AFTER = 500  # questions: caches and leaks of one case are not to be the fault of another
_GRACE = 10  # seconds: a case that is begun may end
_WALL = 10  # times as long may a function take by the clock: it may wait for others, but not for ever
_Argument = TypeVar("_Argument")


class SandboxError(Exception):
    """A function of the harness itself failed; the message is its traceback."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[_Argument]):
    """What a function returned for an argument, or how its process died: then `value` is None."""

    argument: _Argument
    value: Any
    death: str = ""


class Sandbox:
    """One process that answers questions. It is started anew when it died or has answered many."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._child: subprocess.Popen[bytes] | None = None
        self._asked = 0

    def ask(
        self, function: Callable[..., object], argument: _Argument, limit: float, end: float
    ) -> Answer[_Argument] | None:
        """Call `function` in the process. `limit` is in seconds of processor time, `end` is on the monotonic clock.

        None when it does not answer before the end.
        """
        if self._child is None or self._asked >= _RENEWED_AFTER:
            self.close()
            self._child = self._started()
        self._asked += 1
        assert self._child.stdin
        name = f"{function.__module__.removeprefix('tests.')}:{function.__name__}"
        self._child.stdin.write(json.dumps({"function": name, "argument": argument}).encode() + b"\n")
        self._child.stdin.flush()
        line = self._line(self._child, limit, end)
        if line is None:
            death = self._death()
            return Answer(argument, None, death) if time.monotonic() < end else None
        answer = json.loads(line)
        if "error" in answer:
            raise SandboxError(answer["error"])
        return Answer(argument, answer["value"])

    def close(self) -> None:
        if self._child:
            self._child.kill()
            self._child.communicate()
        self._child, self._asked = None, 0

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, str(HERE / "worker.py")], cwd=self._folder, env=environment(self._folder.parent),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    @staticmethod
    def _line(child: subprocess.Popen[bytes], limit: float, end: float) -> bytes | None:
        """The next line that the process writes; None when it dies first or goes over a limit."""
        assert child.stdout
        used = processor_seconds(child.pid)
        end = min(end, time.monotonic() + limit * _WALL)
        pieces = [b""]
        while not pieces[-1].endswith(b"\n"):
            if select.select([child.stdout], [], [], 0.2)[0]:
                pieces.append(os.read(child.stdout.fileno(), 1 << 16))
                if not pieces[-1]:
                    return None
            elif processor_seconds(child.pid) - used > limit or time.monotonic() > end:
                child.kill()
                return None
        return b"".join(pieces)

    def _death(self) -> str:
        assert self._child
        code = self._child.wait()
        self._child.communicate()
        self._child = None
        return complaint(None if code == -9 else code, "") or "ends"


@contextmanager
def temporary_folder(name: str) -> Iterator[Path]:
    """An empty folder with a fence of its own round it; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"dingben-{name}-", ignore_cleanup_errors=True) as place:
        inside = Path(place, "fence", "work")
        inside.mkdir(parents=True)
        yield inside


def answers(
    function: Callable[..., object], arguments: Iterable[_Argument], budget: Budget, limit: float
) -> Iterator[Answer[_Argument]]:
    """What `function` says of each argument, in their order, until the budget is over. Raises `SandboxError`."""
    with ExitStack() as stack:
        free: SimpleQueue[Sandbox] = SimpleQueue()
        for _ in range(budget.jobs):
            free.put(box := Sandbox(stack.enter_context(temporary_folder(function.__name__))))
            stack.callback(box.close)
        pool = stack.enter_context(threads(budget.jobs))

        def ask(argument: _Argument) -> Answer[_Argument] | None:
            if budget.is_over:
                return None
            box = free.get()
            try:
                return box.ask(function, argument, limit, budget.end + _GRACE)
            finally:
                free.put(box)

        for answer in pool.map(ask, arguments):
            if answer is None:
                return
            yield answer
