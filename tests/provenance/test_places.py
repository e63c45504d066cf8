"""Places are carried through passes, and back to the source."""

from __future__ import annotations

import pytest

from normalize.provenance.edit import Confidence, Edit, Kind
from normalize.provenance.origins import origin_map, source_offset, span_after
from normalize.provenance.passes import Pass, apply_pass
from normalize.provenance.places import place


def an_edit(start: int, before: str, after: str) -> Edit:
    kind = Kind.INSERTED if not before else Kind.REPLACED if after else Kind.REMOVED
    return Edit(start, start + len(before), before, after, kind, Confidence.CERTAIN)


TEXT_BEFORE = "0123456789"
STEP = Pass("x", (an_edit(0, "", "ab"), an_edit(2, "2", ""), an_edit(4, "45", "xyz"), an_edit(8, "", "c")))


@pytest.mark.parametrize(
    ("span", "words"),
    [((0, 1), "0"), ((2, 3), None), ((1, 4), "13"), ((3, 4), "3"), ((4, 5), "xyz"), ((5, 7), "xyz6"), ((7, 8), "7"),
     ((8, 9), "8"), ((7, 9), "7c8"), ((9, 10), "9"), ((0, 10), "013xyz67c89")],
)  # fmt: skip
def test_a_span_is_followed_through_a_pass(span: tuple[int, int], words: str | None) -> None:
    after = apply_pass(TEXT_BEFORE, STEP)
    assert after == "ab013xyz67c89"
    found = span_after((STEP,), span)
    assert (after[slice(*found)] if found else None) == words


def test_source_offsets_are_those_of_the_origins() -> None:
    passes = (STEP, Pass("y", (an_edit(1, "b0", "BB0"), an_edit(6, "y", ""), an_edit(9, "7", "777"))))
    for number in range(3):
        origins = origin_map(len(TEXT_BEFORE), passes[:number])
        for offset in range(origins.length):
            origin = origins[offset]
            expected = origin.source
            if expected is None:
                assert origin.step is not None
                assert origin.edit is not None
                edit = passes[origin.step].edits[origin.edit]
                expected = source_offset(passes[: origin.step], edit.start)
            assert source_offset(passes[:number], offset) == expected
        assert source_offset(passes[:number], origins.length) == len(TEXT_BEFORE)


def test_lines_and_columns_count_from_one() -> None:
    where = place("甲乙\n丙丁\n", 4, 6)
    assert (where.line, where.column, where.end_line, where.end_column) == (2, 2, 3, 1)
    assert place("甲", 9, 12).start == 1
