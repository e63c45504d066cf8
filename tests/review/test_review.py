"""Review: a sample by turns, verdicts that are kept, figures that are exact, wrong edits that become cases."""

from __future__ import annotations

import io
import json
import os
import re
import select
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

import dingben
from normalize.explain import load
from normalize.provenance.edit import Confidence, Edit, Kind
from normalize.provenance.passes import Pass
from normalize.review.gather import verdict_file
from normalize.review.precision import lower_bound
from normalize.review.sample import Candidate, candidates, clipped, draw
from normalize.review.verdicts import Verdict, VerdictError, dump_verdict, fixture_case, parse_verdicts, report, scores

TEXT = Path("site/texts/report.md")
KEPT = Path("site/texts/review.jsonl")
DAY = "2026-11-22"

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def texts(project: Path, run: Command) -> Path:
    assert run("normalize")[0] == 0
    return project


def kept() -> list[dict[str, Any]]:
    return [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]


# ---------------------------------------------------------------------------------------------- the bound


@pytest.mark.parametrize(
    ("right", "judged", "bound"),
    [(20, 20, 0.8609), (19, 20, 0.7839), (50, 50, 0.9418), (0, 20, 0.0), (1, 1, 0.05), (0, 0, 0.0), (10, 10, 0.7411),
     (18, 20, 0.7174), (90, 100, 0.8363), (5, 10, 0.2224), (299, 299, 0.9900), (9990, 10000, 0.9983)],
)  # fmt: skip
def test_the_bound_is_that_of_clopper_and_pearson(right: int, judged: int, bound: float) -> None:
    assert lower_bound(right, judged) == pytest.approx(bound, abs=5e-5)


def test_the_bound_when_all_are_right_is_a_root() -> None:
    for judged in (1, 2, 7, 100, 5000):
        assert lower_bound(judged, judged) == pytest.approx(0.05 ** (1 / judged), abs=1e-9)


def test_more_right_ones_prove_more() -> None:
    bounds = [lower_bound(right, 30) for right in range(31)]
    assert bounds == sorted(set(bounds))
    assert all(bound < right / 30 for right, bound in enumerate(bounds) if right)


@pytest.mark.parametrize("counts", [(2, 1), (-1, 3)])
def test_counts_that_cannot_be(counts: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no share"):
        lower_bound(*counts)


# ---------------------------------------------------------------------------------------------- the draw


def some_edits(**numbers: int) -> list[Candidate]:
    """So many edits of each cleaner; names in capitals are of likely ones."""
    found = []
    for name, number in numbers.items():
        confidence = Confidence.LIKELY if name.isupper() else Confidence.CERTAIN
        for at in range(number):
            edit = Edit(at, at + 1, "x", "y", Kind.REPLACED, confidence)
            found.append(Candidate("a.md", "0" * 64, 0, name.lower(), edit, at, at + 1))
    return found


def test_every_cleaner_and_confidence_has_its_turn() -> None:
    drawn = draw(some_edits(a=500, A=3, b=40, c=1), 20, seed=1)
    counts = Counter((candidate.cleaner, str(candidate.edit.confidence)) for candidate in drawn)
    assert counts == {("a", "certain"): 8, ("b", "certain"): 8, ("a", "likely"): 3, ("c", "certain"): 1}
    assert len({candidate.key for candidate in drawn}) == 20
    assert len({candidate.cleaner for candidate in drawn[:4]}) == 3


def test_a_seed_draws_the_same_and_another_seed_others() -> None:
    found = some_edits(a=500, b=500)
    assert draw(found, 20, 1) == draw(found, 20, 1)
    assert draw(found, 20, 1) != draw(found, 20, 2)
    assert len(draw(found, 5000, 1)) == 1000
    assert draw([], 20, 1) == []


def test_the_draw_is_spread_evenly() -> None:
    found = some_edits(a=10)
    counts = Counter(draw(found, 1, seed)[0].start for seed in range(2000))
    assert set(counts) == set(range(10))
    assert max(counts.values()) < 2 * min(counts.values())


def test_what_people_changed_is_not_judged(texts: Path, run: Command) -> None:
    TEXT.write_text(TEXT.read_text("utf-8").replace("1.86", "1.68"), encoding="utf-8")
    code, _, err = run("review", TEXT)
    assert code == 1
    assert "was edited by hand since its ledger was written; run `dingben normalize` first" in err
    run("normalize")
    _, ledger = load(TEXT)
    assert any(step.cleaner == "hand" for step in ledger.passes)
    assert not [candidate for candidate in candidates("a", ledger) if candidate.cleaner == "hand"]


def test_an_edit_is_the_same_after_another_cleaner_has_changed(texts: Path) -> None:
    _, ledger = load(TEXT)
    before = {candidate.key for candidate in candidates("a", ledger) if candidate.cleaner == "punctuation-width"}
    first = Pass("new", (Edit(0, 0, "", "〔〕", Kind.INSERTED),))
    moved = [first, *(Pass(step.cleaner, tuple(_moved(edit) for edit in step.edits)) for step in ledger.passes)]
    changed = type(ledger)(ledger.source, ledger.text_sha256, tuple(moved))
    after = {candidate.key for candidate in candidates("a", changed) if candidate.cleaner == "punctuation-width"}
    assert before
    assert before == after


def _moved(edit: Edit) -> Edit:
    return edit._replace(start=edit.start + 2, end=edit.end + 2)


# ---------------------------------------------------------------------------------------------- asking


def test_an_edit_is_shown_with_what_stands_round_it(texts: Path, run: Command) -> None:
    code, out, _ = run("review", TEXT, "--cleaner", "punctuation-width", "--sample", 50, answers="s\n" * 50)
    shown = out.split("\n\n")[0].split("\n")
    assert code == 0
    assert shown[0].startswith("1 of ")
    assert shown[0].endswith("punctuation-width: replaced, certain")
    assert shown[1].startswith(f"  {TEXT}, from seeds/report.txt, line ")
    assert "⟦,⟧" in shown[2]
    assert "⟦，⟧" in shown[3]
    assert "各位代表：↵" in out
    assert "review: 0 judged" in out
    assert not KEPT.exists()


def test_verdicts_are_kept(texts: Path, run: Command) -> None:
    code, out, _ = run("review", "--sample", 4, "--by", "谢元", "--date", DAY, answers="r\nWRONG\nwhat\n\nu\nq\n")
    assert code == 0
    assert "3 judged (1 right, 1 wrong, 1 unsure)" in out
    found = kept()
    assert [record["verdict"] for record in found] == ["right", "wrong", "unsure"]
    _, ledger = load(TEXT)
    for record in found:
        assert (record["text"], record["source"]) == ("report.md", ledger.source.sha256)
        assert (record["by"], record["date"], record["kind"]) == ("谢元", DAY, "plain-text")
        edits = ledger.passes[record["pass"]].edits
        assert ledger.passes[record["pass"]].cleaner == record["cleaner"]
        assert any((edit.before, edit.after) == (record["before"], record["after"]) for edit in edits)
    assert [dump_verdict(verdict) for verdict in parse_verdicts(KEPT.read_text("utf-8"))] == (
        KEPT.read_text("utf-8").splitlines()
    )


def test_no_edit_is_asked_for_twice(texts: Path, run: Command) -> None:
    _, out, _ = run("review", "--sample", 3, answers="r\n" * 3)
    assert "3 judged (3 right)" in out
    _, out, _ = run("review", "--sample", 5000, answers="r\n" * 5000)
    assert ", 0 of " in out
    keys = [(record["cleaner"], *record["span"], record["before"], record["after"]) for record in kept()]
    assert len(set(keys)) == len(keys)
    _, out, _ = run("review", answers="r\n")
    assert out.startswith("review: 0 judged, 0 of ")


def test_an_interrupted_review_loses_nothing(texts: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["r\n", "w\n"])

    class Keyboard(io.StringIO):
        def readline(self, *_: Any) -> str:
            try:
                return next(answers)
            except StopIteration:
                raise KeyboardInterrupt from None

    monkeypatch.setattr(io, "StringIO", lambda _: Keyboard())
    code, _, err = run("review")
    assert code == 130
    assert "run it again to go on" in err
    assert [record["verdict"] for record in kept()] == ["right", "wrong"]


def test_a_line_that_was_cut_off_spoils_no_other(texts: Path, run: Command) -> None:
    run("review", "--sample", 1, answers="r\n")
    whole = KEPT.read_text("utf-8")
    KEPT.write_text(whole.rstrip("\n"), encoding="utf-8")
    run("review", "--sample", 1, answers="r\n")
    assert len(kept()) == 2
    KEPT.write_text(whole + '{"text": "rep', encoding="utf-8")
    code, _, err = run("review", "--report")
    assert code == 1
    assert f"{KEPT}: line 2 is no verdict" in err


def test_the_end_of_the_answers_is_the_end(texts: Path, run: Command) -> None:
    code, out, _ = run("review", answers="r\n")
    assert code == 0
    assert "review: 1 judged (1 right)" in out
    Path("answers.txt").write_text("w\nu\n", encoding="utf-8")
    _, out, _ = run("review", "--answers", "answers.txt")
    assert "review: 2 judged (1 wrong, 1 unsure)" in out


def test_a_single_key_on_a_terminal(texts: Path) -> None:
    pty = pytest.importorskip("pty")
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "dingben", "review", "--sample", "2"]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment()) as child:
        os.close(terminal)
        try:
            shown = ""
            for number, key in enumerate((b"r", b"q"), 1):
                shown += read_until(master, f"{number} of 2", "[r/w/u/s/q]? ")
                os.write(master, key)
            shown += read_until(master, "verdicts in")
            assert child.wait(10) == 0
        finally:
            child.kill()
            os.close(master)
    assert "1 judged (1 right)" in shown
    assert [record["verdict"] for record in kept()] == ["right"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(dingben.__file__).parent), "PYTHONIOENCODING": "utf-8"}


def read_until(terminal: int, *words: str) -> str:
    """What a program writes to a terminal until all the words, in this order, have come; at most ten seconds."""
    shown, end = b"", time.monotonic() + 10
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 4096)
        if re.search(".*".join(map(re.escape, words)), shown.decode("utf-8", "replace"), re.DOTALL):
            return shown.decode("utf-8", "replace")
    raise AssertionError(f"{words} did not come: {shown.decode('utf-8', 'replace')}")


# ---------------------------------------------------------------------------------------------- what is asked for


def test_cleaner_and_confidence_narrow_the_sample(texts: Path, run: Command) -> None:
    _, ledger = load(TEXT)
    likely = sum(edit.confidence is Confidence.LIKELY for step in ledger.passes for edit in step.edits)
    _, out, _ = run("review", "--confidence", "likely", "--sample", 500, answers="r\n" * 500)
    assert f"review: {likely} judged" in out
    run("review", "--cleaner", "punctuation-width", "--sample", 2, answers="r\n" * 2)
    assert Counter(record["cleaner"] for record in kept())["punctuation-width"] == 2


@pytest.mark.parametrize(
    "arguments",
    [["--cleaner", "wash"], ["--sample", "0"], ["--date", "today"], ["--bound", "2", "--report"], ["--bound", "0.9"],
     ["--json"], ["--config", "none.yml"], ["--confidence", "suggested"]],
    ids=" ".join,
)  # fmt: skip
def test_misuse(texts: Path, run: Command, arguments: list[str]) -> None:
    code, out, err = run("review", *arguments)
    assert (code, out) == (2, "")
    assert err


def test_texts_that_cannot_be_reviewed(texts: Path, run: Command) -> None:
    (texts / "none").mkdir()
    code, out, err = run("review", "none", "missing.md", "mkdocs.yml", TEXT, "--verdicts", "v.jsonl", answers="r\n")
    assert code == 1
    assert "1 judged" in out
    for fault in ("none: no texts with ledgers", "missing.md: there is no such file", "mkdocs.yml: has no ledger"):
        assert fault in err
    ledger = TEXT.with_suffix(".ledger.jsonl")
    ledger.write_text(ledger.read_text("utf-8").replace('"encoding":"utf-8"', '"encoding":"utf-99"'), encoding="utf-8")
    code, _, err = run("review", answers="r\n")
    assert code == 1
    assert f"{TEXT}: the ledger is damaged" in err


def test_a_report_on_what_is_not_there(texts: Path, run: Command) -> None:
    code, out, err = run("review", "--report", "site/texts", "missing")
    assert (code, out, err) == (1, "", "dingben: missing: there is no such file or folder\n")


def test_where_verdicts_are_kept(project: Path) -> None:
    assert verdict_file([Path("site/texts")]) == Path("site/review.jsonl")  # no such folder: a file's name
    Path("site/texts/a").mkdir(parents=True)
    assert verdict_file([Path("site/texts")]) == KEPT
    assert verdict_file([TEXT]) == KEPT
    assert verdict_file([Path("site/texts/a"), TEXT]) == project.resolve() / KEPT


def test_a_file_of_verdicts_is_no_source(texts: Path, run: Command) -> None:
    run("review", "--sample", 1, answers="r\n")
    assert run("check")[1] == "check: 0 findings\n"


# ---------------------------------------------------------------------------------------------- the report


def verdict(cleaner: str = "a", word: str = "right", at: int = 0, **more: Any) -> Verdict:
    values: dict[str, Any] = {
        "text": "a/000.md", "sha256": "0" * 64, "cleaner": cleaner, "number": 3, "span": (at, at + 1),
        "before": "\n", "after": "", "confidence": "likely", "kind": "plain-text", "left": "各位代表：", "right": "现在",
        "verdict": word, "by": "", "date": DAY,
    }  # fmt: skip
    return Verdict(**values | more)


def test_the_report_counts_by_cleaner() -> None:
    words = ["right"] * 19 + ["wrong"] + ["unsure"] * 2
    found = [verdict("b", word, at) for at, word in enumerate(words)] + [verdict("a", "unsure")]
    first, second = scores(found)
    assert (second.judged, second.right, second.wrong, second.unsure) == (20, 19, 1, 2)
    assert second.precision == 0.95
    assert second.bound == pytest.approx(0.7839, abs=5e-5)
    assert (first.judged, first.precision, first.bound) == (0, None, 0.0)
    lines = list(report(found))
    assert lines[2].split() == ["b", "20", "19", "1", "2", "0.9500", "0.7839"]
    assert "tests/cleaners/*/b.md" in lines


def test_the_later_verdict_on_an_edit_counts() -> None:
    lines = [dump_verdict(verdict(word=word, by=by)) for word, by in (("wrong", "甲"), ("right", "乙"))]
    assert [(found.verdict, found.by) for found in parse_verdicts("\n".join(lines))] == [("right", "乙")]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "{}", dump_verdict(verdict(word="maybe")), dump_verdict(verdict()).replace("[0, 1]", "[0]"),
     *(json.dumps({**json.loads(dump_verdict(verdict())), name: wrong})
       for name in ("cleaner", "date", "before", "text", "by", "pass") for wrong in (None, [1]))],
)  # fmt: skip
def test_a_line_that_is_no_verdict(line: str) -> None:
    with pytest.raises(VerdictError, match=r"^line 2 is no verdict"):
        parse_verdicts(f"{dump_verdict(verdict())}\n{line}\n")


def test_the_bound_makes_the_exit_code(texts: Path, run: Command) -> None:
    lines = [dump_verdict(verdict("a", at=at)) for at in range(50)]
    lines += [dump_verdict(verdict("b", at=at, date="2026-12-01", confidence="certain")) for at in range(20)]
    KEPT.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert run("review", "--report", "--bound", "0.8")[0] == 0
    code, out, err = run("review", "--report", "--bound", "0.9")
    assert code == 1
    assert "not proved to be right in 0.9 of the edits: b" in err
    assert "0.8609" in out
    assert run("review", "--report", "--bound", "0.9", "--cleaner", "a")[0] == 0
    assert run("review", "--report", "--bound", "0.9", "--confidence", "likely")[0] == 0
    assert "\na " not in run("review", "--report", "--since", "2026-12-01")[1]
    _, out, _ = run("review", "--report", "--json")
    assert [json.loads(line)["cleaner"] for line in out.splitlines()] == ["a", "b"]


def test_a_report_without_verdicts(texts: Path, run: Command) -> None:
    code, out, err = run("review", "--report")
    assert (code, out) == (0, "")
    assert "no such verdicts yet" in err
    assert run("review", "--report", "--bound", "0.9")[0] == 1  # nothing is proved


# ---------------------------------------------------------------------------------------------- fixtures


@pytest.mark.parametrize(
    ("before", "language"),
    [
        ("\n", "text"),
        ("```\n````\n", "text"),
        ("\u200b", "escaped"),
        ("\\n\u3000\t", "escaped"),
        ("\U000e0001", "escaped"),
    ],
)
def test_a_wrong_edit_becomes_a_case(before: str, language: str) -> None:
    """The case is read as `tests/cleaners/test_cleaners.py` reads it, and holds the words as the cleaner saw them."""
    tokens = MarkdownIt("commonmark").parse(fixture_case(verdict(word="wrong", before=before, kind="markdown")))
    (fence,) = [token for token in tokens if token.type == "fence"]
    assert fence.info == f"{language} unchanged"
    words = fence.content.removesuffix("\n")
    if language == "escaped":
        words = words.encode("ascii", "backslashreplace").decode("unicode_escape")
    assert words == f"各位代表：{before}现在"
    settings = [token.content for token in tokens if token.type == "inline"]
    assert settings == ["Wrong in 000.md, at 0", f"kind: markdown\nxfail: judged wrong on {DAY}"]


def test_long_edits_are_clipped() -> None:
    long = "甲" * 400 + "乙" * 400
    assert len(clipped(long)) < 420
    candidate = Candidate("a", "0", 0, "x", Edit(0, 800, long, "", Kind.REMOVED), 0, 800)
    assert candidate.key[4] == clipped(long)
