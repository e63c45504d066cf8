"""Worker processes of a command. They end with it, however it ends, and the end of one stops no other.

The pool of the standard library cannot be used: when one process dies, it fails all jobs, and it cannot say whose fault it
was; when the command is interrupted, it waits for the jobs that run; when the command is killed, its processes live on.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_PR_SET_PDEATHSIG = 1  # prctl(2)
_PATIENCE = 0.5  # seconds between two looks at the parent, where the system does not tell of its end


@dataclass(frozen=True, slots=True)
class WorkerDeath:
    """The end of a process that was at work on an item. `reason` is a phrase: `was killed by SIGKILL`."""

    reason: str


def in_processes(
    function: Callable[[Item], Result], items: Iterable[Item], processes: int
) -> Iterator[tuple[Item, Result | WorkerDeath]]:
    """Yield each item with the result of `function`, as they are ready, from that many processes.

    All three must be picklable. A process that dies is replaced, and its item is yielded with its death. Raises the
    exceptions of `function`. At the end of the iteration, also by an exception, all processes are killed.
    """
    waiting = iter(items)
    busy: dict[object, tuple[_Worker[Item, Result], Item]] = {}
    idle: list[_Worker[Item, Result]] = []
    try:
        while True:
            for item in islice(waiting, processes - len(busy)):
                worker = idle.pop() if idle else _Worker(function)
                worker.begin(item)
                busy[worker.connection] = worker, item
            if not busy:
                return
            for connection in wait([worker.connection for worker, _ in busy.values()]):
                worker, item = busy.pop(connection)
                result = worker.result()
                if isinstance(result, WorkerDeath):
                    worker.kill()
                else:
                    idle.append(worker)
                yield item, result
    finally:
        for worker in (*idle, *(worker for worker, _ in busy.values())):
            worker.kill()


class _Worker(Generic[Item, Result]):
    """One process that applies a function to one item after another."""

    def __init__(self, function: Callable[[Item], Result]) -> None:
        self.connection, theirs = Pipe()
        self._process = Process(target=_work, args=(function, theirs, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()  # else the end of the process would not close the pipe

    def begin(self, item: Item) -> None:
        with suppress(OSError):  # it is dead, and its result will say so
            self.connection.send(item)

    def result(self) -> Result | WorkerDeath:
        """The result of the item at work, once the connection is ready. Raises the exception of the function."""
        try:
            result, fault = self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            return WorkerDeath(_reason(self._process.exitcode or 0))
        if fault is not None:
            raise fault
        return result  # type: ignore[no-any-return]

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


def _reason(code: int) -> str:
    if code >= 0:
        return f"ended with the exit code {code}"
    name = signal.Signals(-code).name if -code in {*signal.Signals} else f"signal {-code}"
    return f"was killed by {name}" + ("; there may be too little memory" if name == "SIGKILL" else "")


def _work(function: Callable[[Any], Any], connection: Connection[Any, Any], parent: int) -> None:
    """The loop of a process. Ctrl-C reaches the processes of a terminal as well: the parent ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with(parent)
    while True:
        try:
            item = connection.recv()
        except EOFError:
            return
        connection.send(_answer(function, item))


def _answer(function: Callable[[Any], Any], item: Any) -> tuple[Any, Exception | None]:
    try:
        return function(item), None
    except Exception as fault:
        return None, fault


def _end_with(parent: int) -> None:
    """End this process when its parent ends, even if that is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before
            os._exit(1)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_PATIENCE)
    os._exit(1)
