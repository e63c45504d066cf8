"""Inline nodes as print HTML: neighbours across tags, notes, missing glyphs, hostile addresses."""

from __future__ import annotations

from normalize.canonical.tree import FootnoteReference, Inline, Link, SoftBreak, Strong, Text
from render.pdf.line_breaks import BREAK, JOIN
from render.pdf.lines import set_line


def line(*inlines: Inline, lacking: str = "") -> str:
    html = set_line(
        inlines, "fang", lambda _, character: character not in lacking, lambda label: f"<span>{label}</span>"
    )
    return html.replace(BREAK, "|").replace(JOIN, "+")


def test_a_plain_line_stays_as_it_is() -> None:
    assert line(Text("推动发展AB")) == "推动发展AB"


def test_markup_characters_are_escaped() -> None:
    assert line(Text('<b a="1">&</b>')) == "&lt;b a=&quot;1&quot;&gt;&amp;&lt;/b&gt;"


def test_a_line_end_stands_for_nothing_beside_chinese_and_for_a_space_between_words() -> None:
    assert line(Text("一句。"), SoftBreak(), Text("二句AB")) == "一句。二句AB"
    assert line(Text("one"), SoftBreak(), Text("two")) == "one two"


def test_neighbours_are_seen_across_tags() -> None:
    assert line(Text("落实"), Strong((Text("“四战”"),)), Text("要求AB")) == "落实<strong>|“四战”</strong>|要求AB"


def test_marks_are_squeezed_across_tags() -> None:
    assert line(Strong((Text("好，"),)), Text("“四”AB")).startswith('<strong>好<span class="hw">，</span></strong>')


def test_a_note_call_never_begins_a_line_and_hides_no_neighbour() -> None:
    assert line(Text("好”"), FootnoteReference("甲"), Text("的AB")) == (
        '好<span class="hw">”</span>+<span>甲</span>|的AB'
    )


def test_a_missing_glyph_is_wrapped() -> None:
    assert line(Text("阿𠮷布AB"), lacking="𠮷") == '阿<span class="fb">𠮷</span>布AB'


def test_links_lead_to_the_web_only() -> None:
    assert line(Link("https://example.com/?a=1&b", "", (Text("甲AB"),))) == (
        '<a href="https://example.com/?a=1&amp;b">甲AB</a>'
    )
    assert line(Link("file:///etc/hostname", "", (Text("甲AB"),))) == "甲AB"
    assert line(Link("../../x.md", "", (Text("甲AB"),))) == "甲AB"
