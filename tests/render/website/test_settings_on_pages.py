"""What the keys of MkDocs do on the pages: copyright, style sheets, the repository, where a page is edited."""

from __future__ import annotations

import re

import pytest

PAGES = ["index.html", "guide.html", "glossary.html", "404.html", "texts/dongli-2021.html"]
SETTINGS = """\
copyright: 某某编 <b>2026</b> & 他人
extra_css: [styles/own sheet.css]
repo_url: https://github.com/a/b
edit_uri: edit/main/docs/
"""


def footer(html: str) -> str:
    return html.partition("<footer")[2].partition("</footer>")[0]


def test_settings_are_on_every_page(archive) -> None:
    (archive.docs / "styles").mkdir()
    (archive.docs / "styles" / "own sheet.css").write_text("p { color: red }\n", encoding="utf-8")
    archive.config.write_text(archive.config.read_text("utf-8") + SETTINGS, encoding="utf-8")
    assert archive.build().problems == ()
    for path in PAGES:
        html = archive.page(path)
        above = "../" * path.count("/")
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]*)">', html)
        assert sheets == [f"{above}assets/archive.css", f"{above}styles/own%20sheet.css"]
        assert "<p>某某编 2026 &amp; 他人</p>" in footer(html)
        assert '<a href="https://github.com/a/b/">GitHub</a>' in footer(html)
    assert (archive.out / "styles" / "own sheet.css").read_bytes() == b"p { color: red }\n"


@pytest.mark.parametrize(
    ("path", "source"),
    [("texts/dongli-2021.html", "texts/dongli-2021.md"), ("guide.html", "guide.md"), ("index.html", "index.md"),
     ("glossary.html", ""), ("404.html", "")],
)  # fmt: skip
def test_a_page_links_to_where_its_source_is_edited(archive, path: str, source: str) -> None:
    """Pages that no file stands for have nothing to edit."""
    archive.config.write_text(f"{archive.config.read_text('utf-8')}edit_uri: https://x.org/编?f=\n", encoding="utf-8")
    archive.build()
    links = re.findall(r'<a href="([^"]*)">修改本页</a>', archive.page(path))
    assert links == ([f"https://x.org/编?f={source}"] if source else [])


def test_without_the_keys_nothing_is_said(archive) -> None:
    archive.build()
    assert footer(archive.page("index.html")).count("<p>") == 2
    assert "修改本页" not in archive.page("index.html") + archive.page("texts/dongli-2021.html")


def test_a_change_of_a_key_makes_the_pages_anew(archive) -> None:
    archive.build()
    archive.config.write_text(f"{archive.config.read_text('utf-8')}copyright: 某某编\n", encoding="utf-8")
    assert archive.build().written >= len(PAGES)
    assert all("某某编" in archive.page(path) for path in PAGES)


def test_keys_without_an_effect_are_told_once(archive, run) -> None:
    archive.config.write_text(
        f"{archive.config.read_text('utf-8')}theme: material\nplugins: [search]\n", encoding="utf-8"
    )
    code, _, err = run("site", "--config", archive.config)
    assert code == 0
    assert err == f"dingben site: {archive.config}: keys of MkDocs without an effect here: theme, plugins\n"
