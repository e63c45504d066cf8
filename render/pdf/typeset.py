"""Print HTML → PDF bytes: the edge to WeasyPrint.

A text is hostile. A book takes files from two places only, the folder of its theme and the chosen font files, under
schemes of our own (`theme:`, `font:`). Nothing else is ever opened, whatever a style sheet or an element asks for: no
network, no `file://`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import FootnoteAreaBox, InlineBox  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

from render.pdf.book import Book
from render.pdf.fonts import FontTable
from render.pdf.print_theme import PrintTheme

# Without HarfBuzz's subsetter everything works, at a tenth of the speed.
_SLOW = "Using fontTools instead of HarfBuzz-Subset"
_SLOW_NOTICE = "libharfbuzz-subset is not installed: PDFs take ten times as long; apt-get install libharfbuzz-subset0"


class LockedFetcher(URLFetcher):  # type: ignore[misc]
    """Serves `theme:PATH` from one folder and `font:ROLE` from a table of files; refuses every other URL."""

    def __init__(self, folder: Path, fonts: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=())
        self._folder = folder.resolve()
        self._fonts = fonts

    def fetch(self, url: str, headers: object = None) -> Any:
        """The content of `url` for WeasyPrint. Raises `ValueError` for a URL that is not served."""
        scheme, _, name = url.partition(":")
        if scheme == "font" and name in self._fonts:
            return URLFetcherResponse(url, self._fonts[name].read_bytes())
        if scheme == "theme":
            file = (self._folder / name).resolve()
            if file.is_relative_to(self._folder) and file.is_file():
                return URLFetcherResponse(url, file.read_bytes())
        raise ValueError("only files of the theme and its fonts are served")


@dataclass(frozen=True)
class Typeset:
    """A PDF and its number of pages; problems (WeasyPrint's warnings, lost notes); notices, which do no harm."""

    pdf: bytes
    pages: int
    problems: tuple[str, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Typesetter:
    """Sets books in one theme and one set of faces. It reads style sheets and fonts once for many books."""

    theme: PrintTheme
    fonts: FontTable

    def typeset(self, book: Book) -> Typeset:
        """Set `book`. `weasyprint_patches.install` must have been called before."""
        with _warnings() as problems:
            html = HTML(string=self.print_html(book), url_fetcher=self._fetcher)
            document = html.render(font_config=self._configuration, stylesheets=[self._styles])
            problems.extend(_stray_notes(document, book.footnotes))
            # Tagged, so that it can be read aloud. PDF/UA-1 has more rules, and a sheet claims no standard that it fails.
            pdf: bytes = document.write_pdf(pdf_tags=True)
        slow = any(_SLOW in problem for problem in problems)
        told = dict.fromkeys(problem for problem in problems if _SLOW not in problem)
        return Typeset(pdf, len(document.pages), tuple(told), (_SLOW_NOTICE,) if slow else ())

    def print_html(self, book: Book) -> str:
        """The HTML that WeasyPrint is given."""
        return self._template.render(book=book, labels=self.theme.labels_for(_script(book.language)))

    @cached_property
    def _template(self) -> jinja2.Template:
        environment = jinja2.Environment(
            autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
        )
        environment.filters["html"] = Markup
        return environment.from_string(self.theme.template)

    @cached_property
    def _fetcher(self) -> LockedFetcher:
        return LockedFetcher(self.theme.folder, self.fonts.files)

    @cached_property
    def _configuration(self) -> FontConfiguration:
        return FontConfiguration()

    @cached_property
    def _styles(self) -> CSS:
        sheet = self.fonts.styles() + self.theme.styles
        return CSS(string=sheet, font_config=self._configuration, url_fetcher=self._fetcher)


def _script(language: str) -> str:
    return "zh-Hant" if language in ("zh-TW", "zh-HK", "zh-MO") else "zh-Hans"


def _stray_notes(document: Any, expected: int) -> Iterator[str]:
    """Problems with the notes at the foot of pages: WeasyPrint sometimes loses one or puts it on another page."""
    printed = 0
    for number, page in enumerate(document.pages, start=1):
        boxes = page._page_box.children
        notes = [note.element for box in boxes if isinstance(box, FootnoteAreaBox) for note in box.children]
        marks = [note.get("data-mark") for note in notes if note.get("class") == "fn"]
        calls = [
            box.element.get("data-mark")
            for box in page._page_box.descendants()
            if isinstance(box, InlineBox) and box.element_tag == "span::footnote-call"
            if box.element.get("class") == "fn"
        ]
        printed += len(marks)
        if marks != calls:
            yield f"page {number} calls the notes {' '.join(calls)} and has the notes {' '.join(marks)} at its foot"
    if printed != expected:
        yield f"{expected} notes belong at the foot of pages, {printed} were printed"


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what WeasyPrint and fontTools log while a book is set."""
    problems: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            problems.append(record.getMessage())

    logger, collector = logging.getLogger("weasyprint"), Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield problems
    finally:
        logger.removeHandler(collector)
