"""The way from the start page to an article, as the lines of a copied text hold it: 首页 > 政务公开 > 正文.

A separator alone proves nothing: `>` opens a block quote as well. What proves a breadcrumb is its beginning, the start
page or a label such as 当前位置：, and it goes on for as long as separators link its steps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.chinese.characters import CLAUSE_ENDS
from normalize.chrome import words as w
from normalize.engine.patterns import any_of

# What parts the steps.
SEPARATORS = re.compile("[>»›》＞]+")
_MARKS = ">»›＞"  # 》 closes a title as well, so alone it links nothing
_START_PAGE = re.compile(any_of(w.START_PAGES), re.IGNORECASE)
# Steps, in characters; the last one may be a title.
_LONGEST_STEP, _LONGEST_LAST_STEP = 20, 40
_SENTENCE = re.compile(f"[{CLAUSE_ENDS}！？：]")


def is_path(text: str, begun: bool = False) -> bool:
    """True if a line is short names parted by separators, the first of which is a start page unless the path has `begun`.

    >>> is_path("首页 > 政务公开 > 政府文件"), is_path("> 某发〔2015〕13号"), is_path("甲 > 乙")
    (True, False, False)
    """
    if _SENTENCE.search(text):
        return False
    *steps, last = (step.strip() for step in SEPARATORS.split(text))
    if steps and not steps[0]:
        steps = steps[1:]  # a separator before the first step
    if not steps or len(last) > _LONGEST_LAST_STEP or max(map(len, steps)) > _LONGEST_STEP:
        return False
    return begun or _START_PAGE.fullmatch(steps[0]) is not None


def path_length(texts: Sequence[str], begun: bool) -> int:
    """The number of lines at the beginning of `texts` that are one path; 0 if none begins there.

    `begun` says that a label such as 当前位置： stands above. A path stands in one line, or has steps and separators in
    lines of their own.

    >>> path_length(["首页", ">", "政务公开", "> 要闻", "2026年政府工作报告"], begun=False)
    4
    """
    if is_path(texts[0], begun):
        return 1
    if len(texts[0]) > _LONGEST_STEP or _SENTENCE.search(texts[0]):
        return 0
    if not (begun or _START_PAGE.fullmatch(texts[0]) is not None):
        return 0
    return _steps(texts)


def _steps(texts: Sequence[str]) -> int:
    """The number of lines that separators link to the first one; 0 without a separator."""
    length = 1
    while length < len(texts) and texts[length][0] in _MARKS:
        step, taken = texts[length].lstrip(_MARKS + " "), 1
        if not step and length + 1 < len(texts):
            step, taken = texts[length + 1], 2
        if len(step) > _LONGEST_STEP or _SENTENCE.search(step):
            break
        length += taken
    return length if length > 1 else 0
