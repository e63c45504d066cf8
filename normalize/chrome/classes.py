r"""Ids, classes and elements that templates give to chrome, in English and in pinyin. Words as in `words`.

There is one table of names, each with its uses, and one of elements. The sets differ because a wrong name has a
different cost in each use:

* `OUTSIDE`: outside the main text everything is removed anyway; a name is only the reason in the ledger. Broad words
  are welcome.
* `INSIDE`: inside the main text an element with such a name is removed from the document. So these are only names that
  no document has itself.
* `UNWEIGHED`: the search for the main text by the weight of its prose skips such elements. So these are only names of
  elements that may have as much prose as the text.
"""

from __future__ import annotations

import re
from enum import Flag, auto
from typing import NamedTuple

from normalize.chrome.alternatives import attribute_word
from normalize.engine.patterns import any_of


class Use(Flag):
    """The uses of a name; see the module."""

    OUTSIDE = auto()
    INSIDE = auto()
    UNWEIGHED = auto()


OUTSIDE, INSIDE, UNWEIGHED = Use
EVERYWHERE = OUTSIDE | INSIDE | UNWEIGHED


class Names(NamedTuple):
    """Names of one kind of chrome that have the same uses."""

    kind: str
    uses: Use
    words: tuple[str, ...]


# The order is that in which kinds are tried outside of the text: `comment-form` is a reply form, not a comment.
NAMES = (
    # Menus, and the way from the start page (dqwz 当前位置, weizhi 位置); Discuz! has toptb and pt.
    Names("navigation", EVERYWHERE, ("crumbs?",)),
    Names("navigation", OUTSIDE | UNWEIGHED, ("nav", "menu")),
    Names("navigation", OUTSIDE, ("nv", "navbar", "breadcrumb", "dqwz", "weizhi", "position", "location", "channel")),
    Names("navigation", OUTSIDE, ("toptb", "pt", "topnav", "sitemap")),
    # Links to the neighbours below a text (shangxia 上下).
    Names("navigation", INSIDE, ("breadcrumbs?", "prev-?next", "pre-?next", "pre_?next", "shangxia")),
    # scbar is the search bar of Discuz!; sousuo 搜索
    Names("search form", OUTSIDE, ("search", "scbar", "sousuo")),
    Names("login form", OUTSIDE | UNWEIGHED, ("login",)),
    Names("login form", OUTSIDE, ("lsform", "logging", "register", "signin")),
    Names("reply form", OUTSIDE, ("fastpost", "f_pst", "quick-?reply", "fastreply", "postform", "composer")),
    Names("reply form", OUTSIDE, ("reply-?form", "comment-?form")),
    # pinglun 评论
    Names("comment", OUTSIDE | UNWEIGHED, ("comments?", "pinglun", "replies", "reply")),
    Names("comment", OUTSIDE, ("cmt", "discuss", "message-?board")),
    Names("comments", INSIDE, ("comments?", "kommentare?", "pinglun", "replies", "disqus_thread")),
    Names("comments", INSIDE, ("(?:article|post|entry|news|blog|reader|user)[-_]comments?",)),
    Names("comments", INSIDE, ("(?:[a-z]{1,12}[-_])?(?:comments?|pinglun)[-_]?(?:list|area|container|wrap(?:per)?|box|section|block)",)),
    # zan 赞
    Names("rating", OUTSIDE, ("rate", "rating", "ratelog", "votes?", "praise", "zan", "like", "digg?", "reactions?")),
    Names("signature", OUTSIDE, ("sign", "signature")),
    # The poster beside a post; pls is the column of Discuz!
    Names("user card", OUTSIDE, ("pls", "favatar", "avatar", "user", "users", "userinfo", "user-?card", "profile", "postprofile")),
    Names("user card", OUTSIDE, ("author", "member", "poster", "post_author")),
    # bdshare, bshare and jiathis are services; fenxiang 分享, ewm and erweima 二维码
    Names("share bar", EVERYWHERE, ("share",)),
    Names("share bar", OUTSIDE | INSIDE, ("fenxiang", "social", "sns", "qrcode", "ewm", "erweima", "wechat")),
    Names("share bar", OUTSIDE | UNWEIGHED, ("bdshare",)),
    Names("share bar", OUTSIDE, ("jiathis", "weixin", "weibo")),
    Names("share bar", INSIDE, (r"bdshare\w*", r"bshare\w*", r"jiathis\w*", "share-?box")),
    # tuijian 推荐, xiangguan 相关, xgxw 相关新闻, xgyd 相关阅读
    Names("related links", EVERYWHERE, ("related?", "recommend", "tuijian", "xiangguan")),
    Names("related links", OUTSIDE | UNWEIGHED, ("hot", "rank")),
    Names("related links", OUTSIDE | INSIDE, ("hotnews", "xgxw", "xgyd")),
    Names("related links", OUTSIDE, ("relate-?news", "relevant", "ranking", "paihang")),
    Names("related links", INSIDE, ("related?[-_]?(?:news|links?|box|articles?|posts?)",)),
    # guanggao 广告, gg in short
    Names("advertisement", OUTSIDE | INSIDE, ("ads?", "adv", "advert", "guanggao", "adsbygoogle")),
    Names("advertisement", OUTSIDE, ("gg", "banner", "sponsor")),
    # pgs, pgt and pgb are of Discuz!; fenye 分页
    Names("page numbers", OUTSIDE | INSIDE, ("pager", "pagination", "fenye")),
    Names("page numbers", OUTSIDE, ("pages?", "pgs", "pgt", "pgb", "paging")),
    Names("page numbers", INSIDE, ("pagenav", "page-?nav", "page_?num(?:ber)?s?")),
    # zihao 字号
    Names("tools of the page", OUTSIDE | INSIDE, ("tools?", "toolbar", "print", "fontsize", "font-?size", "zihao", "operate")),
    Names("tools of the page", OUTSIDE, ("btns?", "buttons?", "actions?", "controls?", "dropdown")),
    Names("tools of the page", INSIDE, ("clipboard", "copy(?:-?code)?(?:-?button)?", "anchorific")),
    # kf 客服, a box with the service numbers at the side of the window
    Names("sidebar", OUTSIDE | UNWEIGHED, ("side", "sidebar")),
    Names("sidebar", OUTSIDE, ("sidebox", "aside", "rightbar", "kf", "float", "scrolltop", "gotop", "back-?to-?top", "totop")),
    # banquan 版权
    Names("footer", OUTSIDE | UNWEIGHED, ("footer", "ft", "copyright", "banquan", "links?")),
    Names("footer", OUTSIDE, ("foot", "bottom", "icp", "flink", "friend-?links?")),
    Names("header", OUTSIDE, ("header", "head", "hd", "top", "logo", "topbar")),
    Names("modal window", OUTSIDE, ("modal", "dialog", "popup", "tooltip", "layer", "mask", "overlay", "p_pop")),
    # mejs, jw and vjs are players
    Names("player", INSIDE, ("player", "video(?:-?box|-?player|_?wrap)?", "audio(?:-?box|-?player)?")),
    Names("player", INSIDE, (r"mejs-\w+", "jw-?player", r"vjs-\w+")),
    # tushuo 图说
    Names("caption", INSIDE, ("caption", "wp-caption-text", "img-?(?:desc|caption|txt|title)", "pic-?(?:desc|txt|title|info)")),
    Names("caption", INSIDE, ("tushuo", "picsm", "pictext")),
    # shengming 声明, mianze 免责
    Names("rights notice", INSIDE | UNWEIGHED, ("disclaimer", "shengming", "declare")),
    Names("rights notice", INSIDE, ("copyright", "statement", "mianze")),
    Names("notice of cookies", UNWEIGHED, ("cookies?", "consent", "gdpr", "onetrust")),
    Names("notice of cookies", INSIDE, (r"(?:cookies?|consent|gdpr|onetrust)(?:[-_]\w+)*",)),
    Names("newsletter form", UNWEIGHED, ("newsletter",)),
    # diaocha 调查
    Names("poll", INSIDE, ("vote", "poll", "m-?vote-?wrap", "survey", "diaocha")),
    Names("keywords", INSIDE, ("keywords?", "tags?", "ar_keywords", "tag-?list", "article-?tags?")),
)  # fmt: skip


def kinds_of(use: Use) -> dict[str, list[str]]:
    """The names of a use, by their kinds, in the order of the table."""
    kinds: dict[str, list[str]] = {}
    for row in NAMES:
        if use in row.uses:
            kinds.setdefault(row.kind, []).extend(row.words)
    return kinds


class KindPattern:
    """A pattern over the ids and classes of a start tag that finds the kind of chrome that they name."""

    def __init__(self, use: Use, flags: re.RegexFlag = re.NOFLAG, **place: str) -> None:
        """`place` has the arguments `before` and `after` of `attribute_word`, the context of a name in an attribute."""
        kinds = kinds_of(use)
        self._kinds = tuple(kinds)
        groups = "|".join(f"({'|'.join(words)})" for words in kinds.values())
        self._pattern = re.compile(attribute_word("id|class", groups, **place), flags)

    def kind(self, tag: str) -> str:
        """The kind of chrome that a start tag names; empty if it names none.

        >>> INSIDE_NAMES.kind('<div class="share-box">'), INSIDE_NAMES.kind('<div class="shareholders">')
        ('share bar', '')
        """
        found = self._pattern.search(tag)
        return self._kinds[(found.lastindex or 1) - 1] if found else ""


# A name may be part of a word (`user-card-top`), unless the part after it refers to a text (`top-content`).
OUTSIDE_NAMES = KindPattern(
    OUTSIDE,
    before=r"""(?:[^"'>]{0,200}?[\s_-])?""",
    after=r"""[\s"'>\d]|[_-](?!content|text|body|main|con\b)""",
)
INSIDE_NAMES = KindPattern(INSIDE, re.IGNORECASE)

_PART_OF_A_WORD = r"""(?:[^"'>]{0,200}[\s_-])?"""
# Search this and the patterns below in a start tag. Hidden elements have no weight either.
UNWEIGHED_NAMES = re.compile(
    attribute_word("id|class", any_of(*kinds_of(UNWEIGHED).values()), before=_PART_OF_A_WORD, after=r"""[\s"'>_\d-]""")
    + r"""|\bstyle\s*=\s*["'][^"'>]{0,200}display\s*:\s*none""",
    re.IGNORECASE,
)
# Windows over the page: by their class, or by the roles of WAI-ARIA.
WINDOW = re.compile(
    attribute_word(
        "class",
        "modal|dialog|popup",
        before=_PART_OF_A_WORD,
        after=r"""[\s"'>]|[_-](?:content|body|box|wrap|wrapper|dialog|container|window|inner|overlay|\d)""",
    )
    + r"""|\saria-modal\s*=\s*["']?true|\srole\s*=\s*["']?(?:alert)?dialog\b""",
    re.IGNORECASE,
)
# Forms for an answer to the text above them. Other forms may contain a whole page, as in pages made by ASP.NET.
REPLY_FORM = re.compile(
    attribute_word("id|class|name", "(?:fast|quick)?[-_]?(?:post|comment|reply|respond)[-_]?form"), re.IGNORECASE
)
# Asides that belong to their text: quotations, and boxes of hints. A pull quote is not included, because it repeats the
# text.
OWN_ASIDE = re.compile(
    attribute_word("class", "quote|admonition|callout|note|tip|warning|hint|footnotes?"), re.IGNORECASE
)
HIDDEN = re.compile(
    r"""\bstyle\s*=\s*(?:"[^"]{0,200}?|'[^']{0,200}?)\bdisplay\s*:\s*none\b|\shidden(?=[\s=>/])""", re.IGNORECASE
)
# Folded text is hidden until a reader opens it, but it is text. The entries are parts of words.
FOLDED = re.compile(
    r"""\bclass\s*=\s*["']?[^"'>]{0,200}"""
    + any_of(["spoiler", "fold", "collaps", "hide-?content", "showhide", "bbcode_body", "toggle"]),
    re.IGNORECASE,
)
# Titles (biaoti 标题, bt in short). The entries are parts of words, except the short ones.
TITLE = re.compile(
    r"""\b(?:id|class)\s*=\s*["']?[^"'>]{0,200}"""
    + any_of(["title", r"tit\b", "headline", "subject", "biaoti", r"bt\b"]),
    re.IGNORECASE,
)
# Comments and answers of boards without a known engine.
ANSWER = re.compile(
    r"""\bclass\s*=\s*["'](?:[^"'>]{0,200}\s)?(?P<name>(?:[a-z]{1,8}[-_])?"""
    + any_of(["comment", "reply", "answer", "floor"])
    + "s?[-_]?"
    + any_of(["content", "text", "body", "message", "con", "txt", "detail"])
    + r""")(?=[\s"'])""",
    re.IGNORECASE,
)

# Elements that are chrome by their names, in any place.
_ELEMENTS = {
    "script": "script", "template": "script", "style": "style sheet",
    "iframe": "embedded page", "noframes": "embedded page", "noembed": "embedded page",
    "nav": "navigation", "footer": "footer", "aside": "sidebar",
    "select": "form", "textarea": "form", "button": "button",
    "svg": "image", "canvas": "image", "map": "image", "object": "player", "video": "player", "audio": "player",
    "title": "title of the window",
}  # fmt: skip
# Outside the main text, forms are removed with their content; an <xmp> there contains code of the page.
OUTSIDE_ELEMENTS = _ELEMENTS | {"head": "head of the page", "form": "form", "xmp": "frame of the page"}
# Inside the main text, a form may contain the whole page (ASP.NET), but labels and inputs have no text of the document.
# Elements without content are named as well: another cleaner reads the tags of a text, and would remove these without a
# name.
INSIDE_ELEMENTS = _ELEMENTS | {
    "label": "form", "input": "form",
    "img": "image", "picture": "image", "figcaption": "caption", "embed": "player",
    "link": "style sheet", "meta": "metadata",
}  # fmt: skip
# Elements that, by their names, have no prose of a document.
UNWEIGHED_ELEMENTS = frozenset({"nav", "footer", "aside", "button", "select", "template", "head"})
