"""Find the configuration: the file that was named, or else `mkdocs.yml` in the working folder or the nearest one above."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from normalize.edge.settings import DEFAULT_CONFIG


def add_config_argument(parser: argparse.ArgumentParser) -> None:
    """Add `--config FILE` to a command; `config_file` says what its value means."""
    parser.add_argument("--config", type=Path, metavar="FILE",
                        help=f"the configuration (default: {DEFAULT_CONFIG}, here or in a folder above)")  # fmt: skip


def config_file(named: Path | None = None) -> Path:
    """The path of the configuration, from the working folder.

    Without a `named` one it is looked for upwards, as git looks for its repository, so that commands work in every folder
    of an archive. Where there is none, the path is that of `mkdocs.yml` in the working folder: whoever reads it then
    says so.
    """
    if named:
        return named
    here = Path.cwd()
    found = (folder / DEFAULT_CONFIG for folder in (here, *here.parents))
    # Not `Path.is_file`, which fails in a folder that may not be entered.
    return next((Path(os.path.relpath(path, here)) for path in found if os.path.isfile(path)), DEFAULT_CONFIG)


def needs_no_config(named: Path | None) -> bool:
    """True if no configuration was named and none is there: a command that says all itself then goes on without one."""
    return named is None and not os.path.isfile(config_file())
