"""A print theme as a value, read from its folder once.

themes/report/theme.yaml    kind: pdf, measures, faces by language, labels by language
themes/report/templates/    book.html, the one template
themes/report/styles/       the style sheets, in the order that theme.yaml names
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from normalize.edge.messages import did_you_mean
from render import themes


class PrintThemeError(ValueError):
    """A theme that cannot be used; the message names its file."""


@dataclass(frozen=True)
class PrintTheme:
    """A print theme. `faces` and `labels` are by language (`zh-Hans`), the default first.

    Measures are in em: the longest line of the title on the title page (`cover_measure`) and of other titles, the
    longest note at the foot of a page (`foot_width`). The contents go down to the headings of `contents_level`.
    """

    folder: Path
    styles: str
    template: str
    faces: Mapping[str, Mapping[str, tuple[str, ...]]]
    labels: Mapping[str, Mapping[str, str]]
    cover_measure: float
    title_measure: float
    foot_width: float
    contents_level: int

    def faces_for(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """The faces for a text in `language`, names by role, best first."""
        return self.faces.get(language) or next(iter(self.faces.values()))

    def labels_for(self, language: str) -> Mapping[str, str]:
        """The labels for a text in `language`."""
        return self.labels.get(language) or next(iter(self.labels.values()))


def print_theme(name: str) -> PrintTheme:
    """The print theme called `name`. Raises `PrintThemeError`, which lists the existing themes."""
    folders = [folder for parent in themes.FOLDERS for folder in sorted(parent.glob("*/")) if _is_print(folder)]
    for folder in folders:
        if folder.name == name:
            return read_print_theme(folder)
    known = sorted({folder.name for folder in folders})
    meant = did_you_mean(name, known)
    raise PrintThemeError(f"there is no print theme {name!r}; {meant}the themes are: {', '.join(known)}")


def _is_print(folder: Path) -> bool:
    file = folder / "theme.yaml"
    return file.is_file() and "\nkind: pdf\n" in file.read_text(encoding="utf-8")


def read_print_theme(folder: Path) -> PrintTheme:
    """Read the theme in `folder`. Raises `PrintThemeError` with the file and what is wrong with it."""
    file = folder / "theme.yaml"
    try:
        settings: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
        if settings.get("kind") != "pdf":
            raise PrintThemeError(f"{file}: this is no print theme (it does not say `kind: pdf`)")
        return PrintTheme(
            folder=folder,
            styles="\n".join((folder / "styles" / name).read_text(encoding="utf-8") for name in settings["styles"]),
            template=(folder / "templates" / "book.html").read_text(encoding="utf-8"),
            faces={
                language: {role: tuple(names) for role, names in roles.items()}
                for language, roles in settings["faces"].items()
            },
            labels=settings["labels"],
            cover_measure=float(settings["cover_measure"]),
            title_measure=float(settings["title_measure"]),
            foot_width=float(settings["foot_width"]),
            contents_level=int(settings["contents_level"]),
        )
    except OSError as fault:
        raise PrintThemeError(f"{fault.filename}: {fault.strerror}") from fault
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as fault:
        raise PrintThemeError(f"{file}: unusable theme settings: {fault!r}") from fault
