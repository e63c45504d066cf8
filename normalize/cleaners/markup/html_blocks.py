"""Read the HTML blocks in Markdown.
中文：处理 Markdown 中的 HTML 块：表格转写，样式和脚本除去。

Before:  <table><tr><th>年<th>值<tr><td>1<td>2</table>          Before:  <style> .tax td { color: red } </style>
After:   | 年 | 值 |⏎| --- | --- |⏎| 1 | 2 |                    After:   (removed by name)
Leaves:  a block without its end tag, and all other tags (`inline-html` reads them).

Converters fall back to HTML for tables with cells over several rows or columns, and copy the styles of a site with its
pages. A table is read like a table of a web page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed
from normalize.readers.kinds import MARKDOWN

TRIGGERS = "<"

KINDS = frozenset({MARKDOWN})

# The names are ASCII (`(?a:`): without it ſ counts as s, and ı as i.
_BLOCK = lazy_pattern(r"<(?P<name>(?a:table|style|script))\b", re.IGNORECASE)
_TAGS = {
    name: lazy_pattern(f"<(?P<end>/)?(?a:{name})\\b[^<>]*>", re.IGNORECASE) for name in ("table", "style", "script")
}


def propose(draft: Draft) -> Iterator[Proposal]:
    text, done = draft.text, 0
    open_ended: set[str] = set()  # names with a missing end tag: no further block of the name is read
    for match in _BLOCK.finditer(text):
        name = match["name"].lower()
        if match.start() < done or name in open_ended:
            continue
        end = _end(text, match.start(), name)
        if end is None:
            open_ended.add(name)
            continue
        done = end
        if name == "table":
            yield from _table(text, match.start(), end)
        else:
            yield removed(text, match.start(), end, f"{name} of a page")


def _end(text: str, start: int, name: str) -> int | None:
    """The offset where a block ends, None without an end tag. A table may contain other tables."""
    depth = 0
    for tag in _TAGS[name].finditer(text, start):
        if tag["end"]:
            depth -= 1
        elif name == "table" or not depth:
            depth += 1
        if depth <= 0:
            return tag.end()
    return None


def _table(text: str, start: int, end: int) -> Iterator[Proposal]:
    from normalize.html.markdown import MarkdownLines  # loaded on first use: few texts have such a table

    for edit in MarkdownLines(text[start:end], "").edits():
        yield edit._replace(start=edit.start + start, end=edit.end + start)
