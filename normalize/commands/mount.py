"""The commands of the package: arguments → values → files → exit code. No document logic.

Modules are imported inside the commands: `dingben --help` must answer at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalize.commands import check as commands_check
from normalize.commands import review as commands_review
from normalize.edge.terminal import escape_controls, fitting
from normalize.engine.options import LINES, POSTS, Options

if TYPE_CHECKING:
    from normalize.batch.config import NormalizeConfig
    from normalize.batch.tree import SourceResult

Commands = Any  # argparse's sub-parsers action has no public type

CONFIG = Path("mkdocs.yml")
_NORMALIZE_EXAMPLE = """\
dingben normalize                          the sources that mkdocs.yml names
          dingben normalize report.txt -o -          print the text of one source
          dingben normalize raw page.html -o texts   a folder and a file; texts and ledgers in texts/"""
_EXPLAIN_EXAMPLE = """\
dingben explain site/texts/000.md                          cleaner by cleaner
          dingben explain site/texts/000.md --cleaner note-markers   every edit of one
          dingben explain site/texts/000.md --cleaner hand           what people corrected
          dingben explain site/texts/000.md --line 31                where a line comes from"""


def add_commands(commands: Commands) -> None:
    """Mount normalize, check, review, explain, restore and cleaners."""
    _add(commands, "normalize", run_normalize, "clean sources into canonical texts with their ledgers",
         _NORMALIZE_EXAMPLE, _normalize_arguments)  # fmt: skip
    _add(commands, "check", commands_check.run_check, "list findings in sources and texts; write nothing",
         commands_check.EXAMPLE, commands_check.check_arguments)  # fmt: skip
    _add(commands, "review", commands_review.run_review, "judge a sample of edits, and report how often cleaners are right",
         commands_review.EXAMPLE, commands_review.review_arguments)  # fmt: skip
    _add(commands, "explain", run_explain, "tell what was changed in a text, pass by pass",
         _EXPLAIN_EXAMPLE, _explain_arguments)  # fmt: skip
    _add(commands, "restore", run_restore, "give back the bytes of the source of a text",
         "dingben restore site/texts/000.md -o 000.txt", _restore_arguments)  # fmt: skip
    _add(commands, "cleaners", run_cleaners, "print the catalogue of the cleaners, or one of them",
         "dingben cleaners interrupted-paragraphs", _cleaners_arguments)  # fmt: skip


def _add(
    commands: Commands, name: str, run: Callable[[Any], int], summary: str, example: str,
    arguments: Callable[[argparse.ArgumentParser], None],
) -> None:  # fmt: skip
    parser = commands.add_parser(
        name, help=summary, description=summary[0].upper() + summary[1:] + ".", epilog=f"example:  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    arguments(parser)
    parser.set_defaults(run=run)


def _config_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, default=CONFIG, metavar="FILE", help="configuration (default: mkdocs.yml)"
    )


def _normalize_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="source files or folders of them; without "
                        "any: the sources that the configuration names")  # fmt: skip
    parser.add_argument("-o", "--output", metavar="DIR", help="folder for texts and ledgers, or - for standard output; "
                        "without it: where the configuration keeps texts")  # fmt: skip
    parser.add_argument("--lines", choices=LINES, help="a line a sentence (default) or a paragraph")
    parser.add_argument("--posts", choices=POSTS, help="of a forum thread: the first post (default) or all")
    _config_argument(parser)


def _explain_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", type=Path, metavar="TEXT", help="a canonical text with its ledger beside it")
    parser.add_argument("--cleaner", metavar="NAME", help="every edit of this cleaner")
    parser.add_argument("--line", type=int, metavar="N", help="where each part of this line comes from")
    parser.add_argument("--json", action="store_true", help="one JSON object an edit")


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", type=Path, metavar="TEXT", help="a canonical text with its ledger beside it")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="where to write the bytes, - for standard output",
    )


def _cleaners_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="a cleaner: print its whole description")
    parser.add_argument("--markdown", action="store_true", help="the method page of the archive")


def run_normalize(options: argparse.Namespace) -> int:
    from normalize.batch.config import load_config
    from normalize.batch.tree import normalize_tree
    from normalize.edge.files import near
    from normalize.edge.settings import ConfigError

    try:
        config = (
            load_config(options.config, "name one with --config, or give -o")
            if not (options.paths and options.output)
            else _without_file(options)
        )
    except ConfigError as error:
        return _misuse(str(error))
    paths = options.paths or [near(path) for path in config.sources]
    if not paths:
        return _misuse("nothing to normalise: give paths, or set extra.dingben.sources in the configuration")
    settings = Options(options.lines or config.lines, options.posts or config.posts)
    if options.output == "-":
        return _print_texts(paths, config.root, settings)
    output = Path(options.output) if options.output else near(config.texts)
    if output.is_file():
        return _misuse(f"{output}: is a file; -o takes a folder, or - for standard output")
    return report(normalize_tree(paths, output, config.root, settings))


def normalize_site(config_path: Path) -> int:
    """Normalise what the configuration names; for `dingben build`."""
    return run_normalize(argparse.Namespace(config=config_path, paths=[], output=None, lines=None, posts=None))


def _without_file(options: argparse.Namespace) -> NormalizeConfig:
    from normalize.batch.config import NormalizeConfig, load_config

    return load_config(options.config) if options.config.is_file() else NormalizeConfig(Path.cwd())


def _print_texts(paths: Sequence[Path], root: Path, settings: Options) -> int:
    from normalize.batch.tree import normalize_file
    from normalize.edge.files import FileError
    from normalize.readers.sources import find_sources

    failed = False
    for source in find_sources(paths):
        try:
            if isinstance(source, FileError):
                raise source
            decoded, result = normalize_file(source.path, root, settings)
        except FileError as error:
            _complain(str(error))
            failed = True
            continue
        sys.stdout.buffer.write(result.text.encode())
        sys.stdout.buffer.flush()
        _print_findings(source.path, decoded.text, result.findings, sys.stderr)
    return int(failed)


def report(outcomes: Iterable[SourceResult]) -> int:
    """Print what became of each source; the faults again at the end. Returns the exit code."""
    faults: list[str] = []
    done = written = found = 0
    for outcome in _progress(outcomes):
        if outcome.error:
            faults.append(outcome.error)
            continue
        done += 1
        written += outcome.written
        found += len(outcome.findings) + len(outcome.conflicts)
        if outcome.written or sys.stdout.isatty():
            _print_outcome(outcome)
    kept = done - written
    texts = "text" if done == 1 else "texts"
    findings = "finding" if found == 1 else "findings"
    print(f"normalize: {done} {texts}, {written} written, {kept} unchanged; {found} {findings}")
    for fault in faults:
        _complain(fault)
    if faults:
        print(f"{len(faults)} of {done + len(faults)} sources failed; the others are done", file=sys.stderr)
    return int(bool(faults))


def _print_outcome(outcome: SourceResult) -> None:
    """The findings of a source, and what a person should know of its text."""
    _print_findings(outcome.source, outcome.content, outcome.findings, sys.stdout)
    assert outcome.text is not None
    if outcome.named:
        print(escape_controls(f"{outcome.source}: its text is {outcome.text}, as {outcome.named}"))
    _print_findings(outcome.text, outcome.corrected, outcome.conflicts, sys.stdout)
    if outcome.corrections:
        kept = "1 correction" if outcome.corrections == 1 else f"{outcome.corrections} corrections"
        print(escape_controls(f"{outcome.text}: {kept} by hand kept"))


def _progress(outcomes: Iterable[SourceResult]) -> Iterator[SourceResult]:
    """Count on a terminal, say nothing in a pipe."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from shutil import get_terminal_size

    columns = get_terminal_size().columns
    for count, outcome in enumerate(outcomes, 1):
        print("\r\x1b[2K", end="", file=sys.stderr, flush=True)
        yield outcome  # what is printed of it stands on a line of its own
        shown = fitting(escape_controls(f"{count}  {outcome.source.name}"), columns - 1)
        print(shown, end="", file=sys.stderr, flush=True)
    print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


def _print_findings(path: Path, content: str, findings: Sequence[Any], stream: Any) -> None:
    for finding in findings:
        line, column = _position(content, finding.start)
        told = f"{path}:{line}:{column}: {finding.severity} [{finding.code}] {finding.message}"
        print(escape_controls(told), file=stream)
        if finding.hint:
            print(f"    {escape_controls(finding.hint)}", file=stream)


def _position(content: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1."""
    start = content.rfind("\n", 0, offset) + 1
    return content.count("\n", 0, offset) + 1, offset - start + 1


def run_explain(options: argparse.Namespace) -> int:
    from normalize.edge.files import FileError
    from normalize.explain import explain

    try:
        for line in explain(options.text, options.cleaner, options.line, options.json):
            print(line)
    except FileError as error:
        _complain(str(error))
        return 1
    return 0


def run_restore(options: argparse.Namespace) -> int:
    from normalize.edge.files import FileError
    from normalize.explain import restored

    try:
        data = restored(options.text)
        if options.output == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            _write_restored(Path(options.output), options.text, data)
    except FileError as error:
        _complain(str(error))
        return 1
    return 0


def _write_restored(output: Path, text: Path, data: bytes) -> None:
    from normalize.edge.files import FileError, write_if_changed
    from normalize.provenance.places import ledger_path

    kept = (text, ledger_path(text))
    if any(output.exists() and output.samefile(path) for path in kept):
        raise FileError(output, "holds what the source is restored from; name another file with -o")
    write_if_changed(output, data)


def run_cleaners(options: argparse.Namespace) -> int:
    from normalize.cleaners.catalogue import catalogue, describe, method_page

    if options.markdown:
        print(method_page(), end="")
        return 0
    if options.name:
        described = describe(options.name)
        if described is None:
            return _misuse(f"no cleaner is called {options.name!r}; `dingben cleaners` lists them")
        print(described)
        return 0
    for line in catalogue():
        print(line)
    return 0


def _complain(message: str) -> None:
    print(f"dingben: {message}", file=sys.stderr)


def _misuse(message: str) -> int:
    _complain(message)
    return 2
