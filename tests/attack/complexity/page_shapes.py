"""Shapes of web pages, forum threads and front matter: a name → a function from a size in bytes to a document."""

from __future__ import annotations

from collections.abc import Mapping

from .shapes import Shape, repeated

_HEAD = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>标题</title></head><body><h1>标题</h1>"
    "<div class=content><p>第一段落在这里，说明事情的经过。</p>"
)
_FOOT = "<p>第二段落在这里。</p></div></body></html>"
# Repeated between the head and the foot of a page.
_ELEMENTS = (
    "<!-- ", "<div>", "<blockquote>", "<ul><li>", "<b>", "<p><b>", "<a href=x>甲", "<font>甲", "<b><i><u>甲</b>", "<svg>",
    "<table><tr><td>", "<p>这是一个段落的内容。</p>", "这是一行<br>", "<span>甲</span>", "</p></div>", "<select><option>",
    "<script>a</script>", "<ruby>甲<rt>a</rt></ruby>", "<h2>标题</h2><p>正文。</p>", "<p><a href=x>链接</a></p>", "&nbsp;",
    "<div class=article><p>文章内容在此。", "<template>", "<iframe>", "<h2><a name=x#N>标题</a></h2><p>正文。</p>",
    "<p>编号123456789012345678，</p>", "<table><tr><td colspan=9999 rowspan=9999>甲</td></tr></table>",
)  # fmt: skip
# Repeated inside one element: before, unit, after.
_INSIDE = {
    "rows of a table of HTML": ("<table>", "<tr><td>甲</td><td>乙</td></tr>", "</table>"),
    "cells of a row of HTML": ("<table><tr>", "<td>甲", "</table>"),
    "one attribute again and again": ("<p ", "a=1 ", ">甲</p>"),
    "many attributes": ("<p ", "a#N=1 ", ">甲</p>"),
    "a long attribute": ("<p class='", "a ", "'>甲</p>"),
    "lines of a preformatted block": ("<pre>", "甲 \n", "</pre>"),
    "digits in a paragraph": ("<p>", "0", "亿元</p>"),
}
# Repeated inside the front matter of a text: before, unit, after.
_FIELDS = {
    "keys": ("title: 题\n", "k#N: v\n", ""),
    "list": ("title: 题\ntags:\n", "  - 甲\n", ""),
    "brackets": ("title: ", "[", "\n"),
    "braces": ("title: ", "{a: ", "\n"),
    "a long value": ("title: ", "甲", "\n"),
    "escapes": ('title: "', '\\"', '"\n'),
    "comments": ("title: 甲\n", "# x\n", ""),
    "aliases": ("a: &a [x]\nb: [", "*a, ", "]\n"),
    "merges": ("a: &a {x: 1}\n", "b#N: {<<: *a}\n", ""),
}
_POST = (
    "<div id=post_#N><div class=authi><a class=xw1>某#N</a></div><em id=authorposton#N>发表于 2021-6-29 09:51:44</em>"
    "<table><tr><td class=t_f id=postmessage_#N>回复的内容#N。</td></tr></table></div>"
)
_THREAD = (
    "<!DOCTYPE html><html><head><meta name=generator content='Discuz! X3.4'><title>题</title></head><body id=nv_forum>"
    "<div id=postlist><span id=thread_subject>题</span>"
)


def _nested_keys(size: int) -> str:
    keys = "".join(" " * depth + "a:\n" for depth in range(int((2 * size) ** 0.5)))
    return f"---\n{keys}---\n\n文。\n"


def page_shapes() -> Mapping[str, Shape]:
    return {
        **{f"page of {unit}": repeated(unit, _HEAD, _FOOT) for unit in _ELEMENTS},
        **{name: repeated(unit, _HEAD + before, after + _FOOT) for name, (before, unit, after) in _INSIDE.items()},
        "a long title": repeated("甲", "<!DOCTYPE html><title>", "</title><body><p>文。"),
        "posts of a thread": repeated(_POST, _THREAD, "</div></body></html>"),
        **{
            f"front matter: {name}": repeated(unit, f"---\n{before}", f"{after}---\n\n# 甲\n\n文。\n")
            for name, (before, unit, after) in _FIELDS.items()
        },
        "front matter: levels": _nested_keys,
        "front matter that does not end": repeated("a: b\n", "---\n"),
    }
