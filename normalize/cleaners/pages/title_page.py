r"""Merge the title on a title page with the title at the head of the text.
中文：把扉页上的标题与正文前的标题合为一个。

Before:  某省人民代表大会 ⏎ 某省数据 ⏎ 管理条例 ⏎ 2021年5月1日 ⏎ \f 某省数据管理条例 ⏎ 第一条 为了……
After:   某省人民代表大会 ⏎ 某省数据管理条例 ⏎ 2021年5月1日 ⏎ \f 第一条 为了……
Leaves:  first pages that are long or contain prose, titles that are not repeated at the head of a page.

A print has its title twice: on the title page, broken to fit and among issuer, day and speaker; and above the text,
whole. The same letters in both are the evidence that the lines on the title page are one title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise

from normalize.canonical.line_joint import line_joint
from normalize.chinese.characters import squeezed
from normalize.documents.lines import is_salutation
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Knowledge
from normalize.engine.lines import Line
from normalize.provenance.edit import Confidence, joined, removed
from normalize.readers.kinds import PLAIN_TEXT

TRIGGERS = "\f"

KINDS = frozenset({PLAIN_TEXT})

_MOST_LINES, _LONGEST_LINE = 12, 45
_MOST_PAGES = 4  # the contents list may be between them
_MOST_PARTS = 6  # of a title


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    first, *others = islice(_pages(text, draft.filled_lines), _MOST_PAGES)
    if not others or len(first) > _MOST_LINES or not all(map(_may_stand, first)):
        return
    for page in others:
        for count in range(min(_MOST_PARTS, len(page)), 0, -1):
            title = _same(first, _letters(page[:count]))
            if title:
                spaces, words = _spaces(page[:count]), title[0].text
                for number, (before, after) in enumerate(pairwise(title), 1):
                    spaced = len(_letters(title[:number])) in spaces
                    glue = " " if spaced else line_joint(before.text[-1], after.text[0])
                    yield joined(text, before.end, after.start, glue, Confidence.CERTAIN)
                    words += glue + after.text
                yield removed(text, page[0].start, page[count - 1].end, "the title a second time")
                yield Knowledge(title=words)
                return


def _pages(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each page; a form feed ends one."""
    page: list[Line] = []
    end = 0
    for line in lines:
        if "\f" in text[end : line.start] and page:
            yield page
            page = []
        page.append(line)
        end = line.end
    yield page


def _may_stand(line: Line) -> bool:
    """True if a title page may contain such a line."""
    return len(line.text) <= _LONGEST_LINE and line.text[-1] not in "。；" and not is_salutation(line.text)


def _same(page: Sequence[Line], letters: str) -> Sequence[Line]:
    """The adjacent lines that together have these letters; none for digits alone, which are a page number."""
    if not any(map(str.isalpha, letters)):
        return ()
    runs = (page[start:end] for start in range(len(page)) for end in range(start + 1, start + 1 + _MOST_PARTS))
    return next((run for run in runs if _letters(run) == letters), ())


def _spaces(lines: Sequence[Line]) -> frozenset[int]:
    """The counts of letters before each space inside a line."""
    words = [len(word) for line in lines for word in line.text.split()]
    ends = {len(_letters(lines[:count])) for count in range(len(lines) + 1)}
    return frozenset(accumulate(words)) - ends


def _letters(lines: Sequence[Line]) -> str:
    return "".join(squeezed(line.text) for line in lines)
