"""How a build is stopped."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from ..processes import end, living


@dataclass(frozen=True, slots=True)
class Way:
    """`stop` gets the main process, the mark of all its processes, and a source of chance.

    After a `polite` one the build must end by itself, soon and in order, and keep what is finished; after a `partial`
    one it goes on.
    """

    name: str
    stop: Callable[[int, str, Random], None]
    polite: bool = False
    partial: bool = False


def _main(main: int, mark: str, random: Random) -> None:
    end([main])


def _all(main: int, mark: str, random: Random) -> None:
    end(living(mark))


def _worker(main: int, mark: str, random: Random) -> None:
    """One of the other processes; where there is none yet nothing is stopped."""
    if workers := sorted(set(living(mark)) - {main}):
        end([random.choice(workers)])


def _interrupt(main: int, mark: str, random: Random) -> None:
    """As a terminal does it: all processes of the foreground get the signal."""
    with suppress(ProcessLookupError):
        os.killpg(main, signal.SIGINT)


def _terminate(main: int, mark: str, random: Random) -> None:
    with suppress(ProcessLookupError):
        os.kill(main, signal.SIGTERM)


WAYS = (
    Way("kill -9 of the main process", _main),
    Way("Ctrl-C", _interrupt, polite=True),
    Way("kill -9 of a worker", _worker, partial=True),
    Way("SIGTERM", _terminate, polite=True),
    Way("kill -9 of all", _all),
)
