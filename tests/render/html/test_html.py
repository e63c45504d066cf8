"""Nodes → HTML: everything is escaped, lines are joined as Chinese is set, notes lead both ways."""

from __future__ import annotations

import re

import pytest

from normalize.canonical.tree import parse
from render.edition.destinations import safe_target
from render.edition.edition import edition_body
from render.html.document import RenderedDocument, render_document


def render(text: str) -> RenderedDocument:
    return render_document(edition_body(parse(text)))


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


def test_references_and_notes_link_both_ways() -> None:
    text = "甲[^词]。\n\n乙[^词]、丙[^又]。\n\n[^词]: **词**：义\n\n[^又]: **又**：义\n\n[^无]: **无**：义\n"
    document = render(text)
    for note, _ in document.notes:
        for use in note.uses:
            assert f'<a id="{use}" href="#{note.anchor}"' in document.body
    assert document.body.count('href="#note_词"') == 2


def test_a_note_inside_a_note_leads_back() -> None:
    (_, html), (inner, _) = render("甲[^词]\n\n[^词]: 见[^又]\n\n[^又]: 义\n").notes
    assert f'id="{inner.uses[0]}"' in html


@pytest.mark.parametrize(
    "text", ["甲[^a]\n\n> 乙\n>\n> [^a]: 义", "- 甲[^a]\n\n  [^a]: 义", "甲[^a]乙[^b]\n\n[^b]: 外\n\n    [^a]: 义"]
)
def test_a_definition_inside_another_block_is_a_note(text: str) -> None:
    document = render(text)
    note, html = document.notes[-1]
    assert (note.label, html) == ("a", "<p>义</p>")
    assert f'href="#{note.anchor}"' in document.body
    assert "义" not in re.sub(r'"[^"]*"', "", document.body + "".join(html for _, html in document.notes[:-1]))


def test_a_run_in_heading_keeps_its_stop() -> None:
    html = body("### （一）取得成果。\n\n疫情。\n\n### （二）其他\n\n别的。")
    assert '<h3 class="run-in">（一）取得成果。</h3>' in html
    assert "<h3>（二）其他</h3>" in html


def test_the_title_is_apart() -> None:
    document = render("# 报告\n\n## 一、甲\n")
    assert document.title == "报告"
    assert "<h1" not in document.body


def test_every_id_is_there_once() -> None:
    text = "# a\n\n# a\n\n## b\n\nb\n\n## b\n\nb\n\nb[^b] b[^b]\n\n[^b]: b\n\n[^B]: b\n\n[^b]: b\n"
    edited = edition_body(parse(text))
    document = render_document(edited)
    ids = re.findall(r' id="([^"]*)"', document.body + "".join(html for _, html in document.notes))
    ids += [note.anchor for note, _ in document.notes] + [edited.title_anchor]
    assert len(ids) == len(set(ids))
    assert set(ids) == edited.anchors
