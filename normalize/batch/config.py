"""What `mkdocs.yml` says of normalising, as one frozen value. Defaults < file < command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from normalize.engine.options import LINES, POSTS, Lines, Posts

# Keys under `extra: dingben:` that other parts read; anything else is a slip and is refused.
_FOREIGN = frozenset({"theme", "pdf"})
_OWN = frozenset({"sources", "texts", "lines", "posts"})


class ConfigError(Exception):
    """A configuration that cannot be used; the message names the file."""


@dataclass(frozen=True, slots=True)
class NormalizeConfig:
    """`root` is the folder of the configuration: all its paths count from there."""

    root: Path
    sources: tuple[Path, ...] = ()
    texts: Path = field(default_factory=Path)
    lines: Lines = LINES[0]
    posts: Posts = POSTS[0]


def load_config(path: Path) -> NormalizeConfig:
    """Read the configuration. Raises `ConfigError` with the file and the place."""
    # On demand, for it loads the library for YAML: a file that is cleaned to the terminal needs no configuration.
    from normalize.edge.settings import SettingsError, own_settings, read_settings

    try:
        settings = read_settings(path.read_text(encoding="utf-8"))
        own = own_settings(settings)
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: there is no such configuration; name one with --config, or give -o") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error})") from error
    except SettingsError as error:
        raise ConfigError(f"{path}:{error.line}: {error}" if error.line else f"{path}: {error}") from error
    unknown = sorted(set(own) - _OWN - _FOREIGN)
    if unknown:
        legal = ", ".join(sorted(_OWN | _FOREIGN))
        raise ConfigError(f"{path}: unknown key extra.dingben.{unknown[0]}; known are {legal}")
    return _config(path, settings, own)


def _config(path: Path, settings: dict[str, Any], own: dict[str, Any]) -> NormalizeConfig:
    root = path.resolve().parent
    sources = own.get("sources", [])
    if not isinstance(sources, list) or not all(isinstance(item, str) for item in sources):
        raise ConfigError(f"{path}: extra.dingben.sources must be a list of paths")
    lines = own.get("lines", LINES[0])
    if lines not in LINES:
        raise ConfigError(f"{path}: extra.dingben.lines must be one of {', '.join(LINES)}, not {lines!r}")
    posts = own.get("posts", POSTS[0])
    if posts not in POSTS:
        raise ConfigError(f"{path}: extra.dingben.posts must be one of {', '.join(POSTS)}, not {posts!r}")
    docs, texts = settings.get("docs_dir", "docs"), own.get("texts", "texts")
    if not isinstance(docs, str) or not isinstance(texts, str):
        raise ConfigError(f"{path}: docs_dir and extra.dingben.texts must be paths")
    return NormalizeConfig(root, tuple(root / item for item in sources), root / docs / texts, lines, posts)
