"""Take the first post out of a forum thread that was exported to Markdown.
中文：从导出为 Markdown 的论坛主题中取出首帖。

Before:  ----- ⏎ ####  某人 ⏎ ##### 1#  楼主  发表于 2020-2-26 21:07 ⏎ 正文 ⏎ ﹍﹍﹍ ⏎ 评分 ⏎ … ⏎ ----- ⏎ ####  另一人 ⏎ ##### 2# …
After:   正文        (and in the front matter: poster, posted)
Leaves:  headings and rules inside a post. Ratings are removed under a name. The day of the post never becomes the
         document's.

Every post begins with a rule, a heading with the name of the poster, and a heading with floor and day. Replies are left
out and counted; with the option `posts: all` each stays under its floor.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.chrome.forums import EXPORT_FRAME, EXPORTED_POST
from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import removed
from normalize.provenance.finding import Finding, Severity
from normalize.readers.kinds import MARKDOWN

TRIGGERS = "#"

KINDS = frozenset({MARKDOWN})


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    posts = list(EXPORTED_POST.finditer(text)) if "发表于" in text else ()
    if not posts:
        return
    first, everything = posts[0], draft.options.posts == "all"
    yield removed(text, 0, first.end(), "frame above the post")
    yield Fact("source.poster", first["name"])
    day = f"{first['year']}-{int(first['month']):02}-{int(first['day']):02}"
    yield Fact("source.posted", f"{day} {first['time']:0>5}" if first["time"] else day)
    end = len(text)
    if len(posts) > 1 and not everything:
        end = posts[1].start()
        yield removed(text, end, len(text), "replies")
        message = f"a thread: the first post is the document, {len(posts) - 1} replies are left out"
        yield Finding("replies-left-out", Severity.NOTE, end, len(text), message, "the option posts: all keeps them")
    for match in EXPORT_FRAME.finditer(text, first.end(), end):
        yield removed(text, *match.span(), "frame of a post")
