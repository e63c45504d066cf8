"""Bring the output folder in line with the sources: plan, make what is due, write, remove what is stale."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import render
from normalize import canonical, chinese, edge, provenance
from normalize.edge.files import FileError, digest_file, digest_files, list_files
from render.config import SiteConfig
from render.output import OutputFolder
from render.themes import Theme, web_theme
from render.website.digests import digest_of
from render.website.problems import Problem, file_problem

# Code and libraries whose change may change a page.
_CODE = tuple(Path(package.__path__[0]) for package in (canonical, chinese, edge, provenance, render))
_LIBRARIES = ("jinja2", "markdown-it-py", "mdit-py-plugins")


@dataclass(frozen=True)
class BuildResult:
    """What a build did: the pages that the archive has, files written, left alone and removed, what went wrong."""

    pages: int
    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...] = ()


def build_archive(config: SiteConfig) -> BuildResult:
    """Build the archive of `config`. Raises `ThemeError`; problems of single pages are in the result."""
    theme = web_theme(config.theme)
    digests, faults = _digests(config)
    pdfs = _pdfs(config)
    environment = _environment(theme)
    whole = digest_of(environment, repr(config), digests, pdfs)
    output = OutputFolder(config.site_dir)
    if not faults and output.memory.get("whole") == whole and output.all_fresh():
        return BuildResult(int(output.memory["pages"]), 0, output.unchanged, 0)
    # Only now: a build that finds nothing to do loads neither the parser nor the templates.
    from render.website.run import SiteBuild

    build = SiteBuild(config, theme, digests, pdfs, environment, output)
    problems = (*faults, *build.run())
    if problems:
        # The old page of a text that cannot be read for the moment is worth more than none.
        output.keep_stale()
    else:
        output.remove_stale()
    memory = {"whole": "" if problems else whole, "pages": len(build.pages), "texts": build.memory}
    output.save(memory)
    return BuildResult(len(build.pages), output.written, output.unchanged, output.removed, problems)


def _digests(config: SiteConfig) -> tuple[dict[str, str], list[Problem]]:
    """The digests of the files below docs_dir, and the problems of those that cannot be read or may not be published."""
    listing = list_files(config.docs_dir, config.path.resolve().parent)
    faults = [file_problem(fault, config.docs_dir) for fault in listing.faults]
    digests = {}
    for path in listing.files:
        try:
            digests[path] = digest_file(config.docs_dir / path)
        except FileError as fault:
            faults.append(file_problem(fault, config.docs_dir))
    return digests, faults


def _pdfs(config: SiteConfig) -> dict[str, str]:
    """The PDFs of the texts by their place in the archive, each with a digest of its size and time.

    They are too big to digest their bytes at each build.
    """
    found = {}
    for path in list_files(config.pdf_dir, config.pdf_dir).files:
        text = (config.texts_dir / path).with_suffix(".md")
        if path.endswith(".pdf") and text.is_file():
            status = (config.pdf_dir / path).stat()
            found[f"{config.texts}/{path}"] = digest_of(status.st_size, status.st_mtime_ns)
    return found


def _environment(theme: Theme) -> str:
    """One digest over the theme, the code and the libraries that make a page."""
    code = [digest_files(sorted(folder.rglob("*.py")), folder) for folder in _CODE]
    return digest_of(code, digest_files(theme.files(), theme.folder), [version(name) for name in _LIBRARIES])
