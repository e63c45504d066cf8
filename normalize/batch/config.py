"""What `mkdocs.yml` says of normalising, as one frozen value. Defaults < file < command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from normalize.edge.settings import read_settings
from normalize.engine.options import LINES, POSTS, Lines, Posts


@dataclass(frozen=True, slots=True)
class NormalizeConfig:
    """Where sources are read and texts are written, and how. `root` is the folder that ledgers count paths from."""

    root: Path
    sources: tuple[Path, ...] = ()
    texts: Path = field(default_factory=Path)
    lines: Lines = LINES[0]
    posts: Posts = POSTS[0]


def load_config(path: Path, way_out: str = "name one with --config") -> NormalizeConfig:
    """Read the configuration at `path`. `way_out` is what to do when there is none. Raises `ConfigError`."""
    settings = read_settings(path, way_out)
    whole, own = settings.whole, settings.own
    return NormalizeConfig(
        root=whole.root,
        sources=own.paths("sources"),
        texts=whole.root / whole.text("docs_dir", "docs") / own.text("texts", "texts"),
        lines=own.choice("lines", LINES),
        posts=own.choice("posts", POSTS),
    )
