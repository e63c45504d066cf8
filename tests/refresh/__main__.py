"""Run by `python tests/refresh`."""

import sys
from pathlib import Path

# Python puts this folder first on its path, where modules of ours would stand for those of the same name elsewhere. The
# project is meant, so that its own modules are used and not those of another checkout that is installed; and last the
# folder above, so that `refresh` is one package.
TESTS = Path(__file__).resolve().parent.parent
sys.path[0:1] = [str(TESTS.parent)]
sys.path.append(str(TESTS))

from refresh.cli import main  # noqa: E402

sys.exit(main())
