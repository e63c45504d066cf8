"""A configuration that cannot be used is refused with its name, its line and the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.edge.settings import ConfigError
from render.config import NavEntry, read_site_config

BASE = "site_name: 试编\nsite_dir: build/site\n"
Write = Callable[[str], Path]


def test_the_settings_of_the_project(write_config: Write) -> None:
    path = write_config(
        BASE + "site_url: https://x.org/a\nnav:\n  - 首页: index.md\n  - guide.md\n  - 别处:\n      - 甲: a.md\n"
        "theme: {name: mkdocs, custom: !ENV X}\nextra: {dingben: {theme: archive, sources: [seeds], lines: sentence, pdf: {}}}\n"
    )
    config = read_site_config(path)
    assert config.site_url == "https://x.org/a/"
    assert config.texts == "texts"
    assert config.site_dir == path.parent / "build" / "site"
    assert config.nav[0] == NavEntry("首页", "index.md")
    assert config.nav[1] == NavEntry("", "guide.md")
    assert config.nav[2].children == (NavEntry("甲", "a.md"),)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            "extra:\n  dingben:\n    them: archive\n",
            ["mkdocs.yml:5", "extra: dingben: them: ", "theme, sources, texts, lines, posts, pdf"],
        ),
        ("extra: {dingben: [a]}\n", ["must be a mapping"]),
        ("nav: index.md\n", ["mkdocs.yml:3: nav: must be a list"]),
        ("nav: [{a: b, c: d}]\n", ["nav: cannot read"]),
        ("docs_dir: nowhere\n", ["there is no folder", "nowhere"]),
        ("site_url: example.org\n", ["site_url: must begin with http"]),
        ("site_name: [a]\n", ["site_name: must be a text"]),
        ("extra: {dingben: {texts: ../seeds}}\n", ["below docs_dir"]),
        ("extra: {dingben: {texts: .}}\n", ["below docs_dir"]),
        ("nav: [\n", ["mkdocs.yml:"]),
    ],
)
def test_a_wrong_setting_is_named(write_config: Write, settings: str, words: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        read_site_config(write_config(BASE + settings))
    for word in ["mkdocs.yml", *words]:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    "site_dir", [".", "..", "/", "docs", "docs/out", "docs/texts", "seeds", "seeds/out", "./docs/../docs"]
)
def test_a_dangerous_output_folder_is_refused(write_config: Write, site_dir: str) -> None:
    with pytest.raises(ConfigError, match="site_dir"):
        read_site_config(write_config(f"site_name: x\nsite_dir: {site_dir}\n"))


def test_mkdocs_default_output_is_refused_when_it_is_docs_dir(write_config: Write) -> None:
    path = write_config("site_name: x\ndocs_dir: site\n")
    (path.parent / "site").mkdir()
    with pytest.raises(ConfigError, match="site_dir"):
        read_site_config(path)


def test_a_missing_name_or_file_is_named(write_config: Write, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="site_name: is missing"):
        read_site_config(write_config("site_dir: build\n"))
    with pytest.raises(
        ConfigError, match="there is no such configuration; make one with `dingben init`, or name one with --config"
    ):
        read_site_config(tmp_path / "other.yml")
