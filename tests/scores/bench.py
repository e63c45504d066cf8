"""The measurements of time and memory, each in a process of its own on one core.

`run(NAME)` prints one JSON object; `speed` starts it. Candidates run in turn, round by round, on texts that differ in
their digits from round to round; the figure is the median of the ratios of the rounds.
"""

from __future__ import annotations

import compileall
import gc
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from normalize.batch.garbage import without_gc
from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Cleaner, Proposal
from normalize.engine.draft import Draft
from normalize.pipeline import normalize
from normalize.provenance.ledger import dump_ledger
from normalize.readers.encoding import decode

from .corpus import ROOT
from .forum_page import CHROME, VARIANTS, forum_page, other_decimals, other_digits, post_of
from .view import fold, squeeze

Job = Callable[[int], object]  # does the work of a round, given its number

ROUNDS = 9
TEXT_ROUNDS = 45  # a round takes a twentieth of a second, and whatever else the machine does shows in it
GROWTH_SIZES = {100_000: 9, 1_000_000: 3, 10_000_000: 1}  # bytes: times in a round
GROWTH_ROUNDS = 5
PATIENCE = 90  # seconds


def seeds() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(ROOT.glob("seeds/[0-9]*.txt"))]


@without_gc()
def clean(data: bytes, name: str = "report.txt") -> str:
    """All that a user gets: bytes in, canonical text out, the ledger written."""
    result = normalize(decode(data, name))
    dump_ledger(result.ledger)
    return result.text


def interleaved(jobs: Mapping[str, Job], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Seconds of each job by round; the jobs run in turn, after a round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    gc.collect()
    gc.freeze()  # no candidate pays for the heap of the others
    for number in range(-1, rounds):
        for name, job in jobs.items():
            start = time.perf_counter()
            job(number + 1)
            if number >= 0:
                times[name].append(time.perf_counter() - start)
    return times


def ratio(times: Mapping[str, Sequence[float]], ours: str, theirs: str) -> float:
    """The median of the ratios of the rounds.

    >>> ratio({"a": [2.0, 9.0, 2.2], "b": [1.0, 1.0, 1.0]}, "a", "b")
    2.2
    """
    return statistics.median(a / b for a, b in zip(times[ours], times[theirs], strict=True))


def text() -> dict[str, Any]:
    """Five reports as text, against the formatter that only sets spaces and widths.

    Once with other decimals, so that a report stays what it is; once with other digits everywhere, where no note finds its
    entry any more and each is reported.
    """
    reports, broken = _against_formatter(other_decimals), _against_formatter(other_digits)
    return {"ratio": reports[0], "speed": reports[1], "ratio_of_broken": broken[0]}


def _against_formatter(vary: Callable[[str, random.Random], str]) -> tuple[float, float]:
    """How many times as long as the formatter the five reports take, and MB per second."""
    import autocorrect_py

    texts = seeds()
    rounds = [[vary(text, random.Random(number)) for text in texts] for number in range(TEXT_ROUNDS + 1)]
    data = [[text.encode() for text in texts] for texts in rounds]
    jobs: dict[str, Job] = {
        "ours": lambda number: [clean(item) for item in data[number]],
        "formatter": lambda number: [autocorrect_py.format(item) for item in rounds[number]],
    }
    times = interleaved(jobs, TEXT_ROUNDS)
    size = sum(map(len, data[0]))
    return ratio(times, "ours", "formatter"), size / statistics.median(times["ours"]) / 1e6


def cleaners() -> dict[str, Any]:
    """Where the time goes on five reports: the share of each cleaner's proposals, of the ledger, of all the rest."""
    spent: Counter[str] = Counter()

    def timed(cleaner: Cleaner) -> Cleaner:
        def propose(draft: Draft) -> list[Proposal]:
            begin = time.perf_counter()
            proposals = list(cleaner.propose(draft))
            spent[cleaner.name] += time.perf_counter() - begin
            return proposals

        return replace(cleaner, propose=propose)

    watched = [timed(cleaner) for cleaner in CLEANERS]
    data = [text.encode() for text in seeds()]
    begin = time.perf_counter()
    for _ in range(3):
        for item in data:
            result = normalize(decode(item, "report.txt"), cleaners=watched)
            start = time.perf_counter()
            dump_ledger(result.ledger)
            spent["(writing the ledger)"] += time.perf_counter() - start
    whole = time.perf_counter() - begin
    spent["(engine, conservation, verification)"] = whole - spent.total()
    return {"shares": {name: seconds / whole for name, seconds in spent.most_common()}}


def page() -> dict[str, Any]:
    """A forum page, against the extractor; what is kept of the post and what of the frame is left."""
    import trafilatura

    post = post_of(seeds()[3])
    pages = [forum_page(post, variant) for variant in range(VARIANTS)]
    data = [item.encode() for item in pages]

    def some(number: int) -> range:
        return range(3 * number % VARIANTS, 3 * number % VARIANTS + 3)

    times = interleaved({
        "ours": lambda number: [clean(data[at], "thread.html") for at in some(number)],
        "trafilatura": lambda number: [
            trafilatura.extract(pages[at], output_format="markdown", include_comments=False) for at in some(number)
        ],
    })  # fmt: skip
    cleaned = [clean(item, "thread.html") for item in data[:3]]
    left = sorted({word for item in cleaned for word in CHROME if squeeze(word) in squeeze(item.split("---\n", 2)[-1])})
    whole = fold(re.sub(r"\[\^[^\]]*\]:?|\\|^#+ ", "", cleaned[0], flags=re.MULTILINE))
    body = [paragraph for paragraph in post if len(squeeze(paragraph)) >= 30]  # shorter ones are lines of the head
    kept = sum(fold(paragraph)[:60] in whole for paragraph in body)
    speed = statistics.median(times["ours"]) / 3 * 1000
    return {
        "ratio": ratio(times, "ours", "trafilatura"), "bytes": len(data[0]), "left": left, "milliseconds": speed,
        "kept": kept / len(body),
    }  # fmt: skip


def memory() -> dict[str, Any]:
    """Peak memory of 200 documents in one process, every fourth a forum page; after 50 of them and after all."""
    texts = seeds()
    post = post_of(texts[3])
    peaks = []
    for number in range(200):
        if number % 4 == 3:
            clean(forum_page(post, number).encode(), "thread.html")
        else:
            clean(other_digits(texts[number % len(texts)], random.Random(number)).encode())
        peaks.append(_peak())
    return {"peak": peaks[-1], "growth": peaks[-1] / peaks[49]}


def _peak() -> float:
    """Peak memory of this process in MB.

    From /proc: `ru_maxrss` of a process that was forked from a large one begins at that one's size and outlives exec.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def start() -> dict[str, Any]:
    """The command on one report, against an empty Python, whole processes. Compiled, as pip installs it."""
    for package in ("normalize", "render"):
        compileall.compile_dir(ROOT / package, quiet=1)
    compileall.compile_file(ROOT / "dingben.py", quiet=1)
    command = [
        str(Path(sys.executable).with_name("dingben")),
        "normalize",
        str(min(ROOT.glob("seeds/000*.txt"))),
        "-o",
        "-",
    ]

    def process(arguments: Sequence[str]) -> Job:
        return lambda _: subprocess.run(arguments, capture_output=True, check=False)

    times = interleaved({"ours": process(command), "python": process([sys.executable, "-c", "pass"])}, 15)
    return {"ratio": ratio(times, "ours", "python"), "milliseconds": statistics.median(times["ours"]) * 1000}


def growth() -> dict[str, Any]:
    """Documents of 0.1, 1 and 10 MB: how much longer does one take that is ten times as long?

    The sizes take turns, the shorter ones several times in a turn. A size is left out when the one before it took so long
    that nobody would wait for it.
    """
    steps: dict[str, list[float]] = {}
    left_out: list[str] = []
    for kind, build in (("text", long_text), ("markdown", long_markdown), ("html", long_page)):
        documents: list[tuple[bytes, int]] = []
        for size, times in GROWTH_SIZES.items():
            if documents and seconds_per_byte(documents[-1][0], kind) * size > PATIENCE:
                left_out.append(f"{kind} of {size // 10**6} MB")
                break
            documents.append((build(size).encode(), times))
        rounds = [[seconds_per_byte(data, kind, times) for data, times in documents] for _ in range(GROWTH_ROUNDS)]
        later = [[10 * after / before for before, after in pairwise(sizes)] for sizes in rounds]
        steps[kind] = list(map(statistics.median, zip(*later, strict=True)))
    return {"steps": steps, "left_out": left_out}


def seconds_per_byte(data: bytes, kind: str, times: int = 1) -> float:
    """The median of some runs on a document."""

    def once() -> float:
        begin = time.process_time()
        clean(data, f"long.{kind}")
        return time.process_time() - begin

    return statistics.median(once() for _ in range(times)) / len(data)


def long_text(size: int) -> str:
    """The body of seed 000 over and over with other digits, its glossary at the end."""
    return _long(seeds()[0], "注释", size)


def long_markdown(size: int) -> str:
    return _long(seeds()[4], "注释", size)


def long_page(size: int) -> str:
    post = post_of(seeds()[3])
    random_source = random.Random(7)
    paragraphs: list[str] = []
    length = 0
    while length < size:
        more = [other_digits(paragraph, random_source) for paragraph in post]
        paragraphs += more
        length += sum(len(paragraph.encode()) for paragraph in more)
    return forum_page(paragraphs, 0)


def _long(text: str, notes: str, size: int) -> str:
    lines = text.split("\n")
    last = max((at for at, line in enumerate(lines) if line.strip("#*　 ：:") == notes), default=len(lines))
    head, body, tail = lines[:6], "\n".join(lines[6:last]), "\n".join(lines[last:])
    random_source = random.Random(7)
    parts, length = ["\n".join(head)], len(tail.encode())
    while length < size:
        part = re.sub(r"(?<![\[\d])[1-9](?![\d\]])", lambda _: str(random_source.randrange(1, 10)), body)
        parts.append(part)
        length += len(part.encode())
    return "\n".join((*parts, tail))


BENCHES: Mapping[str, Callable[[], dict[str, Any]]] = {
    "text": text, "page": page, "memory": memory, "start": start, "growth": growth,
    "cleaners": cleaners,
}  # fmt: skip


def run(name: str) -> None:
    """Measure one and print it; for the process that `speed` starts."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(json.dumps(BENCHES[name]()))
