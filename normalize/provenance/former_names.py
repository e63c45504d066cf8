"""The former names of cleaners, which old ledgers and verdicts have and which people still type."""

from __future__ import annotations

from collections.abc import Container

# The name in ledger format 1 (dingben 0.1) → the name today.
FORMER_NAMES = {
    "foot-notes": "footnotes",
    "html-blocks": "page-markup",  # today the name of another cleaner, after CommonMark §4.6
    "index-signs": "tex-scripts",
    "literal-marks": "markdown-escapes",
    "misread-marks": "ambiguous-markup",
    "note-lines": "note-paragraphs",
    "print-apparatus": "edition-marks",
    "raw-html": "html-blocks",
    "sentence-lines": "semantic-line-breaks",
    "sentences": "sentence-per-line",
    "split-articles": "interrupted-articles",
    "split-headings": "interrupted-headings",
    "split-histories": "interrupted-histories",
    "split-paragraphs": "interrupted-paragraphs",
}


def current_name(name: str, known: Container[str] = ()) -> str:
    """Return the present name of a cleaner. A name in `known` stays, even if another cleaner once had it.

    >>> current_name("split-headings"), current_name("html-blocks", known={"html-blocks"}), current_name("hand")
    ('interrupted-headings', 'html-blocks', 'hand')
    """
    return name if name in known else FORMER_NAMES.get(name, name)
