"""Stop a build at a random moment, look what is left, build again, and compare with a build that nobody stopped."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from ..archives import copy_archive, differences, hidden, outputs
from ..front_door import COMMAND, Done, finished, start
from ..front_door import run as run_command
from ..processes import new_mark, outlived, patience
from ..results import Budget, Fall, Result, chance
from ..sandbox import temporary_folder
from .stages import Stage, prepare
from .ways import WAYS, Way

_SOON = 2.0  # seconds within which an interrupted build ends, and every process of it
_KILLS, _FULL_KILLS = 25, 340  # three of five are kill -9: more than 200 in full
_SOURCES, _FULL_SOURCES = 12, 40


def run(budget: Budget, sources: int = 0, command: Sequence[str] = COMMAND) -> Iterator[Result]:
    """`sources` is how many documents the archive holds, 0 for as many as the budget allows."""
    numbers = budget.cases(_KILLS, _FULL_KILLS)
    start = time.monotonic()
    with temporary_folder("kills") as folder:
        stages = prepare(folder, sources or (_FULL_SOURCES if budget.full else _SOURCES), command)
        found = [
            _attack(number, stages, folder, command) for number in numbers if not budget.is_over or number == numbers[0]
        ]
        fell = {fall.what: fall for falls in found for fall in falls}
        seconds, planned = time.monotonic() - start, len(numbers) if len(found) < len(numbers) else 0
        yield Result("kills", len(found), found.count([]), tuple(fell.values()), seconds, planned)


def _attack(number: int, stages: Sequence[Stage], folder: Path, command: Sequence[str]) -> list[Fall]:
    """What fell with one kill."""
    random = chance("kills", number)
    way, stage = WAYS[number % len(WAYS)], stages[random.random() < 0.7]
    work = copy_archive(stage.start, folder / "kill" / "archive")
    moment = random.uniform(0.1, max(stage.seconds, 0.2))
    alone = f"{stage.name}, after {moment:.1f} of {stage.seconds:.1f} s (--only kills --case {number})"
    stopped = _stopped(work, way, stage, moment, random, command)
    wrong = [*stopped, *_after(work, way, stage, command)]
    return [Fall(f"kills: {way.name}: {what}", f"{details}; {alone}") for what, details in wrong]


Wrong = tuple[str, str]  # what fell, in every run alike; and the details


def _stopped(
    work: Path, way: Way, stage: Stage, moment: float, random: Random, command: Sequence[str]
) -> Iterator[Wrong]:
    """Start a build and stop it; say what is wrong with how it ends."""
    mark = new_mark()
    child = start(work, ["build"], mark, command)
    time.sleep(moment)
    way.stop(child.pid, mark, random)
    done = finished(work, child, mark, stage.limit if way.partial else patience(_SOON), time.monotonic())
    if done.code is None:
        yield "does not end" if way.partial else f"does not end within {_SOON:.0f} s", ""
    if "Traceback (most recent call last)" in done.err:
        yield "traceback", done.err.strip().splitlines()[-1][:200]
    if left := outlived(mark, patience(_SOON)):
        yield "workers run on", f"{len(left)} processes"


def _after(work: Path, way: Way, stage: Stage, command: Sequence[str]) -> Iterator[Wrong]:
    """Build again; say what is wrong with what was left and with what comes out."""
    if way.polite and (lost := _lost_sheets(work, stage, command)):
        yield "finished sheets are set anew", f"{len(lost)} of them, {lost[0]}"
    done = run_command(work, "build", seconds=stage.limit, command=command)
    if done.complaint or done.code != stage.code:
        yield "the next build fails", _reason(done)
    if found := differences(stage.outputs, outputs(work)):
        yield "the next build is not what a clean one is", ", ".join(found[:4])
    if left := hidden(work) - stage.hidden:
        yield "temporary files stay", ", ".join(sorted(left)[:2])


def _reason(done: Done) -> str:
    return done.complaint or f"exit code {done.code}: {done.err.strip()[-200:]}"


def _lost_sheets(work: Path, stage: Stage, command: Sequence[str]) -> list[str]:
    """The sheets that were finished when the build ended, and are set once more by the next one."""
    made = outputs(work)
    whole = {name for name in made if name.endswith(".pdf") and made[name] == stage.outputs.get(name)}
    if not whole:
        return []
    done = run_command(work, "pdf", "--json", seconds=stage.limit, command=command)
    try:
        entries = json.loads(done.out)
    except ValueError:
        return []
    again = (one["pdf"] for one in entries if one["state"] == "set" and not one["problems"])
    return sorted({Path(path).resolve().relative_to(work.resolve()).as_posix() for path in again} & whole)
