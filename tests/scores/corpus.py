"""The corpus: where it lies, what it holds, and each document normalised once in a run."""

from __future__ import annotations

import csv
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from normalize.pipeline import Normalized, normalize
from normalize.provenance.source import Decoded
from normalize.readers.encoding import DecodeError, decode

from .view import View, view

ROOT = Path(__file__).resolve().parents[2]
PLACE = "DINGBEN_CORPUS"

# Files of the manifest that hold facts about documents and are no documents.
_NOT_DOCUMENTS = (".json",)
_LONGEST = 60  # seconds for one document


def corpus_folder() -> Path:
    """Where the corpus lies: DINGBEN_CORPUS, or ../shared/corpus beside the project."""
    return Path(os.environ.get(PLACE) or ROOT.parent / "shared" / "corpus").resolve()


@dataclass(frozen=True)
class Reading:
    """One document: its bytes, and what the normaliser made of them or the fault that stopped it."""

    name: str
    data: bytes
    decoded: Decoded | None
    result: Normalized | None
    fault: str
    seconds: float

    @cached_property
    def view(self) -> View | None:
        return view(self.result) if self.result else None


def read(name: str, data: bytes) -> Reading:
    """Normalise bytes. Whatever goes wrong becomes the reading's fault: a measure counts it and goes on."""
    decoded, result, fault = None, None, ""
    start = time.perf_counter()
    try:
        with limited(_LONGEST):
            decoded = decode(data, name)
            result = normalize(decoded)
    except DecodeError as refused:
        fault = f"not decoded: {refused}"
    except Exception as crash:  # a crash on one document is a result, and it is printed by name
        fault = f"{type(crash).__name__}: {crash}"
    return Reading(name, data, decoded, result, fault, time.perf_counter() - start)


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise `TimeoutError` when the block takes longer: a document that never ends would hide all the others."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError(f"not done in {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


class Corpus:
    """The corpus in a folder. Nothing is kept on disk; a document is normalised when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._readings: dict[str, Reading] = {}

    def reading(self, name: str) -> Reading:
        if name not in self._readings:
            path = ROOT / name if name.startswith("seeds/") else self.folder / name
            self._readings[name] = read(name, path.read_bytes())
        return self._readings[name]

    @cached_property
    def blank_view(self) -> View:
        """The view of a text that says nothing, to count the facts that a document without a result would have."""
        reading = read("blank.txt", "一，二。\n".encode())
        assert reading.view, reading.fault
        return reading.view

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file of the manifest that a person would hand to the normaliser, and the five seeds."""
        names = (row["file"] for row in self._rows("manifest.tsv"))
        seeds = (f"seeds/{path.name}" for path in sorted(ROOT.glob("seeds/[0-9]*.txt")))
        return (*(name for name in names if not name.endswith(_NOT_DOCUMENTS)), *seeds)

    @cached_property
    def truth(self) -> tuple[dict[str, Any], ...]:
        return tuple(yaml.safe_load((self.folder / "truth.yaml").read_text("utf-8"))["documents"])

    @cached_property
    def pairs(self) -> tuple[tuple[str, str, str], ...]:
        """(kind, A, B)."""
        return tuple((row["# kind"], row["A"], row["B"]) for row in self._rows("pairs.tsv"))

    @cached_property
    def pair_joins(self) -> dict[str, tuple[int, ...]]:
        """Line numbers (from 1) of a source whose text goes on in the next line that is not empty."""
        head = "line numbers n (from 1) whose text continues on the next non-empty line"
        return {row["# A"]: tuple(map(int, row[head].split(","))) for row in self._rows("pairs_joins.tsv")}

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
