"""The command build: everything that mkdocs.yml describes.

Its stages are commands of their own. This package knows no cleaner, so the front door hands over `run_command`, by which
one command runs another.
"""

from __future__ import annotations

import argparse

from normalize.edge.config_file import add_config_argument, config_file
from normalize.edge.settings import ConfigError
from normalize.edge.terminal import misuse
from render.archive_config import read_archive_config

DESCRIPTION = "Normalise what changed, then build the PDFs and the website."
EPILOG = """\
example:  dingben build                          the archive of the working folder, or of one above it
          dingben build --config other/mkdocs.yml"""

# The pages link the sheets, so the sheets come first.
_STAGES = ("normalize", "pdf", "site")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Check the whole configuration, then run the stages. A bad file in one does not stop the next; misuse does.

    Exit code 0 (fine), 1 (a stage has findings or failed), 2 (misuse).
    """
    file = config_file(options.config)
    try:
        has_sources = bool(read_archive_config(file, before_texts=True).settings.own.paths("sources"))
    except ConfigError as error:
        return misuse(str(error))
    if not has_sources:
        print(f"normalize: {file} names no sources; the texts are taken as they are")
    worst = 0
    for stage in _STAGES if has_sources else _STAGES[1:]:
        code = int(options.run_command(stage, f"--config={file}"))
        if code == 2:
            return code
        worst = max(worst, code)
    return worst
