"""A small archive, built once for all tests of the website, and a fresh copy for tests that change it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from render.config import read_site_config
from render.website.build import BuildResult, build_archive

ARCHIVE = Path(__file__).parent / "fixtures" / "archive"


@dataclass(frozen=True)
class Archive:
    """A copy of the fixture archive: its folder, its sources and what is built from them."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def out(self) -> Path:
        return self.root / "out"

    def build(self) -> BuildResult:
        return build_archive(read_site_config(self.config))

    def page(self, path: str) -> str:
        return (self.out / path).read_text(encoding="utf-8")

    def edit(self, path: str, before: str, after: str) -> None:
        file = self.docs / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")


def _copy(folder: Path) -> Archive:
    shutil.copytree(ARCHIVE, folder / "archive")
    return Archive(folder / "archive")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A copy that the test may change; not built yet."""
    return _copy(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A copy that is built; tests only read it."""
    found = _copy(tmp_path_factory.mktemp("built"))
    assert found.build().problems == ()
    return found


@pytest.fixture
def write_config(tmp_path: Path) -> Callable[[str], Path]:
    """Write an `mkdocs.yml` into a folder that has `docs/texts` and `seeds`."""
    (tmp_path / "docs" / "texts").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()

    def write(text: str) -> Path:
        path = tmp_path / "mkdocs.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
