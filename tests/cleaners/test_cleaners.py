"""Every cleaner by itself, on the cases of its fixture `tests/cleaners/<field>/<name>.md`.

A fixture is Markdown to be read. Each heading of level 2 is a case; `tests/cleaners/README.md` tells the blocks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from normalize.chinese.characters import has_irregular_character
from normalize.cleaners import CLEANERS
from normalize.cleaners.catalogue import description
from normalize.documents.notes.note import Labels
from normalize.engine.cleaner import Cleaner, Fact
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Caption, Knowledge, Note
from normalize.engine.options import Options
from normalize.provenance.edit import Confidence, Edit
from normalize.provenance.finding import Finding
from normalize.provenance.former_names import FORMER_NAMES
from normalize.provenance.passes import apply_pass, make_pass, undo_pass

from ..markdown_cases import MarkdownCase, read_cases

FOLDER = Path(__file__).parent
# Cleaners that change every text: what they leave is shown in their cases of change.
ALWAYS_WRITE = {"front-matter"}


@dataclass
class Case:
    """One case of the fixture of a cleaner."""

    cleaner: Cleaner
    written: MarkdownCase

    @property
    def title(self) -> str:
        return self.written.title

    @property
    def place(self) -> str:
        return self.written.place

    @property
    def blocks(self) -> dict[str, str]:
        """before, after, unchanged, given, facts, knowledge, findings"""
        return self.written.blocks

    @property
    def leaves_alone(self) -> bool:
        return "unchanged" in self.blocks

    @property
    def tells(self) -> bool:
        """Does the cleaner find something for the front matter, for later cleaners or for an editor?"""
        return not {"facts", "knowledge", "findings"}.isdisjoint(self.blocks)

    @property
    def before(self) -> str:
        return self.blocks["unchanged" if self.leaves_alone else "before"]

    @property
    def after(self) -> str:
        return self.blocks["unchanged" if self.leaves_alone else "after"]

    @property
    def draft(self) -> Draft:
        given = yaml.safe_load(self.blocks.get("given", "{}"))
        facts = {"source.file": "a.txt", **given.get("facts", {})}
        kind = self.written.settings.get("kind") or min(self.cleaner.kinds, default="plain-text")
        knowledge = replace(_knowledge(given.get("knowledge", {})), notes=tuple(_notes(given.get("notes", {}))))
        return Draft(self.before, kind, facts, Options(**given.get("options", {})), knowledge)


_MAKE: dict[str, Callable[[Any], Any]] = {
    "caption": lambda value: Caption(**value), "contents": frozenset, "title": str, "footnotes": tuple,
}  # fmt: skip


def _knowledge(known: Mapping[str, Any]) -> Knowledge:
    """What a case says was found, or is to be found, for later cleaners; notes are given by themselves."""
    return Knowledge(**{name: _MAKE[name](value) for name, value in known.items()})


def _notes(terms: Mapping[int, str] | Sequence[tuple[int, str]]) -> Iterator[Note]:
    """The glossary entries that a case says were found: number and headword."""
    labels = Labels()
    for number, term in terms.items() if isinstance(terms, Mapping) else terms:
        yield Note(number, term, labels.make(term, number))


def fixture_of(cleaner: Cleaner) -> Path:
    """`tests/cleaners/<field>/<name>.md`: the folders mirror those of the cleaners."""
    return FOLDER / cleaner.propose.__module__.split(".")[-2] / f"{cleaner.name}.md"


def cases_of(cleaner: Cleaner) -> Iterator[Case]:
    path = fixture_of(cleaner)
    return (Case(cleaner, written) for written in (read_cases(path) if path.exists() else ()))


def _parameters() -> Iterator[Any]:
    for cleaner in CLEANERS:
        for case in cases_of(cleaner):
            yield pytest.param(case, id=f"{cleaner.name}: {case.title}", marks=case.written.marks)


@pytest.mark.parametrize("case", list(_parameters()))
def test_case(case: Case) -> None:
    draft = case.draft
    # A cleaner is not even asked about other kinds of sources, or about texts without its triggers.
    proposals = list(case.cleaner.propose(draft)) if case.cleaner.concerns(draft) else []
    step = make_pass(case.cleaner.name, (item for item in proposals if isinstance(item, Edit)))
    text = apply_pass(case.before, step)
    assert text == case.after, case.place
    assert undo_pass(text, step) == case.before, case.place
    assert list(_codes(proposals)) == case.blocks.get("findings", "").split(), case.place
    if "facts" in case.blocks:
        assert _facts(proposals) == yaml.safe_load(case.blocks["facts"]), case.place
    if "knowledge" in case.blocks:
        assert _found(proposals) == _knowledge(yaml.safe_load(case.blocks["knowledge"])), case.place


def _codes(proposals: list[Any]) -> Iterator[str]:
    for item in proposals:
        if isinstance(item, Finding):
            yield item.code
        elif isinstance(item, Edit) and item.confidence is Confidence.SUGGESTED:
            yield "suggested-edit"


def _facts(proposals: list[Any]) -> dict[str, Any]:
    """What a cleaner puts into the front matter."""
    facts: dict[str, Any] = {}
    for item in proposals:
        if isinstance(item, Fact) and (item.final or item.field not in facts):
            facts[item.field] = list(item.value) if isinstance(item.value, tuple) else item.value
    return facts


def _found(proposals: list[Any]) -> Knowledge:
    """What a cleaner passes on; the entries of a glossary are compared by what they become."""
    knowledge = Knowledge()
    for item in proposals:
        if isinstance(item, Knowledge):
            knowledge = knowledge.and_found(item)
    return replace(knowledge, notes=())


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_fixture_says_what_is_left_alone_and_what_is_changed(cleaner: Cleaner) -> None:
    cases = list(cases_of(cleaner))
    place = fixture_of(cleaner).relative_to(FOLDER.parent.parent)
    assert any(case.leaves_alone for case in cases) or cleaner.name in ALWAYS_WRITE, f"{place}: what is left alone?"
    assert any(not case.leaves_alone or case.tells for case in cases), f"{place} needs a case of change"
    order = [not case.leaves_alone for case in cases if not case.tells]
    assert order == sorted(order), f"{place}: cases that are left alone come first"


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_docstring_shows_before_after_and_what_is_left(cleaner: Cleaner) -> None:
    docstring = sys.modules[cleaner.propose.__module__].__doc__ or ""
    positions = [docstring.find(word) for word in ("Before:", "After:", "Leaves:")]
    assert -1 not in positions
    assert positions[2] == max(positions)


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_docstring_says_in_chinese_what_is_done(cleaner: Cleaner) -> None:
    """The archive is Chinese, and so are those who read on its method page what was done to a text."""
    chinese = description(cleaner).chinese
    assert len(re.findall(r"[\u4e00-\u9fff]", chinese)) >= 4, "the second line of the docstring begins with 中文："
    assert chinese.endswith("。")
    assert len(chinese) <= 40
    assert not description(cleaner).rest.startswith("中文")


def test_every_fixture_has_its_cleaner() -> None:
    """A cleaner that was renamed must take its fixture with it."""
    assert set(FOLDER.glob("*/*.md")) == {fixture_of(cleaner) for cleaner in CLEANERS}


def test_a_renamed_cleaner_is_announced() -> None:
    """People know the names from their ledgers and from the method page."""
    changelog = (FOLDER.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    assert not [old for old, new in FORMER_NAMES.items() if f"| `{old}` | `{new}` |" not in changelog]
    assert set(FORMER_NAMES.values()) <= {cleaner.name for cleaner in CLEANERS}


def test_a_block_in_a_fixture_is_known() -> None:
    known = {"before", "after", "unchanged", "given", "facts", "knowledge", "findings"}
    for cleaner in CLEANERS:
        for case in cases_of(cleaner):
            assert set(case.blocks) <= known, case.place
            assert ("unchanged" in case.blocks) != ("before" in case.blocks and "after" in case.blocks), case.place


def test_what_is_called_ordinary_is_left_alone() -> None:
    """Three cleaners are skipped when a text holds nothing irregular: none of them may want an ordinary character."""
    ordinary = "".join(sign for sign in map(chr, range(sys.maxunicode + 1)) if not has_irregular_character(sign))
    assert len(ordinary) > 25_000
    for cleaner in CLEANERS:
        if cleaner.trigger is has_irregular_character:
            assert not list(cleaner.propose(Draft(ordinary))), cleaner.name
    assert sum(cleaner.trigger is has_irregular_character for cleaner in CLEANERS) == 3
