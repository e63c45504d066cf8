"""The command site: the archive as a static website."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from normalize.edge.config_file import add_config_argument, config_file
from normalize.edge.files import FileError
from normalize.edge.messages import add_verbosity_arguments, counted
from normalize.edge.settings import ConfigError
from normalize.edge.terminal import complain, misuse, say
from render.archive_config import read_archive_config
from render.config import SiteConfig
from render.website.build import BuildResult, build_archive
from render.website.problems import Problem

DESCRIPTION = """\
Build the archive as a static website. What has not changed is not written again; what an earlier build
wrote and no source stands for any more is removed.

With --check all pages of the output folder are read again: each link and picture must lead to a file, each #fragment to
an id; ids are unique; the language is set; there is one h1, and no level of headings is skipped. A problem is named
with its page, line and column, and the exit code is 1.

example:  dingben site                          into the site_dir of mkdocs.yml
          dingben site --check                  and check the pages
          dingben site --config other/mkdocs.yml
"""
EPILOG = ""

_WHO = "dingben site"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config_argument(parser)
    add_verbosity_arguments(parser)
    parser.add_argument("--check", action="store_true", help="check the built pages: links, ids, language, headings")


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine), 1 (a page is not what it should be) or 2 (the configuration cannot be used)."""
    return build_site(config_file(options.config), options.check, options.quiet)


def build_site(config_path: Path, check: bool = False, quiet: bool = False) -> int:
    """Build the website that `config_path` describes, and `check` its pages; problems are named on stderr.

    `quiet`: nothing else is printed.

    Returns the exit code.
    """
    start = time.perf_counter()
    try:
        settings, config, _ = read_archive_config(config_path)
        if not quiet and (ignored := settings.without_effect()):
            complain(ignored, who=_WHO)
        result = build_archive(config)
    except ConfigError as error:
        return misuse(str(error), _WHO)
    except FileError as error:
        return complain(str(error), who=_WHO)
    except OSError as error:
        return complain(f"{error.filename or config_path}: {error.strerror or error}", who=_WHO)
    for problem in result.problems:
        say(_problem_line(problem, config), sys.stderr)
    if not quiet:
        say(_summary(result, config, time.perf_counter() - start))
    is_checked = not check or _check(config, quiet)
    return int(bool(result.problems) or not is_checked)


def _check(config: SiteConfig, is_quiet: bool) -> bool:
    """Check the pages in the output folder and name their problems. Returns True if there are none."""
    # On demand: it loads a parser of HTML, and most builds are not checked.
    from render.website.check import check_folder

    pages, problems = check_folder(config.site_dir, config.site_url)
    folder = os.path.relpath(config.site_dir)
    for problem in problems:
        place = f"{folder}/{problem.path}:{problem.place.line}:{problem.place.column}"
        say(f"{place}: {problem.message}", sys.stderr)
    if not is_quiet:
        say(f"{folder}: {counted(pages, 'page')} checked, {counted(len(problems), 'problem')}")
    return not problems


def _problem_line(problem: Problem, config: SiteConfig) -> str:
    path = os.path.relpath(config.docs_dir / problem.path) if problem.path else str(config.path)
    line = f":{problem.line}" if problem.line else ""
    return f"{path}{line}: {problem.message}"


def _summary(result: BuildResult, config: SiteConfig, seconds: float) -> str:
    pages, written = counted(result.pages, "page"), counted(result.written, "file")
    counts = [pages, f"{written} written", f"{result.unchanged} unchanged"]
    if result.removed:
        counts.append(f"{result.removed} removed")
    if result.problems:
        counts.append(counted(len(result.problems), "problem"))
    return f"{os.path.relpath(config.site_dir)}: {', '.join(counts)} ({seconds:.1f} s)"
