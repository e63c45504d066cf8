"""Write the front matter, and a title if the text has none.
中文：在文首写出元数据；正文没有标题的，补上标题。

Before:  # 政府工作报告 ⏎ 各位代表：……
After:   --- ⏎ title: 政府工作报告 ⏎ … ⏎ format: dingben/1 ⏎ --- ⏎ # 政府工作报告 ⏎ 各位代表：……
Leaves:  the body.

Always last, when all facts are known. A text without a title gets the best known name (the title of the page or thread,
else the name of the file), and `title-missing` is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from normalize.canonical.front_matter import FIELDS, FORMAT, dump_front_matter
from normalize.documents.lines import is_report
from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import inserted
from normalize.provenance.finding import Finding, Severity
from normalize.verify.blocks import labels
from normalize.verify.printed import printed

_TITLE = re.compile(r"^# (\S.*)", re.MULTILINE)
# A longer name is a sentence about the text, not its title.
_LONGEST_TITLE = 60


def propose(draft: Draft) -> Iterator[Proposal]:
    title = _TITLE.search(draft.text)
    fields = compose(draft)
    fields["title"] = _full_title(draft, printed(title[1], labels(draft.text)) if title else "")
    if not title:
        yield Finding("title-missing", Severity.NOTE, 0, 0, f"no title in the text; called {fields['title']!r}")
    yield Fact("title", fields["title"], final=True)
    heading = "" if title else f"# {_escaped(fields['title'])}\n" + ("\n" if draft.text else "")
    yield inserted(0, f"{dump_front_matter(fields)}\n{heading}")


def _full_title(draft: Draft, words: str) -> str:
    """The printed title (`words`), or a title of the page or metadata that contains it and names a report.

    Without a printed title, the result is the best short name known, or else the name of the file.
    """
    names = [str(draft.facts[name]) for name in ("title", "source.title", "source.thread") if draft.facts.get(name)]
    if not words:
        return (
            next((name for name in names if len(name) <= _LONGEST_TITLE), None)
            or PurePath(draft.facts["source.file"]).stem
        )
    return next((name for name in names if words in name and is_report(name)), words)


def compose(draft: Draft) -> dict[str, Any]:
    """Build the nested front matter from the facts of a draft, which have dotted names."""
    fields: dict[str, Any] = {}
    for name, value in {**draft.facts, "format": FORMAT}.items():
        head, _, rest = name.partition(".")
        if rest:
            fields.setdefault(head, {})[rest] = value
        else:
            fields[head] = value
    return {name: fields[name] for name in FIELDS if name in fields}


def _escaped(title: str) -> str:
    return re.sub(r"([\\*_`<>\[\]&#])", r"\\\1", title)
