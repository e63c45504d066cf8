"""Figure: chrome left in the texts, and letters of the body lost with it.

* truth_words_left: must_not and line_only words of truth.yaml that stand in our texts.
* lines_left: lines of our texts (as wholes) that are words of web chrome, over every file of the corpus: such a word
  may stand inside a sentence, as a line of its own it is chrome.
* letters_lost: letters of a second copy's body that stand, with the letters around them, in the first copy's source
  and not in our text of it (the pairs that an editor made; see `pairs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import pairs, truth
from .corpus import Corpus, Reading
from .figure import Better, Figure, Miss, Value, notes_of, short
from .pairs import Compared
from .truth import FileResult
from .view import squeeze

_NOTES = notes_of(__doc__)

# Whole lines, squeezed. From the pages of database viewers and government sites, and from Discuz! and phpwind threads.
_VOCABULARY = """
    下载 打印 全屏 收藏 【字号： 加大 还原 减小 】 相关报道： 当前位置： 首页 > >> 发表时间： 来源： 阅读量： 分享: 分享： 分享到：
    扫一扫在手机打开当前页 打印本页 【打印本页】 关闭窗口 【关闭窗口】 责任编辑： 政府网站标识码
    切换到窄版 切换到宽版 开启辅助访问 快捷导航 返回列表 发新帖 [复制链接] 当前离线 当前在线 发消息 加好友 精华 签到天数 电梯直达
    跳转到指定楼层 楼主 沙发 板凳 地板 只看该作者 倒序浏览 正序浏览 阅读模式 点评 评分 使用道具 举报 下载附件 保存到相册
    复制代码 点击展开 收起 高级模式 本版积分规则 发表回复 回帖并转播 回帖后跳转到最后一页 快速回复 返回顶部 小黑屋 Archiver 手机版
    您需要登录后才可以回帖 立即注册 没有帐号？立即注册 联系我们 无图版 手机浏览 清除Cookies 设为首页 收藏本站 自动登录 找回密码
"""
_WORDS = frozenset(_VOCABULARY.split())
_PATTERNS = re.compile(
    r"查看[:：]\d+(?:\|回复[:：]\d+)?|发表于\d{4}-\d{1,2}-\d{1,2}.{0,8}|发表于\d+(?:天|小时|分钟)前|本帖最后由.+编辑|本主题由.+审核通过"
    r"|ProcessedIn\d.+|Processedin\d.+|PoweredbyDiscuz!?.*|Poweredbyphpwind.*|©20\d\d-20\d\dComsenz.*|GMT\+8.*|Gzipdisabled.*"
    r"|.*ICP备\d+号.*|新手上路,积分\d+.*|距离下一级还需\d+积分|\([\d.]+KB,下载次数:\d+\)|抱歉，本主题已关闭，不再接受新内容|\d+#"
    r"|【字体：小?中?大?】|政府网站标识码：?\d*",
    re.IGNORECASE,
)  # fmt: skip


def is_chrome(line: str) -> bool:
    """Whether a line as a whole is a word of web chrome.

    >>> is_chrome("[复制链接]"), is_chrome("查看: 1031 | 回复: 1"), is_chrome("坚持首页负责制，全面下载运用。")
    (True, True, False)
    """
    words = squeeze(line)
    return words in _WORDS or _PATTERNS.fullmatch(words) is not None


def left_in(reading: Reading) -> list[str]:
    """Lines of the body and the notes, as they are read, that are chrome."""
    if reading.view is None:
        return []
    texts = (*(line.text for line in reading.view.lines), *(entry.text for entry in reading.view.entries))
    return [part for text in texts for part in text.split("\n") if is_chrome(part)]


def measure(corpus: Corpus) -> Figure:
    left = {name: left_in(corpus.reading(name)) for name in corpus.files}
    return report(truth.check_all(corpus), left, pairs.compare_all(corpus))


def report(checked: Sequence[FileResult], left: dict[str, list[str]], compared: Sequence[Compared]) -> Figure:
    words = [(item.name, fact) for item in checked for fact in item.failed if fact.name.startswith("must_not (")]
    words += [(item.name, fact) for item in checked for fact in item.failed if fact.name == "must_not"]
    lines = sum(map(len, left.values()))
    lost = sum(len(gap.b) for item in compared for gap in item.found if gap.lost)
    values = (
        Value(
            "chrome.truth_words_left",
            label="words of truth.yaml that must not stand in a text and do",
            value=len(words),
            better=Better.LOWER,
            target=0,
        ),
        Value(
            "chrome.lines_left", label="lines of web chrome left, all files", value=lines, better=Better.LOWER, target=0
        ),
        Value(
            "chrome.files_with_lines_left",
            label="files with such lines",
            value=sum(map(bool, left.values())),
            better=Better.LOWER,
            of=len(left),
            target=0,
        ),
        Value(
            "chrome.letters_lost",
            label="letters of the body lost, by the second copies",
            value=lost,
            better=Better.LOWER,
            target=0,
        ),
    )
    misses = [Miss(name, fact.name, short(fact.expected), short(fact.got)) for name, fact in words]
    return Figure(
        "chrome", "Chrome left and letters lost", values, _NOTES, misses=(*misses, *_misses(left, compared))
    )  # fmt: skip


def _misses(left: dict[str, list[str]], compared: Sequence[Compared]) -> Iterator[Miss]:
    for name, lines in left.items():
        if lines:
            seen = " ".join(dict.fromkeys(map(short, lines)))
            yield Miss(name, "chrome lines", "none", f"{len(lines)}: {short(seen, 80)}")
    for item in compared:
        for gap in item.found:
            if gap.lost:
                yield Miss(item.name, f"letters lost @{gap.place}", short(gap.b), short(gap.a) or "nothing")
