"""Read and check `mkdocs.yml`, the one configuration.

The keys at the top are those of MkDocs; ours are below `extra: dingben:`. An unknown key is an error, because a misspelt
setting that is silently ignored costs an afternoon. All faults are told at once, before anything is written. Each package
makes a frozen record of the settings that concern it (`NormalizeConfig`, `SiteConfig`, `PdfConfig`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from normalize.edge.config_keys import OWN, PDF, SECTIONS, Key, keys_without_effect, unknown_key
from normalize.edge.files import FileError, read_text
from normalize.edge.messages import did_you_mean
from normalize.edge.terminal import escape_controls

DEFAULT_CONFIG = Path("mkdocs.yml")
DEFAULT_SITE_DIR, DEFAULT_PDF_DIR = "site", "build/pdf"

_MAPPING = "must be a mapping of names to values"

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_Choice = TypeVar("_Choice", bound=str)


class ConfigError(Exception):
    """A configuration that cannot be used: one or more faults, each with the file, the line where known, and the way out.

    As text it has a line for each.
    """

    def __init__(self, *faults: str) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(self.faults)


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
        meant = did_you_mean(value, choices).rstrip()
        raise self.error(key, f"must be one of {', '.join(choices)}, not {value!r}" + (f"; {meant}" if meant else ""))

    def folder(self, key: str, default: str) -> Path:
        """An absolute path with its links resolved. It need not exist. Raises `ConfigError`."""
        return (self.root / self.text(key, default)).resolve()

    def paths(self, key: str) -> tuple[Path, ...]:
        """A list of paths, relative to the folder of the configuration. Raises `ConfigError`."""
        return tuple(self.root / value for value in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, all of them paths so far. Raises `ConfigError`."""
        values = self.values.get(key) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(key, "must be a list of paths")
        if wrong := next(filter(_CONTROL.search, values), ""):
            raise self.error(key, f"must not hold control characters, as {wrong!r} does")
        return tuple(values)

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

    def without_effect(self) -> str:
        """A line about the keys of MkDocs that are set and change nothing here; "" if there are none."""
        names = ", ".join(keys_without_effect(self.whole.values))
        return escape_controls(f"{self.whole.path}: keys of MkDocs without an effect here: {names}") if names else ""


def check_all(*checks: Callable[[], object]) -> None:
    """Make all `checks`, which may raise `ConfigError`, and raise one with all that they found."""
    faults: list[str] = []
    for check in checks:
        try:
            check()
        except ConfigError as error:
            faults += error.faults
    if faults:
        raise ConfigError(*dict.fromkeys(faults))


def read_settings(path: Path) -> Settings:
    """Read the configuration at `path`. Raises `ConfigError`."""
    # Imported on demand: the library for YAML takes 10 ms to load, and a source that is printed needs no configuration.
    from normalize.edge.plain_yaml import YamlError, read_yaml

    try:
        value, lines = read_yaml(_read(path), depth=len(PDF) + 1)
    except YamlError as error:
        raise _error(path, {(): error.line}, (), str(error)) from error
    if not isinstance(value, dict | None):
        raise _error(path, {}, (), _MAPPING)
    whole = ConfigSection(path, value or {}, lines)
    extra = whole.values.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    own = _section(whole, OWN, extra.get("dingben"))
    settings = Settings(whole, own, _section(whole, PDF, own.values.get("pdf")))
    faults = [*_misspelt_own(whole, extra), *_faults(whole), *_faults_of_own(whole, extra.get("dingben"))]
    if faults:
        raise ConfigError(*faults)
    return settings


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
    """A section of ours; empty if there is something else in its place."""
    return ConfigSection(whole.path, values if isinstance(values, dict) else {}, whole.lines, keys)


def _faults_of_own(whole: ConfigSection, values: Any) -> Iterator[str]:
    """What is wrong in our sections."""
    for keys in (OWN, PDF):
        if not isinstance(values, dict | None):
            yield str(_error(whole.path, whole.lines, keys, _MAPPING))
            return
        yield from _faults(_section(whole, keys, values))
        values = (values or {}).get("pdf")


def _misspelt_own(whole: ConfigSection, extra: Mapping[Any, Any]) -> Iterator[str]:
    """Other programs may keep what they want below `extra`, but nothing that is almost our name."""
    for name in map(str, extra):
        if name != OWN[-1] and (meant := did_you_mean(name, OWN[-1:])):
            yield str(_error(whole.path, whole.lines, ("extra", name), f"there is no such key; {meant.rstrip()}"))


def _faults(section: ConfigSection) -> Iterator[str]:
    """What is wrong with the keys of a section, and with the form of their values."""
    for name in map(str, section.values):
        if problem := unknown_key(section.keys, name):
            yield str(section.error(name, problem))
    for key in SECTIONS[section.keys]:
        try:
            _check_form(section, key)
        except ConfigError as error:
            yield from error.faults


def _check_form(section: ConfigSection, key: Key) -> None:
    """Raises `ConfigError` for a value of another form."""
    if key.choices:
        section.choice(key.name, key.choices)
    elif key.form == "list":
        section.texts(key.name)
    # What the website alone says may be a value of another kind for MkDocs (!ENV), and cleaning does not ask for it.
    elif key.form == "folder" or (key.form == "text" and section.keys):
        value = section.text(key.name)
        if key.form == "folder" and "\\" in value and os.sep == "/":
            raise section.error(
                key.name, f"write {value.replace(chr(92), '/')!r}: folders are parted by / on every system"
            )


def _error(path: Path, lines: Mapping[tuple[str, ...], int], keys: tuple[str, ...], problem: str) -> ConfigError:
    line = lines.get(keys)
    place = f"{path}:{line}" if line else str(path)
    return ConfigError(escape_controls(": ".join([place, *keys, problem])))
