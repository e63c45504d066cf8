"""Worker processes end with the command, however it ends; the end of one is no end of the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalize.edge.processes import WorkerDeath, in_processes

from ..front_door import environment
from .pseudo_terminal import on_terminal

POOL = """
import os, sys, time
from pathlib import Path
from normalize.edge.processes import in_processes
def work(seconds):
    Path(f"{os.getpid()}.pid").touch()
    time.sleep(seconds)
    print("at work", flush=True)
    time.sleep(600)
try: list(in_processes(work, [0, 0.5, 0, 0, 0], 2))
except KeyboardInterrupt: print("interrupted")
"""


def square(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5:
        sys.exit(7)
    return number * number


def fail(number: int) -> int:
    raise ValueError(f"made up: {number}")


def test_results_come_as_they_are_ready() -> None:
    assert sorted(in_processes(abs, range(-9, 0), 2)) == sorted((-number, number) for number in range(1, 10))
    assert list(in_processes(abs, [], 2)) == []


def test_a_process_that_dies_is_the_end_of_its_item_alone() -> None:
    found = dict(in_processes(square, range(9), 2))
    assert found.pop(3) == WorkerDeath("was killed by SIGKILL; there may be too little memory")
    assert found.pop(5) == WorkerDeath("ended with the exit code 7")
    assert found == {number: number * number for number in (0, 1, 2, 4, 6, 7, 8)}


def test_an_exception_of_the_function_comes_through() -> None:
    with pytest.raises(ValueError, match="made up: 1"):
        list(in_processes(fail, [1], 2))


def test_ctrl_c_ends_processes_at_once_and_without_a_traceback(tmp_path: Path) -> None:
    """Also the one that waits for work, and the one that was to begin."""
    start = time.monotonic()
    code, screen = on_terminal(tmp_path, POOL, interrupt_at="at work")
    assert (code, "".join(screen.lines).replace("^C", "")) == (0, "at workinterrupted")
    assert time.monotonic() - start < 20
    assert not list(living(tmp_path))


def living(folder: Path) -> Iterator[int]:
    """The processes that have left their number in a folder and are there."""
    for path in folder.glob("*.pid"):
        state = Path(f"/proc/{path.stem}/stat")
        if state.exists() and ") Z" not in state.read_text():
            yield int(path.stem)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
@pytest.mark.parametrize("killed_by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_processes_die_with_their_parent(tmp_path: Path, killed_by: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", POOL], cwd=tmp_path, env=environment(), stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"at work\n"
        until = time.monotonic() + 20  # on a busy machine the second one begins late
        while len(list(living(tmp_path))) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        assert len(list(living(tmp_path))) == 2
        process.send_signal(killed_by)
        process.wait(20)
    until = time.monotonic() + 20
    while list(living(tmp_path)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not list(living(tmp_path))
