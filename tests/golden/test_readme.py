"""The tour in README.md is real: its commands are run, and what they print is what stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..refresh.console import ROOT, blocks, run_blocks, settled
from ..refresh.steps import README, tour_project


def test_the_tour_prints_what_it_says(tmp_path: Path) -> None:
    page = README.read_text(encoding="utf-8")
    printed = run_blocks(page, tour_project(tmp_path))
    for said, shown in zip(blocks(page), printed, strict=True):
        assert settled(shown).splitlines() == settled(said).splitlines(), (
            "run `make refresh`, read `git diff README.md`"
        )


def test_the_code_runs() -> None:
    """What the house shows as a line of code."""
    (block,) = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(block, "README.md", "exec"), names)
    assert "\n各位代表：\n" in names["result"].text


def test_every_link_leads_somewhere() -> None:
    for page in sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("*/README.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"
