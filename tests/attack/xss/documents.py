"""A payload in everything that is read: sources of each kind, and a canonical text as a hostile hand would write it."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path

from ..material import sources as material

_LONGEST_NAME = 180  # bytes
_FIELDS = (
    "title",
    "subtitle",
    "issuer",
    "document_number",
    "assembly",
    "delivered",
    "issued",
    "region",
    "disclosure",
    "language",
)


_ENCODINGS = ("gb18030", "big5", "utf-16", "hz", "cp1252")
_WORDS = re.compile(r">([^<>]*[\u4e00-\u9fff][^<>]*)<")


def sources(number: int, payload: str) -> dict[str, bytes]:
    """Sources by name; a name begins with what it is an attack on."""
    flat = " ".join(payload.replace("\0", "").split())
    encoding = _ENCODINGS[number % len(_ENCODINGS)]
    made = {
        f"text{number:05d}.txt": _text(payload, flat),
        f"markdown{number:05d}.md": _markdown(payload, flat),
        f"page{number:05d}.html": _page(flat),
        f"raw{number:05d}.html": _raw_page(payload),
        f"thread{number:05d}.html": _thread(payload, flat),
        f"forum{number:05d}.txt": _flat_thread(payload, flat),
        f"fixture{number:05d}.html": _fixture(number, flat),
        f"fields{number:05d}.md": _fields(flat),
        f"name{number:05d}{_file_name(flat)}.txt": f"文件名\n\n正文说明第{number}。\n",
    }
    return {
        **{name: words.encode("utf-8", "replace") for name, words in made.items()},
        f"encoded{number:05d}.txt": _text(payload, flat).encode(encoding, "ignore"),
    }


def _file_name(flat: str) -> str:
    name = flat.replace("/", "_")[:60]
    while len(name.encode("utf-8", "surrogatepass")) > _LONGEST_NAME:
        name = name[:-1]
    return name


def _text(payload: str, flat: str) -> str:
    """As the title, a heading, a paragraph, the headword of a note and its explanation."""
    return f"{flat}\n\n各位代表：\n\n　　一、{flat}\n　　正文说明{flat}[1]。\n{payload}\n\n注释：\n[1]{flat}：释义{flat}。\n"


def _markdown(payload: str, flat: str) -> str:
    label = flat.replace(" ", "")[:40]
    return (
        f'# {flat}\n\n## {flat}\n\n正文{payload}。[^{label}]\n\n{payload}\n\n[甲](http://a.example "{flat}") [{flat}](b.md)\n\n'
        f"![{flat}](x.png)\n\n| a | b |\n|---|---|\n| {flat} | x |\n\n```{flat}\n{payload}\n```\n\n[^{label}]: **{flat}**：{flat}\n"
    )


def _page(flat: str) -> str:
    """As words and attributes of a page, escaped as they must be: what the reader takes out of them is the payload."""
    words = html.escape(flat)
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{words}</title><meta name=author content='{words}'>"
        f'<meta name=description content="{words}"><meta property=og:title content="{words}"></head><body><h1>{words}</h1>'
        f"<div class=article><p>正文说明，这里是文章的第一段，其中有{words}。</p><p>第二段落说明，{words}还有下文。</p>"
        f'<p><a href="{words}">链接</a><img alt="{words}" src="{words}"></p></div></body></html>'
    )


def _raw_page(payload: str) -> str:
    """As markup of a page, unescaped."""
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>标题</title></head><body><h1>标题</h1><div class=article>"
        f"<p>正文说明，这里是文章的第一段。</p><div>{payload}</div><p>第二段落在这里，还有下文。</p></div></body></html>"
    )


def _thread(payload: str, flat: str) -> str:
    words = html.escape(flat)
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><meta name=generator content='Discuz! X3.4'><title>{words}</title>"
        f"</head><body id=nv_forum><div id=pt><a href='forum.php'>{words}</a></div>"
        f"<div id=postlist><h1><span id=thread_subject>{words}</span></h1><div id=post_1>"
        f'<div class=authi><a class=xw1 href="{words}">{words}</a></div><em id=authorposton1>发表于 2021-6-29 09:51:44</em>'
        f'<table><tr><td class=t_f id=postmessage_1>正文{words}说明。<br><font color="{words}">{payload}</font></td></tr>'
        "</table></div></div>"
    )


def _flat_thread(payload: str, flat: str) -> str:
    """As the words of a thread that was saved as text: title, board, author, post."""
    post = f"{flat}\n发表于 2021-6-29 09:51:44 | 显示全部楼层\n正文{flat}说明。\n{payload}\n\n"
    return f"设为首页收藏本站\n查看: 1903|回复: 1\n\n[{flat}] {flat} [复制链接]\n\n{post}{post}"


def _fixture(number: int, flat: str) -> str:
    """Behind all words of a fixture: its pages are one of each forum engine and of each convention of a site."""
    pages = _pages()
    return _WORDS.sub(lambda found: f">{found[1]}{html.escape(flat)}<", pages[number % len(pages)])


@cache
def _pages() -> tuple[str, ...]:
    """The fixtures of web pages that are in UTF-8."""
    found = (path.read_bytes() for path in material() if path.suffix == ".html")
    return tuple(page.decode("utf-8", "replace") for page in found)


def _fields(flat: str) -> str:
    """As every field of a front matter that other programs wrote."""
    quoted = json.dumps(flat)
    names = (
        "title",
        "author",
        "date",
        "url",
        "issuer",
        "speaker",
        "language",
        "region",
        "source",
        "link",
        "image",
        "x",
    )
    fields = "".join(f"{name}: {quoted}\n" for name in names)
    return f"---\n{fields}tags: [{quoted}, b]\n{quoted}: {quoted}\n---\n\n# {flat}\n\n正文说明。\n"


def canonical(payload: str) -> str:
    """As every field and every part of a canonical text."""
    flat = " ".join(payload.replace("\0", "").split())
    quoted, label = json.dumps(flat), flat.replace(" ", "")[:40]
    fields = "".join(f"{name}: {quoted}\n" for name in _FIELDS)
    lists = "".join(f"{name}:\n  - {quoted}\n" for name in ("addressees", "signature", "cc", "tags"))
    source = "".join(f"  {name}: {quoted}\n" for name in ("file", "kind", "url", "sha256", "board", "author"))
    return (
        f"---\n{fields}{lists}speaker:\n  role: {quoted}\n  name: {quoted}\nnotice:\n  title: {quoted}\n  body:\n    - {quoted}\n"
        f"source:\n{source}format: dingben/1\n---\n\n# {flat}\n\n{payload}\n\n## {flat}\n\n正文{payload}。[^{label}]\n\n"
        f'[链接]({flat}) ![图]({flat}) [题](http://a.example "{flat}")\n\n[^{label}]: **{flat}**：{payload}\n'
    )


def write(root: Path, number: int, payload: str) -> None:
    """All of them into an archive, and a page by hand."""
    for name, content in sources(number, payload).items():
        (root / "raw" / name).write_bytes(content)
    (root / "site/texts").mkdir(exist_ok=True)
    text = canonical(payload).encode("utf-8", "replace")
    (root / f"site/texts/edited{number:05d}.md").write_bytes(text)
    (root / f"site/hand{number:05d}.md").write_bytes(
        f"# {payload}\n\n{payload}\n\n[甲]({payload})\n".encode("utf-8", "replace")
    )
