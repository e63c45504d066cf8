"""Fold the cleaners over a decoded source. Pure: values in, values out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Cleaner
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Knowledge
from normalize.engine.options import Options
from normalize.provenance.conservation import check_conservation
from normalize.provenance.edit import Confidence, Edit
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.ledger import Ledger, text_digest
from normalize.provenance.origins import source_offset
from normalize.provenance.passes import Pass, apply_pass, make_pass
from normalize.provenance.source import Decoded
from normalize.readers.kinds import CANONICAL, sniff
from normalize.verify.text import verify

_SUGGESTED = Confidence.SUGGESTED


@dataclass(frozen=True, slots=True)
class Normalized:
    """The canonical text of a source, its ledger, and its findings in the order of their places in the decoded source."""

    text: str
    ledger: Ledger
    findings: tuple[Finding, ...]


def normalize(decoded: Decoded, options: Options | None = None, cleaners: Sequence[Cleaner] = CLEANERS) -> Normalized:
    """Clean a source. A canonical text is only verified, so that nothing changes.

    Raises `EngineError` when a cleaner proposes an impossible edit, `ConservationError` when characters would appear or
    vanish, and `VerificationError` or `FrontMatterError` when the text does not read as it is meant.
    """
    kind = sniff(decoded.text)
    if kind == CANONICAL:
        return _finish(decoded, decoded.text, (), ())
    draft = Draft(decoded.text, kind, _source_facts(decoded, kind), options or Options())
    passes: list[Pass] = []
    findings: list[Finding] = []
    for cleaner in cleaners:
        if cleaner.concerns(draft):
            draft = _run(cleaner, draft, passes, findings)
    return _finish(decoded, draft.text, passes, findings)


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
    """The draft after a cleaner: its facts and knowledge taken in, its edits applied. Adds its pass and its findings."""
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
            facts[proposal.field] = proposal.value
    if facts or knowledge is not draft.knowledge:
        draft = draft.with_found({**draft.facts, **facts}, knowledge)
    return _applied(cleaner.name, edits, draft, passes, findings) if edits else draft


def _applied(cleaner: str, edits: Sequence[Edit], draft: Draft, passes: list[Pass], findings: list[Finding]) -> Draft:
    """The draft after the edits of a cleaner. What it only suggests becomes a finding."""
    suggested = [edit for edit in edits if edit.confidence is _SUGGESTED]
    findings.extend(_located(_suggestion(cleaner, edit), passes) for edit in suggested)
    step = make_pass(cleaner, edits)
    if not step.edits:
        return draft
    text = apply_pass(draft.text, step)
    passes.append(step)
    return draft.with_text(text)


def _located(finding: Finding, passes: Sequence[Pass]) -> Finding:
    """A finding with its place in the source, given one with its place in the text after the passes."""
    start, end = source_offset(passes, finding.start), source_offset(passes, finding.end)
    return finding.at(start, max(start, end))


def _suggestion(cleaner: str, edit: Edit) -> Finding:
    """An edit that is not applied, as a finding."""
    message = f"{cleaner} would write {edit.after!r} for {edit.before!r}" + (f" ({edit.why})" if edit.why else "")
    return Finding(
        "suggested-edit", Severity.NOTE, edit.start, edit.end, message, "edit the text by hand if it is right"
    )


def _finish(decoded: Decoded, text: str, passes: Sequence[Pass], findings: Sequence[Finding]) -> Normalized:
    """Verify the text, check conservation, make the ledger."""
    fields = verify(text)
    check_conservation(decoded.text, text, passes, fields)
    ledger = Ledger(decoded.facts, text_digest(text), tuple(passes))
    return Normalized(text, ledger, tuple(sorted(findings, key=lambda finding: finding.start)))
