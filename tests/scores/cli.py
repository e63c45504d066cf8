"""The command: measure, print, compare with the record, write."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence

from . import conservation, joins, pairs, truth
from .corpus import PLACE, Corpus, corpus_folder
from .figure import Figure
from .terminal import lines

Measure = Callable[[Corpus], Figure]

QUICK: dict[str, Measure] = {
    "truth": truth.measure,
    "pairs": pairs.measure,
    "joins": joins.measure,
    "conservation": conservation.measure,
}
SLOW: dict[str, Measure] = {}


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    folder = corpus_folder()
    if not (folder / "truth.yaml").is_file():
        print(f"no corpus in {folder}: set {PLACE} to the folder that holds truth.yaml", file=sys.stderr)
        return 2
    corpus = Corpus(folder)
    for name in options.only or (*QUICK, *SLOW):
        start = time.perf_counter()
        figure = (QUICK | SLOW)[name](corpus)
        print("\n".join(lines(figure, {}, options.verbose)))
        print(f"   ({time.perf_counter() - start:.1f} s)")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scores", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=(*QUICK, *SLOW), metavar="NAME", help="only these figures")
    parser.add_argument("--verbose", action="store_true", help="say how each figure is defined, and print all details")
    return parser
