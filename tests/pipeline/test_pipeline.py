"""The pipeline hands on what cleaners find, each thing on its own way: edits, facts, knowledge, findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

import pytest

from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Cleaner, Fact, Proposal
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Caption, Knowledge, Note
from normalize.engine.options import LINES, POSTS, Options
from normalize.pipeline import normalize
from normalize.provenance.edit import Confidence, Edit, Kind, removed
from normalize.provenance.passes import EngineError
from normalize.readers.encoding import decode

SOURCE = decode("甲乙\n".encode(), "a.txt")
LAST = [cleaner for cleaner in CLEANERS if cleaner.name in ("language", "front-matter")]  # no text without them


def proposing(*proposals: Proposal) -> Cleaner:
    return Cleaner("made-up", lambda _: proposals)


def seen_after(*cleaners: Cleaner) -> Draft:
    """What a cleaner sees that runs behind others."""
    drafts: list[Draft] = []

    def look(draft: Draft) -> Iterable[Proposal]:
        drafts.append(draft)
        return ()

    normalize(SOURCE, cleaners=[*cleaners, Cleaner("look", look), *LAST])
    return drafts[0]


def test_knowledge_goes_on_to_later_cleaners() -> None:
    found = Knowledge(title="条例", notes=(Note(1, "双减", "双减"),))
    draft = seen_after(proposing(found), proposing(Knowledge(caption=Caption(name="赵某"))))
    assert draft.knowledge == Knowledge(Caption(name="赵某"), title="条例", notes=(Note(1, "双减", "双减"),))


def test_what_is_known_first_stays() -> None:
    draft = seen_after(proposing(Knowledge(title="条例")), proposing(Knowledge(title="办法"), Knowledge(title="规定")))
    assert draft.knowledge.title == "条例"


def test_a_fact_stays_unless_a_final_one_comes() -> None:
    draft = seen_after(
        proposing(Fact("cc", "甲"), Fact("cc", "乙"), Fact("region", "甲")),
        proposing(Fact("cc", "丙"), Fact("region", "乙", final=True)),
    )
    assert (draft.facts["cc"], draft.facts["region"]) == ("甲", "乙")


def test_knowledge_is_no_front_matter() -> None:
    """Whatever is known for later cleaners, the front matter holds facts alone."""
    known = {field.name: field.name for field in fields(Knowledge)} | {"caption": Caption("省长", "赵某")}
    text = normalize(SOURCE, cleaners=[proposing(Knowledge(**known)), *LAST]).text  # type: ignore[arg-type]
    assert text == normalize(SOURCE, cleaners=LAST).text


def test_knowledge_outlives_a_change_of_the_text() -> None:
    draft = seen_after(proposing(Knowledge(title="条例"), removed("甲乙\n", 0, 1)))
    assert (draft.text, draft.knowledge.title) == ("乙\n", "条例")
    assert [line.text for line in draft.filled_lines] == ["乙"]


def test_lines_are_split_once_for_a_text() -> None:
    draft = Draft("甲\n乙")
    lines = draft.filled_lines
    assert draft.with_found({"cc": "丙"}, Knowledge(title="甲")).filled_lines is lines
    assert [line.text for line in draft.with_text("丙").filled_lines] == ["丙"]


def test_a_suggestion_is_a_finding_and_no_edit() -> None:
    edit = Edit(0, 1, "甲", "丙", Kind.CORRECTED, Confidence.SUGGESTED, why="seen elsewhere")
    result = normalize(SOURCE, cleaners=[proposing(edit), *LAST])
    assert "甲乙" in result.text
    assert [finding.code for finding in result.findings] == ["suggested-edit", "title-missing"]


def test_an_edit_of_another_text_is_refused() -> None:
    with pytest.raises(EngineError, match="made-up: at 0 the text is '甲', not '丙'"):
        normalize(SOURCE, cleaners=[proposing(Edit(0, 1, "丙", "", Kind.REMOVED))])


def test_the_first_legal_value_is_the_default() -> None:
    assert Options() == Options(LINES[0], POSTS[0]) == Options("sentence", "first")
