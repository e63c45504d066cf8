"""`mkdocs.yml` as both packages read it: one set of keys, one way to say what is wrong and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.batch.config import load_config
from normalize.edge.settings import ConfigError, read_settings
from render.archive_config import read_archive_config
from render.config import read_site_config

READERS: list[Callable[[Path], object]] = [load_config, read_site_config, read_archive_config]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Write the configuration of an archive without texts."""
    (tmp_path / "docs" / "texts").mkdir(parents=True)

    def write(text: str) -> Path:
        path = tmp_path / "mkdocs.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


WRONG = {
    "extra:\n  dingben:\n    surces: [a]\n": "3: extra: dingben: surces: there is no such key; did you mean sources? the keys",
    "extra:\n  dingben:\n    pdf: {font: a}\n": "3: extra: dingben: pdf: font: there is no such key; did you mean fonts? the",
    "extra: {dingben: [a]}\n": "1: extra: dingben: must be a mapping of names to values",
    "extra:\n  dingben:\n    pdf: report\n": "3: extra: dingben: pdf: must be a mapping of names to values",
    "docs_dir: [docs]\n": "1: docs_dir: must be a text, not ['docs']",
    "extra:\n  dingben:\n    texts: {a: b}\n": "3: extra: dingben: texts: must be a text, not {'a': 'b'}",
    "extra:\n  dingben:\n    sources: seeds\n": "3: extra: dingben: sources: must be a list of paths",
    "extra:\n  dingben:\n    sources: [2021]\n": "3: extra: dingben: sources: must be a list of paths",
    "site_nam: x\n": "1: site_nam: there is no such key; did you mean site_name? the keys here are site_name, ",
    "wash: x\n": "1: wash: there is no such key; the keys here are site_name, ",
    "sources: [x]\n": "1: sources: there is no such key here; it belongs below extra: dingben:",
    "dingben: {}\n": "1: dingben: there is no such key here; it belongs below extra:",
    "extra:\n  dingbne: {}\n": "2: extra: dingbne: there is no such key; did you mean dingben?",
    "extra: {dingben: {lines: sentense}}\n": "1: extra: dingben: lines: must be one of sentence, paragraph, not 'sentense'; "
    "did you mean sentence?",
    "extra_css: style.css\n": "1: extra_css: must be a list of paths",
    "site_dir: build\\site\n": "1: site_dir: write 'build/site': folders are parted by / on every system",
    "site_name: x\nextra: [\n": "3: expected the node content, but found '<stream end>'",
    "a: 2021-13-45\n": " month must be in 1..12",
    "- a\n": " must be a mapping of names to values",
    "docs_dir: ..\n": "1: docs_dir: must be a folder of the project",
    "docs_dir: /tmp\n": "1: docs_dir: must be a folder of the project",
    "extra:\n  dingben:\n    texts: ../../x\n": "3: extra: dingben: texts: must be a folder below docs_dir",
    "extra:\n  dingben:\n    texts: /x\n": "3: extra: dingben: texts: must be a folder below docs_dir",
    "extra:\n  dingben:\n    texts: .\n": "3: extra: dingben: texts: must be a folder below docs_dir",
    'docs_dir: "a\\0b"\n': "1: docs_dir: must not hold control characters, as 'a\\x00b' does",
    "a: \x1b\n": " unacceptable character #x001b: special characters are not allowed",
    f"a:\n  {'[' * 3000}{']' * 3000}\n": "2: nested more than 50 levels deep",
    f"a: &a []\nb: [{', '.join(['*a'] * 51)}]\n": "2: too many aliases",
    "a: &a\n  - *a\n": "2: holds itself",
    f"a: {'9' * 5000}\n": " Exceeds the limit (4300",
    f"a: {'x' * 2_000_000}\n": " YAML of more than 2,000,000 characters is not read",
}


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", WRONG)
def test_every_command_says_the_same_of_a_wrong_setting(
    write: Callable[[str], Path], read: Callable[[Path], object], text: str
) -> None:
    path = write(text)
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert any(fault.startswith(f"{path}:{WRONG[text]}") for fault in str(caught.value).split("\n"))


@pytest.mark.parametrize("read", READERS)
def test_all_faults_are_told_at_once(write: Callable[[str], Path], read: Callable[[Path], object]) -> None:
    path = write(
        "site_nam: x\ndocs_dir: [docs]\nextra:\n  dingbne: {}\n  dingben:\n    lines: word\n    pdf: {font: a, theme: [b]}\n"
    )
    with pytest.raises(ConfigError) as caught:
        read(path)
    told = [fault.removeprefix(f"{path}:").partition(": ")[::2] for fault in str(caught.value).splitlines()]
    assert [(line, ": ".join(words.split(": ")[:-1])) for line, words in told] == [
        ("4", "extra: dingbne"),
        ("1", "site_nam"),
        ("2", "docs_dir"),
        ("6", "extra: dingben: lines"),
        ("7", "extra: dingben: pdf: font"),
        ("7", "extra: dingben: pdf: theme"),
    ]


EFFECTS = {
    "theme: mkdocs\nmarkdown_extensions: [footnotes, tables, toc: {permalink: true}]\nstrict: true\n": "",
    "theme: {name: readthedocs, locale: zh_CN}\nplugins:\n": "",
    "theme: material\nplugins: [search]\nhooks: [a.py]\n": "theme, plugins, hooks",
    "theme: {name: mkdocs, custom_dir: x}\nmarkdown_extensions: [admonition]\n": "theme, markdown_extensions",
    "markdown_extensions: {admonition: {}}\nuse_directory_urls: false\n": "markdown_extensions, use_directory_urls",
}


@pytest.mark.parametrize("text", EFFECTS)
def test_keys_without_an_effect_are_named_in_a_line(write: Callable[[str], Path], text: str) -> None:
    path = write(f"site_name: x\n{text}")
    told = read_settings(path).without_effect()
    assert told == (EFFECTS[text] and f"{path}: keys of MkDocs without an effect here: {EFFECTS[text]}")


def test_the_line_is_that_of_the_key_and_not_of_its_namesake(write: Callable[[str], Path]) -> None:
    """`theme` stands in three places, and each time it is another one."""
    settings = read_settings(
        write(
            "theme: mkdocs\nsite_name: x\nextra:\n  theme: y\n  dingben:\n    theme: archive\n    pdf:\n      theme: report\n"
        )
    )
    sections = (settings.whole, settings.own, settings.pdf)
    assert [str(section.error("theme", "x")).split(":")[1] for section in sections] == ["1", "6", "8"]


def test_what_is_empty_counts_as_absent(write: Callable[[str], Path]) -> None:
    path = write("site_name: x\nsite_dir: out\ndocs_dir:\nextra:\n  dingben:\n    texts: ''\n    lines:\n    pdf:\n")
    config = load_config(path)
    assert (config.texts, config.lines, config.sources) == (path.parent / "docs" / "texts", "sentence", ())
    assert read_site_config(path).texts_dir == config.texts
    assert read_archive_config(path).pdf.output == path.parent / "build" / "pdf"


def test_other_programs_keep_their_settings(write: Callable[[str], Path]) -> None:
    """Tags of plugins are text, a byte order mark is none of the text, `extra` may hold anything."""
    path = write(
        "\ufeffsite_name: !ENV [NAME, 试编]\nextra: [a, b]\nmarkdown_extensions:\n  - x: !!python/name:os.system\n"
    )
    settings = read_settings(path)
    assert (settings.own.values, settings.pdf.values) == ({}, {})
    assert settings.whole.values["markdown_extensions"] == [{"x": ""}]


def test_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "gbk.yml").write_bytes("site_name: 定本\n".encode("gbk"))
    for name, reason in (
        ("gbk.yml", "is not UTF-8 (byte 11); save it as UTF-8"),
        ("none.yml", "there is no such configuration; make one with `dingben init`, or name one with --config"),
        (".", "this is a folder, not a file"),
    ):
        with pytest.raises(ConfigError) as caught:
            read_settings(tmp_path / name)
        assert str(caught.value) == f"{tmp_path / name}: {reason}"
