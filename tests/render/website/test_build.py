"""Building again: nothing is written without need, nothing is removed that the build did not write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from render.commands.site import build_site
from render.output import MANIFEST, OutputFolder

from .conftest import Archive


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_second_build_writes_nothing(archive) -> None:
    first = archive.build()
    before = snapshot(archive.out)
    second = archive.build()
    assert (second.written, second.removed, second.problems) == (0, 0, ())
    assert second.unchanged == first.written == len(before)
    assert snapshot(archive.out) == before


def test_an_edit_rewrites_what_depends_on_it(archive, tmp_path: Path) -> None:
    archive.build()
    before = snapshot(archive.out)
    archive.edit("texts/dongli-2022.md", "要求。", "新要求。")
    outcome = archive.build()
    after = snapshot(archive.out)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"texts/dongli-2022.html", "texts/dongli-2022.md"}
    assert outcome.written == 2


def test_an_incremental_build_equals_a_fresh_one(archive) -> None:
    archive.build()
    archive.edit("texts/dongli-2022.md", "year: 2022", "year: 2023")
    archive.edit("texts/dongli-2021.md", "**双减**：", "**双减**：指")
    archive.edit("guide.md", "title: 说明", "title: 凡例")
    (archive.docs / "texts" / "hostile.md").unlink()
    archive.build()
    incremental = {name: content for name, (content, _) in snapshot(archive.out).items()}
    archive.out.rename(archive.root / "old")
    archive.build()
    assert incremental == {name: content for name, (content, _) in snapshot(archive.out).items()}


def test_a_damaged_or_missing_file_is_made_again(archive) -> None:
    archive.build()
    before = snapshot(archive.out)
    (archive.out / "texts/dongli-2021.html").write_text("damaged", encoding="utf-8")
    (archive.out / "index.html").unlink()
    assert archive.build().written == 2
    assert {name: content for name, (content, _) in snapshot(archive.out).items()} == {
        name: content for name, (content, _) in before.items()
    }


def test_stale_files_go_and_strangers_stay(archive) -> None:
    archive.build()
    (archive.docs / "texts" / "dongli-2022.md").unlink()
    (archive.docs / "images" / "seal.svg").unlink()
    archive.edit("guide.md", "![图样](images/seal.svg)", "")
    (archive.out / "CNAME").write_text("example.org", encoding="utf-8")
    (archive.out / "texts" / "dongli-2022.md").write_text("edited by somebody", encoding="utf-8")
    outcome = archive.build()
    assert outcome.removed == 2
    assert not (archive.out / "texts/dongli-2022.html").exists()
    assert not (archive.out / "images").exists()
    assert (archive.out / "CNAME").exists()
    assert (archive.out / "texts/dongli-2022.md").read_text(encoding="utf-8") == "edited by somebody"


def test_a_forged_manifest_removes_nothing_outside(archive) -> None:
    archive.build()
    victim = archive.root / "victim.txt"
    victim.write_text("mine", encoding="utf-8")
    status = victim.stat()
    manifest = archive.out / MANIFEST
    content = json.loads(manifest.read_text(encoding="utf-8"))
    content["outputs"] |= {path: ["x", status.st_size, status.st_mtime_ns] for path in ("../victim.txt", str(victim))}
    manifest.write_text(json.dumps(content), encoding="utf-8")
    archive.edit("index.md", "收两篇", "现收两篇")
    archive.build()
    assert victim.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", ["", "[]", '{"version": 1}', '{"version": 1, "outputs": [], "memory": 3}', "\x00"])
def test_an_unreadable_manifest_counts_as_none(archive, content: str) -> None:
    archive.build()
    (archive.out / MANIFEST).write_text(content, encoding="utf-8")
    outcome = archive.build()
    assert (outcome.written, outcome.removed) == (0, 0)


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "link/x", ""])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    root = tmp_path / "out"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    with pytest.raises((ValueError, OSError)):
        OutputFolder(root).write(path, b"x", "")
    assert not (tmp_path / "x").exists()


def test_a_bad_text_stops_no_other(archive, capsys, monkeypatch) -> None:
    monkeypatch.chdir(archive.root)
    archive.build()
    (archive.docs / "texts" / "broken.md").write_text("---\ntitle: [\n---\n\nx\n", encoding="utf-8")
    (archive.docs / "texts" / "bare.md").write_text("no front matter\n", encoding="utf-8")
    (archive.docs / "texts" / "latin.md").write_bytes(b"---\ntitle: x\n---\n\n\xff\n")
    archive.edit("texts/dongli-2022.md", "---\ntitle: 政府工作报告", "---\ntitle: [")
    archive.edit("texts/dongli-2021.md", "谢谢大家！", "谢谢各位！")
    assert build_site(archive.config) == 1
    shown = capsys.readouterr().err
    for place in (
        "docs/texts/broken.md:3:",
        "docs/texts/bare.md:1:",
        "docs/texts/latin.md:",
        "docs/texts/dongli-2022.md:",
    ):
        assert place in shown
    assert shown.count("dingben normalize") == 4
    assert "谢谢各位！" in archive.page("texts/dongli-2021.html")
    assert (archive.out / "texts/dongli-2022.html").exists()


def test_broken_links_of_hand_written_pages_are_named(archive, capsys, monkeypatch) -> None:
    monkeypatch.chdir(archive.root)
    links = ["[a](nowhere.md)", "[b](index.md#没有)\n[c](../../etc/passwd)", "[d](/root.md)", "![e](images/none.png)"]
    archive.edit("guide.md", "One line\nand", "One line\n" + "\n".join(links) + "\nand")
    archive.edit("../mkdocs.yml", "guide.md", "gone.md")
    assert build_site(archive.config) == 1
    shown = capsys.readouterr().err
    assert "docs/guide.md:9: broken link nowhere.md: there is no file nowhere.md" in shown
    assert "docs/guide.md:10: broken link index.md#没有" in shown
    assert "docs/guide.md:11: broken link ../../etc/passwd: leads out of docs_dir" in shown
    assert "docs/guide.md:12: broken link /root.md" in shown
    assert "docs/guide.md:13: broken link images/none.png" in shown
    assert "mkdocs.yml: nav: there is no page gone.md" in shown
    html = archive.page("guide.html")
    assert 'href="index.html#' in html  # the page is there, only its section is not
    assert not [name for name in ("nowhere", "passwd", "root.md", "none.png", "gone") if name in html]


def test_an_unknown_theme_lists_the_known_ones(archive, capsys) -> None:
    for theme in ("nothing", "../archive", "report"):
        text = archive.config.read_text(encoding="utf-8").split("extra:")[0]
        archive.config.write_text(text + f"extra: {{dingben: {{theme: {theme}}}}}\n", encoding="utf-8")
        assert build_site(archive.config) == 2
        told = capsys.readouterr().err
        assert f"no web theme '{theme}'; " in told
        assert told.endswith("the themes are: archive\n")


def test_a_site_url_adds_absolute_addresses_only_where_they_must_be(archive) -> None:
    text = archive.config.read_text(encoding="utf-8")
    archive.config.write_text("site_url: https://x.org/sub\n" + text, encoding="utf-8")
    archive.build()
    assert "<loc>https://x.org/sub/texts/dongli-2021.html</loc>" in archive.page("sitemap.xml")
    assert 'href="https://x.org/sub/assets/archive.css"' in archive.page("404.html")
    assert 'href="../assets/archive.css"' in archive.page("texts/dongli-2021.html")
    assert '<link rel="canonical" href="https://x.org/sub/texts/dongli-2021.html">' in archive.page(
        "texts/dongli-2021.html"
    )


def test_a_pdf_is_published_beside_its_text(archive) -> None:
    pdfs = archive.root / "build" / "pdf"
    pdfs.mkdir(parents=True)
    (pdfs / "dongli-2021.pdf").write_bytes(b"%PDF-1.7")
    (pdfs / "of-no-text.pdf").write_bytes(b"%PDF-1.7")
    archive.build()
    assert 'href="dongli-2021.pdf"' in archive.page("texts/dongli-2021.html")
    assert 'href="dongli-2022.pdf"' not in archive.page("texts/dongli-2022.html")
    assert (archive.out / "texts/dongli-2021.pdf").read_bytes() == b"%PDF-1.7"
    assert not list(archive.out.rglob("of-no-text*"))
    (pdfs / "dongli-2021.pdf").unlink()
    archive.build()
    assert 'href="dongli-2021.pdf"' not in archive.page("texts/dongli-2021.html")
    assert not (archive.out / "texts/dongli-2021.pdf").exists()


def test_an_archive_without_pages_or_texts(archive) -> None:
    for path in archive.docs.rglob("*.*"):
        path.unlink()
    archive.config.write_text("site_name: 空\ndocs_dir: docs\nsite_dir: out\n", encoding="utf-8")
    assert archive.build().problems == ()
    assert "还没有文本。" in archive.page("index.html")
    assert "现有文本没有名词解释。" in archive.page("glossary.html")


def test_many_texts_are_made_in_several_processes(archive) -> None:
    text = (archive.docs / "texts/dongli-2022.md").read_text(encoding="utf-8")
    for number in range(100):
        (archive.docs / f"texts/{number:03}.md").write_text(text.replace("东丽", f"东丽{number}"), encoding="utf-8")
    assert archive.build().problems == ()
    assert "东丽42" in archive.page("texts/042.html")


def test_the_command_line(archive) -> None:
    command = [sys.executable, "-m", "dingben"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *arguments], cwd=archive.root, env=environment, capture_output=True, text=True, check=False
        )

    built = run("site")
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("out: 7 pages, 13 files written, 0 unchanged")
    assert "0 files written, 13 unchanged" in run("site", "--config", "mkdocs.yml").stdout
    assert run("site", "--config", "none.yml").returncode == 2
    assert run("site", "--nonsense").returncode == 2
    assert "example:" in run("site", "--help").stdout


def test_importing_the_commands_loads_nothing_heavy() -> None:
    """A build that finds nothing to do needs none of them."""
    check = (
        "import sys, render.commands.site; print({'jinja2', 'markdown_it', 'weasyprint', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_what_cannot_be_read_or_published_is_named_and_the_rest_is_built(archive: Archive) -> None:
    secret = archive.root.parent / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    (archive.docs / "asset.txt").symlink_to(secret)
    (archive.docs / "self.md").symlink_to("self.md")
    os.mkfifo(archive.docs / "pipe.png")
    result = archive.build()
    assert [(problem.path, problem.message.partition(":")[0]) for problem in result.problems] == [
        ("asset.txt", f"is a link that leads out of {archive.root}; copy the file instead"),
        ("self.md", "cannot be read"),
    ]
    assert (archive.out / "index.html").exists()
    assert not (archive.out / "asset.txt").exists()
    assert archive.build().problems == result.problems  # also when nothing is due
