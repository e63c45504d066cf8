"""The front door behind a fence: `python command.py ARGUMENT…` runs `dingben ARGUMENT…`.

Runs by itself; PYTHONPATH names the checkout and this folder.
"""

from __future__ import annotations

import os
import sys

if (
    "ATTACK_FENCE" in os.environ
):  # at import: a worker that is started anew, and imports this file for it, is confined too
    from fence import confine

    confine()

if __name__ == "__main__":
    from dingben import main

    sys.exit(main())
