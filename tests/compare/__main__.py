"""Run by `python tests/compare`."""

import sys
from pathlib import Path

# Python puts this folder first on its path, where modules of ours would stand for those of the same name elsewhere.
# The folder above is meant, so that `compare` is one package; and last, because it has folders named like modules.
sys.path[0:1] = []
sys.path.append(str(Path(__file__).resolve().parent.parent))

from compare.cli import main  # noqa: E402

sys.exit(main())
