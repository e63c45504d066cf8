"""The settings of normalising in `mkdocs.yml`, as one frozen value.

The file overrides the defaults, and the command line overrides the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from normalize.edge.settings import read_settings
from normalize.engine.options import LINES, POSTS, Lines, Posts


@dataclass(frozen=True, slots=True)
class NormalizeConfig:
    """The folders of sources and texts, and the options. `root` is the folder that ledgers count paths from."""

    root: Path
    sources: tuple[Path, ...] = ()
    texts: Path = field(default_factory=Path)
    lines: Lines = LINES[0]
    posts: Posts = POSTS[0]


def load_config(path: Path) -> NormalizeConfig:
    """Read the configuration at `path`. Raises `ConfigError`."""
    settings = read_settings(path)
    whole, own = settings.whole, settings.own
    return NormalizeConfig(
        root=whole.root,
        sources=own.paths("sources"),
        texts=settings.texts_dir(),
        lines=own.choice("lines", LINES),
        posts=own.choice("posts", POSTS),
    )
