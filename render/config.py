"""What the website needs of `mkdocs.yml`, as one frozen value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalize.edge.settings import DEFAULT_PDF_DIR, DEFAULT_SITE_DIR, ConfigSection, Settings, read_settings

DEFAULT_THEME = "archive"
_OWN_FOLDER = "choose a folder of its own, such as build/site"


@dataclass(frozen=True)
class NavEntry:
    """An entry of `nav`: a page (`path` below docs_dir, or a URL), or a section with `children`.

    An empty `title` stands for the title of the page itself.
    """

    title: str
    path: str = ""
    children: tuple[NavEntry, ...] = ()


@dataclass(frozen=True)
class SiteConfig:
    """The settings of the website. Folders are absolute; `texts_dir` lies below `docs_dir`; `pdf_dir` may not be there."""

    path: Path
    site_name: str
    site_url: str
    site_description: str
    docs_dir: Path
    site_dir: Path
    texts_dir: Path
    pdf_dir: Path
    theme: str
    nav: tuple[NavEntry, ...]

    @property
    def texts(self) -> str:
        """The folder of the texts below `docs_dir`, as in a URL."""
        return self.texts_dir.relative_to(self.docs_dir).as_posix()


def read_site_config(path: Path) -> SiteConfig:
    """Read `path` (`mkdocs.yml`). Raises `ConfigError`."""
    return site_config(read_settings(path))


def site_config(settings: Settings) -> SiteConfig:
    """The settings of the website; folders are relative to the configuration. Raises `ConfigError`."""
    whole, own = settings.whole, settings.own
    docs_dir = settings.docs_dir().resolve()
    texts_dir = _texts_dir(settings, docs_dir)
    site_dir = whole.folder("site_dir", DEFAULT_SITE_DIR)
    sources = [source.resolve() for source in own.paths("sources") or (whole.root / "seeds",)]
    _refuse_dangerous(whole, site_dir, docs_dir, sources)
    return SiteConfig(
        path=whole.path,
        site_name=_site_name(whole),
        site_url=_site_url(whole),
        site_description=whole.text("site_description"),
        docs_dir=docs_dir,
        site_dir=site_dir,
        texts_dir=texts_dir,
        pdf_dir=settings.pdf.folder("output", DEFAULT_PDF_DIR),
        theme=own.text("theme", DEFAULT_THEME),
        nav=_nav(whole, whole.values.get("nav")),
    )


def _site_name(whole: ConfigSection) -> str:
    if not whole.text("site_name"):
        raise whole.error("site_name", "is missing")
    return whole.text("site_name")


def _site_url(whole: ConfigSection) -> str:
    url = whole.text("site_url")
    if url and not re.match(r"https?://[^\s/]", url):
        raise whole.error("site_url", f"must begin with http:// or https://, not {url!r}")
    return url.rstrip("/") + "/" if url else ""


def _texts_dir(settings: Settings, docs_dir: Path) -> Path:
    if not docs_dir.is_dir():
        raise settings.whole.error("docs_dir", f"there is no folder {docs_dir}")
    texts_dir = settings.texts_dir().resolve()
    if not texts_dir.is_relative_to(docs_dir):
        raise settings.own.error("texts", "must be a folder below docs_dir")
    return texts_dir


def _refuse_dangerous(whole: ConfigSection, site_dir: Path, docs_dir: Path, sources: Sequence[Path]) -> None:
    """A build writes and removes files in `site_dir`: it must not hold what people wrote, nor lie within it."""
    written = [("docs_dir", docs_dir), *(("a source", source) for source in sources)]
    for name, folder in [("the project", whole.root), *written]:
        if folder.is_relative_to(site_dir):
            raise whole.error("site_dir", f"{site_dir} holds {name} ({folder}); {_OWN_FOLDER}")
    for name, folder in written:
        if site_dir.is_relative_to(folder):
            raise whole.error("site_dir", f"{site_dir} lies within {name}; {_OWN_FOLDER}")


def _nav(whole: ConfigSection, entries: Any) -> tuple[NavEntry, ...]:
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise whole.error("nav", "must be a list")
    return tuple(_nav_entry(whole, entry) for entry in entries)


def _nav_entry(whole: ConfigSection, entry: Any) -> NavEntry:
    match entry:
        case str(path):
            return NavEntry("", path)
        case dict() if len(entry) == 1:
            ((title, value),) = entry.items()
            if isinstance(value, str):
                return NavEntry(str(title), value)
            if isinstance(value, list):
                return NavEntry(str(title), children=_nav(whole, value))
    raise whole.error("nav", f"cannot read the entry {entry!r}; write `- title: page.md`")
