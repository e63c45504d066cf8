"""What the website needs of `mkdocs.yml`, as one frozen value.

The keys are MkDocs' own; ours live under `extra: dingben:`. A key of ours that nobody knows is an error: a
misspelt setting that is silently ignored costs an afternoon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalize.edge.settings import SettingsError, own_settings, read_settings

# All keys under `extra: dingben:`; `sources`, `lines`, `posts` and `pdf` belong to other parts of the project.
OWN_KEYS = ("theme", "sources", "texts", "lines", "posts", "pdf")
DEFAULT_THEME = "archive"
DEFAULT_PDF_DIR = "build/pdf"


class ConfigError(Exception):
    """A configuration that cannot be used; the message names the file, the line where known, and the way out."""


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
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file; name the configuration with --config") from None
    except (OSError, UnicodeDecodeError) as fault:
        raise ConfigError(f"{path}: cannot be read: {fault}") from fault
    try:
        return site_config(text, path)
    except SettingsError as fault:
        place = f"{path}:{fault.line}" if fault.line else f"{path}"
        raise ConfigError(f"{place}: {fault}") from fault


def site_config(text: str, path: Path) -> SiteConfig:
    """The settings that `text`, the content of `path`, holds. Folders are relative to that of `path`."""
    settings = read_settings(text)
    own = own_settings(settings)
    _refuse_unknown(own, text)
    root = path.resolve().parent
    docs_dir = _folder(root, settings, "docs_dir", "docs")
    texts_dir = _texts_dir(docs_dir, own)
    site_dir = _folder(root, settings, "site_dir", "site")
    _refuse_dangerous(site_dir, root, docs_dir, _sources(root, own))
    return SiteConfig(
        path=path,
        site_name=_words(settings, "site_name", required=True),
        site_url=_site_url(settings),
        site_description=_words(settings, "site_description"),
        docs_dir=docs_dir,
        site_dir=site_dir,
        texts_dir=texts_dir,
        pdf_dir=_pdf_dir(root, own),
        theme=_words(own, "theme") or DEFAULT_THEME,
        nav=_nav(settings.get("nav")),
    )


def _refuse_unknown(own: Mapping[str, Any], text: str) -> None:
    for key in own:
        if key not in OWN_KEYS:
            found = re.search(rf"^[ \t]*['\"]?{re.escape(str(key))}['\"]?[ \t]*:", text, re.MULTILINE)
            line = text.count("\n", 0, found.start()) + 1 if found else 0
            legal = ", ".join(OWN_KEYS)
            raise SettingsError(f"extra: dingben: has no key {key!r}; the keys are {legal}", line)


def _words(settings: Mapping[str, Any], key: str, required: bool = False) -> str:
    value = settings.get(key)
    if value is None or value == "":
        if required:
            raise SettingsError(f"{key} is missing")
        return ""
    if isinstance(value, bool | list | dict):
        raise SettingsError(f"{key} must be a text, not {value!r}")
    return str(value)


def _site_url(settings: Mapping[str, Any]) -> str:
    url = _words(settings, "site_url")
    if url and not re.match(r"https?://[^\s/]", url):
        raise SettingsError(f"site_url must begin with http:// or https://, not {url!r}")
    return url.rstrip("/") + "/" if url else ""


def _folder(root: Path, settings: Mapping[str, Any], key: str, default: str) -> Path:
    return (root / (_words(settings, key) or default)).resolve()


def _texts_dir(docs_dir: Path, own: Mapping[str, Any]) -> Path:
    if not docs_dir.is_dir():
        raise SettingsError(f"docs_dir: there is no folder {docs_dir}")
    texts_dir = (docs_dir / (_words(own, "texts") or "texts")).resolve()
    if not texts_dir.is_relative_to(docs_dir) or texts_dir == docs_dir:
        raise SettingsError("extra: dingben: texts: must be a folder below docs_dir")
    return texts_dir


def _pdf_dir(root: Path, own: Mapping[str, Any]) -> Path:
    """Where the PDFs of the texts are found; the settings of `pdf` are checked by what makes them."""
    pdf = own.get("pdf")
    return _folder(root, pdf if isinstance(pdf, dict) else {}, "output", DEFAULT_PDF_DIR)


def _sources(root: Path, own: Mapping[str, Any]) -> list[Path]:
    sources = own.get("sources") or ["seeds"]
    return [(root / str(source)).resolve() for source in (sources if isinstance(sources, list) else [sources])]


def _refuse_dangerous(site_dir: Path, root: Path, docs_dir: Path, sources: Sequence[Path]) -> None:
    """A build writes and removes files in `site_dir`: it must not hold what people wrote, nor lie within it."""
    for name, folder in (
        ("the project", root),
        ("docs_dir", docs_dir),
        *(("a source", one) for one in sources),
    ):
        if folder.is_relative_to(site_dir):
            raise SettingsError(
                f"site_dir: {site_dir} holds {name} ({folder}); choose a folder of its own, such as build/site"
            )
    for name, folder in (("docs_dir", docs_dir), *(("a source", one) for one in sources)):
        if site_dir.is_relative_to(folder):
            raise SettingsError(
                f"site_dir: {site_dir} lies within {name}; choose a folder of its own, such as build/site"
            )


def _nav(entries: Any) -> tuple[NavEntry, ...]:
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise SettingsError("nav must be a list")
    return tuple(_nav_entry(entry) for entry in entries)


def _nav_entry(entry: Any) -> NavEntry:
    match entry:
        case str(path):
            return NavEntry("", path)
        case dict() if len(entry) == 1:
            ((title, value),) = entry.items()
            if isinstance(value, str):
                return NavEntry(str(title), value)
            if isinstance(value, list):
                return NavEntry(str(title), children=_nav(value))
    raise SettingsError(f"nav: cannot read the entry {entry!r}; write `- title: page.md`")
