"""Write a source as plain paragraphs, where its structure cannot be read: the last way before it is refused. Pure.

Every word stays, and a finding reports the source. Few cleaners run, so that few can be at fault.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from normalize.cleaners import CLEANERS
from normalize.engine.options import Options
from normalize.pipeline import Normalized, normalize
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.open_findings import open_findings
from normalize.provenance.source import Decoded
from normalize.readers.kinds import HTML, PLAIN_TEXT, sniff

_PLAIN = frozenset(
    {"undecodable-bytes", "line-ends", "invisible-characters", "character-forms", "language"}  # the characters
    | {"line-spaces", "blank-lines", "markdown-escapes", "ambiguous-markup", "front-matter"}  # the canonical form
)
_OF_TEXTS = tuple(cleaner for cleaner in CLEANERS if cleaner.name in _PLAIN)
# Of a page, the frame and the tags go all the same.
_OF_PAGES = tuple(
    cleaner for cleaner in CLEANERS if cleaner.name in _PLAIN | {"html-frame", "page-markup", "html-entities"}
)


def normalize_plainly(decoded: Decoded, options: Options, fault: Exception) -> Normalized:
    """Write a source as paragraphs; a finding tells the `fault` that keeps its structure from being read.

    A page whose tags are at fault is written with its tags. Raises what `normalize` raises if even that cannot be written.
    """
    if sniff(decoded.text) == HTML:
        with suppress(Exception):
            return _reported(normalize(decoded, options, _OF_PAGES, HTML), decoded, fault)
    return _reported(normalize(decoded, options, _OF_TEXTS, PLAIN_TEXT), decoded, fault)


def _reported(result: Normalized, decoded: Decoded, fault: Exception) -> Normalized:
    message = f"its structure could not be read ({type(fault).__name__}: {fault}); it was written as plain paragraphs"
    hint = "read the text against its source"
    finding = Finding("read-as-paragraphs", Severity.ERROR, 0, len(decoded.text), message, hint)
    findings = (finding, *result.findings)
    return replace(result, ledger=replace(result.ledger, findings=open_findings(findings)), findings=findings)
