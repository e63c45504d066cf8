"""site/figures.md: the figures for readers. Only numbers, names of files and readings of a few characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .corpus import ROOT
from .figure import Better, Figure, Value
from .terminal import number

PAGE = ROOT / "site" / "figures.md"

_HEAD = """\
# Figures

What the normaliser achieves on a corpus of real documents: government reports, laws, party documents, forum threads and
news pages as they were published, with hand-written facts and second copies of the same texts. The corpus itself is not
part of the project. `make scores` measures all of this and prints every failure by name; `make scores ARGS=--write`
writes this page. A figure that was reached is a floor: the tests fail when a change falls below it.
"""


def page(figures: Sequence[Figure]) -> str:
    lines = [_HEAD, *(line for figure in figures for line in _section(figure))]
    return "\n".join(line.rstrip() for line in "\n".join(lines).split("\n")).rstrip("\n") + "\n"


def _section(figure: Figure) -> Iterator[str]:
    yield f"## {figure.title}\n"
    for note, following in zip(figure.notes, (*figure.notes[1:], ""), strict=True):
        yield note
        if not (note.startswith("* ") and following.startswith("* ")):
            yield ""
    yield "| figure | value | target |"
    yield "|---|---:|---:|"
    yield from (_row(value) for value in figure.values)
    yield ""
    open_ends = Counter(miss.document for miss in figure.misses)
    if open_ends:
        listed = ", ".join(f"{_escaped(name)} ({count})" for name, count in open_ends.most_common())
        yield f"Not yet right: {listed}.\n"


def _row(value: Value) -> str:
    sign = "≥" if value.better is Better.HIGHER else "≤"
    target = "" if value.target is None else f"{sign}\N{NO-BREAK SPACE}{value.target:g}"
    return f"| {_escaped(value.label or value.name)} | {number(value)} | {target} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("[", "\\[").replace("<", "&lt;").replace("_", "\\_").replace("*", "\\*")
