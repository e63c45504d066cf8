"""dingben — the front door: the table of commands, and what holds for all of them. It has no logic of its own."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Container, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

__version__ = "0.2.0"

_DESCRIPTION = """\
Turn messy documents into definitive editions: canonical Markdown with a ledger of every edit,
a static archive, print-ready PDFs.

example:  dingben normalize report.txt -o -        print the canonical text of one source
          dingben build                            everything that mkdocs.yml describes
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose messages cannot steer the terminal: they repeat what was typed."""

    def error(self, message: str) -> NoReturn:
        if not message.isprintable():
            from normalize.edge.terminal import escape_controls

            message = escape_controls(message)
        super().error(message)


class Command(NamedTuple):
    """A command, its line in `dingben --help`, and its module, which is loaded when the command is chosen.

    The module has DESCRIPTION and EPILOG, which stand above and below the arguments in its help,
    `add_arguments(parser)`, and `run(options)`, which returns the exit code.
    """

    name: str
    summary: str
    module: str


COMMANDS = (
    Command("normalize", "clean sources into canonical texts with their ledgers", "normalize.commands.normalize"),
    Command("check", "list findings in sources and texts; write nothing", "normalize.commands.check"),
    Command("review", "judge a sample of edits, and report how often cleaners are right", "normalize.commands.review"),
    Command("explain", "tell what was changed in a text, pass by pass", "normalize.commands.explain"),
    Command("restore", "give back the bytes of the source of a text", "normalize.commands.restore"),
    Command("cleaners", "print the catalogue of the cleaners, or one of them", "normalize.commands.cleaners"),
    Command("prune", "remove the texts whose sources are gone", "normalize.commands.prune"),
    Command("site", "build the archive as a static website", "render.commands.site"),
    Command("pdf", "set canonical texts as PDFs", "render.commands.pdf"),
    Command("build", "everything that mkdocs.yml describes: texts, website, PDFs", "render.commands.build"),
)


def parser(chosen: Container[str]) -> argparse.ArgumentParser:
    """The command line with the arguments of the `chosen` commands, whose modules are loaded for it."""
    root = _Parser(prog="dingben", description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter)
    root.add_argument("--version", action="version", version=f"dingben {__version__}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        one = commands.add_parser(
            command.name, help=command.summary, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if command.name in chosen:
            module = import_module(command.module)
            one.description, one.epilog = module.DESCRIPTION, module.EPILOG
            module.add_arguments(one)
            one.set_defaults(run=module.run, run_command=run_command)
    return root


def run_command(*arguments: str) -> int:
    """Run one command and return its exit code. Misuse of its arguments ends the process with 2."""
    chosen = next((argument for argument in arguments if not argument.startswith("-")), "")
    options = parser({chosen}).parse_args(arguments)
    if getattr(options, "json", False) or getattr(options, "sarif", False):
        _reconfigure(sys.stdout, encoding="utf-8", errors="backslashreplace")  # RFC 8259 §8.1, SARIF §3.1
    return int(options.run(options))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 (fine), 1 (findings or a failure), 130 (interrupted), 143 (ended); misuse exits with 2."""
    _open_streams()
    with suppress(ValueError):  # a thread of another program may take no signals
        signal.signal(signal.SIGTERM, _end)
    try:
        code = run_command(*(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
        return code
    except KeyboardInterrupt as interruption:
        print("\ndingben: interrupted; what was written is whole, run it again to go on", file=sys.stderr)
        return 143 if isinstance(interruption, _EndedError) else 130
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        _give_up_output()
        return 1
    except OSError as error:  # an error of a file is reported where it is opened; this is the output, on a full disk
        _give_up_output()
        reason = (error.strerror or str(error)).lower()
        from normalize.edge.terminal import complain

        return complain(f"{error.filename or 'standard output'}: {reason}")


class _EndedError(KeyboardInterrupt):
    """The signal SIGTERM, which ends a command as Ctrl-C does: what it has begun is put in order first."""


def _end(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough
    raise _EndedError


def _open_streams() -> None:
    """Replace closed standard streams by the null device; print characters that the terminal cannot encode as escapes."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # open to the end
    _reconfigure(sys.stdout, errors="backslashreplace")


def _reconfigure(stream: Any, **how: str) -> None:
    """Change the encoding of a stream. What another program has put in the place of one may have none."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(**how)


def _give_up_output() -> None:
    """Send what is left in the buffer nowhere: it would fail again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
