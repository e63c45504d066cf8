"""Read and check `mkdocs.yml`, the one configuration.

The keys at the top are those of MkDocs; ours are below `extra: dingben:`. An unknown key there is an error, because a
misspelt setting that is silently ignored costs an afternoon. Each package makes a frozen record of the settings that
concern it (`NormalizeConfig`, `SiteConfig`, `PdfConfig`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from normalize.edge.files import FileError, read_text
from normalize.edge.terminal import escape_controls

DEFAULT_CONFIG = Path("mkdocs.yml")
DEFAULT_SITE_DIR, DEFAULT_PDF_DIR = "site", "build/pdf"

_OWN = ("extra", "dingben")
_PDF = (*_OWN, "pdf")
# Our keys, by their section.
_KEYS = {
    _OWN: ("theme", "sources", "texts", "lines", "posts", "pdf"),
    _PDF: ("theme", "output", "fonts"),
}
_MAPPING = "must be a mapping of names to values"

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_Choice = TypeVar("_Choice", bound=str)


class ConfigError(Exception):
    """A configuration that cannot be used; the message names the file, the line where known, and the way out."""


@dataclass(frozen=True, slots=True)
class ConfigSection:
    """A mapping of the configuration: the whole of it if `keys` is empty, or the mapping below these keys.

    `lines` has the line of each key, from 1. A value that is empty or null counts as absent.
    """

    path: Path
    values: Mapping[str, Any]
    lines: Mapping[tuple[str, ...], int]
    keys: tuple[str, ...] = ()

    @property
    def root(self) -> Path:
        """The folder of the configuration. All paths in the configuration are relative to it."""
        return self.path.resolve().parent

    def text(self, key: str, default: str = "") -> str:
        """A scalar as text; `default` if it is absent. Raises `ConfigError`."""
        value = self.values.get(key)
        if isinstance(value, bool | list | dict):
            raise self.error(key, f"must be a text, not {value!r}")
        if isinstance(value, str) and _CONTROL.search(value):
            raise self.error(key, f"must not hold control characters, as {value!r} does")
        return default if value is None or value == "" else str(value)

    def choice(self, key: str, choices: Sequence[_Choice]) -> _Choice:
        """One of `choices`; the first is the default. Raises `ConfigError`."""
        value = self.text(key, choices[0])
        for choice in choices:
            if choice == value:
                return choice
        raise self.error(key, f"must be one of {', '.join(choices)}, not {value!r}")

    def folder(self, key: str, default: str) -> Path:
        """An absolute path with its links resolved. It need not exist. Raises `ConfigError`."""
        return (self.root / self.text(key, default)).resolve()

    def paths(self, key: str) -> tuple[Path, ...]:
        """A list of paths, relative to the folder of the configuration. Raises `ConfigError`."""
        values = self.values.get(key) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(key, "must be a list of paths")
        if wrong := next(filter(_CONTROL.search, values), ""):
            raise self.error(key, f"must not hold control characters, as {wrong!r} does")
        return tuple(self.root / value for value in values)

    def error(self, key: str, problem: str) -> ConfigError:
        """The error about a key of this section, with its place. The caller raises it."""
        return _error(self.path, self.lines, (*self.keys, key), problem)


@dataclass(frozen=True, slots=True)
class Settings:
    """A configuration: the whole of it, the section `extra: dingben:`, and the section `pdf:` in that."""

    whole: ConfigSection
    own: ConfigSection
    pdf: ConfigSection

    def docs_dir(self) -> Path:
        """The folder of the pages, which must be in the project: texts are written there. Raises `ConfigError`."""
        folder = self._below(self.whole.root, self.whole, "docs_dir", "docs")
        if folder is None:
            raise self.whole.error("docs_dir", "must be a folder of the project, at or below that of the configuration")
        return folder

    def texts_dir(self) -> Path:
        """The folder of the canonical texts, below `docs_dir`. Raises `ConfigError`."""
        docs_dir = self.docs_dir()
        folder = self._below(docs_dir, self.own, "texts", "texts")
        if folder in (None, docs_dir):
            raise self.own.error("texts", "must be a folder below docs_dir")
        assert folder
        return folder

    @staticmethod
    def _below(base: Path, section: ConfigSection, key: str, default: str) -> Path | None:
        """The folder that a setting names, without its links resolved; None if its steps lead out of `base`."""
        folder = Path(os.path.normpath(base / section.text(key, default)))
        return folder if folder.is_relative_to(base) else None


def read_settings(path: Path) -> Settings:
    """Read the configuration at `path`. Raises `ConfigError`."""
    # Imported on demand: the library for YAML takes 10 ms to load, and a source that is printed needs no configuration.
    from normalize.edge.plain_yaml import YamlError, read_yaml

    try:
        value, lines = read_yaml(_read(path), depth=len(_PDF) + 1)
    except YamlError as error:
        raise _error(path, {(): error.line}, (), str(error)) from error
    if not isinstance(value, dict | None):
        raise _error(path, {}, (), _MAPPING)
    whole = ConfigSection(path, value or {}, lines)
    extra = whole.values.get("extra")
    own = _section(whole, _OWN, extra.get("dingben") if isinstance(extra, dict) else None)
    return Settings(whole, own, _section(whole, _PDF, own.values.get("pdf")))


def _read(path: Path) -> str:
    if not path.exists():
        where = ", here or in a folder above" if path == DEFAULT_CONFIG else ""
        raise _error(
            path,
            {},
            (),
            f"there is no such configuration{where}; make one with `dingben init`, or name one with --config",
        )
    try:
        return read_text(path)
    except FileError as error:
        raise ConfigError(str(error)) from error


def _section(whole: ConfigSection, keys: tuple[str, ...], values: Any) -> ConfigSection:
    """A section of ours. Raises `ConfigError` for a key that is not ours."""
    if not isinstance(values, dict | None):
        raise _error(whole.path, whole.lines, keys, _MAPPING)
    section = ConfigSection(whole.path, values or {}, whole.lines, keys)
    for key in section.values:
        if key not in _KEYS[keys]:
            raise section.error(str(key), f"there is no such key; the keys here are {', '.join(_KEYS[keys])}")
    return section


def _error(path: Path, lines: Mapping[tuple[str, ...], int], keys: tuple[str, ...], problem: str) -> ConfigError:
    line = lines.get(keys)
    place = f"{path}:{line}" if line else str(path)
    return ConfigError(escape_controls(": ".join([place, *keys, problem])))
