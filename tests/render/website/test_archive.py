"""The archive as a whole: what is published, how its pages link, what a hostile text can do."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from normalize.canonical.tree import parse
from render.edition.edition import edition_body
from render.website.cards import TextCard
from render.website.links import html_path, relative_url, resolve, text_link
from render.website.pages.glossary import Term, glossary, terms_of
from render.website.plan import Clash, clashes, inventory

PAGES = [
    "404.html", "glossary.html", "guide.html", "index.html", "texts/dongli-2021.html", "texts/dongli-2022.html",
    "texts/hostile.html",
]  # fmt: skip


class Page(HTMLParser):
    """The tags of a page, its ids and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        found = [attributes.get("href") or attributes.get("src") for _, attributes in self.tags]
        return [link for link in found if link]


def test_what_is_published(built) -> None:
    found = sorted(path.relative_to(built.out).as_posix() for path in built.out.rglob("*") if path.is_file())
    copies = [
        "images/seal.svg",
        "texts/dongli-2021.ledger.jsonl",
        *(f"{page[:-5]}.md" for page in PAGES if "texts" in page),
    ]
    assert found == sorted([*PAGES, *copies, "assets/archive.css", ".dingben-site.json"])
    for copy in copies:
        assert (built.out / copy).read_bytes() == (built.docs / copy).read_bytes()


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_somewhere(built, path: str) -> None:
    page = Page(built.page(path))
    for link in page.links:
        if re.match(r"https?://", link):
            continue
        assert not re.match(r"[/\\]|[^/?#]*:", link), link
        target, _, fragment = link.partition("#")
        file = built.out / posixpath.join(posixpath.dirname(path), unquote(target)) if target else built.out / path
        assert file.is_file(), link
        if fragment:
            assert unquote(fragment) in Page(file.read_text(encoding="utf-8")).ids, link


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_and_its_ids_are_unique(built, path: str) -> None:
    page = Page(built.page(path))
    assert len(page.ids) == len(set(page.ids))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "iframe", "object", "embed", "form", "style", "svg", "base"}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        if tag in ("img", "link"):
            assert not (attributes.get("src") or attributes.get("href") or "").startswith(("http", "//"))
    policy = next(one["content"] for tag, one in page.tags if tag == "meta" and "http-equiv" in one)
    assert (policy or "").startswith("default-src 'none'; style-src 'self'; img-src 'self' data:")


def test_a_hostile_text_is_only_text(built) -> None:
    page = Page(built.page("texts/hostile.html"))
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "link", "body", "a", "header", "nav", "ul", "ol", "li", "div", "details",
        "summary", "p", "main", "article", "h1", "h2", "section", "dl", "dt", "dd", "span", "strong", "sup", "footer", "wbr",
    }  # fmt: skip
    assert "<script>alert(6)</script> and <!-- comment --> and ]]>" in page.text
    assert [link for link in page.links if "evil" in link] == ["https://evil.example/pixel.gif"]
    assert not [
        link for link in page.links if re.match(r"(?i)\s*(javascript|data|vbscript|file):", link) or "etc" in link
    ]
    assert page.tags[0] == ("html", {"lang": "zh-Hans"})
    assert "../../x" in page.text


def test_the_page_of_a_text_says_what_it_is(built) -> None:
    html = built.page("texts/dongli-2021.html")
    text = Page(html).text
    assert '<html lang="zh-Hans">' in html
    labels = (
        "标题 发文机关 发文字号 主送 成文日期 报告日期 报告人 会议 地区 年份 署名 公开 抄送 印发通知 "
        "底本 文件 类型 编码 SHA-256 网址 网站 版块 发帖时间 浏览 下载定本 编辑账 名词解释 目录"
    )
    for label in labels.split():
        assert label in text, label
    assert "疫情防控迅速有力。落实“三个着力”" in text
    assert "引进 PM2.5 monitor 设备。" in text
    assert 'aria-current="page">2021</a>' in html
    assert '<a href="dongli-2022.html">2022</a>' in html
    assert '<a href="https://example.org/thread-1.html"' in html


def test_the_home_page_lists_texts_by_region_and_year(built) -> None:
    html = built.page("index.html")
    assert html.index("按地区") < html.index('id="region_天津市东丽区"') < html.index("按年份")
    assert html.index('id="year_2022"') < html.index('id="year_2021"') < html.index('id="year_2020"')
    assert '<a href="texts/dongli-2021.html">东丽区2021年</a>' in html
    assert 'href="guide.html#%E5%86%99%E6%B3%95"' in html


def test_the_glossary_gathers_all_texts(built) -> None:
    html = built.page("glossary.html")
    term = html[html.index('id="三个着力"') :]
    term = term[: term.index("</article>")]
    assert term.count('class="definition"') == 2
    assert term.index("texts/dongli-2021.html#note_三个着力") < term.index("texts/dongli-2022.html#note_三个着力")
    assert "texts/dongli-2022.html#use_三个着力" in term
    assert "<p>着力提高发展质量和效益、着力保障和改善民生。</p>" in term
    assert "正文未标注" in html[html.index('id="双减"') :]


def test_links_of_texts_stay_inside() -> None:
    assert text_link("texts/a.md", "b.md#c") == "b.html#c"
    assert text_link("texts/a.md", "../guide.md") == "../guide.html"
    assert text_link("texts/a.md", "#c") == "#c"
    for outside in ("../../x.md", "..", "%2e%2e/%2e%2e/x", "../..", "..%5c..%5cx", "/x", "x:y"):
        assert text_link("texts/a.md", outside) is None, outside


def test_urls_are_relative_and_quoted() -> None:
    assert relative_url("a/b/c.html", "index.html") == "../../index.html"
    assert relative_url("index.html", "a b/文#?.html") == "a%20b/%E6%96%87%23%3F.html"
    assert relative_url("index.html", "a:b.html") == "a%3Ab.html"
    assert html_path("texts/a.md.md") == "texts/a.md.html"
    assert resolve("texts/a.md", "./b/../c.md?x#y") == ("texts/c.md", "#y")


def test_two_sources_cannot_become_one_page() -> None:
    found = inventory(["a.html", "a.md", "B.md", "b.md", "glossary.md", "texts/x.md", "texts/x.html"], "texts")
    assert found.texts == ("texts/x.md",)
    assert {(clash.output, clash.first, clash.second) for clash in clashes(found)} == {
        ("a.html", "a.md", "a.html"),
        ("b.html", "B.md", "b.md"),
        ("glossary.html", "", "glossary.md"),
        ("texts/x.html", "texts/x.md", "texts/x.html"),
    }
    assert not list(clashes(inventory(["index.md", "texts/a.md", "texts/a.ledger.jsonl"], "texts")))
    assert Clash("a", "b", "c") == Clash("a", "b", "c")


def test_a_note_that_has_only_a_number_is_no_term() -> None:
    """Notes 1 of two texts explain nothing in common; a headword may be a number, and a label stand for a headword."""
    body = "甲[^1]乙[^12345]丙[^两山]。\n\n[^1]: 见《选集》。\n\n[^12345]: **12345**：热线。\n\n[^两山]: 绿水青山。\n"
    assert [term.term for term in terms_of(edition_body(parse(body)).notes)] == ["12345", "两山"]


def test_terms_that_differ_in_marks_alone_are_one_entry_of_the_glossary() -> None:
    """They have one id, to which the pages of their texts lead."""
    texts = [
        (
            TextCard("texts/b.md", "乙", "乙区"),
            [Term("“四上企业”", ("二",), "b", ()), Term("四上企业", ("三",), "c", ())],
        ),
        (TextCard("texts/a.md", "甲", "甲区"), [Term("“四上”企业", ("一",), "a", ())]),
    ]
    (group,) = glossary(texts)
    assert [(term.term, [one.term.paragraphs[0] for one in term.definitions]) for term in group.terms] == [
        ("“四上”企业", ["一", "二"]),
        ("四上企业", ["三"]),
    ]
    assert len({term.anchor for term in group.terms}) == 2
