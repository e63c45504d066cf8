"""Carry the corrections that people made in a text over to the text that the cleaners write now."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from normalize.canonical.errors import FrontMatterError
from normalize.canonical.front_matter import dump_front_matter, parse_front_matter, split_front_matter
from normalize.canonical.validate import schema_errors
from normalize.edge.files import FileError, as_written, read_text
from normalize.pipeline import Normalized
from normalize.provenance.finding import Finding
from normalize.provenance.hand import HAND, hand_pass
from normalize.provenance.ledger import Ledger, LedgerError, parse_ledger, text_digest
from normalize.provenance.open_findings import not_corrected
from normalize.provenance.passes import apply_pass
from normalize.provenance.places import ledger_path
from normalize.provenance.source import Decoded
from normalize.readers.encoding import decode
from normalize.verify.text import VerificationError, verify

_ANEW = (
    "put its ledger back; or move the text away, run again and lay it over the new one: what differs is then recorded "
    "as corrections by hand"
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A result with the corrections of people, the number of their edits, and the conflicts.

    A conflict is a finding at a correction where the cleaners now write something else. Its place counts in the text.
    """

    result: Normalized
    corrections: int = 0
    conflicts: tuple[Finding, ...] = ()


def corrected(path: Path, decoded: Decoded, fresh: Normalized) -> Corrected:
    """Carry the corrections made in the text at `path`, or kept in its ledger, over to a fresh result.

    Raises `FileError` if something that a person wrote would be lost.
    """
    beside = ledger_path(path)
    edited = _restyled(as_written(read_text(path))) if path.exists() else None
    if edited == fresh.text or (edited is None and not beside.exists()):
        return Corrected(fresh)
    if not beside.exists():
        raise FileError(path, f"stands there without a ledger and would be overwritten: {_ANEW}")
    try:
        ledger = parse_ledger(read_text(beside))
        base = _written_by_cleaners(ledger, decoded, edited)
        edited = ledger.replay(decoded) if edited is None else edited
    except LedgerError as error:
        way_out = "remove it to write the text anew" if edited is None else f"to keep the text, {_ANEW}"
        raise FileError(beside, f"{error}; {way_out}") from error
    return Corrected(fresh) if base == edited else _carried(path, base, edited, fresh, len(decoded.text))


def _restyled(text: str) -> str:
    """Write the front matter in the canonical way, if this changes only order, quotes and white space.

    Such a change is no correction. A text with a comment, a repeated field or a list in brackets in its front matter
    stays as it is: a person must decide about these.
    """
    block, body = split_front_matter(text)
    try:
        fields = parse_front_matter(block or "")
        if next(schema_errors(fields), None):
            return text
        written = dump_front_matter(fields)
    except (FrontMatterError, TypeError):
        return text
    same = Counter(_signs(written)) == Counter(_signs(f"---\n{block}---\n"))
    return f"{written}\n{body}" if same else text


def _signs(block: str) -> str:
    return re.sub(r"[\s\"']", "", block)


def _written_by_cleaners(ledger: Ledger, decoded: Decoded, edited: str | None) -> str:
    """The text that the cleaners wrote when the ledger was made, without the corrections by hand.

    Raises `LedgerError`.
    """
    cleaners_only = replace(ledger, passes=tuple(step for step in ledger.passes if step.cleaner != HAND))
    if decoded.facts.sha256 == ledger.source.sha256:
        return cleaners_only.replay(decoded)
    if edited is None:
        raise LedgerError("the text is gone and its source was changed since it was written")
    if text_digest(edited) != ledger.text_sha256:
        raise LedgerError("both the source and the text were changed since it was written")
    before = decode(ledger.restore(edited), ledger.source.file)
    return cleaners_only.replay(before)


def _carried(path: Path, base: str, edited: str, fresh: Normalized, length: int) -> Corrected:
    step, conflicts = hand_pass(base, edited, fresh.text)
    text = apply_pass(fresh.text, step)
    try:
        verify(text)
    except (VerificationError, FrontMatterError) as error:
        raise _not_canonical(path, edited, error) from error
    steps = (*fresh.ledger.passes, step) if step.edits else fresh.ledger.passes
    left = not_corrected(fresh.ledger.findings, fresh.ledger.passes, step, length)
    ledger = replace(fresh.ledger, passes=steps, text_sha256=text_digest(text), findings=left)
    return Corrected(Normalized(text, ledger, fresh.findings), len(step.edits), conflicts)


def _not_canonical(path: Path, edited: str, error: Exception) -> FileError:
    """The error about a text that cannot be written.

    If the edited text itself is at fault, the message names the place. Otherwise the corrections do not fit the text
    that the cleaners write now.
    """
    from normalize.verify.locate import faults_of_text

    found = next(faults_of_text(edited), None)
    if found is None:
        return FileError(path, f"its corrections by hand do not fit what the cleaners write now: {error}")
    line = edited.count("\n", 0, found.start) + 1
    return FileError(
        f"{path}:{line}", f"was edited so that it is no canonical text any more: {found.message}; {found.hint}"
    )
