"""Each source has a text of its own, whatever the files are called."""

from __future__ import annotations

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
        ["a-txt-2.md", "a-txt.md", "a.md"],
    )
    assert "3/a.txt: its text is out/a-txt-2.md, as out/a.md is the text of another source of this run" in out
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
