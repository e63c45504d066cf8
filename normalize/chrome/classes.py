r"""Ids, classes and elements that templates give to chrome, in English and in pinyin. Words as in `words`.

One table of names, each with its uses, and one of elements. The sets differ because a wrong name costs something else in each use:

* `OUTSIDE` the main text everything is removed anyway; a name only says in the ledger what it was. Broad words are
  welcome.
* `INSIDE` the main text what bears a name is removed from the document. Only names that no document bears of itself.
* `UNWEIGHED` is left out where the main text is looked for by the weight of its prose. Only what may hold as much
  prose as the text.
"""

from __future__ import annotations

import re
from enum import Flag, auto
from typing import NamedTuple

from normalize.chrome.alternatives import attribute_word
from normalize.engine.patterns import any_of


class Use(Flag):
    """What a name is good for; see the module."""

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


# In the order in which kinds are tried outside of the text: `comment-form` is a reply form, not a comment.
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
    """A pattern over the ids and classes of a start tag that says which kind of chrome they name."""

    def __init__(self, use: Use, flags: re.RegexFlag = re.NOFLAG, **place: str) -> None:
        """`place` is how a name must stand in its attribute: see `attribute_word`."""
        kinds = kinds_of(use)
        self._kinds = tuple(kinds)
        groups = "|".join(f"({'|'.join(words)})" for words in kinds.values())
        self._pattern = re.compile(attribute_word("id|class", groups, **place), flags)

    def kind(self, tag: str) -> str:
        """The kind that a start tag names, or nothing.

        >>> INSIDE_NAMES.kind('<div class="share-box">'), INSIDE_NAMES.kind('<div class="shareholders">')
        ('share bar', '')
        """
        found = self._pattern.search(tag)
        return self._kinds[(found.lastindex or 1) - 1] if found else ""


# A name may be part of a word (`user-card-top`), unless the part behind it speaks of a text (`top-content`).
OUTSIDE_NAMES = KindPattern(
    OUTSIDE,
    before=r"""(?:[^"'>]{0,200}?[\s_-])?""",
    after=r"""[\s"'>\d]|[_-](?!content|text|body|main|con\b)""",
)
INSIDE_NAMES = KindPattern(INSIDE, re.IGNORECASE)

_PART_OF_A_WORD = r"""(?:[^"'>]{0,200}[\s_-])?"""
# Searched for in a start tag, as all patterns below. Hidden elements have no weight either.
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
# Forms that answer what is above them. Others may hold a whole page, as they do where ASP.NET made it.
REPLY_FORM = re.compile(
    attribute_word("id|class|name", "(?:fast|quick)?[-_]?(?:post|comment|reply|respond)[-_]?form"), re.IGNORECASE
)
# Asides that belong to their text: quotations, and boxes of hints. A pull quote repeats the text, so it is not among
# them.
OWN_ASIDE = re.compile(
    attribute_word("class", "quote|admonition|callout|note|tip|warning|hint|footnotes?"), re.IGNORECASE
)
HIDDEN = re.compile(
    r"""\bstyle\s*=\s*(?:"[^"]{0,200}?|'[^']{0,200}?)\bdisplay\s*:\s*none\b|\shidden(?=[\s=>/])""", re.IGNORECASE
)
# Folded text is hidden until a reader opens it; it is text all the same. Parts of words.
FOLDED = re.compile(
    r"""\bclass\s*=\s*["']?[^"'>]{0,200}"""
    + any_of(["spoiler", "fold", "collaps", "hide-?content", "showhide", "bbcode_body", "toggle"]),
    re.IGNORECASE,
)
# Titles (biaoti 标题, bt in short). Parts of words, but for the short ones.
TITLE = re.compile(
    r"""\b(?:id|class)\s*=\s*["']?[^"'>]{0,200}"""
    + any_of(["title", r"tit\b", "headline", "subject", "biaoti", r"bt\b"]),
    re.IGNORECASE,
)
# Comments and answers of boards without an engine that is known.
ANSWER = re.compile(
    r"""\bclass\s*=\s*["'](?:[^"'>]{0,200}\s)?(?P<name>(?:[a-z]{1,8}[-_])?"""
    + any_of(["comment", "reply", "answer", "floor"])
    + "s?[-_]?"
    + any_of(["content", "text", "body", "message", "con", "txt", "detail"])
    + r""")(?=[\s"'])""",
    re.IGNORECASE,
)

# Elements that are chrome by their names, wherever they stand.
_ELEMENTS = {
    "script": "script", "template": "script", "style": "style sheet",
    "iframe": "embedded page", "noframes": "embedded page", "noembed": "embedded page",
    "nav": "navigation", "footer": "footer", "aside": "sidebar",
    "select": "form", "textarea": "form", "button": "button",
    "svg": "image", "canvas": "image", "map": "image", "object": "player", "video": "player", "audio": "player",
    "title": "title of the window",
}  # fmt: skip
# Outside the main text, forms are removed with all that is in them; an <xmp> there holds code of the page.
OUTSIDE_ELEMENTS = _ELEMENTS | {"head": "head of the page", "form": "form", "xmp": "frame of the page"}
# Inside the main text, a form may hold the whole page (ASP.NET), but its parts hold nothing of the document. Elements
# without content are named as well: the tags of a text are read by another cleaner, which would say nothing of them.
INSIDE_ELEMENTS = _ELEMENTS | {
    "label": "form", "input": "form",
    "img": "image", "picture": "image", "figcaption": "caption", "embed": "player",
    "link": "style sheet", "meta": "metadata",
}  # fmt: skip
# Elements that hold no prose of a document by their names.
UNWEIGHED_ELEMENTS = frozenset({"nav", "footer", "aside", "button", "select", "template", "head"})
