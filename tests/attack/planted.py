"""Defects that are planted on purpose: the tests see to it that each part of the attack finds them.

As a program, `python planted.py COMMAND…` is a careless `dingben`: it prints what it reads as it is, publishes what links
lead to, empties the folder of the site whatever is in it, writes texts in two steps, and leaves a process running.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PAUSE = 0.6  # seconds between the two halves of a text


def hang(argument: int) -> int:
    """Never returns for 1, aborts the process for 2, doubles everything else."""
    while argument == 1:
        pass
    if argument == 2:
        os.abort()
    return argument * 2


def _normalize() -> None:
    texts = Path("site/texts")
    texts.mkdir(parents=True, exist_ok=True)
    for source in sorted(Path("raw").iterdir()):
        print(source.read_text(encoding="utf-8"))
        (texts / f"{source.stem}.md").write_bytes(source.read_bytes())
        if not (ledger := texts / f"{source.stem}.ledger.jsonl").exists():
            ledger.write_text(json.dumps({"source": {"file": source.name}, "text": {}}) + "\n")


def _site() -> None:
    configured = Path("mkdocs.yml").read_text(encoding="utf-8").partition("site_dir: ")[2].split("\n")[0]
    shutil.rmtree(configured, ignore_errors=True)
    shutil.copytree("site", configured, ignore_dangling_symlinks=True)
    Path(configured, "texts").mkdir(exist_ok=True)
    pages = "".join(f"<a href='{text.stem}.html'>" for text in Path(configured, "texts").glob("*.md"))
    Path(configured, "texts", "index.html").write_text(pages)
    for text in Path(configured, "texts").glob("*.md"):
        text.rename(text.with_suffix(".html"))


def _build() -> None:
    """What was written once is never looked at again, even if only the first half of it was written."""
    out = Path("build/site")
    out.mkdir(parents=True, exist_ok=True)
    worker = subprocess.Popen(["sleep", "30"])
    (temporary := out / f".{time.time_ns()}").touch()
    for source in Path("raw").iterdir():
        content = source.read_bytes()
        if not (target := out / source.name).exists():
            target.write_bytes(content[: len(content) // 2])
            time.sleep(PAUSE)
            target.write_bytes(content)
    worker.kill()
    temporary.unlink()


def _show_ledger() -> None:
    print(*json.loads(Path(sys.argv[2].replace(".md", ".ledger.jsonl")).read_text().split("\n")[0])["source"].values())


if __name__ == "__main__":
    {"normalize": _normalize, "site": _site, "build": _build, "restore": _show_ledger}.get(
        sys.argv[1], lambda: print(*sys.argv)
    )()
