"""The commands of this package. Importing it is cheap: parsers and templates load with a command."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from render.commands.pdf import add_pdf_command

if TYPE_CHECKING:
    from render.config import SiteConfig
    from render.website.build import BuildResult
    from render.website.digests import Progress
    from render.website.problems import Problem

DEFAULT_CONFIG = Path("mkdocs.yml")

_SITE_DESCRIPTION = """\
Build the archive as a static website. What has not changed is not written again; what an earlier build
wrote and no source stands for any more is removed.

With --check all pages of the output folder are read again: each link and picture must lead to a file, each #fragment to
an id; ids are unique; the language is set; there is one h1, and no level of headings is skipped. A problem is named
with its page, line and column, and the exit code is 1.

example:  dingben site                          into the site_dir of mkdocs.yml
          dingben site --check                  and check the pages
          dingben site --config other/mkdocs.yml
"""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Mount the commands of this package."""
    site = commands.add_parser(
        "site",
        help="build the archive as a static website",
        description=_SITE_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    site.add_argument(
        "--config",
        type=Path,
        default=DEFAULT_CONFIG,
        metavar="FILE",
        help="the configuration (default: mkdocs.yml)",
    )
    site.add_argument("--check", action="store_true", help="check the built pages: links, ids, language, headings")
    site.set_defaults(run=lambda options: build_site(options.config, options.check))
    add_pdf_command(commands)


def build_site(config_path: Path = DEFAULT_CONFIG, check: bool = False) -> int:
    """Build the website that `config_path` describes, and `check` its pages; problems are named on stderr.

    Returns 0 (fine), 1 (a page is not what it should be) or 2 (the configuration cannot be used).
    """
    from normalize.edge.settings import ConfigError
    from render.config import read_site_config
    from render.themes import ThemeError
    from render.website.build import build_archive

    start = time.perf_counter()
    try:
        config = read_site_config(config_path)
        result = build_archive(config, _progress() if sys.stderr.isatty() else None)
    except ConfigError as error:
        print(f"dingben site: {error}", file=sys.stderr)
        return 2
    except ThemeError as error:
        print(f"dingben site: {config_path}: extra: dingben: theme: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"dingben site: {error.filename or config_path}: {error.strerror or error}", file=sys.stderr)
        return 1
    for one in result.problems:
        print(_problem_line(one, config), file=sys.stderr)
    print(_summary(result, config, time.perf_counter() - start))
    is_checked = not check or _check(config)
    return 1 if result.problems or not is_checked else 0


def _check(config: SiteConfig) -> bool:
    """Check the pages in the output folder and name their problems. Returns True if there are none."""
    from render.website.check import check_folder

    pages, problems = check_folder(config.site_dir, config.site_url)
    folder = os.path.relpath(config.site_dir)
    for problem in problems:
        print(
            f"{folder}/{problem.path}:{problem.place.line}:{problem.place.column}: {problem.message}", file=sys.stderr
        )
    print(f"{folder}: {pages} pages checked, {len(problems)} problems")
    return not problems


def _problem_line(problem: Problem, config: SiteConfig) -> str:
    path = os.path.relpath(config.docs_dir / problem.path) if problem.path else str(config.path)
    line = f":{problem.line}" if problem.line else ""
    return f"{path}{line}: {problem.message}"


def _summary(result: BuildResult, config: SiteConfig, seconds: float) -> str:
    counts = [f"{result.pages} pages", f"{result.written} files written", f"{result.unchanged} unchanged"]
    if result.removed:
        counts.append(f"{result.removed} removed")
    if result.problems:
        problems = len(result.problems)
        counts.append("1 problem" if problems == 1 else f"{problems} problems")
    return f"{os.path.relpath(config.site_dir)}: {', '.join(counts)} ({seconds:.1f} s)"


def _progress() -> Progress:
    """A bar on the terminal, which leaves nothing behind."""

    def show(made: int, due: int) -> None:
        filled = 30 * made // due
        bar = f"\r{'█' * filled}{'░' * (30 - filled)} {made}/{due}" if made < due else "\r\x1b[K"
        print(bar, end="", file=sys.stderr, flush=True)

    return show
