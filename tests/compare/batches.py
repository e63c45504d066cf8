"""Run both checkouts over the documents, batch by batch, so that little is held in memory and on the disk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .worker import files, read_ledger

_WORKER = Path(__file__).with_name("worker.py")


class WorkerError(Exception):
    """A checkout that could not be run at all; the message is what it printed."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one checkout made of one document, as the worker tells it; the text and the edits are read when asked for."""

    folder: Path
    text_sha256: str
    findings: tuple[str, ...]
    refused: str
    not_restored: str
    source: str
    passes: tuple[tuple[str, str], ...]

    def text(self) -> str:
        return files(self.folder)[0].read_text(encoding="utf-8") if self.text_sha256 else ""

    def edits(self) -> list[tuple[str, list[str]]]:
        return read_ledger(files(self.folder)[1])[1] if self.text_sha256 else []


@dataclass(frozen=True, slots=True)
class Pair:
    """A document and what was made of it; the files are there until the next pair is asked for."""

    document: Path
    old: Report
    new: Report


def compared(old: Path, new: Path, documents: Sequence[Path], jobs: int, size: int = 50) -> Iterator[Pair]:
    """Both reports on each document, in their order. Raises `WorkerError`."""
    with tempfile.TemporaryDirectory(prefix="dingben-compare-") as place, ThreadPoolExecutor(jobs) as pool:
        waiting: deque[tuple[Sequence[Path], Path, list[Future[list[Report]]]]] = deque()
        for start in range(0, len(documents), size):
            batch, folder = documents[start : start + size], Path(place, str(start))
            both = [(old, folder / "old"), (new, folder / "new")]
            waiting.append((batch, folder, [pool.submit(_run, *one, batch) for one in both]))
            if len(waiting) > jobs:
                yield from _pairs(*waiting.popleft())
        while waiting:
            yield from _pairs(*waiting.popleft())


def _pairs(batch: Sequence[Path], folder: Path, reports: Sequence[Future[list[Report]]]) -> Iterator[Pair]:
    old, new = (one.result() for one in reports)
    yield from map(Pair, batch, old, new)
    shutil.rmtree(folder)


def _run(checkout: Path, folder: Path, batch: Sequence[Path]) -> list[Report]:
    """One checkout over one batch. The names of files are kept, since they stand in the texts."""
    for number, document in enumerate(batch):
        place = folder / "in" / f"{number:04}"
        place.mkdir(parents=True)
        shutil.copyfile(document, place / document.name)
    done = subprocess.run(
        [sys.executable, "-P", str(_WORKER), str(checkout)],
        cwd=folder, env=environment(checkout), stdin=subprocess.DEVNULL, capture_output=True,
        encoding="utf-8", errors="backslashreplace", check=False,
    )  # fmt: skip
    if done.returncode:
        raise WorkerError(f"{checkout}: {done.stderr.strip() or f'ended with {done.returncode}'}")
    lines = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [_report(folder / "out" / f"{number:04}", line) for number, line in enumerate(lines)]


def environment(checkout: Path) -> dict[str, str]:
    """The environment in which Python finds the modules of one checkout, and walks sets in the same order every time."""
    return {**os.environ, "PYTHONPATH": str(checkout), "PYTHONHASHSEED": "0"}


def _report(folder: Path, line: str) -> Report:
    told = json.loads(line)
    source = json.dumps(told.get("source", {}), ensure_ascii=False, sort_keys=True)
    passes = tuple((cleaner, edits) for cleaner, edits in told.get("passes", ()))
    findings = tuple(told["findings"])
    return Report(folder, told["text"], findings, told["refused"], told["restored"], source, passes)
