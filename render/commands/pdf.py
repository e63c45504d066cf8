"""The command pdf: canonical texts → PDFs."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from normalize.edge.config_file import add_config_argument, config_file, needs_no_config
from normalize.edge.files import FileError, list_files, near
from normalize.edge.messages import add_verbosity_arguments, counted
from normalize.edge.settings import ConfigError
from normalize.edge.terminal import complain, json_line, misuse, progress, say
from render.archive_config import read_archive_config
from render.output import OutputFolder
from render.pdf.build import Job, SheetResult, build
from render.pdf.config import PdfConfig, read_pdf_config
from render.pdf.fonts import installed_faces
from render.pdf.print_theme import PrintThemeError, print_theme

DESCRIPTION = """\
Set canonical texts as PDFs, ready to print. Without TEXT: all texts of the archive. Only what has changed
is set again; a missing font is replaced and named, never a reason to stop.

example:  dingben pdf                                   the whole archive, into build/pdf
          dingben pdf site/texts/000.md -o report.pdf   one text into one file; it needs no configuration
"""
EPILOG = ""

_WHO = "dingben pdf"


class _MisuseError(Exception):
    """A command line that makes no sense."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT", help="canonical texts, or folders of them")
    parser.add_argument("-o", "--output", type=Path, metavar="DIR|FILE", help="a folder, or a .pdf file for one text")
    add_config_argument(parser)
    parser.add_argument("--strict", action="store_true", help="exit code 1 if a font lacks a character of a text")
    add_verbosity_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print the outcomes as JSON")


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine), 1 (a text that could not be set, or set only with a problem), 2 (misuse).

    A character that no installed font has is a warning; with `--strict` it makes the exit code 1.
    """
    try:
        results, root = _make(options.config, options.texts, options.output)
    except (ConfigError, PrintThemeError, _MisuseError) as error:
        return misuse(str(error), _WHO)
    except FileError as error:
        return complain(str(error), who=_WHO)
    _report(results, root, options)
    return int(any(result.problems or (options.strict and result.warnings) for result in results))


def _config(named: Path | None, is_complete: bool) -> PdfConfig:
    """The settings. A command line that says what to set and where needs no archive, and no configuration either."""
    if is_complete and needs_no_config(named):
        return PdfConfig(Path.cwd(), Path.cwd())
    file = config_file(named)
    return read_pdf_config(file) if is_complete else read_archive_config(file).pdf


def _make(config_path: Path | None, texts: Sequence[Path], output: Path | None) -> tuple[list[SheetResult], Path]:
    """Set what is due. Returns what became of each text, and the folder of the PDFs."""
    config = _config(config_path, bool(texts and output))
    paths = texts or ((config.texts,) if config.texts.is_dir() else ())
    found = list(dict.fromkeys(_texts(paths, config.root)))
    jobs, root = _jobs(config, [text for text in found if isinstance(text, Path)], output)
    folder = OutputFolder(root)
    faults = (fault for fault in found if isinstance(fault, FileError))
    results = [SheetResult(Job(fault.path, ""), "failed", problems=(str(fault),)) for fault in faults]
    with progress(len(jobs), "pdf") as shown:
        for result in build(jobs, print_theme(config.theme), installed_faces(config.fonts), folder):
            if result.state == "unchanged":
                shown.skip(result.job.path)
            else:
                shown.advance(result.job.path)
            results.append(result)
            if result.state == "set" and not _is_file(output):
                folder.checkpoint()
    if not _is_file(output):
        has_failed = any(result.state == "failed" for result in results)
        # PDFs of texts that are gone go too, but only where all texts were named and read.
        if texts or output or has_failed:
            folder.keep_stale()
        else:
            folder.remove_stale()
        folder.save(folder.memory)
    return results, root


def _jobs(config: PdfConfig, found: Sequence[Path], output: Path | None) -> tuple[list[Job], Path]:
    """The texts to set and the folder to write to. Raises `_MisuseError`."""
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


def _texts(paths: Iterable[Path], root: Path) -> Iterator[Path | FileError]:
    """The texts below paths, and the faults of folders that cannot be read and of links that lead out of `root`."""
    for path in paths:
        if path.is_dir():
            listing = list_files(path, root)
            yield from (path / name for name in listing.files if name.endswith(".md"))
            yield from listing.faults
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


def _report(results: Sequence[SheetResult], root: Path, options: argparse.Namespace) -> None:
    if not options.quiet:
        for notice in dict.fromkeys(notice for result in results for notice in result.notices):
            complain(notice, who=_WHO)
    for problem in (problem for result in results for problem in (*result.warnings, *result.problems)):
        complain(problem, who=_WHO)
    if options.json:
        entries = [
            {"text": str(one.job.text), "pdf": str(root / one.job.path), "state": one.state, "pages": one.pages,
             "problems": one.problems, "warnings": one.warnings, "notices": one.notices} for one in results
        ]  # fmt: skip
        print(json_line(entries, indent=2))
        return
    if options.quiet:
        return
    count = {state: sum(result.state == state for result in results) for state in ("set", "unchanged", "failed")}
    told = ", ".join(f"{number} {state}" for state, number in count.items())
    say(f"{counted(len(results), 'PDF')} in {near(root)}: {told}")
