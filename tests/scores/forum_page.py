"""A forum thread as Discuz! X3.4 serves it, around the text of seed 003, in variants.

Written after the public structure of such pages (header, navigation, breadcrumb, author card, floor line, post, tools,
fast reply, footer). Everything named in it is invented. Variants differ in the digits, the order of the paragraphs and
the three ways in which posts are set: line breaks, a `div` with fonts a paragraph, noise against copying.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Sequence

VARIANTS = 30

# Words of the frame around the post, a sample: none may stand in a cleaned text.
CHROME = (
    "设为首页", "收藏本站", "开启辅助访问", "切换到窄版", "自动登录", "找回密码", "快捷导航", "热搜", "返回列表", "发新帖",
    "电梯直达", "只看该作者", "倒序浏览", "阅读模式", "签到天数", "阅读权限", "当前离线", "发消息", "使用道具", "举报",
    "您需要登录后才可以回帖", "本版积分规则", "回帖后跳转到最后一页", "手机版", "小黑屋", "Powered by", "Processed in", "返回顶部",
)  # fmt: skip

_NAVIGATION = "".join(
    f'<li id="mn_N{at:x}"><a href="forum-{40 + at}-1.html" hidefocus="true" title="{name}">{name}<span>{name}</span></a></li>'
    for at, name in enumerate(("门户", "导读", "排行榜", "数据", "文库", "群组", "日志", "相册", "帮助"))
)
_CARD = "".join(
    f'<dt><em class="kmjf{at}"></em>{name}</dt><dd>{value}</dd>'
    for at, (name, value) in enumerate(
        (("积分", "2873"), ("威望", "312 点"), ("金钱", "1904 枚"), ("阅读权限", "90"), ("注册时间", "2016-3-2"), ("在线时间", "633 小时"))
    )
)  # fmt: skip
_TOOLS = "".join(
    f'<a href="home.php?mod=spacecp&amp;ac={word}&amp;id=@tid@" id="k_{word}" onclick="showWindow(this.id, this.href)" '
    f'class="{word}"><i><img src="static/image/common/{word}.gif" alt="{name}" />{name}<span id="{word}number">{at}</span></i></a>'
    for at, (word, name) in enumerate(
        (("favorite", "收藏"), ("share", "分享"), ("recommend", "淘帖"), ("support", "支持"), ("against", "反对"))
    )
)  # fmt: skip
_EDITOR = "".join(
    f'<a href="javascript:;" title="{name}" class="{name.lower()}" onclick="seditor_insertunit(\'fastpost\', \'[{at}]\')">{name}</a>'
    for at, name in enumerate(("B", "Color", "Image", "Link", "Quote", "Code", "Smilies"))
)

_PAGE = f"""\
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>@title@ - 政府工作报告 -  地方文献论坛 -  Powered by Discuz!</title>
<meta name="keywords" content="@title@" />
<meta name="description" content="@title@ ,地方文献论坛" />
<meta name="generator" content="Discuz! X3.4" />
<link rel="stylesheet" type="text/css" href="data/cache/style_2_common.css?q7b" />
<script type="text/javascript">var STYLEID = '2', STATICURL = 'static/', VERHASH = 'q7b', discuz_uid = '0';</script>
<script src="static/js/forum_viewthread.js?q7b" type="text/javascript"></script>
</head>
<body id="nv_forum" class="pg_viewthread" onkeydown="if(event.keyCode==27) return false;">
<div id="append_parent"></div><div id="ajaxwaitid"></div>
<div id="toptb" class="cl"><div class="wp"><div class="z"><a href="javascript:;" onclick="setHomepage('')">设为首页</a>
<a href="http://forum.example.net/" onclick="addFavorite(this.href, '')">收藏本站</a></div><div class="y">
<a id="switchblind" href="javascript:;" title="开启辅助访问">开启辅助访问</a>
<a href="javascript:;" id="switchwidth" onclick="widthauto(this)">切换到窄版</a></div></div></div>
<div id="hd"><div class="wp"><div class="hdc cl"><h2><a href="./"><img src="static/image/common/logo.png" alt="论坛" /></a></h2>
<form method="post" id="lsform" action="member.php?mod=logging&amp;action=login"><div class="fastlg cl"><div class="y pns">
<table cellspacing="0" cellpadding="0"><tr><td><label for="ls_username">帐号</label></td><td><input type="text" id="ls_username" /></td>
<td class="fastlg_l"><label for="ls_cookietime"><input type="checkbox" id="ls_cookietime" />自动登录</label></td>
<td>&nbsp;<a href="javascript:;" onclick="showWindow('login', '')">找回密码</a></td></tr></table></div></div></form></div>
<div id="nv"><a href="javascript:;" id="qmenu">快捷导航</a><ul>{_NAVIGATION}</ul></div>
<div id="scbar" class="cl"><form id="scbar_form" method="post" action="search.php"><table cellspacing="0" cellpadding="0"><tr>
<td class="scbar_txt_td"><input type="text" id="scbar_txt" value="请输入搜索内容" /></td>
<td class="scbar_hot_td"><div id="scbar_hot"><strong class="xw1">热搜: </strong>
<a href="search.php?q=1">年鉴</a></div></td></tr></table></form>
</div></div></div>
<div id="wp" class="wp">
<div id="pt" class="bm cl"><div class="z"><a href="./" class="nvhm" title="首页">地方文献论坛</a><em>&raquo;</em>
<a href="forum.php">论坛</a>
<em>&rsaquo;</em> <a href="forum-52-1.html">政府工作报告</a> <em>&rsaquo;</em> <a href="thread-@tid@-1-1.html">@title@</a></div></div>
<div id="ct" class="wp cl"><div id="pgt" class="pgs mbm cl"><span class="y pgb"><a href="forum-52-1.html">返回列表</a></span>
<a id="newspecial" href="javascript:;" title="发新帖"><img src="static/image/common/pn_post.png" alt="发新帖" /></a></div>
<div id="postlist" class="pl bm"><table cellspacing="0" cellpadding="0"><tr><td class="pls ptn pbn"><div class="hm ptn">
<span class="xg1">查看:</span> <span class="xi1">@views@</span><span class="pipe">|</span><span class="xg1">回复:</span>
<span class="xi1">0</span></div></td><td class="plc ptm pbn vwthd"><div class="y">
<a href="thread-@tid@-1-1.html" title="打印">打印</a></div>
<h1 class="ts"><a href="forum-52-1.html">[区县]</a> <span id="thread_subject">@title@</span></h1><span class="xg1">
<a href="thread-@tid@-1-1.html" onclick="return copyThreadUrl(this)">[复制链接]</a></span></td></tr></table>
<div id="post_@pid@"><table id="pid@pid@" class="plhin" summary="pid@pid@" cellspacing="0" cellpadding="0"><tr>
<td class="pls" rowspan="2"><div id="favatar@pid@" class="pls favatar"><div class="pi"><div class="authi">
<a href="space-uid-17.html" target="_blank" class="xw1">文献员乙</a></div></div>
<div class="p_pop blk bui card_gender_0" id="userinfo@pid@" style="display: none"><div class="m z"></div><div class="i y"><div>
<strong><a href="space-uid-17.html" class="xi2">文献员乙</a></strong><em>当前离线</em></div><dl class="cl">{_CARD}</dl></div></div>
<div class="avatar"><a href="space-uid-17.html"><img src="uc_server/avatar.php?uid=17" /></a></div>
<dl class="pil cl"><dt>签到天数: </dt><dd>@days@ 天</dd></dl><ul class="xl xl2 o cl"><li class="pm2">
<a href="home.php?mod=spacecp">发消息</a></li>
</ul></div></td><td class="plc"><div class="pi"><div id="fj" class="y"><label class="z">电梯直达</label>
<input type="text" class="px p_fre z" />
</div><strong><a href="thread-@tid@-1-1.html" id="postnum@pid@">楼主</a></strong><div class="pti"><div class="pdbt"></div>
<div class="authi">
<img class="authicn vm" src="static/image/common/online_admin.gif" /><em id="authorposton@pid@">发表于 2021-7-3 10:12:31</em>
<span class="pipe">|</span><a href="forum.php?tid=@tid@&amp;authorid=17" rel="nofollow">只看该作者</a><span class="pipe">|</span>
<a href="forum.php?tid=@tid@&amp;ordertype=1">倒序浏览</a><span class="none"><img src="static/image/common/arw_r.gif" /></span>
<span class="pipe show">|</span><a href="javascript:;" onclick="readmode(@pid@)" class="show">阅读模式</a></div></div></div>
<div class="pct"><div class="pcb"><div class="t_fsz"><table cellspacing="0" cellpadding="0"><tr>
<td class="t_f" id="postmessage_@pid@">
@body@</td></tr></table></div><div id="comment_@pid@" class="cm"></div><div id="post_rate_div_@pid@"></div></div></div></td></tr>
<tr><td class="plc plm"><div id="p_btn" class="mtw mbm hm cl">{_TOOLS}</div></td></tr>
<tr><td class="pls"></td><td class="plc" style="overflow:visible;"><div class="po hin"><div class="pob cl"><em>
<a class="fastre" href="forum.php?mod=post&amp;action=reply&amp;tid=@tid@">回复</a></em><p>
<a href="javascript:;" id="mgc_post_@pid@" class="showmenu">使用道具</a><a href="javascript:;">举报</a></p></div></div></td></tr>
<tr class="ad"><td class="pls"></td><td class="plc"></td></tr></table></div></div>
<div class="pgs mtm mbm cl"><span class="pgb y"><a href="forum-52-1.html">返回列表</a></span></div>
<div id="f_pst" class="pl bm bmw"><form method="post" id="fastpostform" action="forum.php?mod=post">
<table cellspacing="0" cellpadding="0">
<tr><td class="pls"></td><td class="plc"><span id="fastpostreturn"></span><div class="cl"><div class="hasfsl"><div class="tedt mtn">
<div class="bar"><span class="y"><a href="forum.php?mod=post">高级模式</a></span><div class="fpd">{_EDITOR}</div></div>
<div class="area"><div class="pt hm">您需要登录后才可以回帖 <a href="member.php?mod=logging" class="xi2">登录</a> |
<a href="member.php?mod=register" class="xi2">立即注册</a></div></div></div></div></div>
<p class="ptm pnpost"><a href="home.php?mod=spacecp&amp;ac=credit" class="y" target="_blank">本版积分规则</a>
<button type="button" class="pn pnc vm"><strong>发表回复</strong></button>
<label for="fastpostrefresh">
<input id="fastpostrefresh" type="checkbox" class="pc" />回帖后跳转到最后一页</label></p></td></tr></table></form></div>
</div></div>
<div id="ft" class="wp cl"><div id="flk" class="y"><p><a href="archiver/">Archiver</a><span class="pipe">|</span>
<a href="forum.php?mobile=yes">手机版</a>
<span class="pipe">|</span><a href="forum.php?mod=misc&amp;action=showdarkroom">小黑屋</a><span class="pipe">|</span>
<strong><a href="http://forum.example.net/" target="_blank">地方文献论坛</a></strong></p>
<p class="xs0">GMT+8, 2021-11-12 09:40 <span id="debuginfo">, Processed in 0.0@days@ second(s), 12 queries .</span></p></div>
<div id="frt"><p>Powered by <strong><a href="http://www.discuz.net" target="_blank">Discuz!</a></strong> <em>X3.4</em></p>
<p class="xs0">&copy; 2001-2017 <a href="http://www.comsenz.com" target="_blank">Comsenz Inc.</a></p></div></div>
<div id="scrolltop"><span hidefocus="true"><a title="返回顶部" class="scrolltopa"><b>返回顶部</b></a></span></div>
</body></html>
"""


def post_of(seed: str) -> list[str]:
    """The paragraphs of the post in seed 003, a copied thread: between its floor line and its reply form."""
    lines = [line.strip() for line in seed.split("\n")]
    start = next(at for at, line in enumerate(lines) if line.startswith("发表于"))
    end = next(at for at, line in enumerate(lines) if "您需要登录后才可以回帖" in line)
    return [line for line in lines[start + 1 : end] if line]


def other_digits(text: str, random_source: random.Random) -> str:
    """The same text with other digits, so that no candidate profits from having seen it."""
    return re.sub(r"[1-9]", lambda _: str(random_source.randrange(1, 10)), text)


def other_decimals(text: str, random_source: random.Random) -> str:
    """The same text with other digits behind decimal points: its figures are new, its days, numbers and notes the same."""
    return re.sub(r"(?<=\d[.．])\d+", lambda found: other_digits(found[0], random_source), text)


def forum_page(post: Sequence[str], variant: int) -> str:
    """The page of one variant: the paragraphs of a post with other digits, in another order, set in another way."""
    source = random.Random(variant)  # the same variants in every run
    paragraphs = [other_digits(paragraph, source) if variant else paragraph for paragraph in post]
    if variant:
        cut = source.randrange(8, len(paragraphs))
        paragraphs = [*paragraphs[:8], *paragraphs[cut:], *paragraphs[8:cut]]
    values = {
        "title": other_digits("2021年天津市河东区政府工作报告", source) if variant else "2021年天津市河东区政府工作报告",
        "tid": str(8100 + variant), "pid": str(64000 + variant), "views": str(900 + 13 * variant),
        "days": str(20 + variant % 70), "body": _set(paragraphs, variant % 3, source),
    }  # fmt: skip
    return re.sub(r"@(title|tid|pid|views|days|body)@", lambda match: values[match[1]], _PAGE)


def _set(paragraphs: Sequence[str], way: int, source: random.Random) -> str:
    escaped = [html.escape(paragraph) for paragraph in paragraphs]
    if way == 0:
        return "<br />\r\n<br />\r\n".join(f"&nbsp; &nbsp; {paragraph}" for paragraph in escaped)
    if way == 1:
        return "\r\n".join(
            f'<div align="left"><font face="仿宋_GB2312"><font size="4">　　{paragraph}</font></font></div><br />'
            for paragraph in escaped
        )
    noise = (
        f'<font class="jammer">{source.randrange(10**8):x}</font>' if at % 7 == 3 else "" for at in range(len(escaped))
    )
    return "<br />\r\n".join(paragraph + jam for paragraph, jam in zip(escaped, noise, strict=True))
