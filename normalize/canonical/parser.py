"""The one MarkdownIt set-up of the project: CommonMark, GFM tables, footnotes.

The footnote plugin's tail rule is off: it drops definitions that nothing refers to, and a glossary
entry must never be lost. Definitions therefore stay in the token stream where they were written.
Raw HTML is off: a source is hostile, and text never becomes markup.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def markdown_parser() -> MarkdownIt:
    """Return the shared parser. Treat it as immutable: every output of the project relies on it."""
    return _parser({"html": False})


@cache
def plain_commonmark() -> MarkdownIt:
    """CommonMark as a forge reads it: raw HTML is markup there. For verification alone."""
    return _parser({"html": True})


def _parser(options: dict[str, bool]) -> MarkdownIt:
    # Loaded on first use: cleaning a plain text needs no parser.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", options).enable("table").use(footnote_plugin, inline=False)
    return parser.disable("footnote_tail")
