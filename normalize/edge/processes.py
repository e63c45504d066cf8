"""Worker processes of a command, which end with it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def process_pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """A pool whose work is given up when the block is left: what has not begun by then is not begun any more.

    Ctrl-C reaches the processes as well. They end by it at once; Python would finish what is queued, and print a
    traceback for each process that has nothing to do.
    """
    pool = ProcessPoolExecutor(processes, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
