"""The command prune: remove the texts whose sources are gone, with their ledgers, pages and sheets, after asking."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from normalize.batch.config import load_config
from normalize.batch.targets import texts_without_source
from normalize.batch.text_files import remove_text
from normalize.edge.config_file import add_config_argument, config_file
from normalize.edge.files import FileError, near, remove_file
from normalize.edge.messages import counted
from normalize.edge.settings import DEFAULT_PDF_DIR, DEFAULT_SITE_DIR, ConfigError, read_settings
from normalize.edge.terminal import complain, misuse, say

DESCRIPTION = "Remove the texts whose sources are gone, with their ledgers, pages and sheets."
EPILOG = """\
example:  dingben prune                    list them and ask
          dingben prune --yes              do not ask
          dingben prune --dry-run          list them"""

# What the website and the sheets have of a text, by the endings of their files.
_ON_THE_SITE = (".html", ".md", ".ledger.jsonl", ".pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--yes", action="store_true", help="remove without asking")
    how.add_argument("--dry-run", action="store_true", help="list what would be removed, and remove nothing")
    add_config_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (nothing to do, or done), 1 (something could not be removed, or nobody said yes), 2 (misuse)."""
    try:
        path = config_file(options.config)
        config, outputs = load_config(path), _outputs(path)
    except ConfigError as error:
        return misuse(str(error))
    found = list(texts_without_source(config.texts, config.root))
    for text, source in found:
        say(f"{near(text)}: its source {source} is gone")
    if not found or options.dry_run:
        print(f"prune: {counted(len(found), 'text')} without a source")
        return 0
    if not options.yes and not _is_agreed(len(found)):
        print("prune: nothing was removed")
        return 1
    return _remove([text for text, _ in found], config.texts, outputs)


def _outputs(path: Path) -> tuple[Path, Path]:
    """The folder of the pages of texts, and that of their sheets."""
    settings = read_settings(path)
    texts = settings.own.text("texts", "texts")
    return settings.whole.folder("site_dir", DEFAULT_SITE_DIR) / texts, settings.pdf.folder("output", DEFAULT_PDF_DIR)


def _is_agreed(number: int) -> bool:
    """Ask; no answer is no."""
    try:
        answer = input(f"remove {counted(number, 'text')} with ledgers, pages and sheets? [y/N] ")
    except EOFError:
        print()
        return False
    return answer.strip().lower() in ("y", "yes", "是")


def _remove(texts: Sequence[Path], folder: Path, outputs: tuple[Path, Path]) -> int:
    code = removed = 0
    for text in texts:
        try:
            remove_text(text)
            for made in _made_of(text.relative_to(folder), *outputs):
                remove_file(made)
            removed += 1
        except FileError as error:
            code = complain(str(error))
    print(f"prune: {counted(removed, 'text')} removed")
    return code


def _made_of(name: Path, pages: Path, sheets: Path) -> Iterator[Path]:
    yield from (pages / name.with_suffix(ending) for ending in _ON_THE_SITE)
    yield sheets / name.with_suffix(".pdf")
