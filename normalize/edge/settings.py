"""Read `mkdocs.yml`, the one configuration, as plain values.

Both packages take their settings from it: each turns what concerns it into a frozen dataclass of its own.
Tags that belong to MkDocs plugins (`!ENV`, `!!python/name:…`) are kept as their plain text: nothing of a
configuration is ever executed.
"""

from __future__ import annotations

from typing import Any

import yaml


class SettingsError(ValueError):
    """A configuration that cannot be used. `line` counts from 1, 0 when the whole file is meant."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class _Loader(yaml.SafeLoader):
    pass


def _plain(loader: _Loader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(None, _plain)


def read_settings(text: str) -> dict[str, Any]:
    """Return the mapping that `text` (the content of `mkdocs.yml`) holds. Raises `SettingsError`."""
    try:
        settings = yaml.load(text, _Loader)  # noqa: S506  # a subclass of the safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise SettingsError(problem, mark.line + 1 if mark else 0) from error
    if settings is None:
        return {}
    if not isinstance(settings, dict):
        raise SettingsError("the configuration must be a mapping of names to values")
    return settings


def own_settings(settings: dict[str, Any]) -> dict[str, Any]:
    """The part under `extra: dingben:`. Raises `SettingsError` when it is no mapping."""
    extra = settings.get("extra") or {}
    own = extra.get("dingben") or {} if isinstance(extra, dict) else {}
    if not isinstance(own, dict):
        raise SettingsError("extra: dingben: must be a mapping of names to values")
    return own
