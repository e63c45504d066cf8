"""`dingben pdf`: options -> jobs -> PDFs -> messages and exit code. No document logic."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from render.pdf.build import Job, SheetResult
    from render.pdf.config import PdfConfig

_DESCRIPTION = """\
Set canonical texts as PDFs, ready to print. Without TEXT: all texts of the archive. Only what has changed
is set again; a missing font is replaced and named, never a reason to stop.

example:  dingben pdf                                   the whole archive, into build/pdf
          dingben pdf site/texts/000.md -o report.pdf   one text into one file
"""
_BAR = 24  # characters


class _MisuseError(Exception):
    """A command line that makes no sense; exits with 2."""


def add_pdf_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Mount `pdf`. Cheap: what sets texts is imported when the command runs."""
    command = commands.add_parser(
        "pdf",
        help="set canonical texts as PDFs",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("texts", nargs="*", type=Path, metavar="TEXT", help="canonical texts, or folders of them")
    command.add_argument("-o", "--output", type=Path, metavar="DIR|FILE", help="a folder, or a .pdf file for one text")
    command.add_argument("--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="default: mkdocs.yml")
    command.add_argument("--json", action="store_true", help="print the outcomes as JSON")
    command.set_defaults(run=_run)


def build_pdfs(config_path: Path) -> int:
    """Bring all PDFs of the archive up to date. Returns 0 (fine), 1 (a failure), 2 (unusable configuration)."""
    return _guarded(config_path, (), None, as_json=False)


def _run(options: argparse.Namespace) -> int:
    return _guarded(options.config, options.texts, options.output, options.json)


def _guarded(config_path: Path, texts: Sequence[Path], output: Path | None, as_json: bool) -> int:
    from normalize.edge.settings import ConfigError
    from render.pdf.print_theme import PrintThemeError

    try:
        return _make(config_path, texts, output, as_json)
    except (ConfigError, PrintThemeError, _MisuseError) as fault:
        print(f"dingben pdf: {fault}", file=sys.stderr)
        return 2


def _make(config_path: Path, texts: Sequence[Path], output: Path | None, as_json: bool) -> int:
    from render.output import OutputFolder
    from render.pdf.build import build
    from render.pdf.config import read_pdf_config
    from render.pdf.fonts import installed_faces
    from render.pdf.print_theme import print_theme

    config = read_pdf_config(config_path)
    jobs, root = _jobs(config, texts, output)
    folder = OutputFolder(root)
    outcomes = list(_watched(build(jobs, print_theme(config.theme), installed_faces(config.fonts), folder), len(jobs)))
    has_failed = any(outcome.state == "failed" for outcome in outcomes)
    if not _is_file(output):
        # PDFs of texts that are gone go too, but only where all texts were named and read.
        if texts or output or has_failed:
            folder.keep_stale()
        else:
            folder.remove_stale()
        folder.save(folder.memory)
    _report(outcomes, root, as_json)
    return 1 if any(outcome.problems for outcome in outcomes) else 0


def _jobs(config: PdfConfig, texts: Sequence[Path], output: Path | None) -> tuple[list[Job], Path]:
    """The texts to set and the folder to write to. Raises `_MisuseError`."""
    from render.pdf.build import Job

    found = list(dict.fromkeys(_texts(texts or (config.texts,))))
    if output and _is_file(output):
        if len(found) != 1:
            raise _MisuseError(
                f"-o {output} names one file, but there are {len(found)} texts; name one text, or a folder"
            )
        return [Job(found[0], output.name)], output.parent
    jobs = [Job(text, _path(text, config.texts)) for text in found]
    texts_by_path: dict[str, Path] = {}
    for job in jobs:
        if texts_by_path.setdefault(job.path, job.text) != job.text:
            raise _MisuseError(f"{job.text} and {texts_by_path[job.path]} would both become {job.path}; set them apart")
    return jobs, output or config.output


def _texts(paths: Iterable[Path]) -> Iterator[Path]:
    from normalize.edge.files import list_files

    for path in paths:
        if path.is_dir():
            yield from (path / name for name in list_files(path) if name.endswith(".md"))
        elif path.exists():
            yield path
        else:
            raise _MisuseError(f"{path}: no such text or folder")


def _path(text: Path, texts: Path) -> str:
    """Texts of the archive keep their folders; others are put side by side."""
    resolved = text.resolve()
    inside = resolved.relative_to(texts) if resolved.is_relative_to(texts) else Path(text.name)
    return inside.with_suffix(".pdf").as_posix()


def _is_file(output: Path | None) -> bool:
    return output is not None and output.suffix.lower() == ".pdf" and not output.is_dir()


def _watched(outcomes: Iterator[SheetResult], total: int) -> Iterator[SheetResult]:
    """Pass outcomes on, and draw a bar when somebody is watching."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    for done, outcome in enumerate(outcomes, start=1):
        filled = _BAR * done // total
        bar = "█" * filled + "·" * (_BAR - filled)
        print(f"\r{bar} {done}/{total} {outcome.job.path}\x1b[K", end="", file=sys.stderr, flush=True)
        yield outcome
    print("\r\x1b[K", end="", file=sys.stderr)


def _report(outcomes: Sequence[SheetResult], root: Path, as_json: bool) -> None:
    for notice in dict.fromkeys(notice for outcome in outcomes for notice in outcome.notices):
        print(f"dingben pdf: {notice}", file=sys.stderr)
    for problem in (problem for outcome in outcomes for problem in outcome.problems):
        print(f"dingben pdf: {problem}", file=sys.stderr)
    if as_json:
        entries = [
            {"text": str(one.job.text), "pdf": str(root / one.job.path), "state": one.state, "pages": one.pages,
             "problems": one.problems, "notices": one.notices} for one in outcomes
        ]  # fmt: skip
        print(json.dumps(entries, ensure_ascii=False, indent=2))
        return
    count = {state: sum(outcome.state == state for outcome in outcomes) for state in ("set", "unchanged", "failed")}
    print(f"{len(outcomes)} PDFs in {root}: " + ", ".join(f"{number} {state}" for state, number in count.items()))
