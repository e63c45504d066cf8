"""A configuration that cannot be used is refused with its name, its line and the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.edge.settings import ConfigError
from render.archive_config import read_archive_config
from render.config import NavEntry, read_site_config

from ...front_door import Command, files_below

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
            ["mkdocs.yml:5", "extra: dingben: them: ", "sources, texts, lines, posts, theme, pdf"],
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
        ("repo_url: github.com/a\n", ["repo_url: must begin with http"]),
        ("edit_uri: edit/main\n", ["edit_uri: is counted from repo_url, which is missing"]),
        ("extra_css: [none.css]\n", ["extra_css: there is no file none.css below docs_dir"]),
        ("extra_css: [../mkdocs.yml]\n", ["extra_css: there is no file ../mkdocs.yml below docs_dir"]),
        ("extra_css: ['http://x.org/a.css']\n", ["extra_css: http://x.org/a.css: pages fetch nothing from elsewhere"]),
        ("copyright: [a]\n", ["copyright: must be a text"]),
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


def test_all_faults_are_told_at_once(write_config: Write) -> None:
    """Of website, print and both themes; each at its line, with the word that was meant."""
    text = (
        "site_url: example.org\ndocs_dir: docs\nnav: [{a: b, c: d}, 1]\nextra_css: [https://x.org/a.css]\n"
        "extra:\n  dingben:\n    theme: archiv\n    pdf: {theme: reprot, fonts: none}\n"
    )
    with pytest.raises(ConfigError) as caught:
        read_archive_config(write_config(text))
    told = [fault.partition("mkdocs.yml")[2].partition(": ")[::2] for fault in caught.value.faults]
    keys = [(line, ": ".join(words.split(": ")[:-1]) or words) for line, words in told]
    assert keys[0] == ("", "site_name")
    assert [line for line, _ in keys[1:]] == [":1", ":3", ":3", ":4", ":8", ":7", ":8"]
    assert "there is no web theme 'archiv'; did you mean archive? the themes are: archive" in str(caught.value)
    assert "there is no print theme 'reprot'; did you mean report?" in str(caught.value)


@pytest.mark.parametrize("command", ["build", "site", "pdf"])
def test_nothing_is_written_before_the_configuration_is_right(project: Path, run: Command, command: str) -> None:
    """An unknown theme of the website was once told after all PDFs had been set."""
    text = Path("mkdocs.yml").read_text("utf-8").replace("theme: archive ", "theme: archiv ")
    Path("mkdocs.yml").write_text(text, encoding="utf-8")
    (project / "site").mkdir()
    before = files_below(project)
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert "extra: dingben: theme: there is no web theme 'archiv'; did you mean archive?" in err
    assert files_below(project) == before


@pytest.mark.parametrize(
    ("settings", "edit_url"),
    [
        ("", ""),
        ("repo_url: https://github.com/a/b\n", ""),
        ("repo_url: https://github.com/a/b\nedit_uri: edit/main/docs\n", "https://github.com/a/b/edit/main/docs/"),
        ("repo_url: https://x.org/a/\nedit_uri: edit/main/docs/\n", "https://x.org/a/edit/main/docs/"),
        ("edit_uri: https://x.org/edit\n", "https://x.org/edit/"),
        ("repo_url: https://x.org/a\nedit_uri: '?file=docs/'\n", "https://x.org/a/?file=docs/"),
        ("repo_url: https://x.org/a\nedit_uri: ''\n", ""),
    ],
)
def test_where_pages_are_edited(write_config: Write, settings: str, edit_url: str) -> None:
    """As MkDocs joins them."""
    assert read_site_config(write_config(BASE + settings)).edit_url == edit_url


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/a/b", "GitHub"),
        ("https://codeberg.org/a/b", "codeberg.org"),
        ("https://gitlab.com/a", "GitLab"),
    ],
)
def test_a_repository_is_called_by_its_host(write_config: Write, url: str, name: str) -> None:
    assert read_site_config(write_config(f"{BASE}repo_url: {url}\n")).repo_name == name
    assert read_site_config(write_config(f"{BASE}repo_url: {url}\nrepo_name: 甲\n")).repo_name == "甲"


def test_of_a_copyright_the_words_are_kept(write_config: Write) -> None:
    text = "copyright: 'Copyright &copy; 2026 <a href=\"https://x.org\">甲</a> <script>'\n"
    assert read_site_config(write_config(BASE + text)).copyright == "Copyright © 2026 甲 "


def test_build_makes_the_folder_of_the_pages_and_site_asks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{BASE}extra: {{dingben: {{sources: [a]}}}}\n", encoding="utf-8")
    assert read_archive_config(path, before_texts=True).site.docs_dir == tmp_path / "docs"
    path.write_text(BASE, encoding="utf-8")
    for before_texts in (True, False):
        with pytest.raises(ConfigError, match="docs_dir: there is no folder"):
            read_archive_config(path, before_texts)
