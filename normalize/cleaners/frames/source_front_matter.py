"""Take the front matter that an earlier editor wrote, and keep its facts.
中文：取下前人所写的元数据，留用其中关于文件的事实。

Before:  --- ⏎ source: https://www.example.gov.cn/a.html ⏎ title: 2018年某市政府工作报告 ⏎ --- ⏎ 各位代表：
After:   各位代表：       (source.url, and the title if the text has none of its own)
Leaves:  a rule line inside the text; front matter that cannot be read, which stays as text and is reported.

Only facts about the document are taken over: its address, its title, its subjects; and all fields of a text that calls
itself canonical and is not quite. The block is removed under a name,
so the ledger has all of it. A date in it is often that of the web page and never becomes the document's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from normalize.canonical.errors import FrontMatterError
from normalize.canonical.front_matter import FIELDS, parse_front_matter
from normalize.canonical.validate import schema_errors
from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import removed
from normalize.provenance.finding import Finding, Severity
from normalize.readers.kinds import MARKDOWN

KINDS = frozenset({MARKDOWN})

# People may write the second line longer than the first.
_FENCED = re.compile(r"---[ \t]*\n(.*?)^-{3,}[ \t]*(?:\n+|\Z)", re.DOTALL | re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+")


def propose(draft: Draft) -> Iterator[Proposal]:
    found = _FENCED.match(draft.text)
    if not found:
        return
    block, end = found[1], found.end()
    try:
        fields = parse_front_matter(block) if block.strip() else {}
    except FrontMatterError as fault:
        yield Finding("front-matter-unreadable", Severity.WARNING, 0, end, str(fault), "mend the YAML of the source")
        return
    yield removed(draft.text, 0, end, "front matter of the source")
    yield from _facts(fields)


def _facts(fields: dict[str, Any]) -> Iterator[Fact]:
    if str(fields.get("format", "")).startswith("dingben/"):
        yield from _own_facts(fields)
    for name in ("source", "link", "url"):
        values = fields.get(name)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, str) and _ADDRESS.fullmatch(value):
                yield Fact("source.url", value)
    if isinstance(fields.get("title"), str | int) and str(fields["title"]).strip():
        yield Fact("source.title", _once(" ".join(str(fields["title"]).split())))
    tags = fields.get("tags")
    if isinstance(tags, list) and tags and all(isinstance(tag, str) and tag for tag in tags):
        yield Fact("tags", tuple(tags))


def _own_facts(fields: dict[str, Any]) -> Iterator[Fact]:
    """The facts of front matter in the canonical format, apart from those that break its schema and those of this run."""
    wrong = {error.partition(":")[0].partition(".")[0] for error in schema_errors(fields)}
    for name in FIELDS:
        if name in fields and name not in wrong | {"source", "format"}:
            yield Fact(name, fields[name])
    if isinstance(fields.get("source"), dict) and "source" not in wrong:
        yield from (Fact(f"source.{name}", value) for name, value in fields["source"].items())


def _once(title: str) -> str:
    """Return the first half of a title that is written twice without a space between."""
    half = len(title) // 2
    return title[:half] if len(title) > 8 and title[:half] == title[half:] else title
