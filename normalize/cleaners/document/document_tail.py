"""Move the end matter (版记) of an official document to the front matter.
中文：把公文的版记（抄送、印发）和附注移入元数据。

Before:  抄送：区委、人大、政协、纪委监委，法院、检察院。          Before:  某区人民政府办公室  2021年1月20日印发
After:   cc: 区委、人大、政协、纪委监委，法院、检察院。            After:   (the same words, in `signature`)
Leaves:  the words 抄送 and 印发 inside sentences, a second 抄送： (the field has room for one).

GB/T 9704-2012 §7.4.2 and §7.4.3 define the end matter. The note on publication of §7.3.7 (此件公开发布) is moved too if only
end matter is below it. The label 抄送： is removed under a name; the organs are moved verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from normalize.documents.head.model import disclosure, moved_disclosure
from normalize.documents.lines import DISCLOSURE
from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.provenance.edit import moved, removed

_CC = re.compile(r"(抄\s?送\s*[：:]\s*)(\S.{1,200})")
_PRINTED = re.compile(r"\S{4,30}(?:办公室|办公厅)\s*\d{4}年\d{1,2}月\d{1,2}日印发")
# End matter comes after everything else, so only the last lines are read.
_LAST_LINES = 8


def propose(draft: Draft) -> Iterator[Proposal]:
    printed: list[str] = []
    copied, published = "cc" in draft.facts, "disclosure" in draft.facts
    backwards = (line for line in reversed(draft.filled_lines) if not line.text.startswith("[^"))
    last = [*islice(backwards, _LAST_LINES)][::-1]
    for number, line in enumerate(last, 1):
        found = _CC.fullmatch(line.text)
        if found and not copied:
            copied = True
            yield removed(draft.text, line.start, line.start + found.end(1), "the label 抄送：")
            yield moved(draft.text, line.start + found.end(1), line.end, "cc")
            yield Fact("cc", found[2])
        elif line.text[0] in "（(" and DISCLOSURE.fullmatch(line.text) and not published and _is_end(last[number:]):
            published = True
            yield from moved_disclosure(draft.text, line.start, line.end)
            yield Fact("disclosure", disclosure(line.text))
        elif _PRINTED.fullmatch(line.text):
            yield moved(draft.text, line.start, line.end, "signature")
            printed.append(line.text)
    if printed:
        yield Fact("signature", (*draft.facts.get("signature", ()), *printed), final=True)


def _is_end(lines: Sequence[Line]) -> bool:
    return all(_CC.fullmatch(line.text) or _PRINTED.fullmatch(line.text) for line in lines)
