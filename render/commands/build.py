"""The command build: everything that mkdocs.yml describes.

Its stages are commands of their own. This package knows no cleaner, so the front door hands over `run_command`, by which
one command runs another.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from normalize.edge.settings import DEFAULT_CONFIG

DESCRIPTION = "Normalise what changed, then build the website and the PDFs."
EPILOG = "example: dingben build"

# The pages link the sheets, so the sheets come first.
_STAGES = ("normalize", "pdf", "site")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, default=DEFAULT_CONFIG, metavar="FILE", help=f"default: {DEFAULT_CONFIG}"
    )


def run(options: argparse.Namespace) -> int:
    """Run the stages. A bad file in one does not stop the next; misuse does.

    Exit code 0 (fine), 1 (a stage has findings or failed), 2 (misuse).
    """
    worst = 0
    for stage in _STAGES:
        code = int(options.run_command(stage, f"--config={options.config}"))
        if code == 2:
            return code
        worst = max(worst, code)
    return worst
