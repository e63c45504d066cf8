"""Processes that the attack started, and everything that these started: found by a mark in their environment."""

from __future__ import annotations

import os
import secrets
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

_MARK, _OWNER = "DINGBEN_ATTACK", "DINGBEN_ATTACK_BY"


def new_mark() -> str:
    """A mark for the environment of one command; its children inherit it."""
    return secrets.token_hex(8)


def marked(mark: str) -> dict[str, str]:
    """The variables by which a command, and all that it starts, is known as one that this process started."""
    return {_MARK: mark, _OWNER: str(os.getpid())}


def living(mark: str) -> list[int]:
    """The processes with this mark that have not ended."""
    return _having(f"{_MARK}={mark}")


def own() -> list[int]:
    """All processes that this one started, with whatever mark, and that have not ended."""
    return _having(f"{_OWNER}={os.getpid()}")


def _having(variable: str) -> list[int]:
    entries = (entry for entry in os.listdir("/proc") if entry.isdigit())
    return [int(entry) for entry in entries if variable.encode() in _environment(entry)]


def _environment(pid: str) -> list[bytes]:
    """Empty for a process that has ended and waits for its parent (a zombie)."""
    try:
        return Path("/proc", pid, "environ").read_bytes().split(b"\0")
    except OSError:
        return []


def end(pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@contextmanager
def threads(count: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that wait for processes. When the attack is interrupted they do not hold it up: their processes are ended."""
    pool = ThreadPoolExecutor(count)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        end(own())
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def outlived(mark: str, seconds: float) -> list[int]:
    """The processes with this mark that are there after so many seconds; then they are ended."""
    until = time.monotonic() + seconds
    while (left := living(mark)) and time.monotonic() < until:
        time.sleep(0.05)
    end(left)
    return left


def processor_seconds(pid: int) -> float:
    """The processor time that a process has used; 0 when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def patience(seconds: float) -> float:
    """So many seconds of a machine that has nothing else to do: longer where others work on it, up to five times."""
    return seconds * min(5.0, max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)))
