r"""Words that sites write round their texts, family by family.

An entry is a regular expression; most match only themselves. Entries are compared with whole lines, or with whole
buttons of a row, and only near the ends of a text: each word may be part of a sentence, and some may be a heading.

A family serves both readers of frames, unless its name says otherwise:

* `…_OF_PAGES` are words only for lines of a page. There a line is known to be a block of its own. In a copied text the
  same word may be a heading, an item or a cell of the document (标准, 回复, 推荐), and nothing distinguishes it from a
  button.
* `…_OF_COPIES` are words only for lines of a copied text. In a page they are in elements that are removed by their
  names (a footer, a menu), or another rule reads them.
"""

# --- Buttons: rows below the title and below the text

# Labels of the row of buttons for the size of the letters; government sites add the colour of the background.
FONT_LABELS = ("字号", "字体", "字体大小", "背景色", "保护视力色", "视力保护色")
FONT_SIZES = (
    "小", "中", "大", "特大", "超大", "默认",  # steps
    "加大", "放大", "增大", "减小", "缩小", "还原",  # buttons of government sites
    "字大", "字小", "字号减小", "字号增大",  # buttons of news portals
)  # fmt: skip
FONT_SIZES_OF_PAGES = (
    "标准", "正常",  # headings in a document
    "T\\|T", "A[+-]?",  # letters as signs of a button; items or cells in a document
)  # fmt: skip
# Print, close, go back: the row at the foot of an article, often each in brackets.
PRINT = ("打印", "打印本页", "打印此页", "打印本稿", "打印正文", "打印文章")
CLOSE = ("关闭", "关闭窗口", "关闭本页")
BACK = ("返回", "返回顶部", "返回页首", "返回首页", "返回列表")
KEEP = (
    "下载", "收藏", "全屏", "复制链接",  # icons beside the title
    "纠错", "我要纠错", "我要打印", "我要分享", "我要反馈",  # government sites: report an error of the page
)  # fmt: skip
KEEP_OF_PAGES = (
    "转发", "保存", "推荐",  # headings and items in a document (推荐 of candidates)
    "已收藏", "收藏成功", "发送给朋友", "知道了",  # answers of the page to a click
    "Share", "Print", "Tweet", "Copy",  # English editions, university sites
)  # fmt: skip
SHARE = (
    "分享", "分享到", "分享至", "分享让更多人看到", "分享至手机", "分享至好友和朋友圈",
    "用微信扫码二维码", "微信扫码分享",
)  # fmt: skip
# Networks: the icons of a share bar, alone or after 分享到.
NETWORKS = ("微信", "微博", "新浪微博", "腾讯微博", "QQ空间", "QQ好友", "朋友圈")
# The same in short, only after 分享到: 空间 may be the heading of a chapter.
SHORT_NETWORKS = ("QQ", "空间")
# Requests to scan a code; the sentence goes on with the effect (在手机打开当前页).
SCAN = ("扫一扫", "手机扫", "微信扫一扫", "用手机")
# News portals and their apps. The words of the first family go on with a name or a number (关注公众号某某发布, 查看原图 3).
APP_OF_PAGES = ("打开APP", "关注公众号", "查看原图")
APP_WORDS_OF_PAGES = ("手机看", "关注", "原创", "广告", "正文")
# Votes and comments below an article: some of these words may also be headings of chapters.
VOTES_OF_PAGES = (
    "点赞", "赞", "顶", "踩", "打赏", "赏", "举报",
    "评论", "参与评论", "发表评论", "回复", "查看对话",
)  # fmt: skip
# A player that reads the text aloud, above the text on news portals and government sites.
LISTEN = ("语音播报", "语音播报文章", "播报文章", "释放双眼", "正在播放", "00:00/00:00")
LISTEN_OF_PAGES = ("朗读", "播放")  # in a textbook or a programme they are headings
# Buttons that unfold the rest of a text. Sites put them in the middle of it; no document contains these words itself.
UNFOLD = (
    "展开全文", "展开阅读全文", "点击展开全文", "展开剩余全文", "阅读剩余全文", "点击阅读全文",
    "展開全文", "展開閱讀全文", "點擊展開全文",
)  # fmt: skip
# The same at the end of an article, where they may lead to another page.
MORE = ("查看全文", "加载更多", "查看更多")

# --- Labels: a word, a colon, a value

# Labels of the breadcrumb above the title.
PLACES = ("当前位置", "您的位置", "您现在的位置", "您所在位置", "您现在所在位置", "您当前的位置")
# First steps of a breadcrumb: the start page, or the site by its name.
START_PAGES = (
    r"(?:网站|本站|门户|.{2,12})?[首主]\s?[页頁]", "home(?: ?page)?",
    ".{2,16}(?:网|网站|门户|频道|论坛|網|網站|論壇)",
)  # fmt: skip
# Labels of the time when the page was published, beside the origin: government sites and news portals.
TIMES = ("发布时间", "发表时间", "发布日期", "发表日期", "更新时间")
# Government sites. In a copy it is a field of the box of the document, and the day of the document: see `documents.head.info_box`.
TIMES_OF_PAGES = ("成文日期",)
# These words also occur in documents (会议时间：, 截止日期：), so a label must be exactly one of them.
BARE_TIMES = ("时间", "日期")
# Labels of the origin of a text.
ORIGINS = ("来源", "信息来源", "文章来源", "稿件来源", "稿源")
ORIGINS_OF_PAGES = ("本文来源(?:于|自)?",)
# Words for the source at the end of a copy, which need no colon.
REPRINTS_OF_COPIES = ("本稿来源", "摘录于", "转自", "本文有删[减节]")
AUTHORS = ("作者",)  # news portals, public accounts, blogs
# News portals. In a page it is part of the byline, and 记者： may begin a question of an interview.
AUTHORS_OF_COPIES = ("记者",)
# News portals. A bulletin has the same labels for its own contributors, and a copy may be a bulletin.
WRITERS_OF_PAGES = ("撰稿", "供稿")
# The editor of the page: every news portal and most government sites. Some space out the label.
EDITORS = ("责任编辑", r"责\s*编", r"编\s*辑")
# The same in traditional characters. Without a colon it heads lists of other texts (編輯推介).
EDITORS_BEFORE_COLON = ("編輯",)
# The shift or channel of the editor: news portals.
EDITOR_PREFIXES_OF_PAGES = ("网络", "值班", "本期", "文字", "图文", "新媒体")
# Labels of people who read and approved the page: government sites, universities.
CHECKERS = (r"校\s*对", r"审\s*核")
# Ranks of people who check and release a page. An official document has such lines itself (签发人, 监制), so these words are
# not used for copies.
CHECKERS_OF_PAGES = (
    "责任审核", r"责\s*校", r"审\s*校",
    r"终\s*审", r"初\s*审", r"复\s*审", r"[一二三]\s*审", r"编\s*审",
    r"监\s*制", "值班主任", r"编\s*发", r"签\s*发", r"录\s*入", r"编\s*录", "信息员",
)  # fmt: skip
# A portal that changed the title of an article gives the original one: 原标题：
ORIGINAL_TITLE = "原标题"
# Labels of the count of readers, below the title.
COUNTERS = (
    "阅读", "阅读量", "阅读数", "阅读次数", "浏览", "浏览量", "浏览数", "浏览次数", "点击", "点击量", "点击数", "点击率", "点击次数",
    "访问量", "访问次数", "人气",
)  # fmt: skip
# The rest of a counter with its number in an element of its own.
COUNTER_WORDS_OF_PAGES = ("次", "查看")
# Words of bylines but not of documents: they distinguish a byline with a day from a line of the text. Parts of words.
PUBLISHING_OF_PAGES = (
    "发布", "发表", "更新", "来源", "來源", "稿源", "供稿", "撰稿", "作者[:：]", "浏览", "点击", "阅读", "人气", "字号", "字体",
)  # fmt: skip
# Labels of the box of facts beside documents of government sites, if the box lost its form. `documents.head.info_box`
# reads the whole box.
BOX_LABELS_OF_COPIES = ("索引号", "主题分类", "发布机构", "信息分类", "有效性", "关键词")
# Below the articles of news portals.
KEYWORDS_OF_PAGES = "(?:文章|本文|新闻)?(?:关键词|关键字|标签)"

# --- Links to other pages

# The bar of a site, copied with a text.
NAVIGATION_OF_COPIES = (
    r"首\s?页", "网站地图", "联系我们", "关于我们", "无障碍阅读", "繁體版?", "简体", "设为首页", "加入收藏", "收藏本[站页]",
)  # fmt: skip
NEIGHBOURS_OF_COPIES = ("上一[篇页条]", "下一[篇页条]")
# Links to other pages at either end of an article. 更多 and 末页 alone may be cells of a copied table.
STEPS_OF_PAGES = (
    "[上下]一?[篇条页]", "前一篇", "后一篇", "首页", "尾页", "末页", "更多", ">>", "返回首页", "当前位置", "您的位置", "您当前的位置",
)  # fmt: skip
PAGE_STEPS_OF_PAGES = ("[上下]一?页", "前页", "后页", "首页", "尾页", "末页", "Next", "Prev(?:ious)?")
# Headings of lists of other texts.
RELATED = (
    "(?:相关|延伸|推荐)(?:新闻|报道|链接|阅读|文章|信息|解读|文档|专题)",  # government sites and news portals
    "往期(?:推荐|回顾|精选|文章)",  # public accounts
)
RELATED_OF_PAGES = (
    "相关稿件", "相关推荐", "热点推荐", "热门推荐", "猜你喜欢", "为您推荐", "今日推荐",  # news portals and self-media
    "更多新闻", "更多精彩", "热门文章", "最新文章",
    "附件下载",  # in a copy the annexes follow it, in a page they are links and stay where they are data
    "网友评论", "用户评论", "精彩评论", "热门评论", "最热评论", "最新评论", "全部评论",  # heads of comments
)  # fmt: skip
RELATED_LINES_OF_COPIES = ("(?:相关|延伸|推荐)附件",)  # a link, after which the text may go on

# --- Notices

RIGHTS_HEADS_OF_PAGES = ("版权声明", "免责声明", "特别声明", "郑重声明", "声明", "版权所有", ".{0,12}版权与免责声明")
# The foot of a government site; a copy has it below its text.
FOOT_OF_COPIES = (
    "版权所有.*", "主办单位.*", "承办单位.*", "政府网站标识码.*",
    ".*ICP备.*号.*",  # the licence of a Chinese site
    ".*公网安备.*",  # its number with the police
)  # fmt: skip
# Notices that platforms of self-media put after a text: their heads, their openings, and the words of the disclaimer.
PLATFORM_HEADS_OF_PAGES = ("特别声明", "平台声明", "声明")
PLATFORM_OPENINGS_OF_PAGES = ("以上内容", "该文观点", "本文内容", "本文由")
PLATFORM_PEOPLE_OF_PAGES = ("用户", "作者", "创作者", "自媒体")
PLATFORM_DEEDS_OF_PAGES = ("上传", "发布", "观点", "信息存储")
# Licences of wikis that publish laws and speeches (Wikisource): the box below the text.
LICENCES_OF_COPIES = (
    "本作品(?:是|属于|在|来自|的作者).{0,120}", ".{0,6}Public domain.{0,20}",
    ".{0,20}作品.{0,20}公有领域.{0,30}", "公有领域.{0,8}",  # 公有领域 alone may be a matter of the document
)  # fmt: skip
# Requests to the readers of an article of a public account, above and below its text.
FOLLOW_OF_COPIES = (
    # to follow the account
    "(?:点击|点按|戳)(?:上方|下方|左下方?|右下方?|↑+|↓+)?.{0,8}(?:蓝字|蓝色字|关注|阅读原文).{0,12}",
    "阅读原文.{0,8}",
    "(?:长按|扫描?|识别).{0,12}二维码.{0,12}",
    # to pass the article on
    ".{0,12}(?:点赞|点个赞|点在看|转发|分享).{0,8}(?:在看|转发|分享|朋友|更多人).{0,12}(?<![。；])",
)
# Each request contains one of these; a search for them first is faster.
FOLLOW_SIGNS_OF_COPIES = ("关注", "蓝", "二维码", "在看", "转发", "阅读原文", "分享")

# --- Pictures

# The photographer of a picture: the last words of its caption.
PHOTOGRAPHERS_OF_COPIES = ("记者", "通讯员", "摄影")
# Each caption with a photographer contains one of these.
CAPTION_SIGNS_OF_COPIES = ("记者", "通讯员", "摄")
