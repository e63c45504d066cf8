"""The command init: a folder becomes an archive that `dingben build` can build at once."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import render
from normalize.edge.files import FileError, near, write_if_changed
from normalize.edge.terminal import complain, misuse

DESCRIPTION = """\
Make an archive: the configuration, a folder for sources, a home page. A file that is there already is left as it is.
"""
EPILOG = """\
example:  dingben init                the working folder becomes an archive
          dingben init reports        a new folder
          cd reports && dingben build"""

_CONFIG = "mkdocs.yml"
# The files of a new archive, what each is made from, and what it is for.
_FILES = (
    (_CONFIG, _CONFIG, "the configuration: give the archive its name there"),
    ("sources/README.md", "sources.md", "sources go into this folder, as they are"),
    ("site/index.md", "index.md", "the home page, in Markdown"),
    (".gitignore", "gitignore", "keeps what is built out of git"),
)
_SKELETON = Path(render.__path__[0]) / "skeleton"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="DIR", help="the folder of the archive; "
                        "it is made where it is missing (default: the working folder)")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine), 1 (a file that cannot be written), 2 (the folder is an archive already, or no folder)."""
    folder: Path = options.folder
    if os.path.lexists(folder / _CONFIG):
        return misuse(f"{folder / _CONFIG}: there is an archive already; `dingben build` builds it")
    if os.path.lexists(folder) and not folder.is_dir():
        return misuse(f"{folder}: is a file; name a folder")
    try:
        for line in _make(folder):
            print(line)
    except FileError as error:
        return complain(str(error))
    print(f"\nnext: put documents into {folder / 'sources'}{os.sep}, then")
    is_here = folder.resolve() == Path.cwd()
    print("  dingben build" if is_here else f"  cd {near(folder)}\n  dingben build")
    return 0


def _make(folder: Path) -> list[str]:
    """Write what is missing. Returns a line for each file. Raises `FileError`."""
    width = max(len(str(folder / name)) for name, _, _ in _FILES)
    lines = []
    for name, origin, purpose in _FILES:
        path = folder / name
        is_there = os.path.lexists(path)
        if not is_there:
            write_if_changed(path, (_SKELETON / origin).read_bytes())
        lines.append(f"{path!s:<{width}}  {'left as it was' if is_there else purpose}")
    return lines
