"""What the PDFs need of `mkdocs.yml`: the settings under `extra: dingben: pdf:`, as one frozen value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalize.edge.settings import own_settings, read_settings
from render.config import ConfigError, read_site_config

DEFAULT_THEME = "report"
DEFAULT_OUTPUT = "build/pdf"
PDF_KEYS = ("theme", "output", "fonts")


@dataclass(frozen=True)
class PdfConfig:
    """`texts` is the folder of the canonical texts; `fonts` a folder of font files of the user's, if any."""

    texts: Path
    theme: str
    output: Path
    fonts: Path | None


def read_pdf_config(path: Path) -> PdfConfig:
    """Read `path` (`mkdocs.yml`); folders are relative to it. Raises `ConfigError`."""
    site = read_site_config(path)
    text = path.read_text(encoding="utf-8-sig")
    settings = own_settings(read_settings(text)).get("pdf") or {}
    if not isinstance(settings, dict):
        raise ConfigError(f"{path}: extra: dingben: pdf: must be a mapping of names to values")
    for key in settings:
        if key not in PDF_KEYS:
            legal = ", ".join(PDF_KEYS)
            raise ConfigError(f"{_place(path, text, key)}: pdf has no key {key!r}; the keys are {legal}")
    root = path.resolve().parent
    fonts = (root / str(settings["fonts"])).resolve() if settings.get("fonts") else None
    if fonts and not fonts.is_dir():
        raise ConfigError(f"{_place(path, text, 'fonts')}: there is no folder {fonts}; make it, or remove the key")
    return PdfConfig(
        texts=site.texts_dir,
        theme=str(settings.get("theme") or DEFAULT_THEME),
        output=(root / str(settings.get("output") or DEFAULT_OUTPUT)).resolve(),
        fonts=fonts,
    )


def _place(path: Path, text: str, key: Any) -> str:
    found = re.search(rf"^[ \t]+['\"]?{re.escape(str(key))}['\"]?[ \t]*:", text, re.MULTILINE)
    return f"{path}:{text.count(chr(10), 0, found.start()) + 1}" if found else str(path)
