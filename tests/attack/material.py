"""The project's own documents, which attacks are made of: fixtures and seeds of this checkout, always in one order."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from .front_door import ROOT

TESTS = ROOT / "tests"
_BLOCK = re.compile(r"^```text (?:before|unchanged)\n(.*?)\n?^```$", re.MULTILINE | re.DOTALL)
_TEXTS = ("tests/render/**/texts/*.md", "tests/frozen/v*/docs/texts/**/*.md")


@cache
def sources() -> tuple[Path, ...]:
    """Short sources of all kinds and encodings: pages of forums and sites, and those of the frozen archives."""
    pages = sorted((TESTS / "html" / "pages").glob("*.html"))
    frozen = sorted(path for path in TESTS.glob("frozen/v*/sources/**/*") if path.is_file())
    return (*pages, *frozen)


@cache
def seeds() -> tuple[Path, ...]:
    """The five reports: real documents of 40 kB."""
    return tuple(sorted(ROOT.glob("seeds/[0-9]*.txt")))


@cache
def fragments() -> tuple[str, ...]:
    """Pieces of documents: the cases of all cleaners, and the scraps of the laws."""
    cases = [block for path in sorted(TESTS.glob("cleaners/**/*.md")) for block in _BLOCK.findall(_read(path))]
    scraps = yaml.safe_load(_read(TESTS / "scraps.yaml"))
    return tuple(dict.fromkeys([*cases, *(scrap for field in scraps.values() for scrap in field)]))


@cache
def texts() -> tuple[str, ...]:
    """Canonical texts: those of the tests of print and website, and those of the frozen archives."""
    return tuple(_read(path) for pattern in _TEXTS for path in sorted(ROOT.glob(pattern)))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
