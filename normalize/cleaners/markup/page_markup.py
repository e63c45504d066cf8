r"""Write the tags of a text as lines of Markdown.
中文：把正文的 HTML 标签写成 Markdown 的标题、列表、表格和加粗。

Before:  <h2>一、回顾</h2><p>　　完成<b>4.5%</b>。</p><ul><li>甲<li>乙</ul><table><tr><th>年<th>值<tr><td>1<td>2</table>
After:   ## 一、回顾⏎⏎完成**4.5%**。⏎⏎- 甲⏎- 乙⏎⏎| 年 | 值 |⏎| --- | --- |⏎| 1 | 2 |
Leaves:  entities (`html-entities` reads them), every character of the text. A mark of Markdown in the text itself gets
         a backslash, so that it stays text.

A list inside an item is indented to where the words of the item begin. A break (<br>) begins a new line, which is a new
paragraph in Chinese pages. Line feeds of the markup beside Chinese become nothing. Tables that only place things on the
page are dissolved. A link becomes its text. Strong marks round a whole line are typography and go. Raised numbers
become note markers [1]; after a letter or a digit (m², 10⁸) they become raised digits.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.readers.kinds import HTML

KINDS = frozenset({HTML})


def propose(draft: Draft) -> Iterator[Proposal]:
    # Loaded on first use: most sources are not web pages.
    from normalize.html.markdown import MarkdownLines

    yield from MarkdownLines(draft.text, str(draft.facts.get("title", ""))).edits()
