"""The command build: everything that mkdocs.yml describes.

Its stages are commands of their own. This package knows no cleaner, so the front door hands over `run_command`, by which
one command runs another.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from normalize.edge.config_file import add_config_argument, config_file
from normalize.edge.files import near
from normalize.edge.messages import add_verbosity_arguments
from normalize.edge.settings import ConfigError
from normalize.edge.terminal import STAGE, misuse
from render.archive_config import read_archive_config
from render.config import SiteConfig

DESCRIPTION = "Normalise what changed, then build the PDFs and the website."
EPILOG = """\
example:  dingben build                          the archive of the working folder, or of one above it
          dingben build --config other/mkdocs.yml"""

# The pages link the sheets, so the sheets come first.
_STAGES = ("normalize", "pdf", "site")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_verbosity_arguments(parser, "print each finding with its place and hint, not a line for each source")
    add_config_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Check the whole configuration, then run the stages. A bad file in one does not stop the next; misuse does.

    Exit code 0 (fine), 1 (a stage has findings or failed), 2 (misuse).
    """
    file = config_file(options.config)
    try:
        config = read_archive_config(file, before_texts=True)
    except ConfigError as error:
        return misuse(str(error))
    has_sources = bool(config.settings.own.paths("sources"))
    if not has_sources and not options.quiet:
        print(f"normalize: {file} names no sources; the texts are taken as they are")
    stages = _STAGES if has_sources else _STAGES[1:]
    worst = 0
    for number, stage in enumerate(stages, 1):
        code = _run_stage(stage, f"{number}/{len(stages)}", file, options)
        if code == 2:
            return code
        worst = max(worst, code)
    if not options.quiet:
        print(_what_to_open(config.site))
    return worst


def _run_stage(stage: str, which: str, config: Path, options: argparse.Namespace) -> int:
    """Run the command of a stage, and return its exit code; `which` stands before its bar."""
    before = STAGE.set(which)
    try:
        return int(options.run_command(stage, f"--config={config}", *_verbosity(stage, options)))
    finally:
        STAGE.reset(before)


def _verbosity(stage: str, options: argparse.Namespace) -> list[str]:
    if options.quiet:
        return ["--quiet"]
    return ["--verbose"] if options.verbose and stage == "normalize" else []


def _what_to_open(site: SiteConfig) -> str:
    """The last line, for whoever builds for the first time."""
    has_pdfs = any(path.suffix == ".pdf" for path in site.pdf_dir.rglob("*"))
    pdfs = f"; the PDFs are in {near(site.pdf_dir)}{os.sep}" if has_pdfs else ""
    return f"open {near(site.site_dir / 'index.html')}{pdfs}"
