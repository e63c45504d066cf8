"""What the PDFs need of `mkdocs.yml`: the settings under `extra: dingben: pdf:`, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from normalize.edge.settings import DEFAULT_PDF_DIR, ConfigSection, Settings, read_settings

DEFAULT_THEME = "report"


@dataclass(frozen=True)
class PdfConfig:
    """`root` is the folder of the project; `texts` that of the canonical texts, which need not exist yet; `fonts` a folder of font
    files of the user's, if any."""

    root: Path
    texts: Path
    theme: str = DEFAULT_THEME
    output: Path = Path(DEFAULT_PDF_DIR)
    fonts: Path | None = None


def read_pdf_config(path: Path) -> PdfConfig:
    """Read `path` (`mkdocs.yml`) for texts from elsewhere: nothing is asked of the folders of the archive.

    Raises `ConfigError`.
    """
    settings = read_settings(path)
    return pdf_config(settings, settings.whole.root)


def pdf_config(settings: Settings, texts: Path) -> PdfConfig:
    """The settings of print; folders are relative to the configuration. Raises `ConfigError`."""
    return PdfConfig(
        root=settings.whole.root,
        texts=texts,
        theme=settings.pdf.text("theme", DEFAULT_THEME),
        output=settings.pdf.folder("output", DEFAULT_PDF_DIR),
        fonts=_fonts(settings.pdf),
    )


def _fonts(pdf: ConfigSection) -> Path | None:
    if not pdf.text("fonts"):
        return None
    fonts = pdf.folder("fonts", "")
    if not fonts.is_dir():
        raise pdf.error("fonts", f"there is no folder {fonts}; make it, or remove the key")
    return fonts
