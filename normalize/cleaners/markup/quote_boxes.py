"""Take a notice out of the quote box above a document.
中文：把文首引用框里的通知还原为正文行，去掉提示框标记。

Before:  > [!NOTE] 相关通知⏎>⏎> **某工委关于印发《办法》的通知**⏎>⏎> （某工发〔2015〕13号）⏎…⏎> 2015年10月20日⏎⏎---⏎⏎## 办法
After:   **某工委关于印发《办法》的通知**⏎⏎（某工发〔2015〕13号）⏎…⏎2015年10月20日⏎⏎## 办法
Leaves:  every word of the notice; quotations, and boxes that hold a lead of the press; boxes below the first lines.

Collections of party documents and of reports set the notice that transmits a document into a block quote (CommonMark
§5.1), often as an alert with a label of the collection. A box is a notice if one of its lines is the title of one, the
number of a document, its day, its addressees or a note on its publication. The rule below it goes with the marks. Of any
other alert only the mark goes: its label stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.chinese.dates import ANY_DATE
from normalize.documents.lines import DISCLOSURE, NOTICE_TITLE, is_number
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed
from normalize.readers.kinds import MARKDOWN

TRIGGERS = ">"

KINDS = frozenset({MARKDOWN})

_MARKS = lazy_pattern(r">[> ]*")
_ALERT = lazy_pattern(r"(?P<quote>>[> ]*)(?P<mark>\[![A-Za-z]{1,20}\][+-]? *)(?P<label>.*)")
_RULE = lazy_pattern(r"(?:-[ ]?){3,}|(?:\*[ ]?){3,}|(?:_[ ]?){3,}")
# A notice stands above its document: a title, and no more than these many lines, may stand above it.
_WITHIN = 4
_LONGEST_ADDRESSEES = 200


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    start = next((at for at, line in enumerate(lines[: _WITHIN + 1]) if line.text[0] == ">"), None)
    end = start or 0
    if start is not None:
        end = next((at for at in range(start, len(lines)) if lines[at].text[0] != ">"), len(lines))
        if any(map(_tells_a_notice, lines[start:end])):
            yield from _notice(draft.text, lines[start:end])
            if end < len(lines) and _RULE.fullmatch(lines[end].text):
                yield removed(draft.text, lines[end].start, lines[end].end, "rule below a notice")
        else:
            end = start
    for line in lines[end:]:
        if line.text[0] == ">" and (alert := _ALERT.fullmatch(line.text)):
            yield removed(draft.text, line.start + alert.start("mark"), line.start + alert.end("mark"), "mark of a box")


def _tells_a_notice(line: Line) -> bool:
    """True for a line that a notice has and a lead or a quotation has not: number, day, addressees, publication."""
    words = bare(line.text)
    if is_number(words) or any(known.fullmatch(words) for known in (NOTICE_TITLE, DISCLOSURE, ANY_DATE)):
        return True
    return words.endswith(("：", ":")) and len(words) < _LONGEST_ADDRESSEES and "。" not in words


def _notice(text: str, box: Sequence[Line]) -> Iterator[Proposal]:
    """Remove the marks of a box, and the label of an alert, which is the collection's."""
    for line in box:
        marks = _MARKS.match(line.text)
        if _ALERT.fullmatch(line.text):
            yield removed(text, line.start, line.end, "label of a box")
        elif marks:
            yield removed(text, line.start, line.start + marks.end(), "mark of a quotation")
