"""Read and write verdicts on edits, one JSON object in each line, and sum them up for each cleaner.

    {"text": "000.md", "source": "5f0c…", "cleaner": "wrapped-lines", "pass": 7, "span": [120, 121], "before": "\\n",
     "after": "", "confidence": "likely", "kind": "plain-text", "left": "…", "right": "…", "verdict": "right",
     "by": "…", "date": "2026-11-22"}

Lines are only added to the file. The span counts in the source. `left` and `right` are the rest of the lines before the
pass, so that a wrong edit can become a test case even after the text is gone. If an edit has two verdicts, the later
one counts.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from normalize.edge.terminal import escape_controls
from normalize.provenance.former_names import current_name
from normalize.review.precision import lower_bound
from normalize.review.sample import Candidate, Context, Key, clipped

RIGHT, WRONG, UNSURE = "right", "wrong", "unsure"
VERDICTS = (RIGHT, WRONG, UNSURE)


class VerdictError(ValueError):
    """A file of verdicts that cannot be read; the message names the line."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict of a person on one edit."""

    text: str
    sha256: str
    cleaner: str
    number: int
    span: tuple[int, int]
    before: str
    after: str
    confidence: str
    kind: str
    left: str
    right: str
    verdict: str
    by: str
    date: str

    @property
    def key(self) -> Key:
        """The identity of the edit: see `Candidate.key`."""
        return self.sha256, self.cleaner, *self.span, self.before, self.after


def judged(candidate: Candidate, context: Context, kind: str, verdict: str, by: str, date: str) -> Verdict:
    """Make the verdict on a drawn edit. `kind` is the kind of its source, as it was recognised."""
    edit = candidate.edit
    return Verdict(
        candidate.text, candidate.sha256, candidate.cleaner, candidate.number, (candidate.start, candidate.end),
        clipped(edit.before), clipped(edit.after), str(edit.confidence), kind, context.line_left, context.line_right, verdict, by, date,
    )  # fmt: skip


_NAMES = {"sha256": "source", "number": "pass"}


def dump_verdict(verdict: Verdict) -> str:
    """Write a verdict as one line, without its line feed."""
    record = {_NAMES.get(name, name): getattr(verdict, name) for name in Verdict.__slots__}
    if not verdict.by:
        del record["by"]
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # an undecodable byte, held as a lone surrogate
        return json.dumps(record)
    return line


def parse_verdicts(content: str) -> list[Verdict]:
    """Read the verdicts of a file; of each edit, only the last one. Raises `VerdictError`."""
    found: dict[Key, Verdict] = {}
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            try:
                verdict = _read(json.loads(line))
            except (KeyError, TypeError, ValueError) as error:
                raise VerdictError(f"line {number} is no verdict ({error}); mend or delete it") from error
            found.pop(verdict.key, None)
            found[verdict.key] = verdict
    return list(found.values())


def _read(record: dict[str, Any]) -> Verdict:
    values = {name: record[_NAMES.get(name, name)] for name in Verdict.__slots__ if name not in ("by", "span")}
    values["by"] = record.get("by", "")
    for name, value in values.items():
        if not isinstance(value, int if name == "number" else str):
            raise ValueError(f"{_NAMES.get(name, name)} cannot be {value!r}")
    # Verdicts of dingben 0.1: `html-blocks` was then the name of `page-markup`, which reads web pages only.
    if values["cleaner"] != "html-blocks" or values["kind"] == "html":
        values["cleaner"] = current_name(values["cleaner"])
    start, end = map(int, record["span"])
    verdict = Verdict(**values, span=(start, end))
    if verdict.verdict not in VERDICTS:
        raise ValueError(f"a verdict is one of {', '.join(VERDICTS)}, not {verdict.verdict!r}")
    return verdict


@dataclass(frozen=True, slots=True)
class Score:
    """The number of verdicts of each kind on one cleaner. An unsure verdict counts neither as right nor as wrong."""

    cleaner: str
    right: int
    wrong: int
    unsure: int

    @property
    def judged(self) -> int:
        """The number of verdicts that are right or wrong."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """The share of right edits among those judged; None if none is judged."""
        return self.right / self.judged if self.judged else None

    @property
    def bound(self) -> float:
        """With 95 % confidence, at least this share of the cleaner's edits is right."""
        return lower_bound(self.right, self.judged)


def scores(verdicts: Iterable[Verdict]) -> list[Score]:
    """Return one score for each cleaner, sorted by name."""
    counts: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        counts.setdefault(verdict.cleaner, Counter())[verdict.verdict] += 1
    return [Score(name, count[RIGHT], count[WRONG], count[UNSURE]) for name, count in sorted(counts.items())]


def fixture_case(verdict: Verdict) -> str:
    """Write a wrong edit as a case for `tests/cleaners/<family>/<cleaner>.md`: a text to be left alone.

    The mark `xfail` means that the cleaner fails the case today. Once the case passes, the test asks to remove the
    mark.
    """
    content = f"{verdict.left}{verdict.before}{verdict.right}"
    plain = all(character.isprintable() or character == "\n" for character in content)
    language, shown = ("text", content) if plain else ("escaped", _escaped(content))
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    settings = [f"kind: {verdict.kind}"] if verdict.kind != "plain-text" else []
    settings.append(f"xfail: judged wrong on {verdict.date}")
    return "\n".join(
        [
            f"## Wrong in {PurePosixPath(verdict.text).name}, at {verdict.span[0]}",
            "",
            *settings,
            "",
            f"{fence}{language} unchanged",
            shown,
            fence,
        ]
    )


def _escaped(content: str) -> str:
    """Write invisible characters as escapes, in the notation of the fixtures."""
    return "\n".join(escape_controls(line.replace("\\", r"\x5c")) for line in content.split("\n"))


def report(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Yield the table of the cleaners, then each wrong edit as a case for its cleaner."""
    kept = list(verdicts)
    rows = [("cleaner", "judged", "right", "wrong", "unsure", "precision", "at least")]
    for score in scores(kept):
        precision = "-" if score.precision is None else f"{score.precision:.4f}"
        counts = (score.judged, score.right, score.wrong, score.unsure)
        rows.append((score.cleaner, *map(str, counts), precision, f"{score.bound:.4f}"))  # type: ignore[arg-type]
    width = max(len(row[0]) for row in rows)
    for row in rows:
        yield f"{row[0]:<{width}}" + "".join(f"  {cell:>9}" for cell in row[1:])
    wrong = [verdict for verdict in kept if verdict.verdict == WRONG]
    if wrong:
        yield ""
        yield "What was judged wrong becomes a case of its cleaner, among those that are left alone. Where something else"
        yield "should have been written, make it a case with `before` and `after`; add what the cleaner must know as `given`."
    for verdict in wrong:
        yield ""
        yield f"tests/cleaners/*/{verdict.cleaner}.md"  # one folder a family
        yield ""
        yield from fixture_case(verdict).split("\n")
