"""Which texts are due, setting them on all cores, keeping the output folder.

A PDF is due when the text, the theme, this code or a face has changed since it was made, or when somebody
has touched it. What made a PDF is digested into one fingerprint, which `render.output.OutputFolder` keeps.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from normalize import canonical, chinese
from normalize.canonical.errors import FrontMatterError
from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.canonical.text import read_canonical
from normalize.edge.files import FileError, digest_files, is_file, read_bytes, read_text
from normalize.edge.processes import WorkerDeath, in_processes
from normalize.provenance.open_findings import OpenFinding, findings_in
from normalize.provenance.places import ledger_path
from render import edition, pdf
from render.edition.record import language_tag
from render.output import OutputFolder
from render.pdf.fonts import Face, FontTable, choose_faces, with_lenders
from render.pdf.print_theme import PrintTheme

if TYPE_CHECKING:
    from render.pdf.typeset import Typeset, Typesetter

# Code whose change may change a sheet.
_CODE = tuple(Path(package.__path__[0]) for package in (canonical, chinese, edition, pdf))
_LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# What the libraries log about missing glyphs, which is a warning of ours.
_OF_MISSING_GLYPHS = (".notdef", "glyphs missing")
_MOST_NAMED = 10  # characters in one line
_LARGEST_POOL = 4  # processes; each holds about 180 MB


@dataclass(frozen=True)
class Job:
    """One text, and the path of its PDF in the output folder, with `/`."""

    text: Path
    path: str


@dataclass(frozen=True)
class SheetResult:
    """What became of a job: `state` is `set`, `unchanged` or `failed`.

    Problems, warnings (characters that no installed font has) and notices are for the user.
    """

    job: Job
    state: str
    pages: int = 0
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Due:
    """A text that must be set: its bytes, the faces chosen for it, the fingerprint of all that makes its PDF; warnings."""

    job: Job
    content: bytes
    findings: tuple[OpenFinding, ...]
    fonts: FontTable
    inputs: str
    warnings: tuple[str, ...] = ()


def build(
    jobs: Sequence[Job], theme: PrintTheme, installed: Sequence[Face], folder: OutputFolder, workers: int = 0
) -> Iterator[SheetResult]:
    """Bring the PDFs of `jobs` up to date; outcomes come as they are ready. `workers` 0: as many as fit."""
    due: list[Due] = []
    for job in jobs:
        prepared = _prepare(job, theme, installed)
        if isinstance(prepared, SheetResult):
            yield prepared
        elif folder.is_fresh(job.path, prepared.inputs):
            yield SheetResult(job, "unchanged", warnings=prepared.warnings, notices=prepared.fonts.notices)
        else:
            due.append(prepared)
    for one, result in _set_all(due, theme, workers or _pool_size(len(due))):
        yield _write(one, result, folder)


def _prepare(job: Job, theme: PrintTheme, installed: Sequence[Face]) -> Due | SheetResult:
    """Read a text, choose its faces, fingerprint its PDF."""
    try:
        content = read_bytes(job.text)
        text = content.decode("utf-8")
        language = language_tag(parse_front_matter(split_front_matter(text)[0] or "{}"))
        findings = _findings_of(job.text)
    except (FileError, ValueError, FrontMatterError) as fault:
        return SheetResult(job, "failed", problems=(_message(job.text, fault),))
    fonts = with_lenders(choose_faces(theme.faces_for(language), installed), text, installed)
    parts = [job.text.stem, _digest(content), repr(findings), fonts.identity, _machinery(theme.folder)]
    inputs = _digest("\n".join(parts).encode("utf-8", "surrogateescape"))
    return Due(job, content, findings, fonts, inputs, tuple(_missing_glyphs(job.text, fonts.missing(text))))


def _findings_of(text: Path) -> tuple[OpenFinding, ...]:
    """The findings in the ledger beside a text; none without a ledger. Raises `FileError` and `ValueError`."""
    beside = ledger_path(text)
    return findings_in(read_text(beside)) if is_file(beside) else ()


def _missing_glyphs(path: Path, characters: Sequence[str]) -> Iterator[str]:
    """One line about the characters of a text that no installed font has: they are printed as empty boxes."""
    if characters:
        named = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in characters[:_MOST_NAMED])
        more = f" and {len(characters) - _MOST_NAMED} more" if len(characters) > _MOST_NAMED else ""
        yield f"{path}: no installed font has {named}{more}: install one"


def _set_all(due: Sequence[Due], theme: PrintTheme, workers: int) -> Iterator[tuple[Due, Typeset | str]]:
    if workers < 2:
        yield from ((one, set_text(one, theme)) for one in due)
        return
    for one, result in in_processes(partial(set_text, theme=theme), due, workers):
        if isinstance(result, WorkerDeath):
            yield one, f"{one.job.text}: the process that set it {result.reason}"
        else:
            yield one, result


def set_text(due: Due, theme: PrintTheme) -> Typeset | str:
    """Set one text; what went wrong comes back as a message, so that the other texts are set all the same."""
    from render.pdf.book import BookError, Imprint, make_book

    try:
        from render.pdf.weasyprint_patches import PatchError, install  # WeasyPrint takes 0.35 s to load
    except OSError as fault:
        return f"{due.job.text}: WeasyPrint lacks a system library ({fault}): apt-get install {_LIBRARIES}"
    try:
        install()
        imprint = Imprint(due.job.text.stem, _digest(due.content), f"dingben {tool_version()}", due.findings)
        book = make_book(read_canonical(due.content.decode("utf-8")), theme, due.fonts, imprint)
        return _typesetter(theme, due.fonts).typeset(book)
    except (BookError, PatchError) as fault:
        return f"{due.job.text}: {fault}"
    except Exception as fault:  # whatever one text does to a layout engine, the others must not suffer
        return _message(due.job.text, fault)


_typesetters: dict[tuple[Path, str], Typesetter] = {}


def _typesetter(theme: PrintTheme, fonts: FontTable) -> Typesetter:
    """One for each set of faces in a process: fonts and styles loaded again cost 100 MB a text."""
    from render.pdf.typeset import Typesetter

    key = (theme.folder, fonts.identity)
    if key not in _typesetters:
        _typesetters[key] = Typesetter(theme, fonts)
    return _typesetters[key]


def _write(due: Due, result: Typeset | str, folder: OutputFolder) -> SheetResult:
    job, notices = due.job, due.fonts.notices
    if isinstance(result, str):
        return SheetResult(job, "failed", problems=(result,), notices=notices)
    problems = [problem for problem in result.problems if not any(words in problem for words in _OF_MISSING_GLYPHS)]
    notices += result.notices
    # A PDF with a problem is made again next time, so that the problem is told again.
    try:
        folder.write(job.path, result.pdf, "" if problems else due.inputs)
    except FileError as error:
        return SheetResult(job, "failed", problems=(str(error),), notices=notices)
    told = tuple(f"{job.text}: {problem}" for problem in problems)
    return SheetResult(job, "set", result.pages, told, due.warnings, notices)


def _message(path: Path, fault: Exception) -> str:
    """File, place, what is wrong and the way out, in one line."""
    match fault:
        case FrontMatterError():
            return f"{path}:{fault.line}: {fault}; mend it there, or normalise its source again"
        case UnicodeDecodeError():
            return f"{path}: byte {fault.start}: not UTF-8, so no canonical text: run `dingben normalize` on it"
        case FileError():
            return str(fault)
        case OSError():
            return f"{fault.filename or path}: {fault.strerror or fault}"
    return f"{path}: cannot be set: {type(fault).__name__}: {fault}"


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@cache
def tool_version() -> str:
    """The version of the installed distribution."""
    try:
        return version("dingben")
    except PackageNotFoundError:
        return "(not installed)"


@cache
def _machinery(theme: Path) -> str:
    """A digest of what sets every text: this code, the theme, the versions of the tools."""
    digests = [digest_files(list(folder.rglob("*.py")), folder) for folder in _CODE]
    digests.append(digest_files([path for path in theme.rglob("*") if path.is_file()], theme))
    return "\n".join([*digests, tool_version(), version("weasyprint")])


def _pool_size(due: int) -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    # Below three texts a second process costs more (it loads WeasyPrint as well) than it saves.
    return 1 if due < 3 else min(cores, due, _LARGEST_POOL)
