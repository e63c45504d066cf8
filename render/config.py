"""What the website needs of `mkdocs.yml`, as one frozen value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from normalize.edge.settings import (
    DEFAULT_PDF_DIR,
    DEFAULT_SITE_DIR,
    ConfigSection,
    Settings,
    check_all,
    read_settings,
)

DEFAULT_THEME = "archive"
_WEB_ADDRESS = re.compile(r"https?://[^\s/]")
_HOSTS = {"github.com": "GitHub", "gitlab.com": "GitLab", "bitbucket.org": "Bitbucket"}
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
    """The settings of the website. Folders are absolute; `texts_dir` lies below `docs_dir`; `pdf_dir` may not be there.

    `styles` are style sheets below `docs_dir`; the path of a file below it, added to `edit_url`, is where it is edited.
    """

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
    copyright: str = ""
    styles: tuple[str, ...] = ()
    repo_url: str = ""
    repo_name: str = ""
    edit_url: str = ""

    @property
    def texts(self) -> str:
        """The folder of the texts below `docs_dir`, as in a URL."""
        return self.texts_dir.relative_to(self.docs_dir).as_posix()


def read_site_config(path: Path) -> SiteConfig:
    """Read `path` (`mkdocs.yml`). Raises `ConfigError`."""
    return site_config(read_settings(path))


def site_config(settings: Settings, before_texts: bool = False) -> SiteConfig:
    """The settings of the website; folders are relative to the configuration. Raises `ConfigError` with all faults.

    `before_texts`: normalising comes first, and makes docs_dir where it is missing.
    """
    whole, own = settings.whole, settings.own
    docs_dir = settings.docs_dir().resolve()
    site_dir = whole.folder("site_dir", DEFAULT_SITE_DIR)
    _check_site(settings, docs_dir, site_dir, before_texts)
    return SiteConfig(
        path=whole.path,
        site_name=_site_name(whole),
        site_url=_site_url(whole),
        site_description=whole.text("site_description"),
        docs_dir=docs_dir,
        site_dir=site_dir,
        texts_dir=_texts_dir(settings, docs_dir, before_texts),
        pdf_dir=settings.pdf.folder("output", DEFAULT_PDF_DIR),
        theme=own.text("theme", DEFAULT_THEME),
        nav=_nav(whole, whole.values.get("nav")),
        copyright=unescape(re.sub(r"<[^<>]*>", "", whole.text("copyright"))),
        styles=_styles(whole, docs_dir),
        repo_url=_repo_url(whole),
        repo_name=whole.text("repo_name", _name_of_host(whole)),
        edit_url=_edit_url(whole),
    )


def _check_site(settings: Settings, docs_dir: Path, site_dir: Path, before_texts: bool) -> None:
    """Raises `ConfigError` with all that is wrong in the settings of the website."""
    whole = settings.whole
    sources = [source.resolve() for source in settings.own.paths("sources") or (whole.root / "seeds",)]
    check_all(
        partial(_site_name, whole),
        partial(_site_url, whole),
        partial(_repo_url, whole),
        *(partial(whole.text, key) for key in ("site_description", "copyright", "repo_name")),
        partial(_texts_dir, settings, docs_dir, before_texts),
        partial(_refuse_dangerous, whole, site_dir, docs_dir, sources),
        partial(_nav, whole, whole.values.get("nav")),
        partial(_styles, whole, docs_dir),
        partial(_edit_url, whole),
    )


def _site_name(whole: ConfigSection) -> str:
    if not whole.text("site_name"):
        raise whole.error("site_name", "is missing")
    return whole.text("site_name")


def _site_url(whole: ConfigSection) -> str:
    return _web_address(whole, "site_url")


def _repo_url(whole: ConfigSection) -> str:
    return _web_address(whole, "repo_url")


def _web_address(whole: ConfigSection, key: str) -> str:
    """An address that ends with a slash; "" if there is none."""
    url = whole.text(key)
    if url and not _WEB_ADDRESS.match(url):
        raise whole.error(key, f"must begin with http:// or https://, not {url!r}")
    return url.rstrip("/") + "/" if url else ""


def _name_of_host(whole: ConfigSection) -> str:
    host = urlsplit(_repo_url(whole)).hostname or ""
    return _HOSTS.get(host, host)


def _edit_url(whole: ConfigSection) -> str:
    """Where the files of docs_dir are edited, as MkDocs joins it; "" if nothing is said."""
    uri = whole.text("edit_uri")
    url = urljoin(_repo_url(whole), uri) if uri else ""
    if url and not _WEB_ADDRESS.match(url):
        raise whole.error("edit_uri", "is counted from repo_url, which is missing; give that, or a whole address")
    return url if not url or set("?#") & set(url) else url.rstrip("/") + "/"


def _styles(whole: ConfigSection, docs_dir: Path) -> tuple[str, ...]:
    styles = whole.texts("extra_css")
    for style in styles:
        if _WEB_ADDRESS.match(style):
            raise whole.error("extra_css", f"{style}: pages fetch nothing from elsewhere; save it below docs_dir")
        path = (docs_dir / style).resolve()
        if not path.is_relative_to(docs_dir) or not path.is_file():
            raise whole.error("extra_css", f"there is no file {style} below docs_dir")
    return styles


def _texts_dir(settings: Settings, docs_dir: Path, may_be_missing: bool) -> Path:
    if not docs_dir.is_dir() and not (may_be_missing and not docs_dir.exists()):
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
    check_all(*(partial(_nav_entry, whole, entry) for entry in entries))
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
