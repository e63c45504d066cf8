"""The sample texts as PDFs, made once by the command; poppler to look into them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TEXTS = Path(__file__).parent / "texts"

Tool = Callable[..., str]
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def poppler() -> Tool:
    """Run a tool of poppler and return what it prints; skips where poppler is not installed."""

    def run(name: str, *arguments: object) -> str:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed: apt-get install poppler-utils")
        command = [name, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    return run


@pytest.fixture(scope="session")
def dingben() -> Command:
    """Run `dingben` in a folder, as a user does."""

    def run(*arguments: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "dingben.py"), *map(str, arguments)]
        return subprocess.run(
            command, cwd=folder, capture_output=True, encoding="utf-8", env=os.environ | environment, check=False
        )

    return run


def make_archive(folder: Path, *names: str) -> Path:
    """An archive in `folder` with sample texts of the given names."""
    texts = folder / "site" / "texts"
    texts.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in names:
        shutil.copy(TEXTS / f"{name}.md", texts)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small archive: one bare text, no PDF yet."""
    return make_archive(tmp_path, "bare")


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory, dingben: Command) -> Path:
    """The folder with the PDFs of the sample texts."""
    folder = make_archive(tmp_path_factory.mktemp("archive"), "report", "bare", "traditional")
    done = dingben("pdf", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder / "build" / "pdf"


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the sample texts."""
    return TEXTS


@pytest.fixture(scope="session")
def pdf_content() -> Callable[[Path], bytes]:
    """The bytes of a PDF and of everything compressed in it."""

    def read(pdf: Path) -> bytes:
        content = pdf.read_bytes()
        found = [content]
        for part in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            try:
                found.append(zlib.decompressobj().decompress(part))
            except zlib.error:
                continue
        return b"".join(found)

    return read
