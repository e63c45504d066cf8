"""Find a theme. A theme is a folder of data: `theme.yaml`, labels, templates and styles.

The themes of an installed package are in `render/_themes/`, those of a checkout in `themes/` beside `render/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from normalize.edge.messages import did_you_mean

_PACKAGE = Path(__file__).resolve().parent
FOLDERS = (_PACKAGE / "_themes", _PACKAGE.parent / "themes")


class ThemeError(Exception):
    """A theme that does not exist or cannot be used."""


@dataclass(frozen=True)
class Theme:
    """A web theme. `styles` are the names of its style sheets, in the order in which they apply."""

    name: str
    folder: Path
    language: str
    styles: tuple[str, ...]
    labels: Mapping[str, Any]

    @property
    def templates(self) -> Path:
        """The folder of its templates."""
        return self.folder / "templates"

    def style_sheet(self) -> bytes:
        """All styles as one sheet, so that a page makes one request."""
        return b"\n".join((self.folder / "styles" / name).read_bytes() for name in self.styles)

    def files(self) -> list[Path]:
        """All files that a page may depend on."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


def web_theme(name: str) -> Theme:
    """The web theme called `name`. Raises `ThemeError`, which lists the existing themes."""
    known = _web_themes()
    if name not in known:
        meant = did_you_mean(name, known)
        raise ThemeError(f"there is no web theme {name!r}; {meant}the themes are: {', '.join(sorted(known))}")
    folder, settings = known[name]
    labels = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
    return Theme(name, folder, settings["language"], tuple(settings["styles"]), labels)


def _web_themes() -> dict[str, tuple[Path, dict[str, Any]]]:
    """Folder and settings of all web themes by name; print themes have another kind."""
    found: dict[str, tuple[Path, dict[str, Any]]] = {}
    for parent in FOLDERS:
        for settings_file in sorted(parent.glob("*/theme.yaml")):
            settings = yaml.safe_load(settings_file.read_text(encoding="utf-8"))
            if isinstance(settings, dict) and settings.get("kind") == "web":
                found.setdefault(settings_file.parent.name, (settings_file.parent, settings))
    return found
