"""A command line as values, read from its parser: what shell completion and the manual page are made from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Names of values that are paths, where the type does not say so ("-" stands for a stream there).
_PATHS = frozenset({"FILE", "DIR", "DIR|FILE", "PATH", "TEXT"})


@dataclass(frozen=True, slots=True)
class Argument:
    """An option with its `flags`, or a positional argument without any.

    `value` is the name of its value, "" for a switch; `choices` are all values, if only some are allowed.
    """

    flags: tuple[str, ...]
    value: str
    help: str
    choices: tuple[str, ...]
    is_path: bool


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The command itself, or one of its sub-commands."""

    name: str
    summary: str
    usage: str
    description: str
    epilog: str
    arguments: tuple[Argument, ...]

    @property
    def options(self) -> tuple[Argument, ...]:
        """The arguments that have flags."""
        return tuple(argument for argument in self.arguments if argument.flags)


def command_lines(root: argparse.ArgumentParser) -> tuple[CommandLine, tuple[CommandLine, ...]]:
    """The whole command, and its sub-commands in their order.

    It reads private parts of `argparse`, which has no public way to ask what a parser knows; all that generate from
    parsers (shtab, argcomplete, Sphinx) do so.
    """
    (commands,) = (action for action in root._actions if isinstance(action, argparse._SubParsersAction))
    summaries = {action.dest: action.help or "" for action in commands._choices_actions}
    subs = (_command_line(name, summaries[name], parser) for name, parser in commands.choices.items())
    return _command_line(root.prog, "", root), tuple(subs)


def _command_line(name: str, summary: str, parser: argparse.ArgumentParser) -> CommandLine:
    usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
    return CommandLine(name, summary, usage, parser.description or "", parser.epilog or "", tuple(_arguments(parser)))


def _arguments(parser: argparse.ArgumentParser) -> Iterator[Argument]:
    for action in parser._actions:
        if action.help == argparse.SUPPRESS:
            continue
        name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
        choices = tuple(map(str, action.choices or ()))
        is_switch = action.nargs == 0
        is_path = not is_switch and (action.type is Path or name in _PATHS)
        # Only percent signs are filled in: none of our helps names a default in the way of argparse.
        words = (action.help or "").replace("%%", "%")
        yield Argument(tuple(action.option_strings), "" if is_switch else name, words, choices, is_path)
