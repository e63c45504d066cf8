"""The one MarkdownIt set-up of the project: CommonMark, GFM tables, footnotes.

The footnote plugin's tail rule is off: it drops definitions that nothing refers to, and a glossary
entry must never be lost. Definitions therefore stay in the token stream where they were written.
Raw HTML is off: a source is hostile, and text never becomes markup.
"""

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin


@cache
def markdown_parser() -> MarkdownIt:
    """Return the shared parser. Treat it as immutable: every output of the project relies on it."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.use(footnote_plugin, inline=False)
    parser.disable("footnote_tail")
    return parser
