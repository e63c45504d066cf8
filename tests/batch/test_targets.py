"""Each source has a text of its own, whatever the files are called."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from ..front_door import Command, files_below

OTHER = "关于住房工作的报告\n\n各位委员：\n\n第一段的内容。\n"


def test_no_source_is_written_over_another(project: Path, run: Command) -> None:
    """Three folders, three sources of one name: three texts."""
    for number in "123":
        Path(number).mkdir()
        Path(number, "a.txt").write_text(OTHER.replace("第一", f"第{number}"), encoding="utf-8")
    code, out, _ = run("normalize", "1", "2", "3/a.txt", "-o", "out")
    assert (code, [name for name in files_below(Path("out")) if name.endswith(".md")]) == (
        0,
        ["a-txt-2.md", "a-txt-3.md", "a-txt.md"],
    )
    assert "3/a.txt: its text is out/a-txt-3.md, as other new sources are called a as well" in out
    assert "3 texts, 0 written" in run("normalize", "1", "2", "3", "-o", "out")[1]
    assert "1 text, 0 written" in run("normalize", "3", "-o", "out")[1]


def test_a_text_keeps_its_source(project: Path, run: Command) -> None:
    """A page of the same name comes to stand beside the source, in order before it, and goes again."""
    run("normalize")
    text = Path("site/texts/report.md")
    edited = text.read_text("utf-8").replace("1.86亿元", "1.68亿元")
    text.write_text(edited, encoding="utf-8")
    Path("seeds/report.html").write_text(f"<html><body><p>{OTHER}</p></body></html>", encoding="utf-8")
    code, out, _ = run("normalize")
    assert (
        "its text is site/texts/report-html.md, as site/texts/report.md is the text of seeds/report.txt"
        in out.replace(f"{project}/", "")
    )
    assert (code, text.read_text("utf-8")) == (0, edited)
    Path("seeds/report.txt").unlink()
    run("normalize")
    assert text.read_text("utf-8") == edited
    assert "住房" in Path("site/texts/report-html.md").read_text("utf-8")


def test_a_source_that_was_renamed_keeps_its_text(project: Path, run: Command) -> None:
    run("normalize")
    Path("seeds/report.txt").rename("seeds/report.text")
    assert "1 text, 1 written" in run("normalize")[1]
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]


@pytest.mark.parametrize("name", ["moved.txt", "下级/report.txt", "新名.md"])
def test_a_text_goes_along_with_its_source(project: Path, run: Command, name: str) -> None:
    """With its ledger and its corrections, recorded or not; nothing stays under the former name."""
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("1.86亿元", "1.68亿元"), encoding="utf-8")
    target = Path("seeds", name)
    target.parent.mkdir(exist_ok=True)
    Path("seeds/report.txt").rename(target)
    code, out, err = run("normalize")
    moved = Path("site/texts", name).with_suffix(".md")
    assert (code, err) == (0, "")
    assert f"was renamed; its text moved from site/texts/report.md to {moved}" in out.replace(f"{project}/", "")
    assert "1.68亿元" in moved.read_text("utf-8")
    name = moved.relative_to("site/texts").with_suffix("")
    assert files_below(Path("site/texts")) == [f"{name}.ledger.jsonl", f"{name}.md"]
    assert run("explain", moved, "--cleaner", "hand")[0] == 0
    assert run("restore", moved, "-o", "back.txt")[0] == 0
    assert Path("back.txt").read_bytes() == target.read_bytes()
    assert "0 written" in run("normalize")[1]


def test_an_interrupted_move_is_finished(project: Path, run: Command) -> None:
    run("normalize")
    before = Path("site/texts/report.md").read_bytes()
    Path("seeds/report.txt").rename("seeds/b.txt")
    Path("site/texts/b.ledger.jsonl").write_bytes(Path("site/texts/report.ledger.jsonl").read_bytes())
    assert run("normalize")[0] == 0
    assert files_below(Path("site/texts")) == ["b.ledger.jsonl", "b.md"]
    assert len(Path("site/texts/b.md").read_bytes()) == len(before) - len("report") + len("b")


def test_a_copy_of_a_source_takes_no_text(project: Path, run: Command) -> None:
    run("normalize")
    Path("seeds/b.txt").write_bytes(Path("seeds/report.txt").read_bytes())
    run("normalize")
    assert files_below(Path("site/texts")) == ["b.ledger.jsonl", "b.md", "report.ledger.jsonl", "report.md"]


def test_the_names_of_new_sources_do_not_depend_on_their_order(project: Path, run: Command) -> None:
    for order in (("x.txt", "x.html"), ("x.html", "x.txt")):
        folder = Path("-".join(order))
        folder.mkdir()
        for name in order:
            Path(folder, name).write_text(OTHER if name.endswith("txt") else f"<p>{OTHER}</p>", encoding="utf-8")
        run("normalize", folder, "-o", f"out-{folder}")
        assert [name for name in files_below(Path(f"out-{folder}")) if name.endswith(".md")] == [
            "x-html.md",
            "x-txt.md",
        ]


@pytest.mark.parametrize("owner", ["/etc/hostname", "../../etc/hostname", "x" * 1000, "a\0b"])
def test_a_ledger_that_names_a_file_elsewhere_keeps_its_text(project: Path, run: Command, owner: str) -> None:
    """No ledger of ours names a source so; the text is not written a second time under another name."""
    run("normalize")
    ledger = Path("site/texts/report.ledger.jsonl")
    written = ledger.read_text("utf-8")
    ledger.write_text(written.replace('"file":"seeds/report.txt"', f'"file":{json.dumps(owner)}'), encoding="utf-8")
    assert run("normalize")[0] == 0
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]
    assert ledger.read_text("utf-8") == written


def test_a_source_that_is_given_twice_is_done_once(project: Path, run: Command) -> None:
    assert "1 text, 1 written" in run("normalize", "seeds", "seeds/report.txt", "./seeds", "-o", "out")[1]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system takes no such names")
@pytest.mark.parametrize("name", [b"\xff", "两\n行".encode(), "e\u0301".encode(), b"\x1b[31m", "全　角".encode()])
def test_any_name_of_a_file_will_do(project: Path, run: Command, name: bytes) -> None:
    """The name stands in the front matter, and is the title of a text that has none."""
    source = Path(os.fsdecode(b"seeds/" + name + b".txt"))
    source.write_text("只有一段话的内容。\n", encoding="utf-8")
    code, _, err = run("normalize", source, "-o", "out")
    assert (code, err) == (0, "")
    (text,) = Path("out").glob("*.md")
    assert run("restore", text, "-o", "restored")[0] == 0
    assert Path("restored").read_bytes() == source.read_bytes()
    assert run("check", text)[0] == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(project: Path, run: Command) -> None:
    os.mkfifo("seeds/pipe")
    assert "1 text, 1 written" in run("normalize")[1]
