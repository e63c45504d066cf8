"""The archive is plain Markdown under a plain configuration: MkDocs builds it as it stands.

So nobody is bound to this project's renderer, and what a forge or another generator shows is the same text.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_mkdocs_builds_the_archive_without_a_warning(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "site", tmp_path / "site")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    texts = {path.stem for path in ROOT.glob("site/texts/**/*.md")}
    pages = {path.parent.name for path in tmp_path.glob("build/site/texts/**/index.html")}
    assert texts
    assert pages == texts
    # And it did not empty the folder that it read from.
    assert {path.stem for path in tmp_path.glob("site/texts/**/*.md")} == texts
