r"""Lines of forum threads that were copied as text or exported to Markdown. Words as in `words`, and the patterns made of them.

Most lines are from Discuz! (X1 to X3.5), which nearly all Chinese forums run; the footers of phpwind, phpBB and
vBulletin are known too. The classes of their pages are in `normalize.html.forum_engines`. Three readers take their sets
from here:

* `TELLING`, for `normalize.readers.kinds`: lines that only a thread has. Two of them are evidence that a text is a
  thread, so words that also occur on pages of other sites (登录, 收藏) are left out, and counts, notices and footers must
  be complete.
* `FRAME`, for the cleaner `forum-thread`: all lines of the frame, because the text is known to be a thread.
* `EXPORT_FRAME`, for the cleaner `forum-export`: lines of the frame that remain in a post after a program wrote the
  thread as Markdown.
"""

from __future__ import annotations

import re

from normalize.chrome.alternatives import named
from normalize.engine.patterns import any_of, lazy_pattern

# The bar above every page: start page, bookmarks, width of the page.
TOP_BAR = ("设为首页", "收藏本站", "设为首页收藏本站", "开启辅助访问", "切换到[窄宽]版", "快捷导航")
# The text after the title, as written; not a pattern.
COPY_LINK = "[复制链接]"
# Buttons round the list of posts: back to the board, write a post, jump to a floor.
THREAD_BUTTONS = (
    "返回列表", "发新帖", "发表回复", "快速回复", "返回顶部", "快速回复 返回顶部 返回列表", "电梯直达", "跳转到指定楼层",
    re.escape(COPY_LINK),
)  # fmt: skip
COUNTS_LINE = "查看:.*回复:.*"
COUNTS_IN_FULL = r"查看:\s*(?P<views>\d+)\s*\|\s*回复:\s*(?P<replies>\d+)"
# The floors of a thread: the first poster, the first answers, the numbers of the others.
FLOORS = ("楼主", "沙发", "板凳", "地板", r"\d+#")
# The card of the poster beside the post: state, rank, figures.
USER_CARD = (
    "当前离线", "发消息", "加好友",
    "主题", "帖子", "积分", "版主", "精华", "威望", "阅读权限", "注册时间",
    "(?:Rank: ?\\d+)+",  # stars of the rank, as alternative text
    "• ?(?:TA的每日心情|签到天数:.*)", r"\[LV\.\d+\].*",  # a plug-in that counts daily visits
)  # fmt: skip
POST_BUTTONS = (
    "只看该作者", "倒序浏览", "正序浏览", "阅读模式", "显示全部楼层", "收藏", "评分", "点评", "举报", "使用道具", "分享到?:?",
)  # fmt: skip
LOGIN_TO_REPLY = "您需要登录后才可以回帖.*"
REPLY_RULES = "本版积分规则"
REPLY_FORM = (
    LOGIN_TO_REPLY, "登录", "立即注册", r"登录 \| 立即注册", REPLY_RULES, "回帖并转播", "回帖后跳转到最后一页", "高级模式",
)  # fmt: skip
EDITED = "本帖最后由 .+ 于 .+ 编辑"
MODERATED = "本主题由 .+ 于 .+"
# A box at the side of commercial boards: contacts and service hours.
CONTACT_BOX = (
    "客服中心", "在线咨询", "关闭", "在线时间:", "联系电话:", "周.~周.", r"\d{1,2}:\d{2}-\d{1,2}:\d{2}", r"(?:\d{3,4}-)?\d{7,8}",
)  # fmt: skip
FOOTER = (
    r"GMT[+-]\d.*", "Processed in .*", "Powered by .*", "(?:©|Copyright).*", "Archiver.*", "手机版", "小黑屋",
    ".*ICP备.*号.*",
)  # fmt: skip
# The names of the software and of its makers: never the name of a site.
SOFTWARE = ("Discuz", "phpwind", "phpBB", "vBulletin")
MAKERS = frozenset({*map(str.lower, SOFTWARE), "comsenz"})

_DAY = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"

# --- Evidence of a thread

# Search this in a text that begins with a line feed. The pattern begins with a line feed too, for speed; `^` would be
# tried at each character (`engine.patterns`).
TELLING = re.compile(
    r"\n[^\S\n]*+("
    + any_of(
        [re.escape(COPY_LINK), COUNTS_IN_FULL, LOGIN_TO_REPLY, REPLY_RULES],
        ["电梯直达", "快速回复.*返回列表", "返回列表", "设为首页收藏本站", "签到天数:.*", "只看该作者"],
        [f"Powered by {any_of(SOFTWARE)}.*", r"发表于 \d{4}-\d{1,2}-\d{1,2} .*", "Archiver.*手机版.*"],
    )
    + r")[^\S\n]*$",
    re.MULTILINE,
)
# This button follows the day of a post. The pattern tries every line, so it is used only if the text contains the word.
SHOWS_ALL_SIGN = "显示全部楼层"
SHOWS_ALL = lazy_pattern(rf"\n[^\S\n]*+(.*{SHOWS_ALL_SIGN}.*)")

# --- A thread as text

# A line of the frame. The name of a group is the part of the frame. Numbers, versions and dates vary from site to site.
FRAME = lazy_pattern(
    named(
        top=any_of(TOP_BAR),
        thread=any_of(THREAD_BUTTONS, [COUNTS_LINE]),
        floor=any_of(FLOORS),
        card=any_of(USER_CARD),
        post=any_of(POST_BUTTONS),
        reply=any_of(REPLY_FORM),
        notice=any_of([EDITED, MODERATED]),
        contact=any_of(CONTACT_BOX),
        footer=any_of(FOOTER),
    )
)
# Buttons that may also be section headings: inside a post they belong to the frame only beside another line of it.
ALSO_HEADINGS = frozenset({"收藏", "评分", "积分", "主题", "帖子", "登录", "关闭", "精华", "威望"})

# Facts of the frame. Search all of these.
POSTED = lazy_pattern(rf"发表于\s*{_DAY}\s+(?P<hour>\d{{1,2}}):(?P<rest>\d{{2}}(?::\d{{2}})?)(?=\s|$|\|)")
COUNTS = lazy_pattern(COUNTS_IN_FULL)
BOARD = lazy_pattern(r"\[(?P<board>[^\[\]\s]{1,12})\]\s*(?P<thread>\S.*)")
# The names of sites in footers: Powered by 某论坛, © 2001-2021 某论坛.
SITES = (
    lazy_pattern(r"Powered by\s+(?P<site>[A-Za-z][\w.-]*)"),
    lazy_pattern(r"(?:©|Copyright)\s*(?:\d{4}\s*[-–]\s*)?\d{4}\s+(?P<site>[A-Za-z][\w.-]*)"),
)

# --- A thread as Markdown

# The head of a post: a rule, the poster as a heading, a heading with floor and day.
EXPORTED_POST = lazy_pattern(
    r"^(?:-{3,}\s*+(?<=\n))?#{3,5} +(?P<name>\S[^\n]*?) *\n"
    rf"#{{4,6}} +\d+#[^\n]*?发表于 *{_DAY}(?: +(?P<time>\d{{1,2}}:\d{{2}}))?[^\n]*$",
    re.MULTILINE,
)
# The lines below a picture: its file, its size, the count of downloads, the time of the upload.
_PICTURE_FILE = r"(?:(?:<strong>)?[^\n<>]{1,80}\.(?:jpe?g|png|gif|bmp|webp|JPE?G|PNG|GIF)(?:</strong>)? *)?"
ATTACHMENT = (
    "下载附件", "保存到相册", rf"{_PICTURE_FILE}\(?[\d.]+ [KM]B, 下载次数: \d+\)?", r"\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2} 上传",
)  # fmt: skip
# Ratings below a post, with a table of the names of the raters.
RATING = ("﹍{2,}", "评分", "查看全部评分", r"参与人数 \d+.*")
EXPORT_FRAME = lazy_pattern(
    rf"^[ \t]*{any_of([EDITED], RATING, ATTACHMENT)}[ \t]*$|" r"^\|昵称\|[^\n]*\n(?:\|[^\n]*(?:\n|\Z))*",
    re.MULTILINE,
)
