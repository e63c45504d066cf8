"""dingben — the front door. It mounts the commands of the two packages and holds no logic of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from normalize.cli import add_commands as add_normalize_commands
from render.cli import add_commands as add_render_commands

__version__ = "0.1.0"

_DESCRIPTION = """\
Turn messy documents into definitive editions: canonical Markdown with a ledger of every edit,
a static archive, print-ready PDFs.

example:  dingben normalize report.txt -o -        print the canonical text of one source
          dingben build                            everything that mkdocs.yml describes
"""


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(
        prog="dingben", description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    root.add_argument("--version", action="version", version=f"dingben {__version__}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    add_normalize_commands(commands)
    add_render_commands(commands)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 (fine), 1 (findings or a failure); misuse exits with 2."""
    options = parser().parse_args(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main())
