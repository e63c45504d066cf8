"""`dingben site --check`: a good archive has no problems, and each kind of problem gives one line with its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from render.commands.site import build_site
from render.config import read_site_config
from render.website.build import build_archive
from render.website.check import TagPlace, check_folder, page_problems, read_page

HEAD = '<!DOCTYPE html>\n<html lang="zh-Hans">\n<h1>报告</h1>\n'
FILES = ["index.html", "texts/a b.html", "assets/archive.css", "images/seal.svg"]


def found_in(html: str, path: str = "index.html", site_url: str = "") -> list[tuple[int, int, str]]:
    """Line, column and message of the problems of one page, beside a page with the id 节."""
    pages = [read_page(path, html), read_page("texts/a b.html", HEAD + '<p id="节">')]
    return [
        (problem.place.line, problem.place.column, problem.message)
        for problem in page_problems(pages, [*FILES, path], site_url)
        if problem.path == path
    ]


@pytest.mark.parametrize(
    "html",
    [
        HEAD,
        HEAD
        + '<a href="texts/a%20b.html#%E8%8A%82">a</a> <a href="#">b</a> <a href="#top">c</a> <a id="d" href="#d">e</a>',
        HEAD + '<a href="https://x.org/no.html">a</a> <a href="mailto:a@x.org">b</a> <a href="images/seal.svg#x">c</a>',
        HEAD + '<img src="./images/seal.svg?1"><link href="assets/archive.css">',
        HEAD + "<h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2><h3>e</h3>",
        HEAD + '<pre>&lt;a href="no.html"&gt; &lt;h1&gt;</pre><!-- <a href=\'no.html\'> --><p>href="no.html"',
    ],
)
def test_a_good_page_has_no_problems(html: str) -> None:
    assert found_in(html) == []


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ('<a href="no.html">', 'href="no.html": there is no file no.html'),
        ('<img src="images/none.png">', 'src="images/none.png": there is no file images/none.png'),
        ('<a href="texts/a%20b.html#无">', 'href="texts/a%20b.html#无": texts/a b.html has no id 无'),
        ('<a href="#无">', 'href="#无": index.html has no id 无'),
        ('<a href="../x.html">', 'href="../x.html": leads out of the archive'),
        ('<a href="texts/">', 'href="texts/": there is no file texts'),
        *(
            (f'<a href="{url}">', f'href="{url}": addresses are http(s), mailto or relative to the page')
            for url in ("/index.html", "//x.org/", "javascript:alert(1)", "file:///etc/passwd", "")
        ),
        ("<h1>", "a second h1; the first is in line 3"),
        ("<h3>", "h3 follows h1: a level is skipped"),
        ("<h2><h4>", "h4 follows h2: a level is skipped"),
        ('<p id="a"><p id="a">', 'id="a": line 4 has the same id'),
    ],
)
def test_a_problem_is_one_line_with_its_place(tag: str, message: str) -> None:
    column = tag.rindex("<") + 3
    assert found_in(f"{HEAD}  {tag}x") == [(4, column, message)]


def test_a_page_without_language_and_without_h1() -> None:
    assert found_in("<html><p>a") == [(1, 1, "<html> has no lang"), (1, 1, "the page has no h1")]
    assert found_in("") == [(1, 1, "<html> has no lang"), (1, 1, "the page has no h1")]


def test_links_are_relative_to_their_page() -> None:
    html = HEAD + '<a href="../index.html">a</a> <a href="a%20b.html#节">b</a> <a href="images/seal.svg">c</a>'
    assert found_in(html, "texts/c.html") == [(4, 60, 'href="images/seal.svg": there is no file texts/images/seal.svg')]


def test_the_address_of_the_archive_leads_into_it() -> None:
    html = HEAD + '<a href="https://x.org/sub/index.html">a</a><a href="https://x.org/sub/">b</a>'
    assert found_in(html, "404.html", "https://x.org/sub/") == []
    broken = html + '<a href="https://x.org/sub/no.html">'
    assert [message for _, _, message in found_in(broken, "404.html", "https://x.org/sub/")] == [
        'href="https://x.org/sub/no.html": there is no file no.html'
    ]
    assert found_in(broken, "404.html") == []


def test_a_built_archive_has_no_problems(built) -> None:
    assert check_folder(built.out) == (7, [])


def test_the_archive_of_the_project_has_no_problems(root: Path, tmp_path: Path) -> None:
    config = replace(read_site_config(root / "mkdocs.yml"), site_dir=tmp_path / "out", pdf_dir=tmp_path / "none")
    result = build_archive(config)
    assert result.problems == ()
    assert check_folder(config.site_dir) == (result.pages, [])


def test_an_archive_with_an_address_of_its_own_has_no_problems(archive) -> None:
    text = archive.config.read_text(encoding="utf-8")
    archive.config.write_text("site_url: https://x.org/sub\n" + text, encoding="utf-8")
    assert archive.build().problems == ()
    assert check_folder(archive.out, "https://x.org/sub/") == (7, [])
    (archive.out / "assets" / "archive.css").unlink()
    _, found = check_folder(archive.out, "https://x.org/sub/")
    assert {problem.path for problem in found} >= {"404.html", "index.html"}


def test_the_command_names_each_problem_and_exits_with_1(archive, capsys, monkeypatch) -> None:
    monkeypatch.chdir(archive.root)
    assert build_site(archive.config, check=True) == 0
    assert "out: 7 pages checked, 0 problems" in capsys.readouterr().out
    page = archive.out / "guide.html"
    html = page.read_text(encoding="utf-8")
    lines = html.count("\n") + 1
    page.write_text(
        f'{html}<a href="gone.html">a</a>\n<p id="_main">b</p>\n<img src="images/gone.svg" alt="">\n', encoding="utf-8"
    )
    (archive.out / "a.html").write_bytes(b'<html lang=zh><h1>\xff</h1><a href="#b">')  # of another program, not UTF-8
    monkeypatch.setattr("render.output.OutputFolder.all_fresh", lambda folder: True)
    assert build_site(archive.config, check=True) == 1
    shown = capsys.readouterr()
    main = next(number for number, line in enumerate(html.splitlines(), start=1) if 'id="_main"' in line)
    assert shown.err.splitlines() == [
        'out/a.html:1:25: href="#b": a.html has no id b',
        f'out/guide.html:{lines}:1: href="gone.html": there is no file gone.html',
        f'out/guide.html:{lines + 1}:1: id="_main": line {main} has the same id',
        f'out/guide.html:{lines + 2}:1: src="images/gone.svg": there is no file images/gone.svg',
    ]
    assert "out: 8 pages checked, 4 problems" in shown.out
    assert build_site(archive.config) == 0


def test_many_pages_are_read_in_several_processes(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number:03}.html").write_text(f'{HEAD}<a href="{(number + 1) % 101:03}.html">', encoding="utf-8")
    pages, found = check_folder(tmp_path)
    assert pages == 100
    assert [(problem.path, problem.place) for problem in found] == [("099.html", TagPlace(4, 1))]
