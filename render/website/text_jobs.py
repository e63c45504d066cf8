"""Make the pages of many texts: one after the other, or in several processes when it pays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from normalize.canonical.text import read_canonical
from normalize.edge.files import FileError, as_written, read_text
from render.templates import Templates
from render.themes import web_theme
from render.website.cards import TextCard
from render.website.links import Site
from render.website.pages.glossary import Term
from render.website.pages.text import text_page
from render.website.problems import Problem, reading_problem

# A process costs about as much as this many texts.
_TEXTS_PER_PROCESS = 40


@dataclass(frozen=True)
class TextJob:
    """A text whose page is due. `inputs` is the digest of all that the page depends on."""

    card: TextCard
    neighbours: tuple[TextCard, ...]
    inputs: str


@dataclass(frozen=True)
class TextResult:
    """`html` is None and `problem` says why when the page could not be made."""

    job: TextJob
    html: bytes | None = None
    terms: tuple[Term, ...] = ()
    problem: Problem | None = None


def make_texts(jobs: Sequence[TextJob], docs_dir: Path, site: Site, theme: str) -> Iterator[TextResult]:
    """Make the pages of `jobs`, in their order."""
    make = partial(make_text, docs_dir, site, theme)
    processes = min(os.cpu_count() or 1, len(jobs) // _TEXTS_PER_PROCESS)
    if processes < 2:
        yield from map(make, jobs)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(make, jobs, chunksize=8)


def make_text(docs_dir: Path, site: Site, theme: str, job: TextJob) -> TextResult:
    """Read the text of `job` and make its page."""
    source = job.card.source
    try:
        text = read_canonical(as_written(read_text(docs_dir / source)))
        page = text_page(text, job.card, job.neighbours, site, _templates(theme))
    except (FileError, ValueError, RecursionError) as error:
        return TextResult(job, problem=reading_problem(source, error))
    return TextResult(job, page.html.encode(), page.terms)


@cache
def _templates(theme: str) -> Templates:
    return Templates(web_theme(theme))
