"""Fold the cleaners over a decoded source. Pure: values in, values out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Cleaner, Fact
from normalize.engine.draft import Draft
from normalize.provenance.conservation import check_conservation
from normalize.provenance.edit import Confidence, Edit
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.ledger import Ledger, text_digest
from normalize.provenance.origins import source_offset
from normalize.provenance.passes import Pass, apply_pass, make_pass
from normalize.provenance.source import Decoded
from normalize.readers.kinds import CANONICAL, sniff
from normalize.verify.text import verify

_Answers = dict[Callable[[str], object], object]  # of triggers, asked of one text


@dataclass(frozen=True, slots=True)
class Normalized:
    """The canonical text of a source, its ledger and what there is to say about it."""

    text: str
    ledger: Ledger
    findings: tuple[Finding, ...]


def normalize(
    decoded: Decoded, options: Mapping[str, Any] | None = None, cleaners: Sequence[Cleaner] = CLEANERS
) -> Normalized:
    """Clean a source. Raises `ConservationError` or `VerificationError` when a result may not be written."""
    kind = sniff(decoded.text)
    if kind == CANONICAL:
        return _as_it_is(decoded)
    draft = Draft(decoded.text, kind, _source_facts(decoded, kind), options or {})
    passes: list[Pass] = []
    findings: list[Finding] = []
    answers: _Answers = {}
    for cleaner in cleaners:
        if (cleaner.kinds and kind not in cleaner.kinds) or not _is_concerned(cleaner, draft.text, answers):
            continue
        seen = draft.text
        draft = _run(cleaner, draft, passes, findings)
        if draft.text is not seen:
            answers.clear()
    return _finish(decoded, draft, passes, findings)


def _is_concerned(cleaner: Cleaner, text: str, answers: _Answers) -> object:
    """Does a text hold what a cleaner is about? Some cleaners share a trigger, which is asked once of one text."""
    if cleaner.trigger and cleaner.trigger not in answers:
        answers[cleaner.trigger] = cleaner.trigger(text)
    return not cleaner.trigger or answers[cleaner.trigger]


def _source_facts(decoded: Decoded, kind: str) -> dict[str, Any]:
    facts = decoded.facts
    return {
        "source.file": _name_in_words(PurePath(facts.file).name),
        "source.kind": kind,
        "source.sha256": facts.sha256,
        "source.encoding": facts.encoding,
    }


def _name_in_words(name: str) -> str:
    """The name of a file as words of a text: a system allows line ends in it, bytes that are no character, any composition."""
    printable = (sign if sign.isprintable() else " " if sign < "\ud800" else "\ufffd" for sign in name)
    return " ".join(unicodedata.normalize("NFC", "".join(printable)).split()) or "-"


def _run(cleaner: Cleaner, draft: Draft, passes: list[Pass], findings: list[Finding]) -> Draft:
    """Run one cleaner: apply its edits, take in its facts, map its findings to the source."""
    edits: list[Edit] = []
    facts: dict[str, Any] = {}
    for proposal in cleaner.propose(draft):
        if isinstance(proposal, Edit):
            edits.append(proposal)
        elif isinstance(proposal, Fact):
            if proposal.final or (proposal.field not in facts and proposal.field not in draft.facts):
                facts[proposal.field] = proposal.value
        else:
            findings.append(_located(proposal, passes))
    if facts:
        draft = draft.with_facts({**draft.facts, **facts})
    if not edits:
        return draft
    step = make_pass(cleaner.name, edits)
    if len(step.edits) < len(edits):
        suggested = [edit for edit in edits if edit.confidence is Confidence.SUGGESTED]
        findings.extend(_located(_suggestion(cleaner.name, edit), passes) for edit in suggested)
    if not step.edits:
        return draft
    text = apply_pass(draft.text, step)
    passes.append(step)
    return Draft(text, draft.kind, draft.facts, draft.options)


def _located(finding: Finding, passes: Sequence[Pass]) -> Finding:
    start, end = source_offset(passes, finding.start), source_offset(passes, finding.end)
    return finding.at(start, max(start, end))


def _suggestion(cleaner: str, edit: Edit) -> Finding:
    message = f"{cleaner} would write {edit.after!r} for {edit.before!r}" + (f" ({edit.why})" if edit.why else "")
    return Finding(
        "suggested-edit", Severity.NOTE, edit.start, edit.end, message, "edit the text by hand if it is right"
    )


def _finish(decoded: Decoded, draft: Draft, passes: Sequence[Pass], findings: Sequence[Finding]) -> Normalized:
    fields = verify(draft.text)
    check_conservation(decoded.text, draft.text, passes, fields)
    ledger = Ledger(decoded.facts, text_digest(draft.text), tuple(passes))
    return Normalized(draft.text, ledger, tuple(sorted(findings, key=lambda finding: finding.start)))


def _as_it_is(decoded: Decoded) -> Normalized:
    """A canonical text is not cleaned again: it is only verified, so that nothing changes."""
    verify(decoded.text)
    return Normalized(decoded.text, Ledger(decoded.facts, text_digest(decoded.text), ()), ())
