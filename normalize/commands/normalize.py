"""The command normalize: sources → texts and ledgers, or one text on standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from normalize.batch.config import NormalizeConfig, load_config
from normalize.batch.targets import texts_without_source
from normalize.batch.tree import SourceResult, normalize_bytes, normalize_file, normalize_tree
from normalize.check.summary import code_table, finding_lines, source_line, source_lines
from normalize.edge.config_file import add_config_argument, config_file, needs_no_config
from normalize.edge.files import FileError, near
from normalize.edge.messages import add_verbosity_arguments, counted
from normalize.edge.settings import ConfigError
from normalize.edge.terminal import complain, misuse, progress, say
from normalize.engine.options import LINES, POSTS, Options
from normalize.pipeline import Normalized
from normalize.provenance.finding import Finding
from normalize.provenance.source import Decoded
from normalize.readers.sources import SourceFile, find_sources, has_sources

DESCRIPTION = "Clean sources into canonical texts with their ledgers."
EPILOG = """\
example:  dingben normalize                          the sources that mkdocs.yml names
          dingben normalize report.txt -o -          print the text of one source
          iconv -f big5 a.txt | dingben normalize -  print the text of what comes through a pipe
          dingben normalize raw page.html -o texts   a folder and a file; texts and ledgers in texts/"""

_STDIN = "-"
_STDIN_NAME = "stdin"  # in messages, and in the front matter as the file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=str, metavar="PATH", help="source files or folders of them, or - for "
                        "standard input; without any: the sources that the configuration names")  # fmt: skip
    parser.add_argument("-o", "--output", metavar="DIR", help="folder for texts and ledgers, or - for standard output; "
                        "without it: where the configuration keeps texts; where there is none, the text of one source "
                        "is printed, as that of standard input always is")  # fmt: skip
    parser.add_argument("--lines", choices=LINES, help="a line a sentence (default) or a paragraph")
    parser.add_argument("--posts", choices=POSTS, help="of a forum thread: the first post (default) or all")
    add_verbosity_arguments(parser, "print each finding with its place and hint, not a line for each source")
    add_config_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine), 1 (a source failed, the others are done), 2 (misuse)."""
    try:
        config = _config(options)
    except ConfigError as error:
        return misuse(str(error))
    if not options.paths and not config.sources:
        return misuse("nothing to normalise: give paths, or set extra.dingben.sources in the configuration")
    settings = Options(options.lines or config.lines, options.posts or config.posts)
    if _STDIN in options.paths:
        return _print_stdin(options, settings)
    paths = list(map(Path, options.paths)) or list(_configured_sources(config, options.quiet))
    sources = list(find_sources(paths))
    if options.output == "-":
        return _print_texts(sources, config.root, settings, options.quiet)
    if not options.output and needs_no_config(options.config):
        return _print_one_text(paths, sources, settings, options.quiet)
    output = Path(options.output) if options.output else near(config.texts)
    if output.is_file():
        return misuse(f"{output}: is a file; -o takes a folder, or - for standard output")
    code = _report(normalize_tree(sources, output, config.root, settings), len(sources), options)
    if not options.paths:  # all sources were done, so that a text without one has lost it
        for text, source in texts_without_source(output, config.root):
            say(f"{text}: its source {source} is gone; `dingben prune` removes the text")
    return code


def _config(options: argparse.Namespace) -> NormalizeConfig:
    """The configuration; where there is none, and paths are given, what holds without one. Raises `ConfigError`."""
    if options.paths and needs_no_config(options.config):
        return NormalizeConfig(Path.cwd())
    return load_config(config_file(options.config))


def _print_stdin(options: argparse.Namespace, settings: Options) -> int:
    """Print the text of standard input, and its findings on standard error. Returns the exit code."""
    if len(options.paths) > 1 or options.output not in (None, "-"):
        return misuse("- is standard input: its text is printed, so give neither other paths nor a folder with -o")
    try:
        read = normalize_bytes(sys.stdin.buffer.read(), _STDIN_NAME, settings)
        return _print_text(_STDIN_NAME, *read, options.quiet)
    except FileError as error:
        return complain(str(error))


def _configured_sources(config: NormalizeConfig, is_quiet: bool) -> Iterator[Path]:
    """The sources of the configuration. A folder that is still empty is no fault: every archive begins so."""
    for path in map(near, config.sources):
        if has_sources(path):
            yield path
        elif not is_quiet:
            say(f"normalize: {path}: no sources in this folder yet")


def _print_texts(sources: Iterable[SourceFile | FileError], root: Path, settings: Options, is_quiet: bool) -> int:
    """Texts on standard output, findings on standard error. Returns the exit code."""
    code = 0
    for source in sources:
        try:
            if isinstance(source, FileError):
                raise source
            _print_text(source.path, *normalize_file(source.path, root, settings), is_quiet)
        except FileError as error:
            code = complain(str(error))
    return code


def _print_one_text(
    paths: Sequence[Path], sources: Sequence[SourceFile | FileError], settings: Options, is_quiet: bool
) -> int:
    """Print the text of one source where no configuration says where texts go. Of several, only the faults are told."""
    if len(paths) == 1 and not paths[0].is_dir():
        return _print_texts(sources, Path.cwd(), settings, is_quiet)
    faults = [source for source in sources if isinstance(source, FileError)]
    if not faults:
        return misuse("no configuration says where texts go; give -o DIR, or -o - to print them all")
    return _print_texts(faults, Path.cwd(), settings, is_quiet)


def _print_text(name: Path | str, decoded: Decoded, result: Normalized, is_quiet: bool) -> int:
    sys.stdout.buffer.write(result.text.encode())
    sys.stdout.buffer.flush()
    for line in () if is_quiet else finding_lines(name, decoded.text, result.findings):
        say(line, sys.stderr)
    return 0


def _report(results: Iterable[SourceResult], total: int, options: argparse.Namespace) -> int:
    """Print what became of each source, a summary, and at the end what failed. Returns the exit code."""
    errors: list[str] = []
    findings: list[Finding] = []
    written = 0
    with progress(total, "normalize") as shown:
        for result in results:
            shown.advance(result.source.name)
            if result.error:
                errors.append(result.error)
                continue
            written += result.written
            findings += (*result.findings, *result.conflicts)
            if not options.quiet and (result.written or sys.stdout.isatty()):
                for line in source_lines(result) if options.verbose else filter(None, [source_line(result)]):
                    shown.print(line)
    if not options.quiet:
        _print_summary(total - len(errors), written, findings, options.verbose)
    for error in errors:
        complain(error)
    if errors and total > 1:
        others = "; the others are done" if len(errors) < total else ""
        print(f"{len(errors)} of {counted(total, 'source')} failed{others}", file=sys.stderr)
    return int(bool(errors))


def _print_summary(done: int, written: int, findings: Sequence[Finding], is_verbose: bool) -> None:
    kept = f"{written} written, {done - written} unchanged"
    print(f"normalize: {counted(done, 'text')}, {kept}; {counted(len(findings), 'finding')}")
    for line in code_table(findings):
        print(line)
    if findings and not is_verbose:
        print("-v shows each with its place, `dingben check --list` what a code means")
