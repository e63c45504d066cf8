"""Figure: time and memory.

* text: five reports to canonical text and ledger, against autocorrect-py's `format` on the same texts; their decimals
  differ from round to round. In broken ones every digit differs: no note finds its entry, and each is reported.
* page: a forum page of about 50 kB to canonical text and ledger, against trafilatura to Markdown; frame: words of the
  page's frame that are left in the text; kept: paragraphs of the post of which the beginning came through.
* memory: peak of a process that normalises 200 documents, and how much of it came after the first 50.
* start: `dingben normalize FILE -o -`, against `python -c pass`.
* growth: how much longer a document takes that is ten times as long, up to 10 MB; the worst step.
* Ratios are medians of the ratios of rounds in which the candidates ran in turn on one core; a target is missed when
  it is passed by more than a fifth.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from .bench import BENCHES
from .corpus import ROOT, Corpus
from .figure import Better, Figure, Miss, Value, notes_of, short

_SLACK = 0.2
_LONGEST = 900
_RUN = "import sys; sys.path.append(sys.argv[1]); from scores.bench import run; run(sys.argv[2])"


def bench(name: str) -> dict[str, Any]:
    """Run one measurement in a fresh process; a failure is a result with the key `fault`."""
    command = [sys.executable, "-c", _RUN, str(ROOT / "tests"), name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return {"fault": f"not done in {_LONGEST} s"}
    if done.returncode:
        return {
            "fault": done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit code {done.returncode}"
        }
    return json.loads(done.stdout)


def measure(_: Corpus) -> Figure:
    return report({name: bench(name) for name in BENCHES})


def report(found: Mapping[str, Mapping[str, Any]]) -> Figure:
    misses = [
        Miss(name, "measured", "a result", short(item["fault"], 160)) for name, item in found.items() if "fault" in item
    ]
    done = {name: item for name, item in found.items() if "fault" not in item}
    if left := done.get("page", {}).get("left"):
        misses.append(Miss("page", "words of the frame", "none", " ".join(left)))
    if left_out := done.get("growth", {}).get("left_out"):
        misses.append(Miss("growth", "sizes measured", "all", f"not {', '.join(left_out)}: would take too long"))
    values = (value for name, item in done.items() if name in _VALUES for value in _VALUES[name](item))
    shares = done.get("cleaners", {}).get("shares", {})
    details = (f"{share:6.1%} of the time on five reports: {name}" for name, share in shares.items() if share >= 0.005)
    measured = Value(
        "speed.measured", len(done), of=len(found), target=len(found), guarded=False, label="measurements done"
    )
    return Figure(
        "speed", "Time and memory", (measured, *values), notes_of(__doc__), misses=tuple(misses),
        details=tuple(details), complete=len(done) == len(found),
    )  # fmt: skip


def _low(name: str, value: float, target: float | None, label: str, unit: str = "×", slack: float = _SLACK) -> Value:
    return Value(
        f"speed.{name}",
        round(value, 2),
        Better.LOWER,
        target=target,
        unit=unit,
        guarded=False,
        label=label,
        slack=slack,
    )


def _text(item: Mapping[str, Any]) -> Iterator[Value]:
    yield _low("text", item["ratio"], 4, "five reports, against autocorrect-py")
    yield _low("text_broken", item["ratio_of_broken"], None, "five with every digit another, against it")
    yield Value(
        "speed.text_megabytes", round(item["speed"], 2), unit="MB/s", guarded=False, label="reports, on this machine"
    )


def _page(item: Mapping[str, Any]) -> Iterator[Value]:
    size = f"a forum page of {item['bytes'] // 1000} kB"
    yield _low("page", item["ratio"], 0.6, f"{size}, against trafilatura")
    yield _low("page_milliseconds", item["milliseconds"], None, f"{size}, on this machine", "ms")
    yield _low("page_frame", len(item["left"]), 0, "words of its frame left", "", 0)
    yield Value("speed.page_kept", round(item["kept"], 4), target=1, guarded=False, label="paragraphs of its post kept")


def _memory(item: Mapping[str, Any]) -> Iterator[Value]:
    yield _low("memory", item["peak"], 80, "peak memory over 200 documents", "MB", 0)
    yield _low("memory_growth", item["growth"], 1.1, "peak memory after 200 documents, against 50", slack=0)


def _start(item: Mapping[str, Any]) -> Iterator[Value]:
    yield _low("start", item["ratio"], 16, "the command on one report, against an empty Python")
    yield _low("start_milliseconds", item["milliseconds"], None, "the command on one report, on this machine", "ms")


def _growth(item: Mapping[str, Any]) -> Iterator[Value]:
    yield _low("growth_left_out", len(item["left_out"]), 0, "sizes that would take too long to measure", "", 0)
    for kind, steps in item["steps"].items():
        yield _low(f"growth_{kind}", max(steps), 12, f"ten times as long, {kind}", slack=0)


_VALUES = {"text": _text, "page": _page, "memory": _memory, "start": _start, "growth": _growth}
