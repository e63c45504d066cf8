"""The findings that a ledger keeps: written, read back, closed by a correction by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.pipeline import normalize
from normalize.provenance.edit import replaced
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.ledger import LedgerError, dump_ledger, parse_ledger
from normalize.provenance.open_findings import OpenFinding, findings_in, not_corrected, open_findings, span_in_text
from normalize.provenance.passes import Pass
from normalize.readers.encoding import decode

SOURCE = "政府工作报告\n各位代表：\n推进改革[7]，成效明显，各项工作有序推进。\n"

FINDINGS = st.builds(
    OpenFinding,
    st.sampled_from(["removed-words", "a-b"]),
    st.sampled_from(Severity),
    st.integers(0, 9),
    st.integers(0, 9),
)


def test_a_ledger_keeps_codes_and_places_and_no_words() -> None:
    result = normalize(decode(SOURCE.encode(), "a.txt"))
    (kept,) = (one for one in result.ledger.findings if one.code == "marker-without-entry")
    assert SOURCE[kept.start : kept.end] == "[7]"
    content = dump_ledger(result.ledger)
    assert '{"finding":"marker-without-entry","severity":"warning","span":[' in content
    assert parse_ledger(content) == result.ledger
    assert findings_in(content) == result.ledger.findings


@given(st.lists(FINDINGS, max_size=5))
def test_findings_are_found_at_the_end_of_a_ledger(findings: list[OpenFinding]) -> None:
    ledger = replace(normalize(decode(SOURCE.encode(), "a.txt")).ledger, findings=tuple(findings))
    assert findings_in(dump_ledger(ledger)) == tuple(findings)


@pytest.mark.parametrize("line", ['{"finding":1,"severity":"note","span":[0,1]}', '{"finding":"a","severity":"x","span":[0,1]}',
                                  '{"finding":"a","severity":"note","span":["0",1]}', '{"finding":"a","severity":"note"}'])  # fmt: skip
def test_a_damaged_finding_is_told(line: str) -> None:
    content = dump_ledger(normalize(decode(SOURCE.encode(), "a.txt")).ledger)
    with pytest.raises(LedgerError):
        parse_ledger(f"{content}{line}\n")
    with pytest.raises(ValueError, match=r"damaged|is not a valid"):
        findings_in(f"{content}{line}\n")


def test_a_correction_at_its_place_closes_a_finding() -> None:
    found = open_findings([Finding("a", Severity.NOTE, 1, 2, ""), Finding("b", Severity.NOTE, 3, 3, "")])
    by_hand = Pass("hand", (replaced("甲乙丙丁", 1, 2, "戊"),))
    assert [one.code for one in not_corrected(found, [], by_hand, 4)] == ["b"]
    assert not_corrected(found, [], Pass("hand", ()), 4) == found


def test_a_finding_without_width_is_one_character_wide() -> None:
    assert span_in_text(4, 4, [], 4) == (3, 4)
    assert span_in_text(0, 0, [], 0) == (0, 1)
