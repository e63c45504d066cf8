"""The command restore: a text with its ledger → the bytes of its source."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from normalize.commands.arguments import add_text_argument
from normalize.edge.files import FileError, write_if_changed
from normalize.edge.terminal import complain
from normalize.explain import restored
from normalize.provenance.places import ledger_path

DESCRIPTION = "Give back the bytes of the source of a text."
EPILOG = "example:  dingben restore site/texts/000.md -o 000.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_text_argument(parser)
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="where to write the bytes, - for standard output"
    )


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine) or 1 (a file that cannot be restored)."""
    try:
        data = restored(options.text)
        if options.output == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            _write(Path(options.output), options.text, data)
    except FileError as error:
        return complain(str(error))
    return 0


def _write(output: Path, text: Path, data: bytes) -> None:
    kept = (text, ledger_path(text))
    if any(output.exists() and output.samefile(path) for path in kept):
        raise FileError(output, "holds what the source is restored from; name another file with -o")
    write_if_changed(output, data)
