"""The command man: the manual page in roff, made from the parser. The front door hands over `whole_parser`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence

from normalize.edge.command_line import Argument, CommandLine, command_lines

DESCRIPTION = "Print the manual page, in the form that man reads."
EPILOG = """\
example:  dingben man | man -l -                                    read it
          dingben man >~/.local/share/man/man1/dingben.1            install it: then man dingben"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine)."""
    root, commands = command_lines(options.whole_parser())
    for line in manual_page(root, commands, options.version):
        print(line)
    return 0


def manual_page(root: CommandLine, commands: Sequence[CommandLine], version: str) -> Iterator[str]:
    """The page in the macros of man(7). It carries no day, so that one version has one page."""
    introduction, _, rest = root.description.partition("\n\n")
    yield f'.TH DINGBEN 1 "" "{_text(f"dingben {version}")}" "User Commands"'
    yield from (".SH NAME", "dingben \\- " + _text("turn messy documents into definitive editions"))
    yield from (".SH SYNOPSIS", ".B dingben", _text(root.usage.removeprefix("dingben ")))
    yield from (".SH DESCRIPTION", *_paragraphs(introduction))
    yield from (".SH OPTIONS", *_arguments(root.arguments), ".SH COMMANDS")
    for command in commands:
        yield from (f".SS {_text(command.name)}", *_command(command))
    yield from (".SH EXIT STATUS", *_paragraphs(root.epilog.partition("\n\n")[0].partition("\n")[2]))
    yield from (".SH EXAMPLES", *_paragraphs(rest.partition("\n\n")[0]))
    yield from (".SH FILES", ".TP", ".I mkdocs.yml", _text("the configuration, here or in a folder above"))


def _command(command: CommandLine) -> Iterator[str]:
    yield from (".nf", f".B {_text(command.usage)}", ".fi", *_paragraphs(command.description))
    yield from _arguments([argument for argument in command.arguments if "--help" not in argument.flags])
    yield from _paragraphs(command.epilog)


def _arguments(arguments: Sequence[Argument]) -> Iterator[str]:
    for argument in arguments:
        value = "|".join(argument.choices) if argument.choices and argument.flags else argument.value
        flags = ", ".join(argument.flags)
        yield from (".TP", f".B {_text(' '.join(filter(None, (flags, value))))}", _text(argument.help))


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs; one that is laid out by hand, such as examples, keeps its lines."""
    for paragraph in text.strip("\n").split("\n\n"):
        lines = [_text(line) for line in paragraph.split("\n")]
        if not paragraph:
            continue
        is_laid_out = re.search(r"\S {2,}\S|^ ", paragraph, re.MULTILINE) is not None
        yield from (".PP", ".nf", *lines, ".fi") if is_laid_out else (".PP", *lines)


def _text(words: str) -> str:
    r"""A line of text with what roff would read as its own escaped.

    >>> print(_text(".so a\\b -- 'c'"), _text("-o - it's"))
    \&.so a\eb \-\- 'c' \-o \- it\(aqs
    """
    escaped = words.replace("\\", "\\e").replace("-", "\\-")
    escaped = re.sub(r"(?<=\w)'(?=\w)", r"\\(aq", escaped)
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped
