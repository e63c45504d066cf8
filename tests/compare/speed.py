"""How long two checkouts take for the same work, in turn, round by round.

Four measurements, in processor time: `text`, a report to text and ledger; `page`, a web page; `long`, the same report
with ten times the body; `start`, `dingben normalize REPORT -o -` as a whole process. The digits behind the decimal points of
a document differ from round to round, so that no cache profits from the round before. Other work on the machine slows
both checkouts alike, therefore the figure is the median of the ratios of the rounds.
"""

from __future__ import annotations

import html
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from .batches import WorkerError, environment

MOST = 1.15  # NEW/OLD
_STOPWATCH = Path(__file__).with_name("stopwatch.py")
_REPORT = "seeds/000*.txt"
_HEAD, _NOTES = 6, "注释："  # lines of its head; the line above its glossary
_LONGER = 10
_PAGES = (".htm", ".html", ".xhtml")
_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府工作报告</title></head><body>
<div class="nav"><ul>{links}</ul></div><div class="article">{text}</div><div class="footer">版权所有</div></body></html>"""

Stopwatch = Callable[[Path], float]  # the seconds that one checkout takes for a document


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds of each round of one measurement; a ratio above 1 says that the new checkout is slower."""

    name: str
    old: tuple[float, ...]
    new: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of the ratios of the rounds.

        >>> Timing("text", (1.0, 1.0, 2.0), (1.5, 1.0, 2.2)).ratio
        1.1
        """
        return statistics.median(new / old for old, new in zip(self.old, self.new, strict=True))


def timings(old: Path, new: Path, documents: Sequence[Path], rounds: int) -> Iterator[Timing]:
    """One timing a measurement. The report is seed 000; the page is the biggest one of the documents, or a made one.

    Raises `WorkerError` when a checkout cannot be run or refuses a document.
    """
    report = _report(new)
    page, encoding = _page(documents, report)
    with tempfile.TemporaryDirectory(prefix="dingben-speed-") as place, ExitStack() as stack:
        sides = (("old", old), ("new", new))
        watches = [stack.enter_context(_stopwatch(checkout, Path(place, side))) for side, checkout in sides]
        for name, content, codec in (
            ("text.txt", report, "utf-8"),
            ("page.html", page, encoding),
            ("long.txt", _longer(report), "utf-8"),
        ):
            yield _in_turn(Path(place, name), content, codec, watches, rounds)
        starts = [_start(checkout, Path(place, side, "bytecode")) for side, checkout in sides]
        yield _in_turn(Path(place, "start.txt"), report, "utf-8", starts, rounds)


def _report(checkout: Path) -> str:
    found = min(checkout.glob(_REPORT), default=None)
    if not found:
        raise WorkerError(f"{checkout}: there is no {_REPORT} to measure")
    return found.read_text(encoding="utf-8")


def _page(documents: Sequence[Path], report: str) -> tuple[str, str]:
    """A web page and its encoding. Bytes are read as Latin-1, which keeps each as it is."""
    pages = [path for path in documents if path.suffix.lower() in _PAGES]
    if pages:
        return max(pages, key=lambda path: path.stat().st_size).read_bytes().decode("latin-1"), "latin-1"
    links = "".join(f'<li><a href="/{number}/">栏目</a></li>' for number in range(100))
    text = "\n".join(f"<p>　　{html.escape(line)}</p>" for line in report.split("\n"))
    return _PAGE.format(links=links, text=text), "utf-8"


def _longer(report: str) -> str:
    """The body of the report ten times, its head and its glossary once."""
    lines = report.split("\n")
    notes = lines.index(_NOTES)
    return "\n".join((*lines[:_HEAD], *_LONGER * lines[_HEAD:notes], *lines[notes:]))


def _varied(text: str, number: int) -> str:
    """The text of a round: other digits behind decimal points.

    >>> _varied("增长12.5%", 1) == _varied("增长12.5%", 1) != _varied("增长12.5%", 2)
    True
    """
    source = random.Random(number)
    return re.sub(r"(?<=\d[.．])\d+", lambda found: "".join(str(source.randrange(1, 10)) for _ in found[0]), text)


def _in_turn(document: Path, content: str, encoding: str, watches: Sequence[Stopwatch], rounds: int) -> Timing:
    """Both checkouts on the same documents, after a round that is not counted. Who is first changes with each round."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        document.write_bytes(_varied(content, number).encode(encoding))
        for side in (0, 1) if number % 2 else (1, 0):
            taken = watches[side](document)
            if number:
                seconds[side].append(taken)
    return Timing(document.stem, tuple(seconds[0]), tuple(seconds[1]))


@contextmanager
def _stopwatch(checkout: Path, folder: Path) -> Iterator[Stopwatch]:
    """A process of one checkout that is asked again and again."""
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, "-P", str(_STOPWATCH), str(checkout)], cwd=folder, env=environment(checkout),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        questions, answers = process.stdin, process.stdout

        def seconds(document: Path) -> float:
            print(document, file=questions, flush=True)
            answer = answers.readline().strip()
            try:
                return float(answer)
            except ValueError as fault:
                raise WorkerError(f"{checkout}: {answer or 'broke off'}") from fault

        yield seconds
        questions.close()


def _start(checkout: Path, bytecode: Path) -> Stopwatch:
    """The command as a whole process. Its modules are compiled in the round that is not counted, as pip compiles them."""
    variables = {**environment(checkout), "PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""}

    def seconds(document: Path) -> float:
        before = _children()
        done = subprocess.run(
            [sys.executable, "-P", str(checkout / "dingben.py"), "normalize", str(document), "-o", "-"],
            env=variables, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise WorkerError(f"{checkout}: {os.fsdecode(done.stderr).strip() or f'exit code {done.returncode}'}")
        return _children() - before

    return seconds


def _children() -> float:
    """Seconds of processor time of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
