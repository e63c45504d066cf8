"""Run the steps, and tell which files changed."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence

from .console import ROOT
from .steps import FIGURES, STEPS, Step, StepError


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0, or 1 when a step failed; the others are done all the same."""
    options = _parser().parse_args(arguments)
    steps = (*STEPS, FIGURES) if options.figures else STEPS
    before = digests(steps)
    failures = [failure for step in steps if (failure := _failure(step))]
    after = digests(steps)
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    for name in changed:
        print(f"{name}: {_change(name in before, name in after)}")
    print(f"refresh: {len(changed)} of {len(before | after)} generated files changed")
    for failure in failures:
        print(f"refresh: {failure}", file=sys.stderr)
    return 1 if failures else 0


def digests(steps: Sequence[Step]) -> dict[str, str]:
    """The generated files by what is in them."""
    paths = {path for step in steps for pattern in step.files for path in ROOT.glob(pattern)}
    return {path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def _failure(step: Step) -> str:
    """Run a step. Returns what went wrong, empty if nothing did."""
    try:
        step.write()
    except StepError as fault:
        return f"{', '.join(step.files)}: {fault}"
    return ""


def _change(was_there: bool, is_there: bool) -> str:
    if not was_there:
        return "new"
    return "changed" if is_there else "removed"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python tests/refresh",
        description="Write anew what is generated and committed, and tell which files changed.",
        epilog="example:  python tests/refresh && git diff",
    )
    parser.add_argument("--figures", action="store_true", help="measure too, and write site/figures.md: some minutes")
    return parser
