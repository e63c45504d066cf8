"""The tour in README.md is real: its commands are run, and what they print is what stands there.

After a change of output, write the tour anew and read the difference:

    README=write .venv/bin/python -m pytest tests/test_readme.py && git diff README.md
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
# What differs from run to run, and from machine to machine: how long it took, which faces are installed.
VARIES = re.compile(r" \(\d+\.\d s\)|^dingben pdf: no face for .*\n", re.MULTILINE)


def test_the_tour_prints_what_it_says(tmp_path: Path, run_block: Callable[[str, Path], str]) -> None:
    for name in ("seeds", "site"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    said = BLOCK.findall(readme)
    printed = [run_block(block, tmp_path) for block in said]
    if os.environ.get("README") == "write":
        blocks = iter(printed)
        (ROOT / "README.md").write_text(BLOCK.sub(lambda _: next(blocks), readme), encoding="utf-8")
    for before, after in zip(said, printed, strict=True):
        assert VARIES.sub("", after).splitlines() == VARIES.sub("", before).splitlines()


def test_every_link_leads_somewhere() -> None:
    for page in sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("*/README.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"
