"""Make the pages of many texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from normalize.canonical.text import read_canonical
from normalize.edge.files import FileError, as_written, read_text
from normalize.edge.processes import WorkerDeath
from normalize.provenance.open_findings import findings_in
from render.templates import Templates
from render.themes import web_theme
from render.website.cards import TextCard
from render.website.links import Site
from render.website.pages.glossary import Term
from render.website.pages.text import text_page
from render.website.problems import Problem, reading_problem
from render.website.processes import spread


@dataclass(frozen=True)
class TextJob:
    """A text whose page is due. `neighbours` are the texts of its region; `inputs` is the digest of all that the page
    depends on."""

    card: TextCard
    neighbours: tuple[TextCard, ...]
    inputs: str


@dataclass(frozen=True)
class TextResult:
    """The page of a text and its terms, or the problem that prevented them: then `html` is None."""

    job: TextJob
    html: bytes | None = None
    terms: tuple[Term, ...] = ()
    problem: Problem | None = None


def make_texts(jobs: Sequence[TextJob], docs_dir: Path, site: Site, theme: str) -> Iterator[TextResult]:
    """Make the pages of `jobs`, as they are ready, with the web theme called `theme`."""
    for job, result in spread(partial(make_text, docs_dir, site, theme), jobs):
        if isinstance(result, WorkerDeath):
            yield TextResult(
                job, problem=Problem(job.card.source, 0, f"the process that made its page {result.reason}")
            )
        else:
            yield result


def make_text(docs_dir: Path, site: Site, theme: str, job: TextJob) -> TextResult:
    """Read the text of `job` below `docs_dir` and make its page."""
    source = job.card.source
    try:
        text = read_canonical(as_written(read_text(docs_dir / source)))
        findings = findings_in(read_text(docs_dir / job.card.ledger_path)) if job.card.ledger else ()
        page = text_page(text, job.card, job.neighbours, site, _templates(theme), findings)
    except (FileError, ValueError, RecursionError) as error:
        return TextResult(job, problem=reading_problem(source, error))
    return TextResult(job, page.html.encode(), page.terms)


@cache
def _templates(theme: str) -> Templates:
    return Templates(web_theme(theme))
