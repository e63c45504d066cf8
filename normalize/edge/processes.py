"""Worker processes of a command, which end with it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def process_pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Open a pool of worker processes. At the end of the block, work that has not begun is cancelled.

    Ctrl-C reaches the processes as well and ends them at once. By default, Python would finish the queue and print a
    traceback for each idle process.
    """
    pool = ProcessPoolExecutor(processes, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
