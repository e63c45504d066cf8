"""`dingben pdf` as a user runs it: what is due, what is refused, what is told."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import render.pdf.build
from render.output import MANIFEST, OutputFolder
from render.pdf.build import Due, Job, build, set_text
from render.pdf.fonts import choose_faces, installed_faces
from render.pdf.print_theme import PrintTheme, print_theme
from render.pdf.typeset import LockedFetcher, Typeset

from .conftest import ROOT

Command = Callable[..., subprocess.CompletedProcess[str]]


def test_nothing_is_done_twice(archive: Path, dingben: Command) -> None:
    first = dingben("pdf", folder=archive)
    assert (first.returncode, first.stdout.count("1 set")) == (0, 1)
    pdf = archive / "build/pdf/bare.pdf"
    before = pdf.stat().st_mtime_ns
    assert "0 set, 1 unchanged" in dingben("pdf", folder=archive).stdout
    assert pdf.stat().st_mtime_ns == before


def test_the_same_text_gives_the_same_bytes(archive: Path, dingben: Command, texts: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert dingben("pdf", texts / "traditional.md", "-o", name, folder=archive).returncode == 0
    assert (archive / "one.pdf").read_bytes() == (archive / "two.pdf").read_bytes()
    assert sorted(path.name for path in archive.iterdir()) == ["mkdocs.yml", "one.pdf", "site", "two.pdf"]


def test_what_has_changed_is_set_again(archive: Path, dingben: Command) -> None:
    dingben("pdf", folder=archive)
    text = archive / "site/texts/bare.md"
    text.write_text(text.read_text(encoding="utf-8").replace("共两句", "共二句"), encoding="utf-8")
    assert "1 set, 0 unchanged" in dingben("pdf", folder=archive).stdout
    (archive / "build/pdf/bare.pdf").write_bytes(b"touched")
    assert "1 set, 0 unchanged" in dingben("pdf", folder=archive).stdout
    assert (archive / "build/pdf/bare.pdf").read_bytes().startswith(b"%PDF")


def test_the_pdf_of_a_text_that_is_gone_goes_too(archive: Path, dingben: Command, texts: Path) -> None:
    shutil.copy(texts / "bare.md", archive / "site/texts/second.md")
    dingben("pdf", folder=archive)
    (archive / "site/texts/second.md").unlink()
    assert dingben("pdf", folder=archive).returncode == 0
    assert [path.name for path in (archive / "build/pdf").glob("*.pdf")] == ["bare.pdf"]


def test_a_bad_text_is_named_and_the_others_go_on(archive: Path, dingben: Command) -> None:
    bad = {
        "no-front-matter": b"# x\n",
        "not-utf8": "---\ntitle: 报告\n---\n".encode("gb18030"),
        "broken-yaml": b"---\ntitle: [x\n---\n\nx\n",
        "wrong-shape": b"---\ntitle: x\nnotice: y\n---\n\nx\n",
    }
    for name, content in bad.items():
        (archive / "site/texts" / f"{name}.md").write_bytes(content)
    done = dingben("pdf", folder=archive)
    assert done.returncode == 1
    assert "1 set, 0 unchanged, 4 failed" in done.stdout
    assert "Traceback" not in done.stderr
    for name, place in (
        ("no-front-matter", ":1:"),
        ("not-utf8", "byte "),
        ("broken-yaml", ":3:"),
        ("wrong-shape", "notice"),
    ):
        assert re.search(rf"{name}\.md:.*{place}|{name}\.md{place}", done.stderr), done.stderr
    assert (archive / "build/pdf/bare.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing.md",), "no such text"),
        (("site/texts/bare.md", "other.md", "-o", "x.pdf"), "no such text"),
        (("site/texts", "site", "-o", "x.pdf"), "one file"),
        (("--config", "missing.yml"), "--config"),
    ],
)
def test_misuse_exits_with_2(archive: Path, dingben: Command, arguments: tuple[str, ...], message: str) -> None:
    shutil.copy(archive / "site/texts/bare.md", archive / "site/second.md")
    done = dingben("pdf", *arguments, folder=archive)
    assert done.returncode == 2
    assert message in done.stderr


def test_outcomes_as_json(archive: Path, dingben: Command) -> None:
    (outcome,) = json.loads(dingben("pdf", "--json", folder=archive).stdout)
    assert (outcome["state"], outcome["pages"], outcome["problems"]) == ("set", 3, [])


def test_nothing_leaks_into_a_hostile_text(
    archive: Path, dingben: Command, texts: Path, pdf_content: Callable[[Path], bytes]
) -> None:
    secret = archive / "secret.txt"
    secret.write_text("THE-SECRET-0451", encoding="utf-8")
    text = (texts / "hostile.md").read_text(encoding="utf-8").replace("/etc/hostname", str(secret))
    (archive / "hostile.md").write_text(text, encoding="utf-8")
    done = dingben("pdf", "hostile.md", "-o", "hostile.pdf", folder=archive)
    assert done.returncode == 0, done.stderr
    content = pdf_content(archive / "hostile.pdf")
    assert b"THE-SECRET-0451" not in content
    for trace in (b"/EmbeddedFile", b"/JavaScript", b"/Launch", b"javascript:", b"(file:"):
        assert trace not in content
    assert re.findall(rb"/URI \((.*?)\)", content) == [b"https://example.com/?a=1&b=%222%22"]


def test_the_fetcher_serves_the_theme_and_its_fonts_only(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "rule.svg").write_bytes(b"<svg/>")
    (tmp_path / "secret").write_bytes(b"x")
    fetcher = LockedFetcher(tmp_path / "theme", {"kai": tmp_path / "secret"})
    assert fetcher.fetch("theme:rule.svg").read() == b"<svg/>"
    assert fetcher.fetch("font:kai").read() == b"x"
    for url in ("theme:../secret", f"file://{tmp_path}/secret", "http://127.0.0.1/", "data:text/plain,x", "font:song"):
        with pytest.raises(ValueError, match="only files of the theme"):
            fetcher.fetch(url)


def test_characters_that_no_font_has_are_a_warning(archive: Path, dingben: Command) -> None:
    """One line a text, each time, and the sheet is not set again for it; `--strict` makes it a fault."""
    (archive / "site/texts/rare.md").write_text("---\ntitle: 报告\n---\n\n私用\ue123\ue124字。\n", encoding="utf-8")
    for state in ("2 set, 0 unchanged", "0 set, 2 unchanged"):
        done = dingben("pdf", folder=archive)
        assert (done.returncode, state in done.stdout) == (0, True)
        told = [line for line in done.stderr.splitlines() if "U+E123" in line]
        assert told == [
            f"dingben pdf: {archive}/site/texts/rare.md: no installed font has “\\ue123” (U+E123), “\\ue124” (U+E124): install one"
        ]
    assert dingben("pdf", "--strict", folder=archive).returncode == 1


def kill_the_worker_of_second(due: Due, theme: PrintTheme) -> Typeset | str:
    if due.job.text.stem == "second":
        os.kill(os.getpid(), signal.SIGKILL)
    return set_text(due, theme)


@pytest.mark.skipif(os.name != "posix", reason="the system has no such signal")
def test_a_process_that_dies_is_one_line(archive: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("second", "third"):
        shutil.copy(texts / "bare.md", archive / f"site/texts/{name}.md")
    monkeypatch.setattr(render.pdf.build, "set_text", kill_the_worker_of_second)
    jobs = [Job(path, f"{path.stem}.pdf") for path in sorted((archive / "site/texts").glob("*.md"))]
    folder = OutputFolder(archive / "out")
    results = list(build(jobs, print_theme("report"), installed_faces(), folder, workers=2))
    assert sorted(result.state for result in results) == ["failed", "set", "set"]
    (failed,) = (result for result in results if result.state == "failed")
    assert failed.problems == (
        f"{jobs[1].text}: the process that set it was killed by SIGKILL; there may be too little memory",
    )


@pytest.mark.skipif(os.name != "posix", reason="the system has no such signals")
@pytest.mark.parametrize(("ended_by", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_what_was_set_is_kept_when_the_command_is_ended(
    archive: Path, texts: Path, dingben: Command, ended_by: signal.Signals, code: int
) -> None:
    for number in range(40):
        shutil.copy(texts / "bare.md", archive / f"site/texts/{number}.md")
    manifest = archive / "build/pdf" / MANIFEST
    with subprocess.Popen(
        [sys.executable, str(ROOT / "dingben.py"), "pdf"], cwd=archive, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        deadline = time.monotonic() + 60
        while not manifest.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(ended_by)
        start = time.monotonic()
        _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert b"Traceback" not in err
    assert time.monotonic() - start < 10  # two seconds of a machine with nothing else to do
    kept = len(json.loads(manifest.read_bytes())["outputs"])
    assert 1 <= kept < 41
    assert f"{41 - kept} set, {kept} unchanged" in dingben("pdf", folder=archive).stdout


def test_missing_faces_are_told_in_one_line(archive: Path, dingben: Command) -> None:
    done = dingben("pdf", folder=archive)
    told = choose_faces(print_theme("report").faces_for("zh-Hans"), installed_faces()).notices
    assert done.stderr.splitlines() == [f"dingben pdf: {notice}" for notice in told]


def test_importing_the_command_loads_neither_weasyprint_nor_jinja() -> None:
    """They take longer to load than it takes to see that nothing has changed."""
    code = "import sys, render.commands.pdf; print({'weasyprint', 'jinja2', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "set()\n"
