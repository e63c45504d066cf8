"""Sources that once hung, crashed or were refused: `dingben normalize` writes a text of each within seconds."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ..cases import Case
from ..front_door import run
from ..processes import patience

_SECONDS = 5  # of a machine with nothing else to do

_PAGE = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>题</h1>"
    "<div class=content><p>第一段内容说明情况。</p><p>{words}</p></div></body></html>"
)
_WRAPPED = "政府工作报告指出要坚持稳中求进工作总基调推动经济社会持续健康发\n"


def _page(words: str = "文。", title: str = "题") -> str:
    return _PAGE.format(title=title, words=words)


# A person may have each of them, so each must become a text.
_WRITTEN: dict[str, str | bytes] = {
    "NodeBB post without data-username": '<div component="post"><div component="post/content">文</div></div>',
    "two long numbers in a paragraph of HTML": _page("120101199001011234 120101199001011235 张三"),
    "30 digits and a word in a paragraph of HTML": _page("9" * 30 + "亿元"),
    "glossary entry, nested list, paragraph": "# 报告\n\n正文说明甲的情况。\n\n名词解释\n\n甲：释义\n\n- 一\n  - 二\n\n其他。\n",
    "number of a control character": "文&#11;字。\n",
    "title cut inside a character": _page(title="题目").encode().replace("目</title>".encode(), b"\xe7</title>"),
    "title that ends inside a character": "<title>题".encode() + b"\xe7",
    "NUL in a title": _page(title="题\0目"),
    "decomposed letter in a title": _page(title="cafe\u0301 报告"),
    "wrapped text that begins with a full stop": "。\n" + _WRAPPED * 8 + "。\n",
    "number signs behind the sign of a heading": "# 报\n# # 告\n\n文。\n",
    "heading of Markdown inside one of HTML": "<body>><h3>\n### 一、",
    "empty end tag behind a hidden address": "<!----><td class=__cf_email__ data-cfemail=82ef></>",
    "tag with a long s": "# 题\n\n甲<ſcript>乙</ſcript>。\n\n<ſcript>丙</ſcript>\n",
    "tag with a dotless i": "# 题\n\n甲<scrıpt>乙</scrıpt>。\n\n<scrıpt>丙</scrıpt>\n",
    "canonical front matter with a key twice": "---\ntitle: 题\ntitle: 题\nformat: dingben/1\n---\n\n# 题\n\n文。\n",
    "canonical front matter with a comment": "---\ntitle: 题\nissuer: 甲 # 注\nformat: dingben/1\n---\n\n# 题\n\n文。\n",
    "canonical front matter with a number for a key": "---\ntitle: 题\n1: 甲\nformat: dingben/1\n---\n\n# 题\n\n文。\n",
    "canonical text without its last line feed": "---\ntitle: 题\nformat: dingben/1\n---\n\n# 题\n\n文。",
    "canonical front matter and nothing else": "---\nformat: dingben/1\n---",
    "letter and combining mark in two lines": "政府工作报告指出要坚持e\n\u0301稳中求进工作总基调\n" + _WRAPPED * 3,
    "Big5 page with an escaped line break": _page("國務院關於會議的報告&lt;br /&gt;第二行").encode("big5", "ignore"),
}
# Nobody has these, so they may be refused; but by one line, soon, and without harm to other documents.
_NAMED: dict[str, str | bytes] = {
    "30,000 brackets in front matter": "---\ntitle: " + "[" * 30_000 + "\n---\n\n文。\n",
    "front matter 3,000 levels deep": "---\n" + "".join(" " * n + "a:\n" for n in range(3000)) + "---\n\n文。\n",
    "aliases that multiply in front matter": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "title: *i\n---\n\n# 题\n\n文。\n",
    "number of 5,000 digits in front matter": "---\ntitle: 题\nyear: " + "9" * 5000 + "\n---\n\n# 题\n\n文。\n",
}


def _attempt(content: str | bytes, must_be_written: bool, folder: Path) -> str:
    (folder / "in.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run(folder, "normalize", "in.txt", "-o", "out", seconds=patience(_SECONDS))
    if must_be_written and done.code and not done.complaint:
        return f"refused: {done.err.strip()}"
    return done.complaint


def source_cases() -> list[Case]:
    written = [Case(name, partial(_attempt, content, True)) for name, content in _WRITTEN.items()]
    return written + [Case(name, partial(_attempt, content, False)) for name, content in _NAMED.items()]
