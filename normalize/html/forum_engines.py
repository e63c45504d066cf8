r"""The forum engines, a row each: the marks of their pages, and the places of posts, authors and times.

Classes and ids are those of the templates that the engines ship. Selectors are written as in `normalize.html.select`;
the first selector of a list that finds an element counts. To add an engine, add a row here and a small page in
`tests/html/pages/`.
"""

from __future__ import annotations

from typing import NamedTuple


class Engine(NamedTuple):
    """One forum engine. Fields other than `name`, `marks` and `chrome` are lists of selectors, which may be empty."""

    name: str
    marks: tuple[str, ...]  # literals; a page of this engine contains one of them
    post: str  # contains the text of a post
    frame: str = ""  # contains a post with its author and tools
    inside: str = ""  # must contain the text of a post, if the word of `post` also occurs elsewhere
    reply: str = ""  # contains the text of later posts, if they differ
    author: str = ""  # in a frame, outside of the text
    time: str = ""  # in a frame, outside of the text
    title: str = "h1"  # the heading of the thread
    board: str = ""  # contains the breadcrumb of the thread
    deleted: str = ""  # a frame that no longer contains a post
    head: str = ""  # if one element contains all posts: the heads of the posts, each followed by its text
    chrome: tuple[tuple[str, str], ...] = ()  # (selectors of elements to remove from a post, their name)


_DISCUZ_CHROME = (
    (".jammer", "text against copying"),
    (".pstatus", "notice of an edit"),
    (".modact", "notice of moderation"),
    (".spoilerheader, .showhide_header", "button of folded text"),
    ("ignore_js_op", "attachment"),
    (".attach_nopermission, .attach_tips", "attachment"),
    (".t_attach, .tattl, .postattachlist", "attachment"),
    (".tip", "tip"),
    (".aimg_tip", "tip"),
    (".locked", "notice of hidden text"),
    ("em[onclick^=copycode]", "copy button"),
    (".blockcode em", "copy button"),
    (".rusld, .rate, [id^=post_rate_]", "rating"),
    (".cm, [id^=comment_]", "comment on a post"),
    (".sign, .signatures", "signature"),
)

ENGINES: tuple[Engine, ...] = (
    Engine(
        "Discuz!", ('id="postmessage_', "id='postmessage_", "id=postmessage_"),
        post="#postmessage_*",
        frame="#post_*, #pid*, .viewthread",
        author=".authi a, .postauthor a, cite a, .author a",
        time="#authorposton*, .authorposton, .postinfo, .mtime",
        title="#thread_subject, h1",
        board="#pt, #nav, #foruminfo",
        chrome=_DISCUZ_CHROME,
    ),
    Engine(
        "Discuz! Archiver", ("/archiver/", "查看完整版本", "Discuz! Archiver"),
        post="#content", head="p.author", author="strong", title="h3", board="#nav",
        chrome=(("h3", "subject of the post"), (".page", "page numbers")),
    ),
    Engine(
        "phpwind", ('id="read_tpc"', "id=read_tpc", 'class="tpc_content"', "phpwind"),
        post="#read_tpc, .editor_content, .tpc_content",
        reply="#read_*",
        frame=".read_t, .t5, .t2, .floor, .read_floor",
        author=".readName a, .r_user, .name a, .user-info",
        time=".tipTop, .gray",
        title="#subject_tpc, .readTop h1, .read_h1, h1",
        board="#breadCrumb, .bread_crumb",
        chrome=((".tpc_read, .read_fontsize", "share bar"), (".signature, .sigline", "signature"),
                ("#att_mode, .attach", "attachment"), (".tips", "tip")),
    ),
    Engine(
        "phpBB", ('class="postbody"', "viewtopic.php"),
        post="div.content", inside=".postbody", frame=".post",
        author=".username, .username-coloured, .author strong",
        time=".author time, .author, .postdetails",
        title=".topic-title, h2, .maintitle", board=".breadcrumbs, .navlinks, .nav",
        chrome=((".signature", "signature"), (".notice", "notice of an edit"),
                (".attachbox", "attachment"), (".codebox p", "copy button")),
    ),
    Engine(
        "phpBB 2", ('class="postbody"', "phpbb.com"),
        post="span.postbody", frame="tr", author=".name", time=".postdetails",
        title=".maintitle", board=".nav",
    ),
    Engine(
        "vBulletin 5", ("js-post__content-text",),
        post=".js-post__content-text", frame=".b-post",
        author=".author a, [itemprop~=author] a, .b-userinfo__details a", time="time",
        title=".main-title, .b-post__title, h1", board=".b-breadcrumb, #breadcrumbs",
        chrome=((".signature, .b-post__signature", "signature"),
                (".b-post__edit-reason", "notice of an edit")),
    ),
    Engine(
        "vBulletin", ("post_message_", "vBulletin"),
        post="#post_message_*", frame="#post_*, #post*, #edit*, .postcontainer",
        author=".bigusername, .username", time=".date, .thead",
        title=".threadtitle, .navbar strong, h1", board=".navbit, #breadcrumb, .navbar",
        chrome=((".signature, .signaturecontainer", "signature"),
                (".lastedited, .postedit", "notice of an edit")),
    ),
    Engine(
        "Flarum", ("flarum-content", 'class="Post-body"'),
        post=".Post-body", frame="article", author=".username, .PostUser-name",
        time="time", title=".DiscussionHero-title, h1", board=".DiscussionHero-items",
        chrome=((".Post-footer", "post tools"), (".clipboard", "copy button")),
    ),
    Engine(
        "NodeBB", ('component="post/content"',),
        post='[component="post/content"]', frame='[component=post]',
        author='[itemprop~=author], [component="post/author"], [data-username]', time=".timeago, .permalink",
        title='[component="topic/title"], h1', board=".breadcrumb", deleted=".deleted",
        chrome=(('[component="post/signature"], .post-signature', "signature"),),
    ),
    Engine(
        "Discourse", ('class="cooked"', "crawler-post", 'content="Discourse'),
        post=".cooked", reply="", frame="article, .topic-post",
        author=".username, .names", time=".post-date span, time, .relative-date",
        title=".fancy-title, h1", board=".topic-category",
        chrome=((".cooked-selection-barrier", "post tools"), (".badge-notification", "counter of clicks"),
                (".lightbox .meta", "caption"), (".codeblock-button-wrapper", "copy button")),
    ),
    Engine(
        "Discourse crawler page", ("crawler-post", 'content="Discourse'),
        post="div.post", frame=".crawler-post, .topic-body", author="[itemprop~=name], [itemprop~=author]",
        time="time", title="h1", board=".topic-category",
    ),
    Engine(
        "XenForo", ('class="bbWrapper"', 'id="XF"'),
        post=".bbWrapper", inside=".message-body", frame=".message, .message--post",
        author=".message-name, .username", time="time", title=".p-title-value, h1",
        board=".p-breadcrumbs",
        chrome=((".bbCodeBlock-expandLink, .js-expandLink", "fold button"),
                (".message-signature", "signature"), (".message-lastEdit", "notice of an edit")),
    ),
    Engine(
        "XenForo 1", ("messageText", 'id="XenForo"'),
        post=".messageText", frame=".message", author=".username", time=".DateTime",
        title=".titleBar h1, h1", board=".breadcrumb",
        chrome=((".quoteExpand", "fold button"), (".signature", "signature")),
    ),
    Engine(
        "MyBB", ("post_body",),
        post=".post_body", frame=".post", author=".author_information a, .post_author a",
        time=".post_date", title=".thead strong, h1", board=".navigation",
        chrome=((".signature", "signature"), (".post_edit", "notice of an edit"),
                (".codeblock .title", "copy button")),
    ),
    Engine(
        "SMF", ('class="post_wrapper"', "simplemachines"),
        post="#msg_*", frame=".post_wrapper", author=".poster h4, .poster",
        time=".smalltext", title="#top_subject, h1, h5", board=".navigate_section",
        chrome=((".signature", "signature"),),
    ),
    Engine(
        "Invision Community", ('data-role="commentContent"',),
        post="[data-role=commentContent]", frame="article", author=".ipsComment_author a, .cAuthorPane_author",
        time="time", title=".ipsType_pageTitle, h1", board=".ipsBreadcrumb",
    ),
    Engine(
        "bbs-go", ("topic-content-detail",),
        post=".topic-content-detail", reply=".comment-content", frame=".topic-detail, .comment",
        author=".topic-nickname, .comment-nickname, .comment-meta a",
        time="time, .topic-meta, .comment-time", title=".topic-title, h1", board=".topic-tags",
    ),
    Engine(
        "bbPress", ("bbp-reply-content", "bbp-topic-content"),
        post=".bbp-reply-content", frame=".loop-item-*, .bbp-body",
        author=".bbp-author-name", time=".bbp-reply-post-date",
        title=".entry-title, h1", board=".bbp-breadcrumb",
        chrome=((".bbp-reply-revision-log, .bbp-topic-revision-log", "notice of an edit"),
                (".bbp-attachments", "attachment")),
    ),
    Engine(
        "wpForo", ("wpforo-post-content",),
        post=".wpforo-post-content", frame=".post-wrap, .wpforo-post",
        author=".author-name, .wpf-author-nicename", time=".wpf-post-date",
        title=".wpforo-topic-title, h1", board=".wpf-breadcrumb",
        chrome=((".wpforo-post-signature", "signature"),),
    ),
    Engine(
        "Kunena", ('class="kmsg"',),
        post=".kmsg", frame=".kmsg-header, .mykmsg, .kunena-topic-item, .chat",
        author=".kwho-user, .kpost-username", time=".kdate", title=".category-title, h1",
        board=".pathway",
    ),
    Engine(
        "Vanilla", ('Message userContent',),
        post=".userContent", frame=".Item, .ItemDiscussion, .Discussion", author=".Username",
        time="time", title="h1", board=".Breadcrumbs", chrome=((".Signature", "signature"),),
    ),
    Engine(
        "UBB.threads", ("UBB.threads", "ubbthreads"),
        post=".post_inner", frame="#body*, .post-content, tr", author=".username, .author-name",
        time=".date", title=".post-subject, h1", board=".breadcrumbs",
        chrome=((".signature", "signature"),),
    ),
    Engine(
        "FluxBB", ("postmsg",),
        post=".postmsg", frame=".blockpost", author=".postleft strong", time="h2 a", title="h1",
        board=".crumbs", chrome=((".postedit", "notice of an edit"), (".postsignature", "signature")),
    ),
    Engine(
        "Homeland", ("topic-detail", 'content="Homeland'),
        post=".markdown, .card-body", inside=".topic-detail", reply=".markdown",
        frame=".topic-detail, .reply",
        author=".user-name, .username, .name", time=".timeago, time", title=".title, h1", board=".node",
    ),
    Engine(
        "Misago", ("misago-markup",),
        post=".misago-markup", frame=".post, .post-body", author=".item-title", time="time", title="h1",
        board=".breadcrumb",
    ),
)  # fmt: skip
