"""The commands as a person meets them: exit codes, messages that name the file, other documents done."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import dingben
import normalize.batch.tree
import normalize.edge.files
import normalize.pipeline
from normalize.cleaners import CLEANERS

GOOD = "政府工作报告\n各位代表：\n现在,我代表区人民政府报告工作。\n"
COMMAND = [sys.executable, "-m", "dingben"]


Command = Callable[..., tuple[int, str, str]]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# ---------------------------------------------------------------------------------------------- what is fine


def test_normalize_writes_text_and_ledger(project: Path, run: Command) -> None:
    code, out, err = run("normalize")
    assert (code, err) == (0, "")
    assert "1 text, 1 written, 0 unchanged" in out
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]


def test_a_second_run_writes_nothing(project: Path, run: Command) -> None:
    run("normalize")
    text = project / "site" / "texts" / "report.md"
    before = text.stat().st_mtime_ns
    code, out, _ = run("normalize")
    assert code == 0
    assert "0 written, 1 unchanged" in out
    assert text.stat().st_mtime_ns == before


def test_a_tree_keeps_its_folders(project: Path, run: Command) -> None:
    for name in ("2021/东丽.txt", "2022/东丽.txt", "同名.txt", "同名.md", "README.md", ".hidden.txt", "2021/.x/y.txt"):
        path = project / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    code, _, _ = run("normalize", "raw", "-o", "out")
    texts = [name for name in files_below(project / "out") if name.endswith(".md")]
    assert code == 0
    assert texts == ["2021/东丽.md", "2022/东丽.md", "同名-txt.md", "同名.md"]


def test_standard_output_holds_the_text_and_nothing_else(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert dingben.main(["normalize", "seeds/report.txt", "-o", "-"]) == 0
    shown = capfdbinary.readouterr()
    assert dingben.main(["normalize", "seeds/report.txt", "-o", "out"]) == 0
    assert shown.out == (project / "out" / "report.md").read_bytes()
    assert not (project / "site").exists()


def test_findings_of_a_printed_text_go_to_standard_error(project: Path, run: Command) -> None:
    Path("a.txt").write_text(f"{GOOD}推进改革[7]。\n", encoding="utf-8")
    code, out, err = run("normalize", "a.txt", "-o", "-")
    assert code == 0
    assert out.startswith("---\n")
    assert "推进改革[7]。" in out
    assert "a.txt:4:5: warning [marker-without-entry]" in err


def test_lines_by_option(project: Path, run: Command) -> None:
    _, sentences, _ = run("normalize", "seeds/report.txt", "-o", "-")
    _, paragraphs, _ = run("normalize", "seeds/report.txt", "-o", "-", "--lines", "paragraph")
    assert len(sentences.split("\n")) > len(paragraphs.split("\n"))
    assert "".join(sentences.split()).replace("\n", "") == "".join(paragraphs.split())


def test_restore_gives_the_bytes_back(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    source = project / "seeds" / "report.txt"
    source.write_bytes(source.read_bytes().decode().replace("\n", "\r\n").encode("gb18030"))
    assert dingben.main(["normalize"]) == 0
    text = "site/texts/report.md"
    capfdbinary.readouterr()
    assert dingben.main(["restore", text, "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == source.read_bytes()
    assert dingben.main(["restore", text, "-o", "back/report.txt"]) == 0
    assert (project / "back" / "report.txt").read_bytes() == source.read_bytes()


def test_explain_tells_every_pass_a_cleaner_and_a_line(project: Path, run: Command) -> None:
    run("normalize")
    text = Path("site/texts/report.md")
    _, summary, _ = run("explain", text)
    assert "seeds/report.txt" in summary
    assert "punctuation-width" in summary
    _, edits, _ = run("explain", text, "--cleaner", "punctuation-width")
    assert "line 5: replaced “,” → “，”" in edits
    number = text.read_text("utf-8").split("\n").index("各位代表：") + 1
    _, line, _ = run("explain", text, "--line", number)
    assert line == "“各位代表：”  from line 4, column 1\n"
    _, lines, _ = run("explain", text, "--json")
    records = [json.loads(line) for line in lines.splitlines()]
    assert {record["cleaner"] for record in records} >= {"punctuation-width", "front-matter"}


def test_check_is_quiet_about_what_is_fine(project: Path, run: Command) -> None:
    run("normalize")
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out == "check: 0 findings\n"


def test_check_tells_findings_as_text_and_as_json(project: Path, run: Command) -> None:
    Path("a.txt").write_text(f"{GOOD}推进改革[7]。\n", encoding="utf-8")
    code, out, _ = run("check", "a.txt")
    assert code == 1
    assert out.startswith("a.txt\n  4:5  warning  marker-without-entry  ")
    code, out, _ = run("check", "a.txt", "--json")
    record = json.loads(out)
    assert code == 1
    assert (record["file"], record["line"], record["column"], record["code"]) == ("a.txt", 4, 5, "marker-without-entry")
    assert run("check", "a.txt", "--fail-on", "error")[0] == 0


def test_check_knows_texts_that_were_edited_or_lost_their_ledger(project: Path, run: Command) -> None:
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("1.86", "1.68"), encoding="utf-8")
    code, out, _ = run("check", text)
    assert code == 0
    assert "  edited-by-hand  " in out
    text.write_text(text.read_text("utf-8") + "\n<b>x</b>\n", encoding="utf-8")
    code, out, _ = run("check", text)
    assert code == 1
    assert "  not-canonical  " in out
    text.with_suffix(".ledger.jsonl").unlink()
    assert "  ledger-missing  " in run("check", text)[1]


def test_cleaners_prints_the_catalogue(run: Command) -> None:
    code, out, _ = run("cleaners")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines()] == [cleaner.name for cleaner in CLEANERS]
    code, out, _ = run("cleaners", "interrupted-paragraphs")
    assert code == 0
    assert "Before:" in out


@pytest.mark.parametrize("command", ["normalize", "check", "explain", "restore", "cleaners", "site", "pdf", "build"])
def test_every_command_has_help_with_an_example(run: Command, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"dingben {command}" in out.partition("example:")[2]


# ---------------------------------------------------------------------------------------------- bad files

BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n", "is empty"),
    "picture.txt": (bytes(range(256)) * 8, "binary file"),
    "archive.zip": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(200), "binary file"),
    "noise.txt": (bytes([0xFF, 0xC0, 0xFF, 0x80]) * 50, "not text in any encoding"),
    "torn.md": ("---\ntitle: 甲\nformat: dingben/1\n---\n\n# 甲\n\n<b>乙</b>\n".encode(), "could not be verified"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_others_are_done(project: Path, run: Command, name: str) -> None:
    data, reason = BAD[name]
    (project / "seeds" / name).write_bytes(data)
    code, out, err = run("normalize")
    assert code == 1
    assert f"seeds/{name}: " in err
    assert reason in err
    assert "1 of 2 sources failed; the others are done" in err
    assert "1 text, 1 written" in out
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]


@pytest.mark.parametrize("name", BAD)
def test_check_goes_on_past_a_bad_file(project: Path, run: Command, name: str) -> None:
    data, _ = BAD[name]
    (project / "seeds" / name).write_bytes(data)
    code, out, err = run("check", "seeds")
    assert code == 1
    assert f"seeds/{name}" in out + err
    assert "check: " in out


def test_an_empty_folder_is_told(project: Path, run: Command) -> None:
    (project / "none").mkdir()
    code, _, err = run("normalize", "none", "seeds", "-o", "out")
    assert code == 1
    assert "none: no sources in this folder" in err
    assert files_below(project / "out") == ["report.ledger.jsonl", "report.md"]


def test_a_path_that_is_not_there_is_told(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "missing.txt", "seeds", "-o", "out")
    assert code == 1
    assert "missing.txt: there is no such file or folder" in err
    assert files_below(project / "out") == ["report.ledger.jsonl", "report.md"]


@pytest.mark.parametrize("command", ["explain", "restore"])
def test_a_text_that_is_not_there_is_told(project: Path, run: Command, command: str) -> None:
    options = ["-o", "x"] if command == "restore" else []
    code, _, err = run(command, "missing.md", *options)
    assert code == 1
    assert err.startswith("dingben: missing.md: ")
    code, _, err = run(command, "seeds", *options)
    assert code == 1
    assert "seeds: this is a folder" in err


def test_a_file_that_may_not_be_read_is_told(project: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "seeds" / "secret.txt").write_text(GOOD, encoding="utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "secret.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    code, _, err = run("normalize")
    assert code == 1
    assert "seeds/secret.txt: cannot be read: permission denied" in err
    assert "texts/report.md" in files_below(project / "site")


@pytest.mark.parametrize("command", ["explain", "restore"])
def test_a_text_without_its_ledger_is_told(project: Path, run: Command, command: str) -> None:
    run("normalize")
    Path("site/texts/report.ledger.jsonl").unlink()
    code, _, err = run(command, "site/texts/report.md", *(["-o", "x"] if command == "restore" else []))
    assert code == 1
    assert "site/texts/report.md: has no ledger beside it (report.ledger.jsonl)" in err
    assert not Path("x").exists()


DAMAGED = {
    "empty": "",
    "no JSON": "{",
    "no head": "[]\n",
    "another version": '{"ledger":99}\n',
    "a record that is none": "HEAD\n{}\n",
    "a record of another shape": 'HEAD\n["pass"]\n',
    "edits that do not fit": 'HEAD\n{"pass":99,"cleaner":"x","kind":"replaced","before":"a","after":"b","at":[3]}\n',
    "an encoding that nobody knows": 'HEAD"utf-8""utf-99"',
}


@pytest.mark.parametrize("command", ["explain", "restore"])
@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_ledger_is_told(project: Path, run: Command, command: str, damage: str) -> None:
    run("normalize")
    path = Path("site/texts/report.ledger.jsonl")
    whole = path.read_text("utf-8")
    head, _, _ = whole.partition("\n")
    broken = DAMAGED[damage].replace("HEAD\n", f"{head}\n")
    if damage.startswith("an encoding"):
        broken = whole.replace('"encoding":"utf-8"', '"encoding":"utf-99"')
    path.write_text(broken, encoding="utf-8")
    code, out, err = run(command, "site/texts/report.md", *(["-o", "x"] if command == "restore" else []))
    assert (code, out) == (1, "")
    assert "site/texts/report" in err
    assert not Path("x").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [('"cleaner":"sentence-per-line"', '"cleaner":5'), ('"after":"\\n"', '"after":["\\n"]'), ('"at":[', '"at":["x",'),
     ('"bytes":', '"bytes":"a","b":'), ('"file":"seeds/report.txt"', '"file":null')],
)  # fmt: skip
def test_values_of_another_type_in_a_ledger_are_damage(project: Path, run: Command, old: str, new: str) -> None:
    run("normalize")
    text, path = Path("site/texts/report.md"), Path("site/texts/report.ledger.jsonl")
    text.write_text(text.read_text("utf-8").replace("1.86", "1.68"), encoding="utf-8")
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    for command in (["explain", text], ["review", "site/texts"], ["restore", text, "-o", "x"], ["normalize"]):
        code, _, err = run(*command)
        assert code == 1
        assert "report" in err
    assert "ledger-damaged" in run("check")[1]


def test_an_edited_text_is_not_restored_to_something_else(project: Path, run: Command) -> None:
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("1.86", "1.68"), encoding="utf-8")
    code, _, err = run("restore", text, "-o", "x")
    assert code == 1
    assert "changed after its ledger was written" in err
    assert "dingben normalize" in err
    assert not Path("x").exists()


# ---------------------------------------------------------------------------------------------- disks and interruptions


def test_a_full_disk_leaves_nothing_behind(project: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        code, _, err = run("normalize")
    assert code == 1
    assert "site/texts/report.md: cannot be written: no space left on device; the file is as it was" in err
    assert files_below(project / "site") == []
    assert run("normalize")[0] == 0


def test_a_full_disk_keeps_the_old_text(project: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    run("normalize")
    before = {name: (project / "site" / name).read_bytes() for name in files_below(project / "site")}
    Path("seeds/report.txt").write_text(GOOD, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
        assert run("normalize")[0] == 1
    assert {name: (project / "site" / name).read_bytes() for name in files_below(project / "site")} == before
    assert run("normalize")[0] == 0


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_an_interrupted_write_leaves_nothing_behind(
    project: Path, run: Command, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync") if moment == "fsync" else (Path, "replace")), interrupt)
        assert run("normalize")[0] == 130
    assert files_below(project / "site") == []
    assert run("normalize")[0] == 0
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]


def test_a_run_that_was_interrupted_is_taken_up_again(
    project: Path, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "甲乙丙":
        (project / "seeds" / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    read = normalize.edge.files.read_bytes

    def stop(path: Path) -> bytes:
        if path.name == "丙.txt":
            raise KeyboardInterrupt
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(normalize.batch.tree, "read_bytes", stop)
        assert run("normalize")[0] == 130
    code, out, _ = run("normalize")
    assert code == 0
    assert "4 texts" in out
    assert len(files_below(project / "site")) == 8


def test_ctrl_c_prints_no_traceback(project: Path) -> None:
    """A signal in the middle of a run over many files: a line, not a traceback, and the exit code of an interruption."""
    for number in range(400):
        (project / "seeds" / f"{number}.txt").write_text(GOOD * 20, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "normalize"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
    ) as process:
        deadline = time.monotonic() + 20
        while not (project / "site" / "texts").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode in (130, -signal.SIGINT)
    assert b"Traceback" not in err
    assert not list((project / "site" / "texts").glob(".*"))


def test_a_closed_pipe_prints_no_traceback(root: Path) -> None:
    """dingben explain TEXT --json | head -1"""
    text = next(root.glob("site/texts/*.md"))
    shell = subprocess.run(
        f"{sys.executable} -m dingben explain {text} --json | head -c 1",
        shell=True, capture_output=True, env=_environment(), check=False,
    )  # fmt: skip
    assert (shell.stdout, shell.stderr) == (b"{", b"")


def _environment() -> dict[str, str]:
    """The project importable from a temporary folder."""
    return {**os.environ, "PYTHONPATH": str(Path(dingben.__file__).parent)}


# ---------------------------------------------------------------------------------------------- misuse

CONFIGURATIONS = {
    "unknown key": ("extra:\n  dingben:\n    surces: [seeds]\n", "unknown key extra.dingben.surces; known are"),
    "unreadable YAML": ("extra: [\n  - a: b\n", "mkdocs.yml:"),
    "a list": ("- a\n- b\n", "must be a mapping"),
    "dingben is a list": ("extra:\n  dingben: [a]\n", "extra: dingben: must be a mapping"),
    "sources is a word": ("extra:\n  dingben:\n    sources: seeds\n", "extra.dingben.sources must be a list"),
    "lines is a number": (
        "extra:\n  dingben:\n    sources: [seeds]\n    lines: 3\n",
        "extra.dingben.lines must be one of",
    ),
    "docs_dir is a list": ("docs_dir: [site]\nextra:\n  dingben:\n    sources: [seeds]\n", "must be paths"),
    "nothing to do": ("site_name: x\n", "nothing to normalise"),
}


@pytest.mark.parametrize("title", CONFIGURATIONS)
def test_a_configuration_that_cannot_be_used(project: Path, run: Command, title: str) -> None:
    text, reason = CONFIGURATIONS[title]
    Path("mkdocs.yml").write_text(text, encoding="utf-8")
    code, out, err = run("normalize")
    assert (code, out) == (2, "")
    assert reason in err
    assert "mkdocs.yml" in err or title == "nothing to do"
    assert not (project / "site").exists()


def test_a_configuration_in_another_encoding(project: Path, run: Command) -> None:
    Path("mkdocs.yml").write_bytes("site_name: 定本\n".encode("gb18030"))
    code, _, err = run("normalize")
    assert code == 2
    assert "mkdocs.yml: cannot be read" in err


def test_a_configuration_that_is_not_there(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "--config", "other.yml")
    assert code == 2
    assert "other.yml: there is no such configuration" in err


def test_an_output_that_is_a_file(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "seeds", "-o", "mkdocs.yml")
    assert code == 2
    assert "mkdocs.yml: is a file; -o takes a folder" in err


def test_an_output_below_a_file(project: Path, run: Command) -> None:
    code, _, err = run("normalize", "seeds", "-o", "mkdocs.yml/texts")
    assert code == 1
    assert "mkdocs.yml/texts/report.md: cannot be " in err


@pytest.mark.parametrize(
    "arguments",
    [[], ["wash"], ["normalize", "--wash"], ["restore", "a.md"], ["explain"], ["explain", "a.md", "--line", "x"],
     ["check", "--fail-on", "x"], ["normalize", "--lines", "word"], ["cleaners", "wash"]],
    ids=" ".join,
)  # fmt: skip
def test_misuse_ends_with_2(project: Path, run: Command, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_a_cleaner_and_a_line_that_are_not_there(project: Path, run: Command) -> None:
    run("normalize")
    code, _, err = run("explain", "site/texts/report.md", "--cleaner", "wash")
    assert code == 1
    assert "no edit of 'wash'" in err
    code, _, err = run("explain", "site/texts/report.md", "--line", "9999")
    assert code == 1
    assert "has no line 9999" in err


# ---------------------------------------------------------------------------------------------- speed of the front door


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    program = (
        "import sys, time\nstart = time.perf_counter()\nimport dingben\n"
        "try: dingben.main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'weasyprint', 'jinja2', 'markdown_it', 'yaml', 'bs4', 'jsonschema', 'opencc'} & set(sys.modules)\n"
        "print(time.perf_counter() - start, *heavy, file=sys.stderr)"
    )
    fastest, heavy = 9.0, []
    for _ in range(3):  # the machine may be busy
        ended = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, env=_environment(), check=True
        )
        seconds, *heavy = ended.stderr.split()
        fastest = min(fastest, float(seconds))
        if fastest < 0.2:
            break
    assert heavy == []
    assert fastest < 0.2


def test_the_module_and_the_script_are_one_command() -> None:
    ended = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True, env=_environment(), check=True)
    assert ended.stdout == f"dingben {dingben.__version__}\n"


# ---------------------------------------------------------------------------------------------- corrections


def test_corrections_are_told_at_their_place(project: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept, and in the text, not in the source, where the cleaners would write something else."""
    run("normalize")
    text = Path("site/texts/report.md")
    text.write_text(text.read_text("utf-8").replace("现在，我代表", "如今；我代表"), encoding="utf-8")
    _, out, _ = run("normalize")
    assert "site/texts/report.md: 1 correction by hand kept" in out
    line = text.read_text("utf-8").partition("如今；")[0].count("\n") + 1
    assert f"line {line} of the text: corrected “现在，” → “如今；”" in run("explain", text, "--cleaner", "hand")[1]
    kept = tuple(cleaner for cleaner in CLEANERS if cleaner.name != "punctuation-width")
    monkeypatch.setattr(normalize.batch.tree, "normalize", partial(normalize.pipeline.normalize, cleaners=kept))
    _, out, _ = run("normalize")
    above = text.read_text("utf-8").partition("如今；")[0].count("\n")
    assert (
        f"site/texts/report.md:{above + 1}:1: warning [hand-conflict] a correction by hand ('如今；') was kept" in out
    )


def test_findings_stand_on_lines_of_their_own_on_a_terminal(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The count of the progress is wiped before anything else is printed, and never wraps, so that it can be."""
    for number in range(2):
        Path(f"seeds/{'很长的名字' * 9}{number}.txt").write_text(GOOD.replace("。", "[7]。"), encoding="utf-8")
    screen = Terminal()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    assert dingben.main(["normalize"]) == 0
    shown = re.sub(r"[^\n]*\r\x1b\[2K", "", screen.getvalue())
    assert all(line.startswith(("seeds/", "    ", "normalize: ")) for line in shown.splitlines())
    counts = re.findall(r"(?:^|\x1b\[2K)(\d+  .*?)(?=\r)", screen.getvalue(), re.MULTILINE)
    assert [count[:4] for count in counts] == ["1  r", "2  很", "3  很"]
    assert all(len(count) <= 25 for count in counts)


# ---------------------------------------------------------------------------------------------- names

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


@pytest.mark.parametrize("name", ["report.md", "report.ledger.jsonl"])
def test_a_source_is_not_restored_over_its_text(project: Path, run: Command, name: str) -> None:
    run("normalize")
    path = Path("site/texts", name)
    before = path.read_bytes()
    code, _, err = run("restore", "site/texts/report.md", "-o", path)
    assert code == 1
    assert "holds what the source is restored from" in err
    assert path.read_bytes() == before


# ---------------------------------------------------------------------------------------------- streams

SPOILT = "政府工作报告\n各位代表：\n现在，我代表区人民政府\x9b31m报告".encode() + b"\xff\xfe" + "工作。\n".encode()


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command line as a shell runs it, `dingben` standing for the command."""
    words = command.replace("dingben", f"{sys.executable} -m dingben")
    return subprocess.run(
        ["bash", "-c", words], capture_output=True, env={**_environment(), **environment}, check=False, timeout=60
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("command", ["normalize seeds -o -", "cleaners", "check seeds --list"])
def test_a_full_disk_behind_standard_output_is_told(project: Path, command: str) -> None:
    done = shell(f"dingben {command} >/dev/full")
    assert (done.returncode, done.stderr) == (1, b"dingben: standard output: no space left on device\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_lead_nowhere(project: Path, closed: str) -> None:
    assert shell("dingben normalize").returncode == 0
    for command in ("check", "review site/texts", "restore site/texts/report.md -o -"):
        done = shell(f"dingben {command} {closed}")
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8:strict"])
def test_any_terminal_takes_what_is_printed(project: Path, encoding: str) -> None:
    """Half of an undecodable character, a control and the signs of `review` have no place in some encodings."""
    Path("seeds/report.txt").write_bytes(SPOILT)
    for command in ("normalize", "check", "explain site/texts/report.md", "review site/texts </dev/null"):
        done = shell(f"dingben {command}", PYTHONIOENCODING=encoding)
        assert b"Traceback" not in done.stderr
        assert done.stdout
        assert "\x9b" not in done.stdout.decode(encoding.partition(":")[0])


@pytest.mark.parametrize("command", ["check seeds --json", "explain site/texts/report.md --json"])
def test_json_is_utf_8_whatever_the_terminal(project: Path, command: str) -> None:
    Path("seeds/report.txt").write_bytes(SPOILT)
    shell("dingben normalize")
    done = shell(f"dingben {command}", PYTHONIOENCODING="gbk")
    assert [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
