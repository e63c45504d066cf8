r"""The forum engines, a row each: by what a page is known, and where its posts, authors and times stand.

Classes and ids are those of the engines' own templates; see `find` for how they are written. `frame` is the element
that holds one post with its author, `inside` one that must hold its text. Of several selectors the first that finds
something counts. To add an engine: a row here, and a small page in `tests/html/engines/`.
"""

from __future__ import annotations

from typing import NamedTuple


class Engine(NamedTuple):
    """`marks` are literals of which a page of this engine holds one, `chrome` is (what to remove in posts, its name)."""

    name: str
    marks: tuple[str, ...]
    post: str
    frame: str = ""
    inside: str = ""
    reply: str = ""  # the text of later posts, where it is marked otherwise
    author: str = ""
    time: str = ""
    title: str = "h1"
    board: str = ""  # holds the way from the start page to the thread
    deleted: str = ""  # a frame that holds no post any more
    head: str = ""  # heads inside one element with all posts: a post goes from one head to the next
    chrome: tuple[tuple[str, str], ...] = ()


_DISCUZ_CHROME = (
    ("class:jammer", "text against copying"),
    ("class:pstatus", "notice of an edit"),
    ("class:modact", "notice of moderation"),
    ("class:spoilerheader, class:showhide_header", "button of folded text"),
    ("ignore_js_op", "attachment"),
    ("class:attach_nopermission, class:attach_tips", "attachment"),
    ("class:t_attach, class:tattl, class:postattachlist", "attachment"),
    ("class:tip", "tip"),
    ("class:aimg_tip", "tip"),
    ("class:locked", "notice of hidden text"),
    ("em onclick:copycode.*", "copy button"),
    ("class:blockcode > em", "copy button"),
    ("class:rusld, class:rate, id:post_rate_.*", "rating"),
    ("class:cm, id:comment_.*", "comment on a post"),
    ("class:sign, class:signatures", "signature"),
)

ENGINES: tuple[Engine, ...] = (
    Engine(
        "Discuz!", ('id="postmessage_', "id='postmessage_", "id=postmessage_"),
        post=r"id:postmessage_\d+",
        frame=r"id:post_\d+, id:pid\d+, class:viewthread",
        author="class:authi > a, class:postauthor > a, cite > a, class:author > a",
        time=r"id:authorposton\d+, class:authorposton, class:postinfo, class:mtime",
        title="id:thread_subject, h1",
        board="id:pt, id:nav, id:foruminfo",
        chrome=_DISCUZ_CHROME,
    ),
    Engine(
        "Discuz! Archiver", ("/archiver/", "查看完整版本", "Discuz! Archiver"),
        post="id:content", head="p class:author", author="strong", title="h3", board="id:nav",
        chrome=(("h3", "subject of the post"), ("class:page", "page numbers")),
    ),
    Engine(
        "phpwind", ('id="read_tpc"', "id=read_tpc", 'class="tpc_content"', "phpwind"),
        post=r"id:read_tpc, class:editor_content, class:tpc_content",
        reply=r"id:read_\d+",
        frame="class:read_t, class:t5, class:t2, class:floor, class:read_floor",
        author="class:readName > a, class:r_user, class:name > a, class:user-info",
        time="class:tipTop, class:gray",
        title="id:subject_tpc, class:readTop > h1, class:read_h1, h1",
        board="id:breadCrumb, class:bread_crumb",
        chrome=(("class:tpc_read, class:read_fontsize", "share bar"), ("class:signature, class:sigline", "signature"),
                ("id:att_mode, class:attach", "attachment"), ("class:tips", "tip")),
    ),
    Engine(
        "phpBB", ('class="postbody"', "viewtopic.php"),
        post="div class:content", inside="class:postbody", frame="class:post",
        author="class:username, class:username-coloured, class:author > strong",
        time="class:author > time, class:author, class:postdetails",
        title="class:topic-title, h2, class:maintitle", board="class:breadcrumbs, class:navlinks, class:nav",
        chrome=(("class:signature", "signature"), ("class:notice", "notice of an edit"),
                ("class:attachbox", "attachment"), ("class:codebox > p", "copy button")),
    ),
    Engine(
        "phpBB 2", ('class="postbody"', "phpbb.com"),
        post="span class:postbody", frame="tr", author="class:name", time="class:postdetails",
        title="class:maintitle", board="class:nav",
    ),
    Engine(
        "vBulletin 5", ("js-post__content-text",),
        post="class:js-post__content-text", frame="class:b-post",
        author="class:author > a, itemprop:author > a, class:b-userinfo__details > a", time="time",
        title="class:main-title, class:b-post__title, h1", board="class:b-breadcrumb, id:breadcrumbs",
        chrome=(("class:signature, class:b-post__signature", "signature"),
                ("class:b-post__edit-reason", "notice of an edit")),
    ),
    Engine(
        "vBulletin", ("post_message_", "vBulletin"),
        post=r"id:post_message_\d+", frame=r"id:post_?\d+, id:edit\d+, class:postcontainer",
        author="class:bigusername, class:username", time="class:date, class:thead",
        title="class:threadtitle, class:navbar > strong, h1", board="class:navbit, id:breadcrumb, class:navbar",
        chrome=(("class:signature, class:signaturecontainer", "signature"),
                ("class:lastedited, class:postedit", "notice of an edit")),
    ),
    Engine(
        "Flarum", ("flarum-content", 'class="Post-body"'),
        post="class:Post-body", frame="article", author="class:username, class:PostUser-name",
        time="time", title="class:DiscussionHero-title, h1", board="class:DiscussionHero-items",
        chrome=(("class:Post-footer", "post tools"), ("class:clipboard", "copy button")),
    ),
    Engine(
        "NodeBB", ('component="post/content"',),
        post="component:post/content", frame="component:post",
        author="itemprop:author, component:post/author, data-username:.*", time="class:timeago, class:permalink",
        title="component:topic/title, h1", board="class:breadcrumb", deleted="class:deleted",
        chrome=(("component:post/signature, class:post-signature", "signature"),),
    ),
    Engine(
        "Discourse", ('class="cooked"', "crawler-post", 'content="Discourse'),
        post="class:cooked", reply="", frame="article, class:topic-post",
        author="class:username, class:names", time="class:post-date > span, time, class:relative-date",
        title="class:fancy-title, h1", board="class:topic-category",
        chrome=(("class:cooked-selection-barrier", "post tools"), ("class:badge-notification", "counter of clicks"),
                ("class:lightbox > class:meta", "caption"), ("class:codeblock-button-wrapper", "copy button")),
    ),
    Engine(
        "Discourse crawler page", ("crawler-post", 'content="Discourse'),
        post="div class:post", frame="class:crawler-post, class:topic-body", author="itemprop:name, itemprop:author",
        time="time", title="h1", board="class:topic-category",
    ),
    Engine(
        "XenForo", ('class="bbWrapper"', 'id="XF"'),
        post="class:bbWrapper", inside="class:message-body", frame="class:message, class:message--post",
        author="class:message-name, class:username", time="time", title="class:p-title-value, h1",
        board="class:p-breadcrumbs",
        chrome=(("class:bbCodeBlock-expandLink, class:js-expandLink", "fold button"),
                ("class:message-signature", "signature"), ("class:message-lastEdit", "notice of an edit")),
    ),
    Engine(
        "XenForo 1", ("messageText", 'id="XenForo"'),
        post="class:messageText", frame="class:message", author="class:username", time="class:DateTime",
        title="class:titleBar > h1, h1", board="class:breadcrumb",
        chrome=(("class:quoteExpand", "fold button"), ("class:signature", "signature")),
    ),
    Engine(
        "MyBB", ("post_body",),
        post="class:post_body", frame="class:post", author="class:author_information > a, class:post_author > a",
        time="class:post_date", title="class:thead > strong, h1", board="class:navigation",
        chrome=(("class:signature", "signature"), ("class:post_edit", "notice of an edit"),
                ("class:codeblock > class:title", "copy button")),
    ),
    Engine(
        "SMF", ('class="post_wrapper"', "simplemachines"),
        post=r"id:msg_\d+", frame="class:post_wrapper", author="class:poster > h4, class:poster",
        time="class:smalltext", title=r"id:top_subject, h1, h5", board="class:navigate_section",
        chrome=(("class:signature", "signature"),),
    ),
    Engine(
        "Invision Community", ('data-role="commentContent"',),
        post="data-role:commentContent", frame="article", author="class:ipsComment_author > a, class:cAuthorPane_author",
        time="time", title="class:ipsType_pageTitle, h1", board="class:ipsBreadcrumb",
    ),
    Engine(
        "bbs-go", ("topic-content-detail",),
        post="class:topic-content-detail", reply="class:comment-content", frame="class:topic-detail, class:comment",
        author="class:topic-nickname, class:comment-nickname, class:comment-meta > a",
        time="time, class:topic-meta, class:comment-time", title="class:topic-title, h1", board="class:topic-tags",
    ),
    Engine(
        "bbPress", ("bbp-reply-content", "bbp-topic-content"),
        post="class:bbp-reply-content", frame=r"class:loop-item-\d+, class:bbp-body",
        author="class:bbp-author-name", time="class:bbp-reply-post-date",
        title="class:entry-title, h1", board="class:bbp-breadcrumb",
        chrome=(("class:bbp-reply-revision-log, class:bbp-topic-revision-log", "notice of an edit"),
                ("class:bbp-attachments", "attachment")),
    ),
    Engine(
        "wpForo", ("wpforo-post-content",),
        post="class:wpforo-post-content", frame="class:post-wrap, class:wpforo-post",
        author="class:author-name, class:wpf-author-nicename", time="class:wpf-post-date",
        title="class:wpforo-topic-title, h1", board="class:wpf-breadcrumb",
        chrome=(("class:wpforo-post-signature", "signature"),),
    ),
    Engine(
        "Kunena", ('class="kmsg"',),
        post="class:kmsg", frame="class:kmsg-header, class:mykmsg, class:kunena-topic-item, class:chat",
        author="class:kwho-user, class:kpost-username", time="class:kdate", title="class:category-title, h1",
        board="class:pathway",
    ),
    Engine(
        "Vanilla", ('Message userContent',),
        post="class:userContent", frame="class:Item, class:ItemDiscussion, class:Discussion", author="class:Username",
        time="time", title="h1", board="class:Breadcrumbs", chrome=(("class:Signature", "signature"),),
    ),
    Engine(
        "UBB.threads", ("UBB.threads", "ubbthreads"),
        post=r"class:post_inner", frame=r"id:body\d+, class:post-content, tr", author="class:username, class:author-name",
        time="class:date", title="class:post-subject, h1", board="class:breadcrumbs",
        chrome=(("class:signature", "signature"),),
    ),
    Engine(
        "FluxBB", ("postmsg",),
        post="class:postmsg", frame="class:blockpost", author="class:postleft > strong", time="h2 > a", title="h1",
        board="class:crumbs", chrome=(("class:postedit", "notice of an edit"), ("class:postsignature", "signature")),
    ),
    Engine(
        "Homeland", ("topic-detail", 'content="Homeland'),
        post="class:markdown, class:card-body", inside="class:topic-detail", reply="class:markdown",
        frame="class:topic-detail, class:reply",
        author="class:user-name, class:username, class:name", time="class:timeago, time", title="class:title, h1", board="class:node",
    ),
    Engine(
        "Misago", ("misago-markup",),
        post="class:misago-markup", frame="class:post, class:post-body", author="class:item-title", time="time", title="h1",
        board="class:breadcrumb",
    ),
)  # fmt: skip
