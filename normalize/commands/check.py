"""The command check: arguments → findings → lines → exit code.

Modules are imported inside the functions: `dingben --help` must answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.engine.options import Options

if TYPE_CHECKING:
    from normalize.check.results import FileResult

CONFIG = Path("mkdocs.yml")
EXAMPLE = """\
dingben check                                        all that mkdocs.yml names
          dingben check site/texts/000.md                      one text, with what its source has to tell
          dingben check seeds --fail-on error                  exit code 1 for errors only
          dingben check --sarif >findings.sarif                for a forge or an editor
          dingben check --list                                 every code, what it means and the way out"""


def check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="sources, canonical texts or folders of "
                        "them; without any: all that the configuration names")  # fmt: skip
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a finding, a line each")
    form.add_argument("--sarif", action="store_true", help="a SARIF 2.1.0 log")
    form.add_argument("--list", action="store_true", help="print every code, what it means and the way out")
    parser.add_argument("--fail-on", choices=("error", "warning", "note"), default="warning",
                        help="the least severity that makes the exit code 1 (default: warning)")  # fmt: skip
    parser.add_argument("--ignored", action="store_true", help="show the findings that are ignored too, with reasons")
    parser.add_argument("--config", type=Path, default=CONFIG, metavar="FILE",
                        help="configuration (default: mkdocs.yml)")  # fmt: skip


def run_check(options: argparse.Namespace) -> int:
    """Exit code 0 (nothing of the severity asked for), 1 (findings, or a file that cannot be checked), 2 (misuse)."""
    from normalize.check.ignore_files import IgnoreFileError
    from normalize.check.work_list import check_paths
    from normalize.edge.settings import ConfigError

    if options.list:
        return _print_list()
    try:
        paths, root, settings = _configured(options)
        checks = check_paths(paths, root, settings)
        return _print_sarif(checks, root, options) if options.sarif else _print_lines(checks, options)
    except (ConfigError, IgnoreFileError) as error:
        print(f"dingben: {error}", file=sys.stderr)
        return 2


def _print_list() -> int:
    from normalize.check.codes import listing

    for line in listing():
        print(line)
    return 0


def _configured(options: argparse.Namespace) -> tuple[list[Path], Path, Options]:
    """What to check, the folder that ledgers count paths from, and how texts are written."""
    from normalize.batch.config import NormalizeConfig, load_config
    from normalize.edge.files import near

    unneeded = options.paths and options.config == CONFIG and not options.config.is_file()
    config = NormalizeConfig(Path.cwd()) if unneeded else load_config(options.config)
    paths = options.paths or [near(path) for path in (*config.sources, config.texts)]
    return paths, config.root, Options(config.lines, config.posts)


def _failing(checked: FileResult, fail_on: str) -> bool:
    from normalize.provenance.finding import Severity

    ranks = list(Severity)
    failing = ranks[: ranks.index(Severity(fail_on)) + 1]
    return bool(checked.error) or any(item.finding.severity in failing for item in checked.open)


def _print_lines(checks: Iterable[FileResult], options: argparse.Namespace) -> int:
    from normalize.check.report import count, json_lines, lines_for_people, summary

    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    failed, ignored, found = False, 0, count(())
    for checked in checks:
        failed |= _failing(checked, options.fail_on)
        if checked.error:
            print(f"dingben: {checked.error}", file=sys.stderr)
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


def _print_sarif(checks: Iterable[FileResult], root: Path, options: argparse.Namespace) -> int:
    import json

    from normalize.check.report import replace_surrogates
    from normalize.check.sarif import sarif_log

    everything = list(checks)
    print(replace_surrogates(json.dumps(sarif_log(everything, root), ensure_ascii=False, indent=2)))
    for checked in everything:
        if checked.error:
            print(f"dingben: {checked.error}", file=sys.stderr)
    return int(any(_failing(checked, options.fail_on) for checked in everything))
