"""Which files an archive consists of, and which page each file below docs_dir becomes. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from normalize.provenance.places import ledger_path
from render.config import NavEntry
from render.edition.destinations import is_external
from render.website.links import GLOSSARY, HOME, NOT_FOUND, STYLE_SHEET, NavItem, html_path


@dataclass(frozen=True)
class Inventory:
    """The files below docs_dir by kind: canonical texts, hand-written pages, all others. Paths have `/` and are sorted."""

    texts: tuple[str, ...]
    pages: tuple[str, ...]
    assets: tuple[str, ...]

    @cached_property
    def outputs(self) -> dict[str, str]:
        """The path in the archive that a link to a file leads to: a page for Markdown, otherwise the file itself."""
        pages = {source: html_path(source) for source in (*self.texts, *self.pages)}
        return pages | {source: source for source in self.assets}

    def has_ledger(self, text: str) -> bool:
        """True if the ledger of `text` lies beside it."""
        return ledger_path(Path(text)).as_posix() in self.outputs


@dataclass(frozen=True)
class Clash:
    """Two sources that would become one file of the archive; `""` stands for a file that the archive makes."""

    output: str
    first: str
    second: str


def inventory(files: Sequence[str], texts: str) -> Inventory:
    """Sort `files` by kind; Markdown below the folder `texts` is a canonical text."""
    markdown = [path for path in files if path.endswith(".md")]
    below = f"{texts}/"
    return Inventory(
        texts=tuple(path for path in markdown if path.startswith(below)),
        pages=tuple(path for path in markdown if not path.startswith(below)),
        assets=tuple(path for path in files if not path.endswith(".md")),
    )


def clashes(found: Inventory) -> Iterator[Clash]:
    """Sources that would become the same file. Letter case makes no difference, as on many disks."""
    owners = {name.casefold(): "" for name in (GLOSSARY, NOT_FOUND, STYLE_SHEET)}
    copies = [(text, text) for text in found.texts]
    for source, output in [*copies, *found.outputs.items()]:
        first = owners.setdefault(output.casefold(), source)
        if first != source:
            yield Clash(output, first, source)


def navigation(
    nav: Sequence[NavEntry], found: Inventory, titles: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[NavItem, ...]:
    """The navigation of every page. `titles`: the title of each hand-written page, by its source.

    Without `nav` it lists all hand-written pages. It always lists the glossary. It leaves out pages that do not exist
    (see `missing_pages`).
    """
    others = sorted(source for source in titles if source != "index.md")
    entries = nav or [NavEntry(labels["home"], "index.md"), *(NavEntry("", source) for source in others)]
    outputs = {"index.md": HOME} | found.outputs
    return (*_nav_items(entries, outputs, titles), NavItem(labels["glossary"], GLOSSARY))


def _nav_items(
    entries: Sequence[NavEntry], outputs: Mapping[str, str], titles: Mapping[str, str]
) -> tuple[NavItem, ...]:
    items = []
    for entry in entries:
        if entry.children:
            items.append(NavItem(entry.title, children=_nav_items(entry.children, outputs, titles)))
        elif is_external(entry.path):
            items.append(NavItem(entry.title or entry.path, url=entry.path))
        elif entry.path in outputs:
            items.append(NavItem(entry.title or titles.get(entry.path, entry.path), outputs[entry.path]))
    return tuple(items)


def missing_pages(nav: Sequence[NavEntry], found: Inventory) -> Iterator[str]:
    """The pages of `nav` that do not exist; the home page always does."""
    for entry in nav:
        is_page = entry.path and not is_external(entry.path) and entry.path != "index.md"
        if is_page and entry.path not in found.outputs:
            yield entry.path
        yield from missing_pages(entry.children, found)
