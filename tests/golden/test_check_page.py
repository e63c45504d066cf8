"""The page on checking shows what is printed."""

from __future__ import annotations

from pathlib import Path

from normalize.check.codes import table

from ..refresh.console import blocks, run_blocks
from ..refresh.steps import CHECK_PAGE, check_project

PAGE = CHECK_PAGE.read_text(encoding="utf-8")


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    for said, shown in zip(blocks(PAGE), run_blocks(PAGE, check_project(tmp_path)), strict=True):
        assert shown.splitlines() == said.splitlines(), "run `make refresh`, read `git diff site/check.md`"


def test_the_page_lists_every_code() -> None:
    assert table() in PAGE, "run `make refresh`"
