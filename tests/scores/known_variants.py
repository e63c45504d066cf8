"""What only the first source of a pair has, whole lines that a person looked at: they belong to the text.

Short readings only: how the letters begin.
"""

from __future__ import annotations

from typing import NamedTuple


class Known(NamedTuple):
    document: str
    a: str
    why: str


KNOWN = (
    Known("1985年国务院政府工作报告.txt", "结束语", "a heading that the copy leaves out"),
    Known("1997年国务院政府工作报告.txt", "结束语", "a heading that the copy leaves out"),
    Known("1982年十二大报告.txt", "列宁", "six notes that the copy leaves out"),
    Known("1982年十二大报告.txt", "马克思", "six notes that the copy leaves out"),
    Known("016-实践论.md", "论认识和实践的关系", "a subtitle that the other edition leaves out"),
)
