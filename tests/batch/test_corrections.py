"""Corrections made by hand in a canonical text survive every later run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest

import normalize.pipeline
from normalize.batch import text_files
from normalize.batch.tree import SourceResult
from normalize.cleaners import CLEANERS
from normalize.provenance.ledger import Ledger, parse_ledger

Run = Callable[[Path], list[SourceResult]]


class Desk:
    """A text on disk with its ledger and its source, and a run over them."""

    def __init__(self, project: Path, run: Run) -> None:
        self.source = project / "seeds" / "report.txt"
        self.path = project / "site" / "texts" / "report.md"
        self.ledger_path = self.path.with_suffix(".ledger.jsonl")
        self._run = partial(run, project)

    def run(self) -> SourceResult:
        (outcome,) = self._run()
        return outcome

    @property
    def text(self) -> str:
        return self.path.read_bytes().decode("utf-8")

    @property
    def ledger(self) -> Ledger:
        return parse_ledger(self.ledger_path.read_text(encoding="utf-8"))

    @property
    def hand_edits(self) -> list[tuple[str, str]]:
        return [
            (edit.before, edit.after) for step in self.ledger.passes if step.cleaner == "hand" for edit in step.edits
        ]

    def edit(self, old: str, new: str) -> str:
        assert self.text.count(old) == 1, f"{old!r} must stand once in the text"
        edited = self.text.replace(old, new)
        self.path.write_text(edited, encoding="utf-8", newline="")
        return edited

    def is_restored(self) -> bool:
        return self.ledger.restore(self.text) == self.source.read_bytes()


@pytest.fixture
def desk(project: Path, normalize_all: Run) -> Desk:
    desk = Desk(project, normalize_all)
    assert desk.run().written
    return desk


@pytest.fixture
def change_cleaners(monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[str]], None]:
    """Run from now on without some cleaners, as if their rules had changed."""

    def change(without: Iterable[str]) -> None:
        kept = tuple(cleaner for cleaner in CLEANERS if cleaner.name not in set(without))
        monkeypatch.setattr(normalize.batch.tree, "normalize", partial(normalize_now, cleaners=kept))

    normalize_now = normalize.pipeline.normalize
    return change


def test_a_correction_is_kept_and_recorded(desk: Desk) -> None:
    edited = desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    assert desk.text == edited
    assert desk.hand_edits
    assert desk.is_restored()


def test_a_second_run_has_nothing_to_do(desk: Desk) -> None:
    desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    assert not desk.run().written


def test_corrections_add_up(desk: Desk) -> None:
    desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    edited = desk.edit("让我们团结起来", "让我们更加紧密地团结起来")
    desk.run()
    assert desk.text == edited
    assert ("", "更加紧密地") in desk.hand_edits
    assert len(desk.hand_edits) > 1
    assert desk.is_restored()


def test_a_correction_that_is_taken_back_leaves_nothing(desk: Desk) -> None:
    before = desk.text, desk.ledger
    desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    desk.edit("1.68亿元", "1.86亿元")
    desk.run()
    assert (desk.text, desk.ledger) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 政府工作报告\n", "title: 政府工作报告\n"),
        ("year: 2021\n", "year: 2020\n"),
        ("language: zh-Hans\n", "language: zh-Hans\ntags:\n  - 疫情防控\n"),
        ("\n\n## 二、2021年工作安排", "\n\n新的一段。\n\n## 二、2021年工作安排"),
        ("各位代表，让我们团结起来！\n", ""),
        ("。\n", "。\n又一行。\n"),
        ("## 一、", "## 壹、"),
        ("“四战”要求", "“**四战**”要求"),
    ],
    ids=["nothing", "a field", "a new field", "a paragraph in", "a paragraph out", "the end", "a heading", "strong"],
)
def test_any_place_can_be_corrected(desk: Desk, old: str, new: str) -> None:
    edited = desk.text[: -len(old)] + new if desk.text.endswith(old) else desk.edit(old, new)
    desk.path.write_text(edited, encoding="utf-8", newline="")
    assert not desk.run().error
    assert desk.text == edited
    assert desk.is_restored()


def test_a_correction_survives_changed_cleaners(desk: Desk, change_cleaners: Callable[[Iterable[str]], None]) -> None:
    """The cleaners write half-width marks now; the correction elsewhere stays, and so does the one before."""
    desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    desk.edit("让我们团结起来", "让我们更加紧密地团结起来")
    change_cleaners(["punctuation-width"])
    outcome = desk.run()
    assert "现在,我代表" in desk.text
    assert "1.68亿元" in desk.text
    assert "让我们更加紧密地团结起来" in desk.text
    assert not outcome.conflicts
    assert desk.is_restored()


def test_the_hand_wins_over_changed_cleaners_and_it_is_told(
    desk: Desk, change_cleaners: Callable[[Iterable[str]], None]
) -> None:
    desk.edit("现在，我代表", "如今；我代表")
    desk.run()
    change_cleaners(["punctuation-width"])
    outcome = desk.run()
    assert "如今；我代表" in desk.text
    (conflict,) = outcome.conflicts
    assert conflict.code == "hand-conflict"
    assert outcome.corrected == desk.text
    assert desk.text[conflict.start : conflict.end] == "如今；"
    assert "the cleaners now write '现在,'" in conflict.message
    assert desk.is_restored()


def test_a_conflict_is_told_once_and_then_settled(desk: Desk, change_cleaners: Callable[[Iterable[str]], None]) -> None:
    desk.edit("现在，我代表", "如今；我代表")
    change_cleaners(["punctuation-width"])
    desk.run()
    text = desk.text
    outcome = desk.run()
    assert not outcome.written
    assert desk.text == text
    assert not outcome.conflicts


def test_a_correction_survives_another_setting(desk: Desk, project: Path) -> None:
    """One paragraph per line: every line end of the text moves."""
    desk.edit("1.86亿元", "1.68亿元")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("lines: sentence", "lines: paragraph"), encoding="utf-8")
    assert not desk.run().error
    assert "要求，推行“513”工作机制[^513工作机制]，共减免税费1.68亿元。社会大局稳定。\n" in desk.text
    assert desk.is_restored()


def test_a_correction_survives_a_changed_source(desk: Desk) -> None:
    """The source was corrected elsewhere after the text was recorded."""
    desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    desk.source.write_text(desk.source.read_text("utf-8").replace("团结起来", "携起手来"), encoding="utf-8")
    assert not desk.run().error
    assert "1.68亿元" in desk.text
    assert "携起手来" in desk.text
    assert desk.is_restored()


def test_source_and_text_both_changed_is_refused(desk: Desk) -> None:
    """Nobody can tell then what the text said before: nothing is touched."""
    edited = desk.edit("1.86亿元", "1.68亿元")
    ledger = desk.ledger
    desk.source.write_text("政府工作报告\n各位代表：\n完全是另一份文件。\n", encoding="utf-8")
    outcome = desk.run()
    assert "both the source and the text were changed" in outcome.error
    assert (desk.text, desk.ledger) == (edited, ledger)


def test_a_text_without_a_ledger_is_never_overwritten(desk: Desk) -> None:
    desk.path.write_text("# 我自己的文字\n", encoding="utf-8")
    desk.ledger_path.unlink()
    outcome = desk.run()
    assert "without a ledger" in outcome.error
    assert str(desk.path) in outcome.error
    assert desk.text == "# 我自己的文字\n"
    assert not desk.ledger_path.exists()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("各位代表：\n", "各位代表：<b>同志们</b>\n", "raw HTML"),
        ("“四战”要求", "**四战。**要求", "CommonMark reads"),
        ("format: dingben/1", "format: dingben/2", "dingben/1"),
        ("year: 2021", 'year: "2021"', "year"),
        ("title: 政府工作报告", "title: 政府工作报告 # 待查", "canonical way"),
        ("title: 政府工作报告", "title: 报告\ntitle: 政府工作报告", "canonical way"),
        ("year: 2021", "year: [2021", "front matter"),
        ("---\ntitle", "title", "front matter"),
    ],
    ids=[
        "raw HTML",
        "strong that does not close",
        "a format",
        "a type",
        "a comment",
        "a field twice",
        "YAML",
        "no front matter",
    ],
)
def test_a_text_that_is_not_canonical_any_more_is_refused(desk: Desk, old: str, new: str, reason: str) -> None:
    """The file stays as it is, and the message names it and says what is wrong."""
    edited, ledger = desk.edit(old, new), desk.ledger
    outcome = desk.run()
    assert str(desk.path) in outcome.error
    assert reason in outcome.error
    assert (desk.text, desk.ledger) == (edited, ledger)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"\ufeff{text}",
        lambda text: text[:-1],
        lambda text: text + "\n\n",
    ],
    ids=["CR LF", "a byte order mark", "no last line feed", "line feeds at the end"],
)
def test_what_programs_do_to_a_file_is_no_correction(desk: Desk, change: Callable[[str], str]) -> None:
    """Some editors, and git on some systems, write these: they are put right, and corrections beside them are kept."""
    before = desk.text
    desk.path.write_bytes(change(before).encode())
    assert desk.run().written
    assert desk.text == before
    desk.path.write_bytes(change(before.replace("1.86亿元", "1.68亿元")).encode())
    desk.run()
    assert desk.text == before.replace("1.86亿元", "1.68亿元")
    assert desk.is_restored()


def test_another_style_of_the_front_matter_is_put_right(desk: Desk) -> None:
    """What a person writes there says the same in another order or with other quotes."""
    desk.edit("title: 政府工作报告\n", "title: '政府工作报告'\n")
    desk.edit('delivered: "2021-01-12"\n', "")
    desk.edit(
        "language: zh-Hans\n",
        "language: zh-Hans\ndelivered: 2021-01-12\nignore:\n- code: title-missing\n  reason: it has none\n",
    )
    assert not desk.run().error
    assert "title: 政府工作报告\n" in desk.text
    assert desk.text.index('delivered: "2021-01-12"\n') < desk.text.index("language:")
    assert 'ignore:\n  - code: title-missing\n    reason: "it has none"\nformat:' in desk.text
    assert desk.is_restored()


def test_a_text_in_another_encoding_is_told(desk: Desk) -> None:
    edited = desk.text.encode("gb18030")
    desk.path.write_bytes(edited)
    assert "is not UTF-8 (byte " in desk.run().error
    assert desk.path.read_bytes() == edited


def test_corrections_outlive_the_text(desk: Desk) -> None:
    """The text was deleted by mistake: its ledger holds what people changed in it."""
    edited = desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    desk.path.unlink()
    assert desk.run().corrections
    assert desk.text == edited
    assert desk.is_restored()


def test_text_gone_and_source_changed_is_refused(desk: Desk) -> None:
    desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    ledger = desk.ledger
    desk.path.unlink()
    desk.source.write_text("政府工作报告\n各位代表：\n完全是另一份文件。\n", encoding="utf-8")
    assert "remove it to write the text anew" in desk.run().error
    assert (desk.path.exists(), desk.ledger) == (False, ledger)


def test_text_and_ledger_removed_begin_anew(desk: Desk) -> None:
    before = desk.text
    desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    desk.path.unlink()
    desk.ledger_path.unlink()
    desk.run()
    assert desk.text == before


def test_a_text_laid_over_the_new_one_is_recorded(desk: Desk) -> None:
    """The way out that the message names when a ledger was lost."""
    edited = desk.edit("1.86亿元", "1.68亿元")
    desk.ledger_path.unlink()
    assert "lay it over the new one" in desk.run().error
    desk.path.unlink()
    desk.run()
    desk.path.write_text(edited, encoding="utf-8", newline="")
    desk.run()
    assert desk.text == edited
    assert desk.is_restored()


def test_corrections_that_do_not_fit_changed_cleaners_are_refused(
    desk: Desk, change_cleaners: Callable[[Iterable[str]], None]
) -> None:
    """Nobody slipped: the heading above the one that was put in is none any more."""
    edited = desk.edit("各位代表，让我们团结起来！", "### （一）一节\n\n各位代表，让我们团结起来！")
    desk.run()
    change_cleaners(["headings"])
    outcome = desk.run()
    assert "its corrections by hand do not fit what the cleaners write now: a level is skipped" in outcome.error
    assert desk.text == edited


def test_a_damaged_ledger_keeps_the_text(desk: Desk) -> None:
    edited = desk.edit("1.86亿元", "1.68亿元")
    desk.ledger_path.write_text("{}\n", encoding="utf-8")
    outcome = desk.run()
    assert str(desk.ledger_path) in outcome.error
    assert desk.text == edited


@pytest.mark.parametrize("moment", ["before the text", "after the text"])
@pytest.mark.parametrize("change", ["cleaners", "source and hand"])
def test_interrupted_between_text_and_ledger(
    desk: Desk,
    change_cleaners: Callable[[Iterable[str]], None],
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    change: str,
) -> None:
    """The next run takes nothing for a correction by hand, loses none, and refuses nothing."""
    if change == "cleaners":
        change_cleaners(["punctuation-width"])
    else:
        desk.edit("1.86亿元", "1.68亿元")
        desk.run()
        desk.source.write_text(desk.source.read_text("utf-8") + "另有一段新的内容。\n", encoding="utf-8")
    write = text_files.write_if_changed

    def stop(path: Path, content: bytes) -> bool:
        if path == desk.path and moment == "before the text":
            raise KeyboardInterrupt
        written = write(path, content)
        if path == desk.path:
            raise KeyboardInterrupt
        return written

    with monkeypatch.context() as patch:
        patch.setattr(text_files, "write_if_changed", stop)
        with pytest.raises(KeyboardInterrupt):
            desk.run()
    desk.run()
    assert [path.name for path in desk.path.parent.iterdir() if path.name.startswith(".")] == []
    assert ("1.68亿元" in desk.text) is (change != "cleaners")
    assert bool(desk.hand_edits) is (change != "cleaners")
    assert desk.is_restored()


def test_the_source_itself_is_never_written(desk: Desk) -> None:
    before = desk.source.read_bytes()
    desk.edit("1.86亿元", "1.68亿元")
    desk.run()
    assert desk.source.read_bytes() == before
