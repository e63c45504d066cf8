"""Which removals look like words of the document: proved ones do not, nor do words that stand in the text as well."""

from __future__ import annotations

import pytest

from normalize.cleaners import CLEANERS
from normalize.pipeline import normalize
from normalize.provenance.edit import removed
from normalize.provenance.finding import Severity
from normalize.provenance.passes import Pass
from normalize.readers.encoding import decode
from normalize.removals import PROVED, Sign, removals_of, removed_words, suspicious


def signs(words: str, cleaner: str = "site-frame", why: str = "breadcrumb", text: str = "# 题目\n") -> list[Sign]:
    step = Pass(cleaner, (removed(words, 0, len(words), why),))
    return [removal.sign for removal in removals_of([step], text)]


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("某政发〔2021〕3号", Sign.NUMBER),
        ("> （某工发〔2015〕13号）", Sign.NUMBER),
        ("（此件公开发布）", Sign.NUMBER),
        ("某市人民政府\n2021年3月1日", Sign.DAY),
        ("某市人民政府2021年3月1日", Sign.DAY),
        ("## 名词", Sign.HEADING),
        ("一、总体要求", Sign.HEADING),
        ("2021年某市政府工作报告", Sign.HEADING),
        ("各区县人民政府，市政府各部门：", Sign.ADDRESSEES),
        ("全市地区生产总值增长百分之五，好于预期。", Sign.SENTENCE),
    ],
)
def test_words_of_a_document_are_suspicious(words: str, sign: Sign) -> None:
    assert signs(words) == [sign]


@pytest.mark.parametrize(
    "words", ["首页", "政务公开 > 要闻", "2021-03-01 10:20", "发布时间：2021年3月1日", "责任编辑：张某", "打印本页"]
)
def test_words_of_a_frame_are_not(words: str) -> None:
    assert set(signs(words)) <= {Sign.NONE}


def test_what_stands_in_the_text_is_not_lost() -> None:
    assert signs("某政发〔2021〕3号", text="---\ndocument_number: 某政发〔2021〕3号\n---\n") == [Sign.NONE]
    assert signs("第一章　总则……1", text="## 第一章 总则\n") == [Sign.NONE]
    assert signs(
        "（3）全市地区生产总值增长百分之五，好于预期。", text="全市地区生产总值增长百分之五，好于预期。\n"
    ) == [Sign.NONE]


def test_a_structure_proves() -> None:
    words = "全市地区生产总值增长百分之五，好于预期。"
    assert signs(words, "html-frame", "reply") == [Sign.NONE]
    assert signs(words, "html-frame", "frame of the page") == [Sign.SENTENCE]
    assert signs(words, "forum-thread", "frame above the post") == [Sign.NONE]


def test_links_of_a_page_are_titles_of_other_pages() -> None:
    link = '<div><a href="/1">全市地区生产总值增长百分之五，好于预期。</a></div>'
    assert not signs(link, "html-frame", "frame of the page")
    assert signs(link.replace("a href=", "p class=").replace("/a", "/p"), "html-frame", "frame of the page")


def test_every_proof_names_a_cleaner() -> None:
    assert PROVED.keys() <= {cleaner.name for cleaner in CLEANERS}


def test_a_loss_is_a_finding_at_its_place_in_the_source() -> None:
    page = (
        "<html><head><title>某县公告</title></head><body><div class=h>某县政发〔2022〕3号</div><div id=zoom>"
        "<p>因道路改造需要，决定对人民路实施封闭施工，请过往车辆绕行，给您带来不便，敬请谅解。</p>"
        "<p>施工期间，公交线路临时调整，请市民注意站点变化，合理安排出行。</p></div></body></html>"
    )
    result = normalize(decode(page.encode(), "a.html"))
    (lost,) = (finding for finding in result.findings if finding.code == "removed-words")
    assert "某县政发〔2022〕3号" in lost.message
    assert lost.severity is Severity.WARNING
    assert lost.start <= page.index("某县政发") < lost.end
    (removal,) = suspicious(result.ledger.passes, result.text)
    assert removed_words(removal).message == lost.message


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.html", "<html><head><title>图</title></head><body><img src=1.png><img src=2.png></body></html>"),
        ("a.md", "![](1.png)\n\n![](2.png)\n"),
        ("a.md", "# 只有题目\n"),
    ],
)
def test_a_source_without_words_is_told(name: str, source: str) -> None:
    assert "text-empty" in [finding.code for finding in normalize(decode(source.encode(), name)).findings]


def test_a_text_of_one_word_is_not_empty() -> None:
    assert "text-empty" not in [
        finding.code for finding in normalize(decode("# 题目\n\n全文。\n".encode(), "a.md")).findings
    ]
