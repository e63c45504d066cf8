"""The figures on the corpus of real documents are not worse than recorded.

The corpus is not part of the project; where it is missing there is nothing to compare. The measuring itself is
tested by the examples in the docstrings of tests/scores.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCORES = Path(__file__).resolve().parent / "scores"


def test_nothing_is_worse_than_recorded(corpus: Path) -> None:
    command = [sys.executable, str(SCORES), "--guard"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
