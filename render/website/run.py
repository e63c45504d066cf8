"""One run of a build: which files are due, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.edge.files import FileError, as_written, read_text
from normalize.edge.terminal import progress
from normalize.provenance.places import ledger_path
from render.config import SiteConfig
from render.output import OutputFolder
from render.templates import Templates
from render.themes import Theme
from render.website.cards import TextCard, by_region, by_year, pdf_path, siblings, text_card
from render.website.digests import digest_of
from render.website.links import GLOSSARY, HOME, NOT_FOUND, SITEMAP, STYLE_SHEET, Site, sitemap
from render.website.pages.glossary import Term, glossary
from render.website.pages.hand_page import HandPage, hand_page, link_problems, page_html, site_page
from render.website.plan import clashes, inventory, missing_pages, navigation
from render.website.problems import Problem, reading_problem
from render.website.text_jobs import TextJob, TextResult, make_texts


class SiteBuild:
    """Makes the files of one archive.

    `digests` are those of the files below docs_dir, `pdfs` those of the PDFs of texts by their place in the
    archive; `environment` stands for theme and code. After `run`, `memory` holds what the next build wants
    to know of the texts: their cards and terms.
    """

    def __init__(
        self,
        config: SiteConfig,
        theme: Theme,
        digests: Mapping[str, str],
        pdfs: Mapping[str, str],
        environment: str,
        output: OutputFolder,
    ) -> None:
        self.config = config
        self.theme = theme
        self.digests = digests
        self.pdfs = pdfs
        self.environment = environment
        self.output = output
        self.found = inventory(list(digests), config.texts)
        self.templates = Templates(theme)
        self.problems: list[Problem] = []
        self.memory: dict[str, Any] = {}
        self.pages: list[str] = []

    def run(self) -> tuple[Problem, ...]:
        """Make and write everything that is due; return what went wrong, in the order of the files."""
        hand_pages = self._hand_pages()
        site = self._site(hand_pages)
        cards = self._cards()
        self._texts(cards, site)
        self._write_hand_pages(hand_pages, site, cards)
        self._write_glossary(cards, site)
        self._page(NOT_FOUND, digest_of(repr(site)), partial(self._plain_page, site, "404.html", NOT_FOUND))
        self._copies()
        if site.url:
            content = sitemap(site.url, [path for path in self.pages if path != NOT_FOUND])
            self._put(SITEMAP, digest_of(content), content.encode)
        return tuple(sorted(self.problems))

    # -- what is there ------------------------------------------------------------------------------

    def _hand_pages(self) -> list[HandPage]:
        pages = []
        for source in self.found.pages:
            try:
                pages.append(hand_page(source, as_written(read_text(self.config.docs_dir / source))))
            except (FileError, ValueError, RecursionError) as error:
                self.problems.append(reading_problem(source, error))
        return pages

    def _site(self, hand_pages: Sequence[HandPage]) -> Site:
        for path in missing_pages(self.config.nav, self.found):
            self.problems.append(Problem("", 0, f"nav: there is no page {path} below docs_dir"))
        for clash in clashes(self.found):
            other = clash.first or "a file that every archive has"
            self.problems.append(Problem(clash.second, 0, f"would become {clash.output}, as does {other}; rename it"))
        labels = self.theme.labels
        return Site(
            name=self.config.site_name,
            url=self.config.site_url,
            description=self.config.site_description,
            language=self.theme.language,
            nav=navigation(self.config.nav, self.found, {page.source: page.title for page in hand_pages}, labels),
            labels=labels,
            copyright=self.config.copyright,
            styles=self.config.styles,
            repo_url=self.config.repo_url,
            repo_name=self.config.repo_name,
            edit_url=self.config.edit_url,
        )

    def _cards(self) -> list[TextCard]:
        """The cards of all texts that can be read; those of unchanged texts are remembered."""
        remembered = self.output.memory.get("texts", {})
        cards = []
        for source in self.found.texts:
            has = self.found.has_ledger(source), pdf_path(source) in self.pdfs
            ledger = self.digests.get(ledger_path(Path(source)).as_posix(), "")  # its findings are on the page
            key = digest_of(self.environment, self.digests[source], ledger, has)
            known = remembered.get(source, {})
            try:
                card = TextCard(**known["card"]) if known.get("key") == key else self._card(source, *has)
            except (FileError, ValueError, RecursionError) as error:
                self.problems.append(reading_problem(source, error))
                continue
            terms = known["terms"] if known.get("key") == key else None
            self.memory[source] = {"key": key, "card": asdict(card), "terms": terms}
            cards.append(card)
        return cards

    def _card(self, source: str, ledger: bool, pdf: bool) -> TextCard:
        text = as_written(read_text(self.config.docs_dir / source))
        block, _ = split_front_matter(text)
        return text_card(source, parse_front_matter(block) if block is not None else {}, ledger, pdf)

    # -- what becomes of it -------------------------------------------------------------------------

    def _texts(self, cards: Sequence[TextCard], site: Site) -> None:
        """Make the pages of the texts that are due, and remember their terms."""
        regions: dict[str, list[TextCard]] = {}
        for card in cards:
            regions.setdefault(card.region, []).append(card)
        shared = digest_of(repr(site))
        jobs = []
        for card in cards:
            neighbours = siblings(card, regions[card.region])
            key = self.memory[card.source]["key"]
            inputs = digest_of(shared, key, [asdict(neighbour) for neighbour in neighbours])
            self.pages.append(card.page)
            if self.memory[card.source]["terms"] is None or not self.output.is_fresh(card.page, inputs):
                jobs.append(TextJob(card, neighbours, inputs))
        with progress(len(jobs), "site") as shown:
            for result in make_texts(jobs, self.config.docs_dir, site, self.theme.name):
                self._take(result)
                shown.advance(result.job.card.source)

    def _take(self, result: TextResult) -> None:
        source = result.job.card.source
        if result.problem or result.html is None:
            self.problems.append(result.problem or Problem(source, 0, "no page was made"))
            del self.memory[source]
            return
        self._write(result.job.card.page, result.html, result.job.inputs)
        self.memory[source]["terms"] = [list(term) for term in result.terms]

    def _write_hand_pages(self, pages: Sequence[HandPage], site: Site, cards: Sequence[TextCard]) -> None:
        outputs = self.found.outputs
        anchors = {page.source: page.body.anchors for page in pages}
        shared = digest_of(repr(site), outputs, self.environment)
        for page in pages:
            self.problems += link_problems(page, outputs, anchors)
            if page.page != HOME:
                inputs = digest_of(shared, self.digests[page.source])
                make = partial(page_html, page, outputs, site, self.templates, "page.html")
                self._page(page.page, inputs, make)
        home = next((page for page in pages if page.page == HOME), None)
        lists = {"regions": by_region(cards), "years": by_year(cards), "count": len(cards)}
        inputs = digest_of(shared, repr(home), repr(lists))
        if home:
            self._page(HOME, inputs, partial(page_html, home, outputs, site, self.templates, "home.html", **lists))
        else:
            self._page(HOME, inputs, partial(self._plain_page, site, "home.html", HOME, **lists))

    def _write_glossary(self, cards: Sequence[TextCard], site: Site) -> None:
        known = [card for card in cards if card.source in self.memory]
        terms = {card.source: self.memory[card.source]["terms"] for card in known}
        inputs = digest_of(self.environment, repr(site), [asdict(card) for card in known], terms)

        def make() -> str:
            texts = [(card, [Term(*term) for term in terms[card.source]]) for card in known]
            return self._plain_page(site, "glossary.html", GLOSSARY, groups=glossary(texts))

        self._page(GLOSSARY, inputs, make)

    def _plain_page(self, site: Site, template: str, path: str, **values: Any) -> str:
        return site_page(site, self.templates, template, path, **values)

    def _copies(self) -> None:
        """The style sheet, the assets, and beside the page of each text the text itself and its PDF."""
        sheet = self.theme.style_sheet()
        self._put(STYLE_SHEET, digest_of(sheet.hex()), lambda: sheet)
        for source in (*self.found.assets, *self.found.texts):
            self._put(source, self.digests[source], (self.config.docs_dir / source).read_bytes)
        for path, state in self.pdfs.items():
            self._put(path, state, (self.config.pdf_dir / path.removeprefix(f"{self.config.texts}/")).read_bytes)

    # -- writing ------------------------------------------------------------------------------------

    def _page(self, path: str, inputs: str, make: Callable[[], str]) -> None:
        self.pages.append(path)
        self._put(path, digest_of(self.environment, inputs), lambda: make().encode())

    def _put(self, path: str, inputs: str, make: Callable[[], bytes]) -> None:
        if not self.output.is_fresh(path, inputs):
            self._write(path, make(), inputs)

    def _write(self, path: str, content: bytes, inputs: str) -> None:
        try:
            self.output.write(path, content, inputs)
        except FileError as error:
            self.problems.append(Problem(path, 0, error.reason))
        except (OSError, ValueError) as error:
            self.problems.append(Problem(path, 0, f"cannot be written: {error}"))
