"""The command: arguments → parts, each with its share of the time → a table, the defects, the exit code."""

from __future__ import annotations

import argparse
import json
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from .known import KNOWN
from .processes import end, own
from .results import Budget, Result

# Part → its share of the default time, in seconds; together they stay below 20 minutes.
PARTS = {
    "reproducers": 60, "hostile": 130, "patterns": 100, "complexity": 160, "xss": 130, "fuzz": 220, "kills": 300,
}  # fmt: skip
_FOR_EVER = 10.0**9


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the attack. Returns 0 when nothing fell that is not known, 1 when something did; misuse exits with 2."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what is in the background without it
    options = _parser().parse_args(arguments)
    results: list[Result] = []
    print(f"{'':<28}{'tried':>9}{'stood':>9}{'fell':>6}{'seconds':>9}")
    try:
        for result in _results(options):
            results.append(result)
            print(_row(result), flush=True)
    finally:
        end(own())
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in results], ensure_ascii=False, indent=2) + "\n")
    print("\n".join(_summary(results)))
    return int(any(fall.what not in KNOWN for result in results for fall in result.fell))


def _results(options: argparse.Namespace) -> Iterator[Result]:
    chosen = [name for name in PARTS if name in (options.only or PARTS)]
    whole = sum(PARTS[name] for name in chosen)
    for name in chosen:
        seconds: float = PARTS[name]
        if options.minutes:
            seconds *= options.minutes * 60 / whole
        elif options.full or options.case is not None:
            seconds = _FOR_EVER
        budget = Budget(seconds, options.full, options.jobs, options.case)
        yield from import_module(f".{name}.run", __package__).run(budget)


def _row(result: Result) -> str:
    row = f"{result.name:<28}{result.tried:>9,}{result.stood:>9,}{len(result.fell):>6}{result.seconds:>9.0f}"
    cut = f"  of {result.planned:,} in the time" if result.planned else ""
    return f"{row}{cut}{'  ' if result.note else ''}{result.note}"


def _summary(results: Sequence[Result]) -> Iterator[str]:
    fell = [fall for result in results for fall in result.fell]
    for title, chosen in (
        ("fell", [fall for fall in fell if fall.what not in KNOWN]),
        ("known, left open", [fall for fall in fell if fall.what in KNOWN]),
    ):
        if chosen:
            yield f"\n{title}: {len(chosen)}"
            yield from (f"  {fall.what}\n      {KNOWN.get(fall.what) or _shown(fall.how)}" for fall in chosen)
    yield "\neverything stands" if not fell else ""


def _shown(words: str) -> str:
    """Words of hostile inputs on one line, and harmless on the terminal.

    >>> print(_shown("a\\x1b[31m\\nb"))
    a\\x1b[31m\\nb
    """
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python tests/attack", description="Attack the project: kill it, feed it nonsense, pump its patterns."
    )
    parser.add_argument("--full", action="store_true", help="all cases, however long it takes (hours)")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), metavar="NAME", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--case", type=int, metavar="N", help="only the case of this number, of one part")
    parser.add_argument("--minutes", type=float, metavar="M", help="at most so long, shared by the parts")
    parser.add_argument(
        "--jobs", type=int, default=min(2, os.cpu_count() or 1), metavar="N", help="processes (default: 2)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results as JSON")
    return parser
