"""The command completion: a script by which a shell completes commands, options and their values.

It is made from the parser, so it knows what the command knows. The front door hands over `whole_parser`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence

from normalize.edge.command_line import Argument, CommandLine, command_lines

DESCRIPTION = "Print a script by which the shell completes commands, options and their values."
EPILOG = """\
example:  dingben completion bash >~/.local/share/bash-completion/completions/dingben
          dingben completion zsh >"${fpath[1]}/_dingben"
          dingben completion fish >~/.config/fish/completions/dingben.fish
          source <(dingben completion bash)     for this shell only"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=tuple(_SHELLS), metavar="SHELL", help=f"one of {', '.join(_SHELLS)}")


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine) or 2 (no shell of that name)."""
    root, commands = command_lines(options.whole_parser())
    for line in _SHELLS[options.shell](root, commands):
        print(line)
    return 0


# ---------------------------------------------------------------------------------------------- bash


def _bash(root: CommandLine, commands: Sequence[CommandLine]) -> Iterator[str]:
    yield from (
        "_dingben_files() {",  # not for all words: a command that has the name of a folder, such as site, is no folder
        "    local IFS=$'\\n'",
        "    compopt -o filenames 2>/dev/null",
        '    COMPREPLY=($(compgen -f -- "$cur"))',
        "}",
        "_dingben() {",
        "    local i command= words= cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}",
        "    for ((i = 1; i < COMP_CWORD; i++)); do",
        "        case ${COMP_WORDS[i]} in -*) ;; *) command=${COMP_WORDS[i]}; break ;; esac",
        "    done",
        '    case "$command $prev" in',
    )
    for command in commands:
        yield from _bash_values(command)
    yield from ("    esac", '    case "$command" in', f"        '') words={_quoted(_first_words(root, commands))} ;;")
    yield f"        help) words={_quoted(' '.join(command.name for command in commands))} ;;"
    for command in commands:
        yield from _bash_command(command)
    yield from (
        "    esac",
        "    [[ $command && $command != help && $cur != -* ]] && _dingben_files",
        '    COMPREPLY+=($(compgen -W "$words" -- "$cur"))',
        "}",
        "complete -F _dingben dingben",
    )


def _bash_values(command: CommandLine) -> Iterator[str]:
    """What can follow an option that takes a value. Without choices it is left to the names of files, or to the user."""
    for option in command.options:
        if option.value:
            pattern = "|".join(f"'{command.name} {flag}'" for flag in option.flags)
            reply = "_dingben_files; " if option.is_path else ""
            if option.choices:
                reply = f'COMPREPLY=($(compgen -W {_quoted(" ".join(option.choices))} -- "$cur")); '
            yield f"        {pattern}) {reply}return ;;"


def _bash_command(command: CommandLine) -> Iterator[str]:
    flags = [flag for option in command.options for flag in option.flags]
    choices = [choice for argument in command.arguments if not argument.flags for choice in argument.choices]
    yield f"        {command.name}) words={_quoted(' '.join([*choices, *flags]))} ;;"


# ---------------------------------------------------------------------------------------------- zsh


def _zsh(root: CommandLine, commands: Sequence[CommandLine]) -> Iterator[str]:
    yield from (
        "#compdef dingben",
        "_dingben() {",
        "    local context state state_descr line",
        "    local -A opt_args",
        "    local -a commands=(",
    )
    for command in commands:
        yield f"        {_quoted(f'{command.name}:{command.summary}')}"
    yield from (f"        {_quoted('help:explain a command')}", "    )", "    _arguments -C \\")
    for option in root.options:
        yield f"        {_zsh_argument(option)} \\"
    yield from ("        '1: :->command' '*:: :->rest'", '    case "$state" in')
    yield from ("        command) _describe command commands ;;", '        rest) case "$line[1]" in')
    for command in commands:
        arguments = (f"                {_zsh_argument(argument)}" for argument in command.arguments)
        yield f"            {command.name}) _arguments \\"
        yield " \\\n".join(arguments) + " ;;"
    yield from ("            help) _describe command commands ;;", "        esac ;;", "    esac", "}")
    yield 'if [ "$funcstack[1]" = _dingben ]; then _dingben "$@"; else compdef _dingben dingben; fi'


def _zsh_argument(argument: Argument) -> str:
    """The specification of an argument for `_arguments`."""
    action = f"({' '.join(argument.choices)})" if argument.choices else "_files" if argument.is_path else " "
    value = f":{_without_colons(argument.value)}:{action}" if argument.value else ""
    if not argument.flags:
        return _quoted(f"*{value}")
    words = argument.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    specification = _quoted(f"[{words}]{value}")
    if len(argument.flags) == 1:
        return f"{argument.flags[0]}{specification}"
    return f"'({' '.join(argument.flags)})'{{{','.join(argument.flags)}}}{specification}"


def _without_colons(words: str) -> str:
    return words.replace(":", "\\:")


# ---------------------------------------------------------------------------------------------- fish


def _fish(root: CommandLine, commands: Sequence[CommandLine]) -> Iterator[str]:
    names = " ".join(command.name for command in commands)
    yield "complete -c dingben -n __fish_use_subcommand -f"
    for option in root.options:
        yield f"complete -c dingben -n __fish_use_subcommand {_fish_option(option)}"
    for command in commands:
        described = f"-a {command.name} -d {_quoted(command.summary)}"
        yield f"complete -c dingben -n __fish_use_subcommand -f {described}"
    yield f"complete -c dingben -n __fish_use_subcommand -f -a help -d {_quoted('explain a command')}"
    yield f"complete -c dingben -n '__fish_seen_subcommand_from help' -f -a {_quoted(names)}"
    for command in commands:
        chosen = f"complete -c dingben -n '__fish_seen_subcommand_from {command.name}'"
        for argument in command.arguments:
            if argument.flags:
                yield f"{chosen} {_fish_option(argument)}"
            elif argument.choices:
                yield f"{chosen} -f -a {_quoted(' '.join(argument.choices))}"


def _fish_option(option: Argument) -> str:
    flags = [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags]
    value = ""
    if option.choices:
        value = f" -x -a {_quoted(' '.join(option.choices))}"
    elif option.value:
        value = " -r -F" if option.is_path else " -x"
    return f"{' '.join(flags)}{value} -d {_quoted(option.help)}"


# ---------------------------------------------------------------------------------------------- all of them


def _first_words(root: CommandLine, commands: Sequence[CommandLine]) -> str:
    """What can follow `dingben`."""
    return " ".join(
        [*(command.name for command in commands), "help", *(flag for option in root.options for flag in option.flags)]
    )


def _quoted(words: str) -> str:
    """Words as one word of any of the shells."""
    return "'" + words.replace("'", "'\\''") + "'"


_SHELLS: dict[str, Callable[[CommandLine, Sequence[CommandLine]], Iterator[str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
