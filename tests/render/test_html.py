"""Nodes → HTML: everything is escaped, lines are joined as Chinese is set, notes lead both ways."""

from __future__ import annotations

import re

import pytest

from normalize.canonical.tree import parse
from render.edition.phrases import phrases
from render.html import RenderedDocument, render_document
from render.html.nodes import safe_target


def render(text: str) -> RenderedDocument:
    return render_document(parse(text))


def body(text: str) -> str:
    """The body without its permalinks and ids."""
    html = re.sub(r'<a class="permalink"[^>]*></a>', "", render(text).body)
    return re.sub(r' id="[^"]*"', "", html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一句。\n第二句。", "<p>第一句。第二句。</p>"),
        ("one\ntwo", "<p>one two</p>"),
        ("引进 monitor\n设备", "<p>引进 monitor设备</p>"),
        ("**推进**。\n高", "<p><strong>推进</strong>。高</p>"),
        ("**one**\n*two*", "<p><strong>one</strong> <em>two</em></p>"),
        ("one[^a]\ntwo\n\n[^a]: x", "two</p>"),
        ('a<b & "c"', '<p>a&lt;b &amp; "c"</p>'),
        ("`a<b`", "<p><code>a&lt;b</code></p>"),
        ("a  \nb", "<p>a<br>b</p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
        ("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"),
        ("3. 甲", '<ol start="3">'),
        ("---", "<hr>"),
        ("> 引文", "<blockquote>\n<p>引文</p>\n</blockquote>"),
    ],
)
def test_a_node_becomes_html(text: str, expected: str) -> None:
    assert expected in body(text)


def test_a_note_leaves_no_space_at_a_line_end() -> None:
    assert re.search(r"</sup>第二", body("第一“词”[^词]\n第二\n\n[^词]: **词**：义"))


@pytest.mark.parametrize(
    "destination",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:x", " javascript:x", "data:text/html,x", "vbscript:x",
        "file:///etc/passwd", "//host/x", "\\\\host\\x", "/\\host", "/etc/passwd", "ftp://host/x", "http:", "https://",
        "x:y", "", "a\nb",
    ],
)  # fmt: skip
def test_an_unsafe_destination_is_no_link(destination: str) -> None:
    assert safe_target(destination) is None


@pytest.mark.parametrize(
    "destination", ["https://x.org/?a=1&b", "http://x", "mailto:a@b.org", "a.md", "../a.md#b", "#b", "a/b:c", "?q"]
)
def test_a_safe_destination_is_a_link(destination: str) -> None:
    assert safe_target(destination) == destination


def test_a_remote_picture_is_only_linked() -> None:
    assert "<img" not in body("![图](https://x.org/a.png)")
    assert '<a href="https://x.org/a.png"' in body("![图](https://x.org/a.png)")
    assert '<img src="a.png" alt="图"' in body("![图](a.png)")


def test_quotes_in_attributes_are_escaped() -> None:
    assert 'alt="&quot;&gt;' in body('![">](a.png)')
    assert 'title="&quot;x"' in body("[a](b.md '\"x')")


def test_references_and_entries_link_both_ways() -> None:
    text = "甲[^词]。\n\n乙[^词]、丙[^又]。\n\n[^词]: **词**：义\n\n[^又]: **又**：义\n\n[^无]: **无**：义\n"
    document = render(text)
    first, second, unused = document.entries
    assert (first.number, first.anchor, first.term, first.paragraphs) == (1, "note_词", "词", ("义",))
    assert len(first.uses) == 2
    assert second.uses == ("use_又",)
    assert unused.uses == ()
    for entry in document.entries:
        for use in entry.uses:
            assert f'<a id="{use}" href="#{entry.anchor}"' in document.body
    assert document.body.count('href="#note_词"') == 2


def test_a_second_definition_of_a_label_is_kept() -> None:
    first, second = render("甲[^词]\n\n[^词]: 一\n\n[^词]: 二\n").entries
    assert (first.paragraphs, second.paragraphs) == (("一",), ("二",))
    assert len(first.uses) == 1
    assert second.uses == ()
    assert first.anchor != second.anchor


def test_a_note_inside_a_note_leads_back() -> None:
    document = render("甲[^词]\n\n[^词]: 见[^又]\n\n[^又]: 义\n")
    outer, inner = document.entries
    assert f'id="{inner.uses[0]}"' in outer.html


def test_a_run_in_heading_keeps_its_stop() -> None:
    html = body("### （一）取得成果。\n\n疫情。\n\n### （二）其他\n\n别的。")
    assert '<h3 class="run-in">（一）取得成果。</h3>' in html
    assert "<h3>（二）其他</h3>" in html


def test_the_title_is_apart_and_the_contents_nested() -> None:
    document = render("# 报告\n\n## 一、甲\n\n#### 1.乙。\n\n文\n\n### （一）丙\n\n## 二、丁\n")
    assert document.title == "报告"
    assert "<h1" not in document.body
    first, second = document.contents
    assert (first.text, second.text) == ("一、甲", "二、丁")
    assert [(entry.text, entry.anchor) for entry in first.children] == [("1.乙", "乙"), ("（一）丙", "丙")]


def test_every_id_is_there_once() -> None:
    text = "# a\n\n# a\n\n## b\n\nb\n\n## b\n\nb\n\nb[^b] b[^b]\n\n[^b]: b\n\n[^B]: b\n\n[^b]: b\n"
    document = render(text)
    ids = re.findall(r' id="([^"]*)"', document.body + "".join(entry.html for entry in document.entries))
    ids += [entry.anchor for entry in document.entries] + [document.title_anchor]
    assert len(ids) == len(set(ids))
    assert set(ids) == document.anchors


@pytest.mark.parametrize(
    "title", ["东丽区人民政府关于印发东丽区2021年政府工作报告的通知", "关于推进城市管理工作的实施意见", "a", ""]
)
def test_phrases_lose_nothing(title: str) -> None:
    assert "".join(phrases(title)) == title
    assert all(len(phrase) > 1 for phrase in phrases(title)) or len(title) < 2
