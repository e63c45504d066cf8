"""The command cleaners: the catalogue of the cleaners, or one of them, from their docstrings."""

from __future__ import annotations

import argparse

from normalize.cleaners.catalogue import catalogue, describe, method_page
from normalize.edge.terminal import misuse

DESCRIPTION = "Print the catalogue of the cleaners, or one of them."
EPILOG = "example:  dingben cleaners interrupted-paragraphs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="a cleaner: print its whole description")
    parser.add_argument("--markdown", action="store_true", help="the method page of the archive")


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine) or 2 (no cleaner of that name)."""
    if options.markdown:
        print(method_page(), end="")
        return 0
    if options.name:
        described = describe(options.name)
        if described is None:
            return misuse(f"no cleaner is called {options.name!r}; `dingben cleaners` lists them")
        print(described)
        return 0
    for line in catalogue():
        print(line)
    return 0
