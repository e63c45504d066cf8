"""A configuration that cannot be used is misuse, and told with the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..front_door import Command

CONFIGURATIONS = {
    "unknown key": (
        "extra:\n  dingben:\n    surces: [seeds]\n",
        "mkdocs.yml:3: extra: dingben: surces: there is no such key; did you mean sources?",
    ),
    "unreadable YAML": ("extra: [\n  - a: b\n", "mkdocs.yml:2: "),
    "a list": ("- a\n- b\n", "must be a mapping"),
    "dingben is a list": ("extra:\n  dingben: [a]\n", "extra: dingben: must be a mapping"),
    "sources is a word": (
        "extra:\n  dingben:\n    sources: seeds\n",
        "mkdocs.yml:3: extra: dingben: sources: must be a list of paths",
    ),
    "lines is a number": (
        "extra:\n  dingben:\n    sources: [seeds]\n    lines: 3\n",
        "mkdocs.yml:4: extra: dingben: lines: must be one of sentence, paragraph, not '3'",
    ),
    "docs_dir is a list": (
        "docs_dir: [site]\nextra:\n  dingben:\n    sources: [seeds]\n",
        "mkdocs.yml:1: docs_dir: must be a text",
    ),
    "sources has a control character": (
        'extra:\n  dingben:\n    sources: ["a\\0b"]\n',
        "mkdocs.yml:3: extra: dingben: sources: must not hold control characters",
    ),
    "nothing to do": ("site_name: x\n", "nothing to normalise"),
}


@pytest.mark.parametrize("title", CONFIGURATIONS)
def test_a_configuration_that_cannot_be_used(project: Path, run: Command, title: str) -> None:
    text, reason = CONFIGURATIONS[title]
    Path("mkdocs.yml").write_text(text, encoding="utf-8")
    code, out, err = run("normalize")
    assert (code, out) == (2, "")
    assert reason in err
    assert "mkdocs.yml" in err or title == "nothing to do"
    assert not (project / "site").exists()


def test_a_configuration_in_another_encoding(project: Path, run: Command) -> None:
    Path("mkdocs.yml").write_bytes("site_name: 定本\n".encode("gb18030"))
    code, _, err = run("normalize")
    assert code == 2
    assert "mkdocs.yml: is not UTF-8 (byte 11); save it as UTF-8" in err


def test_a_configuration_that_is_not_there(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "--config", "other.yml")
    assert code == 2
    assert "other.yml: there is no such configuration; make one with `dingben init`, or name one with --config" in err


def test_an_output_that_is_a_file(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "seeds", "-o", "mkdocs.yml")
    assert code == 2
    assert "mkdocs.yml: is a file; -o takes a folder" in err


def test_an_output_below_a_file(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "seeds", "-o", "mkdocs.yml/texts")
    assert code == 1
    assert "mkdocs.yml/texts/report.md: cannot be " in err
