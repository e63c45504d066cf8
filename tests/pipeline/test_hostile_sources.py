"""The smallest sources that once crashed a cleaner, or were refused for what the cleaners themselves had written."""

from __future__ import annotations

import pytest
from hypothesis import given

from normalize.batch.plainly import normalize_plainly
from normalize.engine.facts import presentable
from normalize.engine.options import Options
from normalize.pipeline import Normalized, normalize
from normalize.provenance.finding import Severity
from normalize.readers.encoding import DecodeError, decode

from ..strategies import TEXTS

_WRAPPED = "政府工作报告指出要坚持稳中求进工作总基调推动经济社会持续健康发\n"
SOURCES: dict[str, str | bytes] = {
    "nested list behind an entry": "# 报告\n\n正文说明甲的情况。\n\n名词解释\n\n甲：释义\n\n- 一\n  - 二\n\n其他。\n",
    "number of a control character": "文&#11;字。\n",
    "number of a carriage return": "文&#13;字。\n",
    "title that ends inside a character": "<title>题".encode()
    + b"\xe7"
    + "</title><p>第一段内容说明情况。</p>".encode(),
    "NUL in a title": "<title>题\0目</title><p>第一段内容说明情况。</p>",
    "decomposed letter in a title": "<title>cafe\u0301 报告</title><p>第一段内容说明情况。</p>",
    "line end in a title of linked data": "<title>题&#x2028;目</title><p>第一段内容说明情况。</p>",
    "wrapped text that begins with a full stop": "。\n" + _WRAPPED * 8 + "。\n",
    "heading of Markdown inside one of HTML": "<body>><h3>\n### 一、",
    "empty end tag behind a hidden address": "<!----><td class=__cf_email__ data-cfemail=82ef></>",
    "addresses in each other": "<p class=__cf_email__ data-cfemail=82ef>甲<b class=__cf_email__ data-cfemail=82ef>乙</b></p>",
    "tag with a long s": "# 题\n\n甲<ſcript>乙</ſcript>。\n",
    "tag with a dotless i": "# 题\n\n甲<scrıpt>乙</scrıpt>。\n",
    "controls in front matter": '---\ntitle: "报告\\u0000\\u001b]0;pwn\\u0007"\n---\n\n正文说明。\n',
}
_NOT_QUITE = {
    "a key twice": "title: 题\ntitle: 题\nformat: dingben/1\n---\n\n# 题\n\n文。\n",
    "a comment": "title: 题\nissuer: 甲 # 注\nformat: dingben/1\n---\n\n# 题\n\n文。\n",
    "a number for a key": "title: 题\n1: 甲\nformat: dingben/1\n---\n\n# 题\n\n文。\n",
    "no last line feed": "title: 题\nformat: dingben/1\n---\n\n# 题\n\n文。",
    "nothing else": "format: dingben/1\n---",
}


def _written(content: str | bytes) -> Normalized:
    data = content if isinstance(content, bytes) else content.encode()
    result = normalize(decode(data, "a.txt"))
    assert result.ledger.restore(result.text) == data
    again = normalize(decode(result.text.encode(), "a.md"))
    assert (again.text, again.findings) == (result.text, ())
    return result


@pytest.mark.parametrize("content", SOURCES.values(), ids=SOURCES)
def test_it_becomes_a_text(content: str | bytes) -> None:
    assert not any("\x00" <= sign < "\n" or "\n" < sign < " " for sign in _written(content).text)


@pytest.mark.parametrize("rest", _NOT_QUITE.values(), ids=_NOT_QUITE)
def test_what_calls_itself_canonical_and_is_not_is_cleaned_and_reported(rest: str) -> None:
    result = _written(f"---\n{rest}")
    assert result.findings[0].code == "not-canonical"


def test_a_text_that_is_not_quite_canonical_keeps_its_facts() -> None:
    head = 'title: 题\nissuer: 甲 # 注\nyear: 0\nsource:\n  file: b.txt\n  kind: html\n  sha256: "%s"\n  encoding: big5\n  site: 某网\n'
    result = _written(f"---\n{head % ('0' * 64)}language: zh-Hans\nformat: dingben/1\n---\n\n# 题\n\n文。\n")
    assert "issuer: 甲\n" in result.text
    assert "  site: 某网\n" in result.text
    assert "  file: a.txt\n" in result.text  # of this source
    assert "year" not in result.text  # out of range


def test_a_canonical_text_stays_as_it_is() -> None:
    text = _written("# 题\n\n文。\n").text
    result = normalize(decode(text.encode(), "b.md"))
    assert (result.text, result.findings, result.ledger.passes) == (text, (), ())


# ---------------------------------------------------------------------------------------------- the last way


@given(TEXTS)
def test_any_text_can_be_written_as_paragraphs(text: str) -> None:
    data = text.encode("utf-8", "surrogateescape") + b"\n."
    try:
        source = decode(data, "a.txt")
    except DecodeError:
        return
    result = normalize_plainly(source, Options(), ValueError("made up"))
    assert result.findings[0].code == "read-as-paragraphs"
    assert result.findings[0].severity is Severity.ERROR
    assert result.ledger.restore(result.text) == data


def test_a_page_as_paragraphs_has_no_tags() -> None:
    page = "<html><body><nav>首页</nav><h1>某报告</h1><p>第一段&amp;内容说明情况。</p><p>第二段内容。</p></body></html>"
    text = normalize_plainly(decode(page.encode(), "a.html"), Options(), ValueError("made up")).text
    assert "第一段&内容说明情况。\n\n第二段内容。\n" in text
    assert "<p>" not in text


@given(TEXTS)
def test_a_fact_is_as_clean_as_a_text(words: str) -> None:
    value = presentable({"name": [words]})["name"][0]
    assert presentable(value) == value
    value.encode()
