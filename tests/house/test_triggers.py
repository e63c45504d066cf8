"""A trigger that says no may not hide anything: its cleaner would have proposed nothing.

The pipeline skips a cleaner when the text lacks every character that the cleaner is about. A character that is missing from
the trigger makes the result depend on what else happens to be in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Cleaner, Proposal
from normalize.engine.draft import Draft
from normalize.pipeline import normalize
from normalize.readers.encoding import DecodeError, decode
from normalize.verify.text import VerificationError

from ..markdown_cases import read_cases

TESTS = Path(__file__).resolve().parents[1]
SEEDS = sorted(TESTS.parent.glob("seeds/[0-9]*.txt"))
FIXTURES = sorted(path for path in TESTS.glob("cleaners/**/*.md") if path.name != "README.md")
TRIGGERED = [cleaner for cleaner in CLEANERS if cleaner.trigger]
PARTS_OF_THE_CORPUS = 4  # so that several processes share the work


def proposals_against(cleaner: Cleaner, draft: Draft) -> list[Proposal]:
    """What a cleaner proposes although its trigger says no: edits, facts and findings."""
    return [] if not cleaner.trigger or cleaner.trigger(draft.text) else list(cleaner.propose(draft))


def checked(cleaner: Cleaner) -> Cleaner:
    """The same cleaner, asked about every text; it fails where its trigger would have hidden a proposal."""

    def propose(draft: Draft) -> Iterable[Proposal]:
        assert not (against := proposals_against(cleaner, draft)), message(cleaner, against)
        return cleaner.propose(draft) if not cleaner.trigger or cleaner.trigger(draft.text) else ()

    return replace(cleaner, trigger=None, propose=propose)


def message(cleaner: Cleaner, against: list[Proposal]) -> str:
    return f"the trigger of {cleaner.name} lacks a character, it would have hidden {against[0]!r}"


def check_alone(text: str) -> None:
    """Each cleaner by itself, on a text as it stands."""
    for cleaner in TRIGGERED:
        for kind in sorted(cleaner.kinds) or ["plain-text"]:
            against = proposals_against(cleaner, Draft(text, kind))
            assert not against, message(cleaner, against)


def check_in_the_pipeline(data: bytes, name: str) -> None:
    """Each cleaner on the draft that it meets in the pipeline."""
    # Some files are no text, and some fixtures only claim to be a canonical one: they are refused, as they should be.
    with suppress(DecodeError, VerificationError):
        normalize(decode(data, name), cleaners=[checked(cleaner) for cleaner in CLEANERS])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_trigger_hides_anything_in_a_seed(path: Path) -> None:
    """The five reports, step by step."""
    check_in_the_pipeline(path.read_bytes(), path.name)


@pytest.mark.parametrize("part", range(PARTS_OF_THE_CORPUS))
def test_no_trigger_hides_anything_in_the_corpus(corpus: Path, part: int) -> None:
    """Every document that developers keep beside the project, step by step; skipped where there is none."""
    paths = sorted(path for path in corpus.glob("*/**/*") if path.is_file())
    assert paths, f"{corpus} is empty"
    for path in paths[part::PARTS_OF_THE_CORPUS]:
        try:
            check_in_the_pipeline(path.read_bytes(), path.name)
        except AssertionError as error:
            error.add_note(f"in {path.relative_to(corpus)}")
            raise


def inputs(fixture: Path) -> Iterator[str]:
    """The texts of a fixture."""
    for case in read_cases(fixture):
        yield from (case.blocks[name] for name in ("before", "after", "unchanged") if name in case.blocks)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_no_trigger_hides_anything_in_a_fixture(fixture: Path) -> None:
    """The texts that cleaners are known by: as they stand, and line by line, where fewer characters are left to trigger."""
    for text in inputs(fixture):
        check_in_the_pipeline(text.encode("utf-8", "surrogateescape"), "a.txt")
        check_alone(text)
        for line in text.splitlines(keepends=True):
            check_alone(line)


SIGNS = ",:;?!.％(#*_^<>&|【】〔〕①—-…“”\"' \n\r\u3000\u00a00123年月日第条章节附注中文政府工作报告，。：、（）)[]\f目版页条△＊─"
SCRAPS: dict[str, list[str]] = yaml.safe_load((TESTS / "scraps.yaml").read_text(encoding="utf-8"))
PIECES = st.one_of(st.sampled_from(SIGNS), st.sampled_from([scrap for scraps in SCRAPS.values() for scrap in scraps]))
# A text of all signs would satisfy all triggers: each is made from a few pieces only.
TEXTS = st.lists(PIECES, min_size=1, max_size=6, unique=True).flatmap(
    lambda pieces: st.lists(st.sampled_from(pieces), min_size=1, max_size=25).map("".join)
)


@given(TEXTS)
@example("经济平稳.社会安定.人民幸福.\n" * 3)
def test_no_trigger_hides_anything_in_any_text(text: str) -> None:
    """On texts that nobody would write; an example that once broke the law stays here as an `@example`."""
    check_alone(text)


def test_the_checker_finds_a_trigger_that_lacks_a_character() -> None:
    """A cleaner whose trigger never fires, although it always proposes something."""
    blind = next(cleaner for cleaner in CLEANERS if cleaner.name == "dashes")
    blind = replace(blind, trigger=lambda text: False)
    draft = Draft("建国以来--特别是改革开放以来")
    assert proposals_against(blind, draft)
    with pytest.raises(AssertionError, match="the trigger of dashes"):
        list(checked(blind).propose(draft))
