"""Explain a text by its ledger: the edits, the origin of a line, the bytes of the source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from normalize.edge.files import FileError, as_written, read_text
from normalize.edge.messages import counted
from normalize.edge.terminal import escape_controls, json_line
from normalize.provenance.former_names import current_name
from normalize.provenance.hand import HAND
from normalize.provenance.ledger import Ledger, LedgerError, parse_ledger
from normalize.provenance.origins import Origin, origin_map, source_offset
from normalize.provenance.passes import Pass
from normalize.provenance.places import ledger_path
from normalize.readers.encoding import decode

_CLIP = 48


def load(path: Path) -> tuple[str, Ledger]:
    """Read a text and its ledger. Raises `FileError`."""
    text = as_written(read_text(path))
    beside = ledger_path(path)
    if not beside.exists():
        raise FileError(path, f"has no ledger beside it ({beside.name})")
    try:
        return text, parse_ledger(read_text(beside))
    except LedgerError as error:
        raise FileError(beside, str(error)) from error


def restored(path: Path) -> bytes:
    """Restore the bytes of the source of a text. Raises `FileError`."""
    text, ledger = load(path)
    try:
        return ledger.restore(text)
    except LedgerError as error:
        raise FileError(path, f"{error}; run `dingben normalize` to record what was changed, then restore") from error


def explain(path: Path, cleaner: str | None, line: int | None, as_json: bool) -> Iterator[str]:
    """Yield lines that explain a text: a summary, the edits of one `cleaner`, or the origins of one `line` (from 1).

    `as_json` yields each edit as a JSON object instead. Raises `FileError`.
    """
    data = restored(path)
    text, ledger = load(path)
    source = decode(data, ledger.source.file).text
    known = set(ledger.cleaners)
    cleaner = cleaner and current_name(cleaner, known)
    if cleaner and cleaner not in known:
        raise FileError(path, f"no edit of {cleaner!r}; its ledger has {', '.join(sorted(known))}")
    if line is not None:
        yield from _explain_line(path, text, source, ledger, line)
    elif as_json:
        yield from _as_json(source, ledger, cleaner)
    elif cleaner:
        for number, step in enumerate(ledger.passes):
            if step.cleaner == cleaner:
                yield from (_edit_line(text, source, ledger, number, at) for at in range(len(step.edits)))
    else:
        yield from _summary(text, source, ledger)


def _summary(text: str, source: str, ledger: Ledger) -> Iterator[str]:
    facts = ledger.source
    yield f"source    {facts.file}  ({counted(facts.bytes, 'byte')}, {facts.encoding}, sha256 {facts.sha256[:12]}…)"
    yield f"text      {counted(len(text), 'character')} from {len(source)}"
    edits = sum(len(step.edits) for step in ledger.passes)
    yield f"edits     {edits} in {counted(len(ledger.passes), 'pass', 'passes')}"
    width = max((len(step.cleaner) for step in ledger.passes), default=0)
    for number, step in enumerate(ledger.passes):
        yield f"  {step.cleaner:<{width}}  {len(step.edits):>5}  e.g. {_edit_line(text, source, ledger, number, 0)}"


def _edit_line(text: str, source: str, ledger: Ledger, number: int, which: int) -> str:
    """Describe one edit with its line in the source.

    A correction by hand has its line in the text, where it was made.
    """
    step = ledger.passes[number]
    edit = step.edits[which]
    if step.cleaner == HAND:
        line = f"{text.count(chr(10), 0, step.starts_after[which]) + 1} of the text"
    else:
        line = str(source.count("\n", 0, source_offset(ledger.passes[:number], edit.start)) + 1)
    arrow = f"{_shown(edit.before)} → {_shown(edit.after)}"
    if edit.to:
        arrow = f"{_shown(edit.before)} → front matter: {edit.to}"
    notes = "; ".join(note for note in (edit.why, "" if edit.confidence == "certain" else str(edit.confidence)) if note)
    return f"line {line}: {edit.kind} {arrow}" + (f"  ({notes})" if notes else "")


def _shown(words: str) -> str:
    clipped = words if len(words) <= _CLIP else f"{words[: _CLIP - 13]}……{words[-12:]}"
    visible = clipped.replace("\n", "↵").replace(" ", "␠").replace("\u3000", "□")
    return f"“{escape_controls(visible)}”" if visible else "∅"


def _as_json(source: str, ledger: Ledger, cleaner: str | None) -> Iterator[str]:
    for number, step in enumerate(ledger.passes):
        if cleaner in (None, step.cleaner):
            for edit in step.edits:
                at = source_offset(ledger.passes[:number], edit.start)
                record = {"cleaner": step.cleaner, "source_offset": at, **edit._asdict()}
                yield json_line(record)


def _explain_line(path: Path, text: str, source: str, ledger: Ledger, number: int) -> Iterator[str]:
    """Split a line of the text into runs of one origin: a place in the source, or the edit that wrote the run."""
    lines = text.split("\n")
    if not 1 <= number <= len(lines):
        raise FileError(path, f"has no line {number}; it has {len(lines)}")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    origins = origin_map(len(source), ledger.passes)
    at = start
    while at < start + len(lines[number - 1]):
        origin, end = origins[at], at + 1
        while end < start + len(lines[number - 1]) and _goes_on(origins[end], origin, end - at):
            end += 1
        yield f"{_shown(text[at:end])}  {_told(source, ledger.passes, origin)}"
        at = end


def _goes_on(later: Origin, first: Origin, distance: int) -> bool:
    return later == first if first.source is None else later.source == first.source + distance


def _told(source: str, passes: tuple[Pass, ...], origin: Origin) -> str:
    if origin.source is not None:
        line = source.count("\n", 0, origin.source) + 1
        return f"from line {line}, column {origin.source - source.rfind(chr(10), 0, origin.source)}"
    assert origin.step is not None
    assert origin.edit is not None
    step = passes[origin.step]
    return f"written by {step.cleaner} for {_shown(step.edits[origin.edit].before)}"
