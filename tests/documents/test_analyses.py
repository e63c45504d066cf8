"""The analyses of documents by themselves, on the cases of their fixtures `tests/documents/<folder>/<module>.md`.

What a cleaner makes of a finding is tested with the cleaner; here stands what is found: roles and words, numbers and labels,
lines and levels. `tests/documents/README.md` says how a case is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..markdown_cases import MarkdownCase, read_cases
from .analyses import ANALYSES, Document

FOLDER = Path(__file__).parent
MODULES = FOLDER.parents[1] / "normalize" / "documents"
FEWEST = 6
# Modules without a fixture, and where they are tested.
ELSEWHERE = {
    "vocabulary": "words and the patterns built from them; `test_vocabulary` holds them together",
    "sections/levels": "asked by `headings` alone, whose fixture shows the levels",
    "head/edits": "read by the cleaner `document-head`, in its cases",
    "head/model": "values that the other modules of its folder make",
    "head/subtitles": "read by `titles`, in its cases",
    "head/title_lines": "read by `titles`, in its cases",
    "notes/numbered": "read by `glossaries` and `unheaded`, in their cases",
    "notes/usage": "asked by `glossaries` alone, where numbers begin anew",
}


def cases(name: str) -> list[MarkdownCase]:
    return list(read_cases(FOLDER / f"{name}.md"))


def parameters() -> Iterator[Any]:
    for name in ANALYSES:
        for case in cases(name):
            yield pytest.param(name, case, id=f"{name}: {case.title}", marks=case.marks)


def found(name: str, case: MarkdownCase) -> list[Any]:
    document = Document(case.blocks["document"], yaml.safe_load(case.blocks.get("given", "{}")))
    return list(ANALYSES[name](document))


def expected(case: MarkdownCase) -> list[Any]:
    return yaml.safe_load(case.blocks["found"]) or []


def is_left_alone(case: MarkdownCase) -> bool:
    """Is nothing found, but that the body begins?"""
    return not [item for item in expected(case) if not (isinstance(item, dict) and item.keys() == {"body"})]


@pytest.mark.parametrize(("name", "case"), list(parameters()))
def test_case(name: str, case: MarkdownCase) -> None:
    assert found(name, case) == expected(case), case.place


@pytest.mark.parametrize("name", ANALYSES)
def test_fixture_begins_with_what_is_left_alone(name: str) -> None:
    order = [not is_left_alone(case) for case in cases(name)]
    assert len(order) >= FEWEST, f"tests/documents/{name}.md needs {FEWEST} cases"
    assert not order[0], f"tests/documents/{name}.md: what is left alone?"
    assert order == sorted(order), f"tests/documents/{name}.md: cases that are left alone come first"
    assert order[-1], f"tests/documents/{name}.md: what is found?"


@pytest.mark.parametrize("name", ANALYSES)
def test_a_block_in_a_fixture_is_known(name: str) -> None:
    for case in cases(name):
        assert {"document", "found"} <= case.blocks.keys() <= {"document", "found", "given"}, case.place


def test_every_analysis_has_its_fixture_and_every_fixture_its_analysis() -> None:
    """A module that was renamed must take its fixture with it."""
    modules = {path.relative_to(MODULES).with_suffix("").as_posix() for path in MODULES.glob("**/*.py")}
    expected = {name for name in modules if not name.endswith("__init__")} - ELSEWHERE.keys()
    assert {name.replace("-", "_") for name in ANALYSES} == expected
    fixtures = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.glob("**/*.md")}
    assert fixtures - {"README"} == ANALYSES.keys()
