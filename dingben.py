"""dingben — the front door: the table of commands, and what holds for all of them. It has no logic of its own."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
from collections.abc import Container, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import groupby
from types import ModuleType
from typing import Any, NamedTuple, NoReturn

__version__ = "0.2.0"

_DESCRIPTION = """\
Turn messy documents into definitive editions: canonical Markdown with a ledger of every edit,
a static archive, print-ready PDFs.

example:  dingben normalize report.txt -o -        print the canonical text of one source
          dingben init archive                     make an archive, then put documents into archive/sources
          cd archive && dingben build              everything that its mkdocs.yml describes
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose messages cannot steer the terminal: they repeat what was typed."""

    def error(self, message: str) -> NoReturn:
        if not message.isprintable():
            from normalize.edge.terminal import escape_controls

            message = escape_controls(message)
        super().error(message)


class Command(NamedTuple):
    """A command, its group and line in `dingben --help`, and its module, which is loaded when the command is chosen.

    The module has DESCRIPTION and EPILOG, which stand above and below the arguments in its help,
    `add_arguments(parser)`, and `run(options)`, which returns the exit code; its docstring says what the codes mean.
    """

    name: str
    group: str
    summary: str
    module: str


_ARCHIVE, _TEXTS, _SHELL = "an archive", "texts and their ledgers", "the shell"

COMMANDS = (
    Command("init", _ARCHIVE, "make an archive: configuration, sources/, home page", "render.commands.init"),
    Command("build", _ARCHIVE, "everything that mkdocs.yml describes: texts, PDFs, website", "render.commands.build"),
    Command("site", _ARCHIVE, "build the archive as a static website", "render.commands.site"),
    Command("pdf", _ARCHIVE, "set canonical texts as PDFs", "render.commands.pdf"),
    Command("prune", _ARCHIVE, "remove the texts whose sources are gone", "normalize.commands.prune"),
    Command(
        "normalize", _TEXTS, "clean sources into canonical texts with their ledgers", "normalize.commands.normalize"
    ),
    Command("check", _TEXTS, "list findings in sources and texts; write nothing", "normalize.commands.check"),
    Command("review", _TEXTS, "judge a sample of edits: how often are cleaners right?", "normalize.commands.review"),
    Command("explain", _TEXTS, "tell what was changed in a text, pass by pass", "normalize.commands.explain"),
    Command("restore", _TEXTS, "give back the bytes of the source of a text", "normalize.commands.restore"),
    Command("cleaners", _TEXTS, "print the catalogue of the cleaners, or one of them", "normalize.commands.cleaners"),
    Command(
        "completion", _SHELL, "print a script for bash, zsh or fish that completes", "normalize.commands.completion"
    ),
    Command("man", _SHELL, "print the manual page", "normalize.commands.man"),
)
_NAMES = tuple(command.name for command in COMMANDS)

_EXIT_CODES = """\
exit codes:
  0    fine
  1    findings, or a file that could not be read, made or written; the others are done
  2    misuse of the command line or of the configuration
  130  interrupted; what was written is whole

`dingben help COMMAND` explains a command, with examples and its exit codes."""


def parser(chosen: Container[str]) -> argparse.ArgumentParser:
    """The command line with the arguments of the `chosen` commands, whose modules are loaded for it."""
    root = _Parser(
        prog="dingben",
        usage="dingben [-h] [--version] COMMAND ...",
        description=f"{_DESCRIPTION}\n{_table()}",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("--version", action="version", version=f"dingben {__version__}")
    # The commands stand in the description, by groups, which argparse does not know.
    commands = root.add_subparsers(
        dest="command", metavar="COMMAND", required=True, prog="dingben", help=argparse.SUPPRESS
    )
    for command in (one for one in COMMANDS if one.name in chosen):  # each parser takes a third of a millisecond
        module = import_module(command.module)
        one = commands.add_parser(
            command.name, help=command.summary, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        one.description, one.epilog = module.DESCRIPTION, f"{module.EPILOG}\n\n{_exit_codes(module)}".lstrip()
        module.add_arguments(one)
        one.set_defaults(run=module.run, run_command=run_command, whole_parser=_whole_parser, version=__version__)
    return root


def _whole_parser() -> argparse.ArgumentParser:
    """The command line with the arguments of all commands."""
    return parser(_NAMES)


def _table() -> str:
    """The commands by groups, a line each."""
    width = max(map(len, _NAMES)) + 2
    groups = []
    for group, commands in groupby(COMMANDS, lambda command: command.group):
        lines = (f"  {command.name:<{width}}{command.summary}" for command in commands)
        groups.append("\n".join([f"{group}:", *lines]))
    return "\n\n".join(groups)


def _exit_codes(module: ModuleType) -> str:
    """What the docstring of `run` says of its exit codes, in one line."""
    found = re.search(r"Exit code(?:.+\n?)+", module.run.__doc__ or "")
    return "exit codes: " + " ".join(found[0].split())[len("Exit code ") :] if found else ""


def run_command(*arguments: str) -> int:
    """Run one command and return its exit code. Misuse of its arguments ends the process with 2."""
    if arguments[:1] in ((), ("help",)):
        arguments = (*arguments[1:2], "--help")
    first = arguments[0]
    if not first.startswith("-") and first not in _NAMES:
        return _unknown_command(first)
    chosen = next((argument for argument in arguments if not argument.startswith("-")), "")
    options = parser({chosen}).parse_args(arguments)
    if getattr(options, "json", False) or getattr(options, "sarif", False):
        _reconfigure(sys.stdout, encoding="utf-8", errors="backslashreplace")  # RFC 8259 §8.1, SARIF §3.1
    return int(options.run(options))


def _unknown_command(name: str) -> int:
    """Say that there is no such command, with the one that was meant if it is close. Returns the exit code."""
    from difflib import get_close_matches  # on demand: it takes longer to load than the help to print

    close = get_close_matches(name.lower(), (*_NAMES, "help"), n=1)
    meant = f"did you mean `{close[0]}`?" if close else "`dingben --help` lists the commands"
    print(f"dingben: there is no command {name!r}; {meant}", file=sys.stderr)
    return 2


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
