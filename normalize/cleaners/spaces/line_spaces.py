r"""Remove white space at both ends of every line, and make every other space plain.
中文：去掉行首行尾的空白，行内空白一律改为普通空格。

Before:  \u3000\u3000各位代表：␠␠
After:   各位代表：
Leaves:  the line feeds themselves; four spaces before a further paragraph of a note in Markdown; the number of spaces
         inside a line (`layout-spaces` decides about them).

Items of a nested list are indented to where the words of the outer item begin. All other indents and centred titles are
layout. NBSP, ideographic and typographic spaces and tabs become one plain space each; so do form feeds, which by now
have served as page breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.canonical.footnotes import DEFINITION
from normalize.documents.sections.nested_lists import nested_items
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import spaced
from normalize.readers.kinds import MARKDOWN, MARKUP_KINDS

_SIGN = "[ \t\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1c-\x1f]"
_SPACE = re.compile(f"{_SIGN}{_SIGN}*")  # a search for a set is faster than one for a repetition
_PLAIN_SPACE = re.compile("  *")
_NOTE = lazy_pattern(rf"^{DEFINITION} .*+(?:\n{{1,2}} {{4}}\S.*+)++", re.MULTILINE)


def propose(draft: Draft) -> Iterator[Proposal]:
    text, length = draft.text, len(draft.text)
    kept = _indents_of_notes(text) if draft.kind == MARKDOWN and "]: " in text else frozenset()
    items = nested_items(text) if draft.kind in MARKUP_KINDS else {}
    # `isprintable` is false for all other spaces, and takes half the time of a search for them.
    pattern = _PLAIN_SPACE if text.replace("\n", "").isprintable() else _SPACE
    for match in pattern.finditer(text):
        start, end = match.span()
        if start == 0 or end == length or text[start - 1] == "\n" or text[end] == "\n":
            wanted = " " * items[end].indent if end in items else ""
            if start not in kept and match[0] != wanted:
                yield spaced(text, start, end, wanted)
        elif match[0].strip(" "):
            yield spaced(text, start, end, " " * (end - start))


def _indents_of_notes(text: str) -> frozenset[int]:
    """The offsets where the indents of paragraphs of notes begin."""
    found: set[int] = set()
    for note in _NOTE.finditer(text):
        at = text.find("\n    ", *note.span())
        while at >= 0:
            found.add(at + 1)
            at = text.find("\n    ", at + 1, note.end())
    return frozenset(found)
