"""Measure the normaliser on the corpus of real documents, and guard what was reached.

Prints each figure with its failures by name. The exit code is 1 when a target is missed or a figure is worse than
recorded, 2 for misuse.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from . import chrome, conservation, encodings, inventory, joins, pairs, print_round_trip, speed, truth
from .corpus import PLACE, Corpus, corpus_folder
from .figure import Figure
from .page import PAGE, page
from .record import RECORD, guarded, raised, read_floors, regressions, write_floors
from .terminal import lines, value_line

Measure = Callable[[Corpus], Figure]

QUICK: Mapping[str, Measure] = {
    "truth": truth.measure,
    "pairs": pairs.measure,
    "joins": joins.measure,
    "chrome": chrome.measure,
    "encodings": encodings.measure,
    "conservation": conservation.measure,
    "inventory": inventory.measure,
}
SLOW: Mapping[str, Measure] = {"print": print_round_trip.measure, "speed": speed.measure}


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    corpus = Corpus(corpus_folder())
    if not (corpus.folder / "truth.yaml").is_file():
        print(f"no corpus in {corpus.folder}: set {PLACE} to the folder that holds truth.yaml", file=sys.stderr)
        return 2
    names = options.only or (QUICK if options.guard else (*QUICK, *SLOW))
    floors = read_floors()
    figures = []
    for name in names:
        start = time.perf_counter()
        figures.append((QUICK | SLOW)[name](corpus))
        if not options.guard:
            print("\n".join(lines(figures[-1], floors, options.verbose)))
            print(f"   ({time.perf_counter() - start:.1f} s)", flush=True)
    if options.json:
        options.json.write_text(_json(figures), "utf-8")
    if options.write:
        floors = raised(floors, guarded(figures), options.lower_floors)
        write_floors(floors)
        print(f"\nwrote {RECORD.name}")
        if {*names} == {*QUICK, *SLOW} and all(figure.complete for figure in figures):
            PAGE.write_text(page(figures), "utf-8")
            print(f"wrote {PAGE.name}")
    return _verdict(figures, floors, targets=not options.guard)


def _verdict(figures: Sequence[Figure], floors: Mapping[str, float], targets: bool) -> int:
    """Say what is worse than recorded and, when asked, which targets are missed."""
    worse = [value for value, _ in regressions(floors, guarded(figures))]
    missed = [value for figure in figures for value in figure.values if not value.reached] if targets else []
    print()
    if worse:
        print("worse than recorded:")
        print("\n".join(value_line(value, floors[value.name]) for value in worse))
        concerned = {value.name.split(".")[0] for value in worse}
        print("\n".join(_failures(figure for figure in figures if figure.name in concerned and not targets)))
    if missed:
        print("targets missed:")
        print("\n".join(value_line(value, None) for value in missed))
    if not worse and not missed:
        print("every target is reached" if targets else "nothing is worse than recorded")
    return 1 if worse or missed else 0


def _failures(figures: Iterator[Figure]) -> Iterator[str]:
    for figure in figures:
        yield from lines(figure, {})


def _json(figures: Sequence[Figure]) -> str:
    return json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scores", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="example:  python tests/scores --only truth pairs --verbose",
    )  # fmt: skip
    names = f"of: {', '.join((*QUICK, *SLOW))}"
    parser.add_argument(
        "--only", nargs="+", choices=(*QUICK, *SLOW), metavar="NAME", help=f"only these figures, {names}"
    )
    parser.add_argument("--verbose", action="store_true", help="print how each figure is defined, and every detail")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file as JSON")
    parser.add_argument("--guard", action="store_true", help="only compare the quick figures with the record")
    parser.add_argument(
        "--write",
        action="store_true",
        help="raise the floors to what was reached, and write the page if all was measured",
    )
    parser.add_argument("--lower-floors", action="store_true", help="with --write: lower floors too")
    return parser
