"""The whole configuration of an archive, checked before anything is written: website, print, and the themes of both."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from normalize.edge.settings import Settings, check_all, read_settings
from render.config import SiteConfig, site_config
from render.pdf.config import PdfConfig, pdf_config
from render.pdf.print_theme import PrintThemeError, print_theme
from render.themes import ThemeError, web_theme


class ArchiveConfig(NamedTuple):
    """The settings of website and print, as they stand in the configuration."""

    settings: Settings
    site: SiteConfig
    pdf: PdfConfig


def read_archive_config(path: Path, before_texts: bool = False) -> ArchiveConfig:
    """Read and check `path` (`mkdocs.yml`). Raises `ConfigError` with all that is wrong in it.

    `before_texts`: if it names sources, these are normalised next, which makes docs_dir where it is missing.
    """
    settings = read_settings(path)
    before_texts &= bool(settings.own.paths("sources"))
    check_all(
        partial(site_config, settings, before_texts),
        partial(pdf_config, settings, settings.whole.root),
        partial(_check_web_theme, settings),
        partial(_check_print_theme, settings),
    )
    site = site_config(settings, before_texts)
    return ArchiveConfig(settings, site, pdf_config(settings, site.texts_dir))


def _check_web_theme(settings: Settings) -> None:
    if name := settings.own.text("theme"):
        try:
            web_theme(name)
        except ThemeError as error:
            raise settings.own.error("theme", str(error)) from error


def _check_print_theme(settings: Settings) -> None:
    if name := settings.pdf.text("theme"):
        try:
            print_theme(name)
        except PrintThemeError as error:
            raise settings.pdf.error("theme", str(error)) from error
