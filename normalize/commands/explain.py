"""The command explain: a text with its ledger → what was changed, pass by pass."""

from __future__ import annotations

import argparse

from normalize.commands.arguments import add_text_argument
from normalize.edge.files import FileError
from normalize.edge.terminal import complain, say
from normalize.explain import explain

DESCRIPTION = "Tell what was changed in a text, pass by pass."
EPILOG = """\
example:  dingben explain site/texts/000.md                          cleaner by cleaner
          dingben explain site/texts/000.md --cleaner note-markers   every edit of one
          dingben explain site/texts/000.md --cleaner hand           what people corrected
          dingben explain site/texts/000.md --line 31                where a line comes from"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_text_argument(parser)
    parser.add_argument("--cleaner", metavar="NAME", help="every edit of this cleaner")
    parser.add_argument("--line", type=int, metavar="N", help="where each part of this line comes from")
    parser.add_argument("--json", action="store_true", help="one JSON object an edit")


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine) or 1 (a file that cannot be explained)."""
    try:
        for line in explain(options.text, options.cleaner, options.line, options.json):
            say(line)
    except FileError as error:
        return complain(str(error))
    return 0
