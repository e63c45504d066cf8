"""Worker processes end with the command."""

from __future__ import annotations

import time
from pathlib import Path

from .pseudo_terminal import on_terminal

POOL = """
import sys, time
from normalize.edge.processes import process_pool
def main():
    with process_pool(2) as pool:
        list(pool.map(abs, range(4)))
        for _ in range(int(sys.argv[1])):
            pool.submit(time.sleep, 600)
        print("at work", flush=True)
        time.sleep(600)
try: main()
except KeyboardInterrupt: print("interrupted")
"""


def test_ctrl_c_ends_processes_at_once_and_without_a_traceback(tmp_path: Path) -> None:
    """Also the one that waits for work, and the one that was to begin."""
    for jobs in ("1", "5"):
        start = time.monotonic()
        code, screen = on_terminal(tmp_path, POOL, jobs, interrupt_at="at work")
        assert (code, "".join(screen.lines).replace("^C", "")) == (0, "at workinterrupted")
        assert time.monotonic() - start < 60


NOT_BEGUN = """
from normalize.edge.processes import process_pool
import time
with process_pool(1) as pool:
    jobs = [pool.submit(time.sleep, 0.2) for _ in range(600)]
    jobs[0].result()
print(sum(job.cancelled() for job in jobs) > 500)
"""


def test_what_has_not_begun_is_not_begun_any_more(tmp_path: Path) -> None:
    code, screen = on_terminal(tmp_path, NOT_BEGUN)
    assert (code, screen.lines) == (0, ["True", ""])
