"""Fold the cleaners over a decoded source. Pure: values in, values out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from normalize.canonical.errors import FrontMatterError
from normalize.canonical.front_matter import split_front_matter
from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Cleaner
from normalize.engine.draft import Draft
from normalize.engine.facts import presentable
from normalize.engine.knowledge import Knowledge
from normalize.engine.options import Options
from normalize.provenance.conservation import check_conservation
from normalize.provenance.edit import Confidence, Edit
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.ledger import Ledger, text_digest
from normalize.provenance.open_findings import open_findings
from normalize.provenance.origins import source_offset
from normalize.provenance.passes import Pass, apply_pass, make_pass
from normalize.provenance.source import Decoded
from normalize.readers.kinds import CANONICAL, MARKDOWN, sniff
from normalize.removals import removed_words, suspicious
from normalize.verify.text import VerificationError, verify

_SUGGESTED = Confidence.SUGGESTED


@dataclass(frozen=True, slots=True)
class Normalized:
    """The canonical text of a source, its ledger, and its findings, sorted by their offsets in the decoded source."""

    text: str
    ledger: Ledger
    findings: tuple[Finding, ...]


def normalize(
    decoded: Decoded, options: Options | None = None, cleaners: Sequence[Cleaner] = CLEANERS, kind: str = ""
) -> Normalized:
    """Clean a decoded source: run the cleaners in order. A canonical text is only verified and stays as it is.

    `kind` is how to read the source; without it, its content tells. A text that calls itself canonical and is not is
    read as Markdown, and reported.

    Raises `EngineError` if a cleaner proposes an impossible edit, `ConservationError` if characters would appear or
    vanish, and `VerificationError` or `FrontMatterError` if the text does not read as meant.
    """
    kind = kind or sniff(decoded.text)
    findings: list[Finding] = []
    if kind == CANONICAL:
        try:
            return _finish(decoded, decoded.text, (), ())
        except (VerificationError, FrontMatterError) as fault:
            kind = MARKDOWN
            findings.append(_not_canonical(fault))
    draft = Draft(decoded.text, kind, _source_facts(decoded, kind), options or Options())
    passes: list[Pass] = []
    for cleaner in cleaners:
        if cleaner.concerns(draft):
            draft = _run(cleaner, draft, passes, findings)
    return _finish(decoded, draft.text, passes, findings)


def _not_canonical(fault: Exception) -> Finding:
    message = f"looks like a canonical text and is none: {fault}; it was cleaned as any Markdown"
    return Finding("not-canonical", Severity.WARNING, 0, 0, message, "compare its front matter with that of the source")


def _source_facts(decoded: Decoded, kind: str) -> dict[str, Any]:
    facts = decoded.facts
    return {
        "source.file": _safe_name(PurePath(facts.file).name),
        "source.kind": kind,
        "source.sha256": facts.sha256,
        "source.encoding": facts.encoding,
    }


def _safe_name(name: str) -> str:
    """A file name made safe for front matter: NFC, one line, no controls, no undecodable bytes (PEP 383)."""
    printable = (sign if sign.isprintable() else " " if sign < "\ud800" else "\ufffd" for sign in name)
    return " ".join(unicodedata.normalize("NFC", "".join(printable)).split()) or "-"


def _run(cleaner: Cleaner, draft: Draft, passes: list[Pass], findings: list[Finding]) -> Draft:
    """Run one cleaner.

    Returns the draft with its facts, knowledge and edits; appends its pass and findings to the lists.
    """
    edits: list[Edit] = []
    facts: dict[str, Any] = {}
    knowledge = draft.knowledge
    for proposal in cleaner.propose(draft):
        if isinstance(proposal, Edit):
            edits.append(proposal)
        elif isinstance(proposal, Finding):
            findings.append(_located(proposal, passes))
        elif isinstance(proposal, Knowledge):
            knowledge = knowledge.and_found(proposal)
        elif proposal.final or (proposal.field not in facts and proposal.field not in draft.facts):
            facts[proposal.field] = presentable(proposal.value)
    if facts or knowledge is not draft.knowledge:
        draft = draft.with_found({**draft.facts, **facts}, knowledge)
    return _applied(cleaner.name, edits, draft, passes, findings) if edits else draft


def _applied(cleaner: str, edits: Sequence[Edit], draft: Draft, passes: list[Pass], findings: list[Finding]) -> Draft:
    """Apply the edits of a cleaner and append its pass. A suggested edit becomes a finding instead."""
    suggested = [edit for edit in edits if edit.confidence is _SUGGESTED]
    findings.extend(_located(_suggestion(cleaner, edit), passes) for edit in suggested)
    step = make_pass(cleaner, edits)
    if not step.edits:
        return draft
    text = apply_pass(draft.text, step)
    passes.append(step)
    return draft.with_text(text)


def _located(finding: Finding, passes: Sequence[Pass]) -> Finding:
    """Map the span of a finding from the text after the passes to the source."""
    start, end = source_offset(passes, finding.start), source_offset(passes, finding.end)
    return finding.at(start, max(start, end))


def _suggestion(cleaner: str, edit: Edit) -> Finding:
    """The finding for a suggested edit, which is not applied."""
    message = f"{cleaner} would write {edit.after!r} for {edit.before!r}" + (f" ({edit.why})" if edit.why else "")
    return Finding(
        "suggested-edit", Severity.NOTE, edit.start, edit.end, message, "edit the text by hand if it is right"
    )


def _finish(decoded: Decoded, text: str, passes: Sequence[Pass], findings: Sequence[Finding]) -> Normalized:
    """Verify the text, check conservation, make the ledger."""
    fields = verify(text)
    check_conservation(decoded.text, text, passes, fields)
    lost = (_located(removed_words(one), passes[: one.step]) for one in suspicious(passes, text))
    told = tuple(sorted([*findings, *lost, *(_empty(text) if passes else ())], key=lambda finding: finding.start))
    ledger = Ledger(decoded.facts, text_digest(text), tuple(passes), open_findings(told))
    return Normalized(text, ledger, told)


def _empty(text: str) -> Iterator[Finding]:
    """A finding for a text that is a title and nothing else: its source holds pictures or a frame alone."""
    _, body = split_front_matter(text)
    if not any(line[:1] != "#" and any(map(str.isalnum, line)) for line in body.split("\n")):
        hint = "write what its pictures show as text, or leave the file out"
        yield Finding("text-empty", Severity.WARNING, 0, 0, "the source has no words beside a title", hint)
