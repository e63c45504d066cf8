r"""Take the white space off both ends of every line, and make every other space plain.

Before:  \u3000\u3000各位代表：␠␠
After:   各位代表：
Leaves:  the line feeds themselves; spaces inside a line keep their number (`layout-spaces` knows them).

Indents and centred titles are layout. NBSP, ideographic and typographic spaces, tabs and form feeds (once
page breaks have been looked at) become one plain space each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.draft import Draft, Proposal
from normalize.edit import spaced

_SPACE = re.compile("[ \t\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1c-\x1f]+")


def propose(draft: Draft) -> Iterator[Proposal]:
    text, length = draft.text, len(draft.text)
    for match in _SPACE.finditer(text):
        start, end = match.span()
        if start == 0 or end == length or text[start - 1] == "\n" or text[end] == "\n":
            yield spaced(text, start, end)
        elif match[0].strip(" "):
            yield spaced(text, start, end, " " * (end - start))
