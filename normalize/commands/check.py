"""The command check: files → findings → lines, JSON or SARIF. It writes nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from normalize.batch.config import NormalizeConfig, load_config
from normalize.check.codes import listing
from normalize.check.ignore_files import IgnoreFileError
from normalize.check.removed import PlacedRemoval, removal_json, removed_from
from normalize.check.removed import lines_for_people as removed_lines
from normalize.check.report import count, json_lines, lines_for_people, replace_surrogates, summary
from normalize.check.results import FileResult
from normalize.check.sarif import sarif_log
from normalize.check.work_list import check_paths
from normalize.edge.config_file import add_config_argument, config_file, needs_no_config
from normalize.edge.files import FileError, near
from normalize.edge.settings import ConfigError
from normalize.edge.terminal import complain, json_line, misuse, takes_colours
from normalize.engine.options import Options
from normalize.provenance.finding import Severity
from normalize.readers.sources import has_sources

DESCRIPTION = "List findings in sources and texts; write nothing."
EPILOG = """\
example:  dingben check                                        all that mkdocs.yml names
          dingben check site/texts/000.md                      one text, with what its source has to tell
          dingben check seeds --fail-on error                  exit code 1 for errors only
          dingben check --sarif >findings.sarif                for a forge or an editor
          dingben check --removed | less                       what was taken for chrome, the doubtful first
          dingben check --list                                 every code, what it means and the way out"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="sources, canonical texts or folders of "
                        "them; without any: all that the configuration names")  # fmt: skip
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a finding, a line each")
    form.add_argument("--sarif", action="store_true", help="a SARIF 2.1.0 log")
    form.add_argument("--list", action="store_true", help="print every code, what it means and the way out")
    parser.add_argument("--removed", action="store_true",
                        help="list all words that were removed, by reason, the most suspicious first")  # fmt: skip
    parser.add_argument("--fail-on", choices=("error", "warning", "note"), default="warning",
                        help="the least severity that makes the exit code 1 (default: warning)")  # fmt: skip
    parser.add_argument("--ignored", action="store_true", help="show the findings that are ignored too, with reasons")
    add_config_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (nothing of the severity asked for), 1 (findings, or a file that cannot be checked), 2 (misuse)."""
    if options.list:
        for line in listing():
            print(line)
        return 0
    try:
        paths, root, settings = _configured(options)
        if options.removed:
            return _print_removed(removed_from(paths, root, settings), options.json)
        checks = check_paths(paths, root, settings)
        return _print_sarif(checks, root, options) if options.sarif else _print_lines(checks, options)
    except (ConfigError, IgnoreFileError) as error:
        return misuse(str(error))


def _configured(options: argparse.Namespace) -> tuple[list[Path], Path, Options]:
    """What to check, the folder that ledgers count paths from, and how texts are written."""
    unneeded = options.paths and needs_no_config(options.config)
    config = NormalizeConfig(Path.cwd()) if unneeded else load_config(config_file(options.config))
    paths = options.paths or [near(path) for path in config.sources if has_sources(path)]
    if not options.paths and config.texts.is_dir():
        paths.append(near(config.texts))
    return paths, config.root, Options(config.lines, config.posts)


def _is_failing(checked: FileResult, fail_on: str) -> bool:
    ranks = list(Severity)
    failing = ranks[: ranks.index(Severity(fail_on)) + 1]
    return bool(checked.error) or any(item.finding.severity in failing for item in checked.open)


def _print_lines(checks: Iterable[FileResult], options: argparse.Namespace) -> int:
    coloured = takes_colours(sys.stdout)
    failed, ignored, found = False, 0, count(())
    for checked in checks:
        failed |= _is_failing(checked, options.fail_on)
        if checked.error:
            complain(checked.error)
            continue
        found += count(checked.open)
        ignored += len(checked.listed) - len(checked.open)
        shown = json_lines(checked, options.ignored) if options.json else (
            lines_for_people(checked, coloured, options.ignored)
        )  # fmt: skip
        for line in shown:
            print(line)
    if not options.json:
        print(summary(found, ignored))
    return int(failed)


def _print_removed(found: Iterable[PlacedRemoval | FileError], as_json: bool) -> int:
    items: list[PlacedRemoval] = []
    failed = False
    for item in found:
        if isinstance(item, FileError):
            complain(str(item))
            failed = True
        elif as_json:
            print(removal_json(item))
        else:
            items.append(item)
    for line in removed_lines(items):
        print(line)
    return int(failed)


def _print_sarif(checks: Iterable[FileResult], root: Path, options: argparse.Namespace) -> int:
    everything = list(checks)
    print(json_line(replace_surrogates(sarif_log(everything, root)), indent=2))
    for checked in everything:
        if checked.error:
            complain(checked.error)
    return int(any(_is_failing(checked, options.fail_on) for checked in everything))
