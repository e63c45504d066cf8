"""An archive as version 0.1 left it: every later version reads it, keeps what people corrected in it, and keeps its addresses.

Only the front door is used here, `dingben.main` and files, so that the code behind it may be laid out anew.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

FROZEN = Path(__file__).parent / "v0.1"

Command = Callable[..., tuple[int, str, str]]


def _read(name: str) -> Any:
    return json.loads((FROZEN / name).read_text(encoding="utf-8"))


# A text: its source, the source's digest, and the passes of its ledger, each with its number of edits.
EXPECTED: dict[str, dict[str, Any]] = _read("expected.json")
# A text: the addresses of its page and sheet, and the ids on the page, each with the words that stand there.
PUBLISHED: dict[str, Any] = _read("ids.json")
TEXTS: dict[str, dict[str, Any]] = PUBLISHED["texts"]
# Any other page: its ids.
PAGES: dict[str, list[str]] = PUBLISHED["pages"]
# What was corrected by hand, `old` to `new`; `recorded` tells whether the ledger knows of it.
CORRECTIONS: list[dict[str, Any]] = _read("corrections.json")
# Texts that a person wrote: no source, no ledger.
WRITTEN_BY_HAND = sorted(TEXTS.keys() - EXPECTED.keys())

# What is meant to be otherwise since, each entry with its reason; the fixture itself never changes.
# The name of a cleaner in the frozen ledgers: its name now.
OLD_TO_NEW: dict[str, str] = {
    "foot-notes": "footnotes",
    "html-blocks": "page-markup",
    "index-signs": "tex-scripts",
    "literal-marks": "markdown-escapes",
    "misread-marks": "ambiguous-markup",
    "note-lines": "note-paragraphs",
    "print-apparatus": "edition-marks",
    "raw-html": "html-blocks",
    "sentence-lines": "semantic-line-breaks",
    "sentences": "sentence-per-line",
    "split-articles": "interrupted-articles",
    "split-headings": "interrupted-headings",
    "split-histories": "interrupted-histories",
    "split-paragraphs": "interrupted-paragraphs",
}
# A text that is meant to be written otherwise now: why. Its corrections by hand must still be in it.
CHANGED: dict[str, str] = {
    "docs/texts/anthology/治水漫谈.md": "a headword that was cut out of its sentence is followed by no colon of ours",
    "docs/texts/tables/某区2013年统计公报.md": "the same",
}
# An id that is meant to lead nowhere now, as "page#id": why.
GONE: dict[str, str] = {}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the archive, and the working folder."""
    folder = tmp_path / "archive"
    shutil.copytree(FROZEN, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def recorded(archive: Path) -> Path:
    """The same, without the corrections that the ledgers do not know of."""
    for correction in CORRECTIONS:
        if not correction["recorded"]:
            text = _text(correction["text"])
            assert text.count(correction["new"]) == 1
            _write(correction["text"], text.replace(correction["new"], correction["old"]))
    return archive


def _text(name: str) -> str:
    return Path(name).read_bytes().decode("utf-8")


def _write(name: str, text: str) -> None:
    Path(name).write_bytes(text.encode("utf-8"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _files(folder: str) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


# ---------------------------------------------------------------------------------------------- sources and ledgers


def test_the_sources_are_the_bytes_that_were_frozen() -> None:
    """No checkout converts their line ends or encodings, and no editor mends them."""
    assert {text: _sha256((FROZEN / facts["source"]).read_bytes()) for text, facts in EXPECTED.items()} == {
        text: facts["sha256"] for text, facts in EXPECTED.items()
    }


def _assert_restored(run: Command) -> None:
    for text, facts in EXPECTED.items():
        code, _, err = run("restore", text, "-o", "restored")
        assert (code, err) == (0, ""), text
        assert _sha256(Path("restored").read_bytes()) == facts["sha256"], text


def test_the_old_ledgers_give_the_sources_back(recorded: Path, run: Command) -> None:
    _assert_restored(run)


def _passes(shown: str) -> list[tuple[str, int]]:
    """The passes that `explain` lists: the name of the cleaner and the number of its edits."""
    return [(name, int(count)) for name, count in re.findall(r"^  (\S+) +(\d+)  e\.g\. ", shown, re.MULTILINE)]


def test_the_old_ledgers_are_explained(recorded: Path, run: Command) -> None:
    """As many edits in each pass as then. A cleaner goes by its old name or by its new one."""
    for text, facts in EXPECTED.items():
        code, out, err = run("explain", text)
        assert (code, err) == (0, ""), text
        assert [count for _, count in _passes(out)] == [count for _, count in facts["passes"]], text
        for (name, _), (old, _) in zip(_passes(out), facts["passes"], strict=True):
            assert name == OLD_TO_NEW.get(old, old), text


def test_a_cleaner_answers_to_its_old_name(recorded: Path, run: Command) -> None:
    """One text for each name: that in which the cleaner made most edits."""
    most: dict[str, tuple[int, str]] = {}
    for text, facts in EXPECTED.items():
        for name, count in facts["passes"]:
            most[name] = max(most.get(name, (0, "")), (count, text))
    assert len(most) > 40
    for name, (count, text) in most.items():
        code, out, err = run("explain", text, "--cleaner", name)
        assert (code, err) == (0, ""), name
        assert len(out.splitlines()) == count, name


# ---------------------------------------------------------------------------------------------- corrections by hand


def _assert_kept() -> None:
    for correction in CORRECTIONS:
        text, old, new = _text(correction["text"]), correction["old"], correction["new"]
        what = f"{correction['text']}: {correction['what']}"
        assert new in text, what
        assert old in new or old not in text, what


def test_normalising_keeps_what_people_corrected(archive: Path, run: Command) -> None:
    """What the ledgers know of and what they do not; and then there is nothing left to do."""
    assert len({correction["text"] for correction in CORRECTIONS}) >= 6
    assert {correction["recorded"] for correction in CORRECTIONS} == {True, False}
    _assert_kept()
    code, out, err = run("normalize", "--verbose")
    assert (code, err) == (0, "")
    assert "hand-conflict" not in out
    _assert_kept()
    for text in {correction["text"] for correction in CORRECTIONS}:
        assert run("explain", text, "--cleaner", "hand")[0] == 0, text
    for text in {correction["text"] for correction in CORRECTIONS if not correction["recorded"]}:
        assert re.search(rf"^{re.escape(text)}: \d+ corrections? by hand kept$", out, re.MULTILINE), text
    _assert_restored(run)
    before = _files("docs")
    code, out, err = run("normalize")
    assert (code, err) == (0, "")
    assert f"{len(EXPECTED)} texts, 0 written" in out
    assert _files("docs") == before


def test_normalising_changes_no_other_text(archive: Path, run: Command) -> None:
    """A text that is written otherwise is listed in `CHANGED`, with the reason; and none is listed without need."""
    assert run("normalize")[0] == 0
    assert {text for text in TEXTS if Path(text).read_bytes() != (FROZEN / text).read_bytes()} == CHANGED.keys()
    assert not CHANGED.keys() & set(WRITTEN_BY_HAND)
    for text, facts in EXPECTED.items():
        assert _sha256(Path(facts["source"]).read_bytes()) == facts["sha256"], text


# ---------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize("commands", [["site"], ["normalize", "site"]], ids=["as it was frozen", "normalised again"])
def test_every_address_still_leads_somewhere(archive: Path, run: Command, commands: list[str]) -> None:
    """Pages, sheets, texts and ledgers, and the ids on the pages. There may be more of them, and old ones may be empty.

    Stand-ins take the places of the sheets: to set them all takes too long here.
    """
    for published in TEXTS.values():
        sheet = Path("build/pdf", published["sheet"].removeprefix("texts/"))
        sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet.write_bytes(b"%PDF-1.7\n")
    for command in commands:
        code, _, err = run(command)
        assert (code, err) == (0, "")
    for text, published in TEXTS.items():
        page = Path("build/site", published["page"])
        assert page.with_suffix(".md").is_file(), page
        assert page.with_suffix(".ledger.jsonl").is_file() == (text in EXPECTED), page
        assert Path("build/site", published["sheet"]).is_file(), page
        _assert_ids(published["page"], _kept(published["page"], dict(published["ids"])))
    for name, ids in PAGES.items():
        assert _kept(name, dict.fromkeys(ids, "")).keys() <= {anchor["id"] for anchor in _anchors(name)}, name


def _kept(page: str, ids: dict[str, str]) -> dict[str, str]:
    """The ids of a page that must still be there."""
    return {anchor: words for anchor, words in ids.items() if f"{page}#{anchor}" not in GONE}


def _anchors(page: str, within: str = "") -> list[Tag]:
    """What has an id on a page of the website."""
    soup = BeautifulSoup(Path("build/site", page).read_text(encoding="utf-8"), "html.parser")
    return list(soup.select(f"{within} [id]"))


def _assert_ids(page: str, ids: dict[str, str]) -> None:
    """The ids stand in the article in their order, each once, at the same words."""
    found = [anchor for anchor in _anchors(page, "article") if anchor["id"] in ids]
    assert [anchor["id"] for anchor in found] == list(ids), page
    for anchor in found:
        assert _words_from(anchor).startswith(_letters(ids[str(anchor["id"])])), f"{page}#{anchor['id']}"


def _letters(words: str) -> str:
    """Letters and digits alone: marks and spaces may be set otherwise."""
    return re.sub(r"[\W_]+", "", words)


def _words_from(anchor: Tag) -> str:
    """What a reader finds at an id and behind it, the numbers of notes aside."""
    words = ""
    for string in anchor.next_elements:
        if isinstance(string, NavigableString) and string.find_parent("sup") is None:
            words += _letters(string)
        if len(words) > 24:
            break
    return words


def test_texts_that_a_person_wrote_are_enough(archive: Path, run: Command) -> None:
    """Two texts without source and ledger; one names no source in its front matter either."""
    assert [("\nsource:" in _text(text)) for text in WRITTEN_BY_HAND] == [False, True]
    shutil.rmtree("sources")
    for text in EXPECTED:
        Path(text).unlink()
        Path(text).with_suffix(".ledger.jsonl").unlink()
    Path("docs/index.md").write_text("# 档案\n", encoding="utf-8")
    code, _, err = run("site")
    assert (code, err) == (0, "")
    for text in WRITTEN_BY_HAND:
        _assert_ids(TEXTS[text]["page"], dict(TEXTS[text]["ids"]))


def test_a_sheet_is_set_where_it_was(archive: Path, run: Command) -> None:
    text = min(TEXTS, key=lambda name: Path(name).stat().st_size)
    code, _, _ = run("pdf", text)
    assert code == 0
    sheet = Path("build/pdf", TEXTS[text]["sheet"].removeprefix("texts/"))
    assert sheet.read_bytes().startswith(b"%PDF")


# ---------------------------------------------------------------------------------------------- checks and verdicts

# A text or a ledger that cannot be read as it is meant; an ignore that does not work.
DAMAGE = {"not-canonical", "ledger-missing", "ledger-damaged", "source-missing", "source-changed"}
IDLE = {"unused-ignore", "ignore-without-reason"}


def test_a_check_reads_the_archive(archive: Path, run: Command) -> None:
    """Its ignores hold: those of the front matter, of the folder of the configuration and of the folder of a source."""
    code, out, err = run("check", "--json", "--ignored", "--fail-on", "error")
    assert code in (0, 1), err
    assert err == ""
    found = [json.loads(line) for line in out.splitlines()]
    assert {finding["file"] for finding in found if finding["code"] in DAMAGE} <= set(WRITTEN_BY_HAND)
    assert not [finding for finding in found if finding["code"] in IDLE]
    edited = {finding["file"] for finding in found if finding["code"] == "edited-by-hand"}
    assert edited == {correction["text"] for correction in CORRECTIONS if not correction["recorded"]}
    assert {(finding["ignored"]["file"], finding["code"]) for finding in found if "ignored" in finding} == {
        ("check-ignore.yaml", "note-label-twice"),
        ("check-ignore.yaml", "replies-left-out"),
        ("check-ignore.yaml", "title-missing"),
        ("docs/texts/notices/党史工作意见.md", "picture-left-out"),
        ("sources/tables/check-ignore.yaml", "picture-left-out"),
    }


def test_verdicts_are_read(archive: Path, run: Command) -> None:
    """What people judged is reported, under the name that the cleaner has now."""
    verdicts = [json.loads(line) for line in _text("docs/texts/review.jsonl").splitlines()]
    code, out, err = run("review", "--report", "--json")
    assert (code, err) == (0, "")
    scores = [json.loads(line) for line in out.splitlines()]
    for answer in ("right", "wrong", "unsure"):
        assert sum(score[answer] for score in scores) == sum(verdict["verdict"] == answer for verdict in verdicts) > 0
    names = {verdict["cleaner"] for verdict in verdicts}
    assert {score["cleaner"] for score in scores} == {OLD_TO_NEW.get(name, name) for name in names}
