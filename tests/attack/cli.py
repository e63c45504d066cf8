"""The command: arguments → parts, each with its share of the time → the report and the exit code."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from .known import KNOWN
from .processes import end, own
from .report import new_falls, report
from .results import Budget, Fall, Result

# Part → its share of the time. `fuzz` comes last because its cases are the shortest: it ends when the time is over.
PARTS = {
    "reproducers": 110, "hostile": 180, "patterns": 110, "complexity": 150, "xss": 120, "kills": 260, "fuzz": 210,
}  # fmt: skip
_DEFAULT_MINUTES = 19.0  # a case that has begun may end: together less than 20
_FOR_EVER = 10.0**9  # seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the attack. Returns 0 when nothing fell that is not known, 1 when something did; misuse exits with 2."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what runs in the background
    options = _parser().parse_args(arguments)
    results: list[Result] = []
    try:
        for result in _results(options):
            results.append(result)
            print(f"attack: {result.name}: {result.tried:,} tried", file=sys.stderr)
    finally:
        end(own())
        print("\n".join(report(results, KNOWN)))
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in results], ensure_ascii=False, indent=2) + "\n")
    return int(bool(new_falls(results, KNOWN)))


def _results(options: argparse.Namespace) -> Iterator[Result]:
    """Run the parts. Time that one part leaves or takes too much is shared by those after it."""
    waiting = [name for name in PARTS if name in (options.only or PARTS)]
    minutes = options.minutes or (None if options.full or options.case is not None else _DEFAULT_MINUTES)
    until = time.monotonic() + (minutes * 60 if minutes else _FOR_EVER)
    while waiting:
        left = max(0.0, until - time.monotonic())
        share = PARTS[waiting[0]] / sum(PARTS[name] for name in waiting)
        yield from _run(
            waiting.pop(0), Budget(left * share if minutes else left, options.full, options.jobs, options.case)
        )


def _run(name: str, budget: Budget) -> Iterator[Result]:
    """Run one part. An error of the harness itself is a defect like any other: the parts after it still run."""
    try:
        yield from import_module(f".{name}.run", __package__).run(budget)
    except Exception:
        yield Result(name, 0, 0, (Fall(f"{name}: the harness failed", traceback.format_exc(limit=-3)),), 0.0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python tests/attack", description="Attack the project: kill builds, mutate inputs, pump patterns."
    )
    parser.add_argument("--full", action="store_true", help="all cases, however long they take (hours)")
    parser.add_argument(
        "--only", nargs="+", choices=list(PARTS), metavar="PART", help=f"some parts of {', '.join(PARTS)}"
    )
    parser.add_argument("--case", type=int, metavar="N", help="only the case of this number; use it with --only")
    parser.add_argument(
        "--minutes", type=float, metavar="M", help=f"the time that the parts share (default: {_DEFAULT_MINUTES:.0f})"
    )
    parser.add_argument(
        "--jobs", type=int, default=min(2, os.cpu_count() or 1), metavar="N", help="processes (default: 2)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results as JSON")
    return parser
