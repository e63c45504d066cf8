"""How long one checkout takes for documents: `python -P stopwatch.py CHECKOUT`, with PYTHONPATH=CHECKOUT.

In: a path a line. Out: for each the seconds of processor time in which the text and its ledger were written, or why
they were not. Runs by itself, like `worker`: of the checkout it imports only `dingben.main`.
"""

from __future__ import annotations

import gc
import io
import shutil
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path


def main(checkout: Path) -> int:
    import dingben

    if not Path(str(dingben.__file__)).resolve().is_relative_to(checkout):
        print(f"dingben comes from {dingben.__file__}, not from {checkout}", file=sys.stderr)
        return 2
    for line in sys.stdin:
        print(_seconds(line.rstrip("\n")), flush=True)
    return 0


def _seconds(document: str) -> str:
    import dingben

    folder = Path("out")
    shutil.rmtree(folder, ignore_errors=True)
    gc.collect()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as complaints:
        begin = time.process_time()
        code = dingben.main(["normalize", document, "-o", folder.as_posix()])
        seconds = time.process_time() - begin
    return f"{seconds:.6f}" if not code else complaints.getvalue().strip().replace("\n", " ") or f"exit code {code}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
