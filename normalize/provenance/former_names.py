"""Cleaners that were renamed: old ledgers, verdicts and habits know them by their former names."""

from __future__ import annotations

from collections.abc import Container

# The names of ledger format 1 (dingben 0.1) → those of today.
FORMER_NAMES = {
    "foot-notes": "footnotes",
    "html-blocks": "page-markup",  # CommonMark §4.6 calls blocks of HTML in Markdown by this name, and so does a cleaner today
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
    """The name that a cleaner has today; a name that is `known` stays, whatever it once meant.

    >>> current_name("split-headings"), current_name("html-blocks", known={"html-blocks"}), current_name("hand")
    ('interrupted-headings', 'html-blocks', 'hand')
    """
    return name if name in known else FORMER_NAMES.get(name, name)
