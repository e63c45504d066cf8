r"""Ids, classes and comments that name the text itself in templates: the opposite of `classes`. Words as in `words`."""

from __future__ import annotations

import re

from normalize.chrome.alternatives import attribute_word
from normalize.engine.patterns import any_of

# Half of the names consist of two words: the kind of text, and a word for content (`article-content`, `news_txt`,
# `xxgk_con`).
_SUBJECTS = (
    "article", "artical", "arti", "art", "news", "post", "entry", "info", "blog", "topic", "thread",
    "detail", "details", "text", "view", "read", "page", "main", "rich",
    "bt", "xl", "xxgk", "wz", "wzy",  # 标题, 细览, 信息公开, 文章(页): pinyin initials of government sites
)  # fmt: skip
_CONTENTS = ("content", "con", "body", "text", "txt", "main", "editor")
# Words for a box round the content or inside it.
_BOXES = ("box", "text", "txt", "wrap", "area", "detail", "inner")
_NAMES = (
    rf"{any_of(_SUBJECTS)}[-_]?{any_of(_CONTENTS)}(?:[-_]?{any_of(_BOXES)})?",
    "content[-_]?(?:article|text|txt|body|detail|main|news|inner|div)",
    "news_?detail", "detail(?:ed)?_?content", "the_content", "articleContent", "Article_Content", "article",
    "TRS_Editor", "TRS_UEDITOR", "Custom_UnionStyle",  # TRS, the system of many ministries and provinces
    "UCAP-?CONTENT", "pages_content",  # the site of the State Council
    "zoom", "zoomcon", "ozoom", "fontzoom", "font_?zoom",  # resized by font buttons: government sites, newspapers
    "wp_articlecontent", "v_news_content", r"vsb_content(?:_\d+)?",  # systems of universities (Webplus, VSB)
    "ewb-article-info",  # EpointWeb, sites of administrative services
    "j-fontContent", "conTxt", "con_txt", "artibody", "mainText",  # news portals
    "rich_media_content", "js_content",  # public accounts of WeChat
    "markdown-body",  # forges and wikis
    "nr", "zhengwen", "wznr",  # 内容, 正文, 文章内容
)  # fmt: skip
# Search this in a whole page; a match begins in the start tag of a container. Site builders put a few letters before a
# name (`m-article`).
CONTAINERS = re.compile(
    attribute_word("id|class", rf"(?:[a-z]{{1,4}}[-_])?{any_of(_NAMES)}")
    + r"""|itemprop\s*=\s*["']?articleBody|<article\b|<founder-content\b""",
    re.IGNORECASE,
)

# Comments that news systems put round a text. They are compared with whole comments.
_BEGINNINGS = (
    "enpcontent", "content", "(?:文章)?正文(?:内容)?", "文章内容", "新闻内容",
    r"[\w.]*RSS\.content\.begin", r"<\$\[信息内容\]>begin",
)  # fmt: skip
_ENDS = (
    r"/\s*enpcontent", r"/\s*(?:文章)?正文(?:内容)?", r"(?:文章|新闻)?(?:正文|内容|content)\s*(?:结束|end)",
    r"[\w.]*RSS\.content\.end", r"<\$\[信息内容\]>end",
)  # fmt: skip
BEGIN = re.compile(rf"<!--\s*{any_of(_BEGINNINGS)}\s*+(?:(?:开始|begin|start)\s*+)?+-->", re.IGNORECASE)
END = re.compile(rf"<!--\s*{any_of(_ENDS)}\s*-->", re.IGNORECASE)
