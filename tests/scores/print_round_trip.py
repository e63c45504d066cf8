"""Figure: does a PDF of ours lead back to its text?

Of each seed: canonical text → `dingben pdf` → `pdftotext`, plain and with -layout → normalised again. The same of other
reports and laws of the corpus, which informs: what their prints do not show (quotations, tables, lists) does not come back.

* equal: the body is the canonical body, character for character (`**` aside: on paper it is a typeface).
* agreement: letters that align / letters of the longer side (see `pairs`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from normalize.canonical.front_matter import split_front_matter

from .align import differences
from .corpus import ROOT, Corpus, Reading, read
from .figure import Figure, Miss, Value, notes_of, short, table
from .pairs import body_text, letters

_WAYS = {"plain": [], "layout": ["-layout"]}
_SHOWN = 3
# Reports and laws beside the seeds.
_OTHERS = ("provinces2026/", "wikisource/", "laws/")


@dataclass(frozen=True, slots=True)
class Trip:
    """One seed by one way: whether its body came back, how many letters did, and the first differences."""

    seed: str
    way: str
    equal: bool
    agreement: float
    found: tuple[tuple[str, str], ...] = ()
    first: tuple[str, str] = ("", "")
    fault: str = ""


def measure(corpus: Corpus) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        seeds, others = (
            [
                trip
                for name in corpus.files
                if name.startswith(start) and name.endswith((".txt", ".md"))
                for trip in trips(corpus.reading(name), Path(folder))
            ]
            for start in ("seeds/", _OTHERS)
        )
        return report(seeds, others)


def trips(reading: Reading, folder: Path) -> list[Trip]:
    path = Path(reading.name)
    seed = path.stem[:3] if path.parts[0] == "seeds" else path.name.replace(".", "-")
    if reading.result is None:
        return [Trip(seed, way, False, 0.0, fault=reading.fault) for way in _WAYS]
    source, pdf = folder / f"{seed}.md", folder / f"{seed}.pdf"
    source.write_text(reading.result.text, "utf-8")
    command = [str(Path(sys.executable).with_name("dingben")), "pdf", str(source), "-o", str(pdf)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    tool = shutil.which("pdftotext")
    if not pdf.is_file() or not tool:
        fault = short(done.stderr, 120) if tool else "pdftotext is missing"
        return [Trip(seed, way, False, 0.0, fault=fault) for way in _WAYS]
    return [_trip(reading, seed, way, tool, [*options, str(pdf), "-"]) for way, options in _WAYS.items()]


def _trip(reading: Reading, seed: str, way: str, tool: str, arguments: Sequence[str]) -> Trip:
    data = subprocess.run([tool, *arguments], capture_output=True, check=True).stdout
    back = read(f"{seed}.txt", data)
    if back.view is None or back.result is None or reading.view is None or reading.result is None:
        return Trip(seed, way, False, 0.0, fault=back.fault or reading.fault)
    bodies = body_of(reading.result.text), body_of(back.result.text)
    a, b = letters(body_text(reading.view)), letters(body_text(back.view))
    gaps = differences(a, b)
    lost = sum(max(gap.end_a - gap.start_a, gap.end_b - gap.start_b) for gap in gaps)
    found = tuple((a[gap.start_a : gap.end_a], b[gap.start_b : gap.end_b]) for gap in gaps)
    agreement = max(0.0, 1 - lost / max(len(a), len(b), 1))
    return Trip(seed, way, bodies[0] == bodies[1], agreement, found, first_difference(*bodies))


def body_of(text: str) -> str:
    """The body without the marks of strong text: on paper it is a typeface, and `pdftotext` gives none."""
    return split_front_matter(text)[1].replace("**", "")


def first_difference(ours: str, theirs: str) -> tuple[str, str]:
    """The two texts from a little before where they part.

    >>> first_difference("一，二。\\n三，四。", "一，二。三，四。")
    ('一，二。⏎三，四。', '一，二。三，四。')
    """
    at = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    return short(ours[max(0, at - 8) :], 28), short(theirs[max(0, at - 8) :], 28)


def report(trips: Sequence[Trip], others: Sequence[Trip]) -> Figure:
    rows = [
        (trip.seed, trip.way, "equal" if trip.equal else "unequal", f"{trip.agreement:.5f}", trip.fault)
        for trip in (*trips, *others)
    ]
    misses = [
        Miss(f"seed {trip.seed}", trip.way, short(ours) or "–", short(theirs) or "–")
        for trip in trips
        for ours, theirs in trip.found[:_SHOWN]
    ]
    misses += [
        Miss(f"seed {trip.seed}", f"{trip.way}: first difference", *trip.first)
        for trip in trips
        if not trip.equal and not trip.fault
    ]
    values = [
        Value(
            f"print.equal_{way}", sum(trip.equal for trip in trips if trip.way == way), of=len(trips) // len(_WAYS),
            target=len(trips) // len(_WAYS), guarded=False, label=f"bodies that come back equal, pdftotext {way}",
        )
        for way in _WAYS
    ]  # fmt: skip
    least = min((trip.agreement for trip in trips), default=0.0)
    values.append(
        Value("print.agreement", int(least * 1e5) / 1e5, target=1, guarded=False, label="letters that agree, the least")
    )
    mean = sum(trip.agreement for trip in others) / max(1, len(others))
    values += [
        Value(
            "print.others_equal", sum(trip.equal for trip in others), of=len(others), guarded=False,
            label="bodies of other documents that come back equal, either way",
        ),
        Value("print.others_agreement", int(mean * 1e5) / 1e5, guarded=False, label="letters that agree there, the mean"),
    ]  # fmt: skip
    head = ("document", "pdftotext", "body", "letters", "fault")
    return Figure(
        "print", "Our own PDFs back to text", tuple(values), notes_of(__doc__), table(head, rows), tuple(misses)
    )
