"""Run by `python tests/attack`."""

import sys
from pathlib import Path

# Python puts this folder first on its path, where modules of ours would stand for those of the same name elsewhere. The
# checkout is meant, whatever is installed; and last the folder above, which has folders named like modules.
ROOT = Path(__file__).resolve().parents[2]
sys.path[0:1] = [str(ROOT)]
sys.path.append(str(ROOT / "tests"))

from attack.cli import main  # noqa: E402

sys.exit(main())
