"""Take a post out of a forum thread that was copied as text.
中文：从复制成纯文本的论坛主题中取出帖子，除去论坛的框架。

Before:  查看: 1903|回复: 0 ⏎ [天津] 某区政府工作报告 ⏎ [复制链接] ⏎ … 积分 ⏎ 4505 ⏎ 发表于 2021-6-29 09:51:44 | 显示全部楼层
         各位代表： … ⏎ 您需要登录后才可以回帖 登录 | 立即注册 ⏎ 本版积分规则 ⏎ Powered by …
After:   各位代表： …        (and in the front matter: board, posted, views, replies, site)
Leaves:  every line of the post, also one that holds a word of the frame inside a sentence (积分管理, 登录); the day of
         the post never becomes a day of the document.

There is no DOM left, so a grammar of lines does it: the frame above ends with the line that tells when the post was
written, the frame below begins with the first frame line after the last line of prose. Lines of the frame in
between are known as whole lines only, and a word that may be a heading (收藏) only beside another one.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed
from normalize.readers.kinds import FORUM_THREAD

KINDS = frozenset({FORUM_THREAD})

_POSTED = lazy_pattern(r"发表于\s*(\d{4})-(\d{1,2})-(\d{1,2})\s+(\d{1,2}):(\d{2}(?::\d{2})?)(?=\s|$|\|)")
_COUNTS = lazy_pattern(r"查看:\s*(\d+)\s*\|\s*回复:\s*(\d+)")
_BOARD = lazy_pattern(r"\[([^\[\]\s]{1,12})\]\s*(\S.*)")
_POWERED = lazy_pattern(r"Powered by\s+([A-Za-z][\w.-]*)")
_COPYRIGHT = lazy_pattern(r"(?:©|Copyright)\s*(?:\d{4}\s*[-–]\s*)?\d{4}\s+([A-Za-z][\w.-]*)")
_SOFTWARE = frozenset({"discuz", "phpwind", "phpbb", "vbulletin", "comsenz"})

# Lines of the frame, as whole lines. Numbers, versions and dates vary from site to site.
_FRAME = lazy_pattern(
    r"设为首页|收藏本站|设为首页收藏本站|开启辅助访问|切换到[窄宽]版|快捷导航|返回列表|发新帖|发表回复|快速回复|返回顶部|"
    r"快速回复 返回顶部 返回列表|查看:.*回复:.*|\[复制链接\]|电梯直达|跳转到指定楼层|楼主|沙发|板凳|地板|\d+#|当前离线|"
    r"发消息|加好友|只看该作者|倒序浏览|正序浏览|阅读模式|显示全部楼层|收藏|评分|点评|举报|使用道具|分享到?:?|"
    r"您需要登录后才可以回帖.*|登录|立即注册|登录 \| 立即注册|本版积分规则|回帖并转播|回帖后跳转到最后一页|高级模式|"
    r"本帖最后由 .+ 于 .+ 编辑|本主题由 .+ 于 .+|客服中心|在线咨询|关闭|在线时间:|联系电话:|周.~周.|\d{1,2}:\d{2}-\d{1,2}:\d{2}|"
    r"(?:\d{3,4}-)?\d{7,8}|• ?(?:TA的每日心情|签到天数:.*)|\[LV\.\d+\].*|主题|帖子|积分|版主|精华|威望|阅读权限|注册时间|"
    r"(?:Rank: ?\d+)+|GMT[+-]\d.*|Processed in .*|Powered by .*|(?:©|Copyright).*|Archiver.*|手机版|小黑屋|.*ICP备.*号.*"
)
# Buttons that may head a section too: inside the post they are the frame's only beside another line of it.
_ALSO_HEADINGS = frozenset({"收藏", "评分", "积分", "主题", "帖子", "登录", "关闭", "精华", "威望"})
_PROSE = lazy_pattern(r"[，。；！][^，。；！]|[，,][^，,]{2,}[，,。]")


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    first = _first_of_post(lines)
    last = _last_of_post(lines, first)
    yield from _facts(lines, first, last)
    yield from _cut(draft.text, lines[:first], "frame above the post")
    post = lines[first : last + 1]
    framed = [_FRAME.fullmatch(line.text) is not None for line in post]
    for number, line in enumerate(post):
        beside = framed[number - 1 : number] + framed[number + 1 : number + 2]
        if framed[number] and (line.text not in _ALSO_HEADINGS or any(beside)):
            yield removed(draft.text, line.start, line.end, "frame inside the post")
    yield from _cut(draft.text, lines[last + 1 :], "frame below the post")


def _cut(text: str, lines: tuple[Line, ...], why: str) -> Iterator[Proposal]:
    if lines:
        yield removed(text, lines[0].start, lines[-1].end, why)


def _first_of_post(lines: tuple[Line, ...]) -> int:
    """The line after the one that dates the first post; without it, after the last frame line before prose."""
    first = 0
    for number, line in enumerate(lines):
        if _POSTED.search(line.text) and len(line.text) < 80:
            return number + 1
        if _is_prose(line.text):
            break
        if _FRAME.fullmatch(line.text):
            first = number + 1
    return first


def _last_of_post(lines: tuple[Line, ...], first: int) -> int:
    """The last line before the frame that ends the page: after it, no prose comes."""
    last = len(lines) - 1
    for number in range(len(lines) - 1, first - 1, -1):
        text = lines[number].text
        if _FRAME.fullmatch(text):
            last = number - 1
        elif _is_prose(text):
            break
    return last


def _is_prose(text: str) -> bool:
    return len(text) > 30 and bool(_PROSE.search(text)) and not _FRAME.fullmatch(text)


def _facts(lines: tuple[Line, ...], first: int, last: int) -> Iterator[Proposal]:
    """Board, counts and day of the post from the frame above, the site from the frame below."""
    for line in lines[:first]:
        posted, counts, board = (rule.search(line.text) for rule in (_POSTED, _COUNTS, _BOARD))
        if posted:
            year, month, day, hour, rest = posted.groups()
            yield Fact("source.posted", f"{year}-{int(month):02}-{int(day):02} {hour:0>2}:{rest}")
        if counts:
            yield Fact("source.views", int(counts[1]))
            yield Fact("source.replies", int(counts[2]))
        if board and not board[1].startswith("LV."):
            yield Fact("source.board", board[1])
            yield Fact("source.thread", board[2].removesuffix("[复制链接]").strip())
    for line in lines[last + 1 :]:
        for found in (_POWERED.search(line.text), _COPYRIGHT.search(line.text)):
            if found and found[1].lower() not in _SOFTWARE:
                yield Fact("source.site", found[1])
