"""Take a document out of its web page.
中文：从网页中取出文件本身，页面的其余部分按名目除去。

Before:  <nav>首页 &gt; 公告</nav><h1>某区政府工作报告</h1><div class="article-content"><p>各位代表：</p></div><footer>ICP备1号</footer>
After:   <h1>某区政府工作报告</h1><p>各位代表：</p>        (and in the front matter: title, published, site, author, board …)
Leaves:  the tags of the text itself (`page-markup` reads them), quotations and folded text of a post. The day of the
         page never becomes a day of the document.

The main text is found by structure: forum posts by the classes of the forum engine, articles by the classes of content
management systems, other pages by their prose. Everything else is removed under a name. The first post of a thread is
the document; with the option `posts: all` each later post becomes a section.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import Edit, Kind, inserted, removed
from normalize.readers.kinds import HTML

KINDS = frozenset({HTML})


def propose(draft: Draft) -> Iterator[Proposal]:
    # Loaded on first use: most sources are not web pages.
    from normalize.html.email_addresses import addresses
    from normalize.html.extract import extract
    from normalize.html.parse import parse
    from normalize.html.spans import removals

    text = draft.text
    page = parse(text)
    found = extract(page, everything=draft.options.posts == "all")
    yield from found.facts
    yield from found.findings
    for span in removals(page, found.content):
        yield removed(text, span.start, span.stop, span.name)
    marks: dict[int, str] = {}
    for passage in found.content.passages:
        for start, stop, address in addresses(page, passage):
            yield Edit(start, stop, text[start:stop], address, Kind.REPLACED, why="the address in data-cfemail")
        marks[passage.start] = marks.get(passage.start, "") + passage.before
        marks[passage.stop] = marks.get(passage.stop, "") + passage.after
    yield from (inserted(at, mark, "heading") for at, mark in marks.items() if mark)
