"""The command: arguments → pairs of reports → a summary, the differences, the exit code."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from .batches import Pair, WorkerError, compared
from .differences import Names, confused, differences, names, record, renamed, shown
from .documents import draw, find_documents
from .speed import MOST, Timing, timings

_SHOWN = 20


@dataclass(slots=True)
class Tally:
    """What is kept of all documents: numbers, the names of cleaners, and the lines of the first differences."""

    documents: int = 0
    refused: int = 0
    differing: int = 0
    parts: Counter[str] = field(default_factory=Counter)
    names: Names = field(default_factory=Counter)
    not_restored: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def add(self, pair: Pair, parts: Sequence[str], most: int | None) -> None:
        self.documents += 1
        self.refused += not pair.old.text_sha256 and not pair.new.text_sha256
        self.parts.update(parts)
        self.names.update(names(pair))
        for side, report in (("old", pair.old), ("new", pair.new)):
            if report.not_restored:
                self.not_restored.append(f"{pair.document} ({side}): {report.not_restored}")
        if parts:
            self.differing += 1
            if most is None or self.differing <= most:
                self.lines.extend(shown(pair, parts))

    @property
    def same(self) -> bool:
        return not (self.differing or self.not_restored or confused(self.names))


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    old, new = options.old.resolve(), options.new.resolve()
    wrong = [f"{checkout}: no dingben.py here" for checkout in (old, new) if not (checkout / "dingben.py").is_file()]
    wrong += [f"{path}: there is no such file or folder" for path in options.paths if not path.exists()]
    documents = draw(find_documents(options.paths), options.sample)
    if wrong or not (documents or options.speed):
        return _misuse(*wrong or ["no documents in these folders"])
    return _speed(old, new, documents, options.rounds) if options.speed else _compare(old, new, documents, options)


def _compare(old: Path, new: Path, documents: Sequence[Path], options: argparse.Namespace) -> int:
    start = time.perf_counter()
    tally = Tally()
    try:
        with ExitStack() as stack:
            stream = stack.enter_context(options.json.open("w", encoding="utf-8")) if options.json else None
            for pair in compared(old, new, documents, options.jobs):
                _take(pair, tally, stream, None if options.all else _SHOWN, pair.document == documents[-1])
    except (OSError, WorkerError) as fault:
        return _misuse(str(fault))
    print("\n".join(_summary(tally, time.perf_counter() - start)))
    return 0 if tally.same else 1


def _speed(old: Path, new: Path, documents: Sequence[Path], rounds: int) -> int:
    slow = False
    try:
        print(f"{'':<8}{'old ms':>10}{'new ms':>10}{'new/old':>10}")
        for timing in timings(old, new, documents, rounds):
            print(_row(timing), flush=True)
            slow |= timing.ratio > MOST
    except (OSError, WorkerError) as fault:
        return _misuse(str(fault))
    print(f"\nslower: a ratio is above {MOST}" if slow else f"\nno ratio is above {MOST}")
    return int(slow)


def _row(timing: Timing) -> str:
    """The medians of both checkouts in milliseconds, and the ratio."""
    old, new = (1000 * statistics.median(seconds) for seconds in (timing.old, timing.new))
    return f"{timing.name:<8}{old:>10.1f}{new:>10.1f}{timing.ratio:>10.3f}"


def _take(pair: Pair, tally: Tally, stream: TextIO | None, most: int | None, last: bool) -> None:
    parts = differences(pair)
    tally.add(pair, parts, most)
    if stream:
        print(json.dumps(record(pair, parts), ensure_ascii=False), file=stream)
    if sys.stderr.isatty():
        end = "\n" if last else ""
        print(f"\r{tally.documents} documents, {tally.differing} differ", end=end, file=sys.stderr, flush=True)


def _summary(tally: Tally, seconds: float) -> Iterator[str]:
    new_names, not_one = renamed(tally.names), confused(tally.names)
    rows = [
        ("documents compared", tally.documents),
        ("of them refused by both", tally.refused),
        ("texts that differ", tally.parts["text"]),
        ("findings that differ", tally.parts["findings"]),
        ("refusals that differ", tally.parts["refused"]),
        ("sources not restored", len(tally.not_restored)),
        ("ledgers that differ", tally.parts["ledger"]),
        ("renamed cleaners", len(new_names)),
    ]
    yield from (f"{words:<24}{number:>8}" for words, number in rows)
    yield f"{'seconds':<24}{seconds:>8.1f}"
    for before, after, count in new_names:
        doubt = "   not one for one" if (before, after) in not_one else ""
        yield f"  {before} → {after}  ({count} {'pass' if count == 1 else 'passes'}){doubt}"
    if tally.not_restored:
        yield "\nnot restored:"
        yield from (f"  {line}" for line in tally.not_restored)
    if tally.lines:
        yield f"\n{tally.differing} {'document differs' if tally.differing == 1 else 'documents differ'}:"
        yield from tally.lines
    yield "\nthe same" if tally.same else "\nnot the same"


def _misuse(*messages: str) -> int:
    for message in messages:
        print(f"compare: {message}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python tests/compare",
        description="Compare what two checkouts make of the same documents, or how long they take.",
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="the checkout before the change")
    parser.add_argument("new", type=Path, metavar="NEW", help="the checkout after it")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders of documents, or documents")
    parser.add_argument("--sample", type=_number, metavar="N", help="draw N documents, the same ones every time")
    parser.add_argument("--jobs", type=_number, default=2, metavar="N", help="processes at a time (default: 2)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write one JSON object a document")
    parser.add_argument("--all", action="store_true", help=f"show every difference, not the first {_SHOWN} documents")
    parser.add_argument("--speed", action="store_true", help="measure how long both take, instead of what they make")
    parser.add_argument("--rounds", type=_number, default=25, metavar="N", help="rounds of --speed (default: 25)")
    return parser


def _number(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError
    return number
