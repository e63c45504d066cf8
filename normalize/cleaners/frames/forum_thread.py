"""Take a post out of a forum thread that was copied as text.
中文：从复制成纯文本的论坛主题中取出帖子，除去论坛的框架。

Before:  查看: 1903|回复: 0 ⏎ [天津] 某区政府工作报告 ⏎ [复制链接] ⏎ … 积分 ⏎ 4505 ⏎ 发表于 2021-6-29 09:51:44 | 显示全部楼层
         各位代表： … ⏎ 您需要登录后才可以回帖 登录 | 立即注册 ⏎ 本版积分规则 ⏎ Powered by …
After:   各位代表： …        (and in the front matter: board, posted, views, replies, site)
Leaves:  every line of the post, even if it has a word of the frame inside a sentence (积分管理, 登录). The day of the post
         never becomes a day of the document.

Plain text has no elements, so the lines show where the frame is. The frame above ends with the line that dates the
post. The frame below begins with the first frame line after the last line of prose. Frame lines in between are removed
as whole lines; a word that may also be a heading (收藏) is removed only beside another frame line. The words are in
`normalize.chrome.forums`.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.chrome.forums import ALSO_HEADINGS, BOARD, COPY_LINK, COUNTS, FRAME, MAKERS, POSTED, SITES
from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed
from normalize.readers.kinds import FORUM_THREAD

KINDS = frozenset({FORUM_THREAD})

_PROSE = lazy_pattern(r"[，。；！][^，。；！]|[，,][^，,]{2,}[，,。]")


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    first = _first_of_post(lines)
    last = _last_of_post(lines, first)
    yield from _facts(lines, first, last)
    yield from _cut(draft.text, lines[:first], "frame above the post")
    post = lines[first : last + 1]
    framed = [FRAME.fullmatch(line.text) is not None for line in post]
    for number, line in enumerate(post):
        beside = framed[number - 1 : number] + framed[number + 1 : number + 2]
        if framed[number] and (line.text not in ALSO_HEADINGS or any(beside)):
            yield removed(draft.text, line.start, line.end, "frame inside the post")
    yield from _cut(draft.text, lines[last + 1 :], "frame below the post")


def _cut(text: str, lines: tuple[Line, ...], why: str) -> Iterator[Proposal]:
    if lines:
        yield removed(text, lines[0].start, lines[-1].end, why)


def _first_of_post(lines: tuple[Line, ...]) -> int:
    """The number of the line after the one that dates the post, else after the last frame line before prose."""
    first = 0
    for number, line in enumerate(lines):
        if POSTED.search(line.text) and len(line.text) < 80:
            return number + 1
        if _is_prose(line.text):
            break
        if FRAME.fullmatch(line.text):
            first = number + 1
    return first


def _last_of_post(lines: tuple[Line, ...], first: int) -> int:
    """The number of the last line before the frame at the end of the page. No prose follows that frame."""
    last = len(lines) - 1
    for number in range(len(lines) - 1, first - 1, -1):
        text = lines[number].text
        if FRAME.fullmatch(text):
            last = number - 1
        elif _is_prose(text):
            break
    return last


def _is_prose(text: str) -> bool:
    return len(text) > 30 and bool(_PROSE.search(text)) and not FRAME.fullmatch(text)


def _facts(lines: tuple[Line, ...], first: int, last: int) -> Iterator[Proposal]:
    """Read board, counts and day of the post from the frame above, and the site from the frame below."""
    for line in lines[:first]:
        posted, counts, board = (pattern.search(line.text) for pattern in (POSTED, COUNTS, BOARD))
        if posted:
            day = f"{posted['year']}-{int(posted['month']):02}-{int(posted['day']):02}"
            yield Fact("source.posted", f"{day} {posted['hour']:0>2}:{posted['rest']}")
        if counts:
            yield Fact("source.views", int(counts["views"]))
            yield Fact("source.replies", int(counts["replies"]))
        if board and not board["board"].startswith("LV."):
            yield Fact("source.board", board["board"])
            yield Fact("source.thread", board["thread"].removesuffix(COPY_LINK).strip())
    for line in lines[last + 1 :]:
        for found in (pattern.search(line.text) for pattern in SITES):
            if found and found["site"].lower() not in MAKERS:
                yield Fact("source.site", found["site"])
