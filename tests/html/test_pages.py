"""A small page of each engine and convention, through the whole pipeline.

The pages in `pages/` are made up after the templates of the engines. What belongs to a text begins with 文 and a number, what
belongs to its frame holds the sign 框. The comment at the start of a page says, as YAML, what the page tells about itself.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.engine.options import Options
from normalize.html.forum_engines import ENGINES
from normalize.pipeline import normalize
from normalize.readers.encoding import decode

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
_NUMBERED = re.compile("文[一二三四]")


def expected(page: str) -> dict[str, Any]:
    comment = page[len("<!-- ") : page.index("-->")]
    fields: dict[str, Any] = yaml.safe_load(comment)
    return fields


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    data = path.read_bytes()
    result = normalize(decode(data, path.name))
    block, body = split_front_matter(result.text)
    fields, wanted = parse_front_matter(block or ""), expected(data.decode())
    replies = [finding for finding in result.findings if finding.code == "replies-left-out"]
    left_out = wanted.pop("replies left out", 0)
    assert [finding.message.split()[0] for finding in replies] == ([str(left_out)] if left_out else [])
    assert body.startswith(f"# {wanted['title']}\n")
    assert fields["title"] == wanted.pop("title")
    assert {name: fields["source"].get(name) for name in wanted} == wanted
    assert "框" not in result.text
    said = _NUMBERED.findall(data.decode().split("</html>")[0])
    assert _NUMBERED.findall(body) == [word for word in dict.fromkeys(said) if f"框{word}" not in data.decode()] or (
        _NUMBERED.findall(body) == list(dict.fromkeys(said))
    )
    assert result.ledger.restore(result.text) == data


@pytest.mark.parametrize(
    "path", [path for path in PAGES if b"replies left out" in path.read_bytes()], ids=lambda path: path.stem
)
def test_all_posts_become_sections(path: Path) -> None:
    data = path.read_bytes()
    result = normalize(decode(data, path.name), Options(posts="all"))
    left_out = expected(data.decode())["replies left out"]
    assert len(re.findall(r"^## \d+楼", result.text, re.MULTILINE)) == left_out
    assert not [finding for finding in result.findings if finding.code == "replies-left-out"]
    assert result.ledger.restore(result.text) == data


def test_removals_say_what_they_remove() -> None:
    page = (Path(__file__).parent / "pages" / "discuz.html").read_bytes()
    result = normalize(decode(page, "discuz.html"))
    edits = next(step for step in result.ledger.passes if step.cleaner == "html-frame").edits
    names = {edit.why for edit in edits}
    assert all(edit.why for edit in edits)
    wanted = {"head of the page", "navigation", "user card", "text against copying", "notice of an edit", "hidden text"}
    assert names >= wanted | {
        "button of folded text",
        "attachment",
        "copy button",
        "rating",
        "reply",
        "reply form",
        "footer",
    }


def test_a_row_for_each_engine_is_complete() -> None:
    assert len({engine.name for engine in ENGINES}) == len(ENGINES)
    assert all(engine.marks and engine.post and engine.title for engine in ENGINES)


def test_a_line_of_a_document_is_no_byline() -> None:
    page = (Path(__file__).parent / "pages" / "short_notice.html").read_bytes()
    text = normalize(decode(page, "short_notice.html")).text
    assert "比赛时间：2024年5月1日下午2时" in text
    assert "\n日期：2024年5月1日\n" in text
    assert "\n1\n" in text
    assert "打印" not in text
    assert "\n大" not in text


def test_figures_of_a_table_are_no_tools() -> None:
    page = (Path(__file__).parent / "pages" / "figures_at_the_end.html").read_bytes()
    text = normalize(decode(page, "figures_at_the_end.html")).text
    assert "| 镇 | 大 | 小 |\n| --- | --- | --- |\n| 文二镇 | 120 | 1 |\n| 文三镇 | 130 | 4 |\n" in text
    assert "打印" not in text


def test_the_day_of_a_decision_is_not_that_of_its_page() -> None:
    page = (Path(__file__).parent / "pages" / "adopted.html").read_bytes()
    text = normalize(decode(page, "adopted.html")).text
    assert "\n  - （2007年6月29日某省第十届人民代表大会常务委员会第二十八次会议通过）\n" in text
    assert 'adopted: "2007-06-29"' in text
    assert "published" not in text


ARTICLE = (
    "<p>昨日召开防汛工作会议，部署今年防汛工作，要求落实责任，确保安全度汛。</p><p>会议强调，要加强值守，及时报送。</p>"
)


@pytest.mark.parametrize("line", ["某市部署防汛工作", "  某市部署防汛工作\n"])
def test_a_line_that_a_crawler_wrote_above_a_page_is_its_title(line: str) -> None:
    page = f"{line}<html><head><title>新闻</title></head><body><div class=content>{ARTICLE}</div></body></html>"
    assert "\n# 某市部署防汛工作\n" in normalize(decode(page.encode(), "a.html")).text


def test_a_line_above_a_page_that_the_page_repeats_is_not_repeated() -> None:
    title = "某市部署防汛工作"
    page = f"{title}<html><head><title>{title}</title></head><body><h1>{title}</h1><div class=content>{ARTICLE}</div></body></html>"
    assert normalize(decode(page.encode(), "a.html")).text.split("---\n")[2].count(title) == 1
