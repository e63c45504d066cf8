"""Keep links to the web, unwrap the others, and leave pictures out.
中文：网址链接保留，其他链接只留文字，图片不收而作报告。

Before:  见[附件](./W020230203.docx)和![](/images/a.gif)，[原文](https://example.gov.cn/a.html)
After:   见附件和，[原文](https://example.gov.cn/a.html)
Leaves:  links to http and https addresses, the words of every link, references to notes.

A canonical text has no files beside it: a relative link breaks once the text is moved, and a picture would make a
reader's browser fetch a file. Each picture left out is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed
from normalize.provenance.finding import Finding, Severity
from normalize.readers.kinds import MARKDOWN

TRIGGERS = "("

KINDS = frozenset({MARKDOWN})

_LINK = lazy_pattern(
    r"(?P<picture>!?)\[(?P<words>(?!\^)[^\[\]\n]*)\]\((?P<to>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"\n]*\")?\)"
)
_WEB = lazy_pattern(r"https?://[^\s<>\"\\()]+")


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    for match in _LINK.finditer(text):
        if match["picture"]:
            yield removed(text, *match.span(), "picture")
            message = f"a picture was left out: {match['words'] or match['to'][:60]}"
            yield Finding(
                "picture-left-out", Severity.NOTE, *match.span(), message, "describe it in the text if it matters"
            )
        elif not _WEB.fullmatch(match["to"]) or match["words"].strip() != match["words"] or "*" in match["words"]:
            yield removed(text, match.start(), match.start() + 1, "link")
            yield removed(text, match.end("words"), match.end(), "link")
