"""The figures on the corpus of real documents are not worse than recorded.

The corpus is not part of the project; where it is missing there is nothing to compare. The measuring itself is
tested by the examples in the docstrings of tests/scores.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCORES = Path(__file__).resolve().parent
CORPUS = Path(os.environ.get("DINGBEN_CORPUS") or SCORES.parents[2] / "shared" / "corpus")


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus in {CORPUS}; DINGBEN_CORPUS may name another folder")
def test_nothing_is_worse_than_recorded() -> None:
    command = [sys.executable, str(SCORES), "--guard"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
