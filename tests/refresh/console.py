"""The commands in a page: each block ```console holds commands behind `$`, and what they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
# What differs from run to run, and from machine to machine: how long it took, which faces are installed.
_VARIES = re.compile(r" \(\d+\.\d s\)|^dingben pdf: no face for .*\n", re.MULTILINE)


def blocks(page: str) -> list[str]:
    r"""The blocks of commands in a page.

    >>> blocks("甲\n```console\n$ ls\nsite\n```\n乙\n")
    ['$ ls\nsite\n']
    """
    return _BLOCK.findall(page)


def settled(block: str) -> str:
    r"""A block without what differs from run to run.

    >>> settled("$ dingben site\nbuild/site: 12 pages (1.7 s)\n")
    '$ dingben site\nbuild/site: 12 pages\n'
    """
    return _VARIES.sub("", block)


def rewritten(page: str, printed: Iterable[str]) -> str:
    r"""A page with other blocks; a block stays when nothing is new but what differs from run to run.

    >>> rewritten("```console\n$ a\n1 (1.7 s)\n```\n", ["$ a\n1 (2.0 s)\n"])
    '```console\n$ a\n1 (1.7 s)\n```\n'
    >>> rewritten("```console\n$ a\n1 (1.7 s)\n```\n", ["$ a\n2 (2.0 s)\n"])
    '```console\n$ a\n2 (2.0 s)\n```\n'
    """
    new = iter(printed)

    def chosen(match: re.Match[str]) -> str:
        block = next(new)
        return match[0] if settled(block) == settled(match[0]) else block

    return _BLOCK.sub(chosen, page)


def run_blocks(page: str, folder: Path) -> list[str]:
    """Run the commands of all blocks of a page in a folder, one after the other. Returns the blocks as they are printed."""
    return [_run_block(block, folder) for block in blocks(page)]


def _run_block(block: str, folder: Path) -> str:
    printed = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        printed.append(f"$ {command}\n{done.stdout}")
    return "".join(printed)


def environment() -> dict[str, str]:
    """Where `dingben` is the command of this checkout, and prints the same on every machine."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
