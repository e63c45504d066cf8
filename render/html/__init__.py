"""Tree nodes → HTML. Pure: a `Document` goes in, escaped HTML and its anchors come out.

* `anchors.py` — ids that are read off the words, never off the position.
* `outline.py` — the blocks of a document with their ids, its sections, its notes and where they are used.
* `nodes.py` — one function for each kind of node; every text is escaped here and nowhere else.
* `phrases.py` — where a title may break.
* `document.py` — the whole document: title, body, contents, glossary entries.
"""

from render.html.document import (
    ContentsEntry,
    GlossaryEntry,
    RenderedDocument,
    Words,
    render_document,
)
from render.html.nodes import safe_target

__all__ = [
    "ContentsEntry",
    "GlossaryEntry",
    "RenderedDocument",
    "Words",
    "render_document",
    "safe_target",
]
