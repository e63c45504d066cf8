"""The laws of the ledger: it reads back as it was, and never gives wrong bytes."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.pipeline import normalize
from normalize.provenance.ledger import Ledger, LedgerError, dump_ledger, parse_ledger
from normalize.provenance.source import SourceFacts
from normalize.readers.encoding import decode

from ..strategies import TEXTS, Cleaned, cleaned

FACTS = st.builds(
    SourceFacts,
    file=TEXTS,
    bytes=st.integers(0, 10**9),
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    encoding=st.sampled_from(["utf-8", "gb18030", "utf-16-le"]),
    bom=st.booleans(),
    newline=st.sampled_from(["\n", "\r\n", "\r", ""]),
    patches=st.lists(st.tuples(st.integers(-1, 99), st.text("QUJD=", max_size=4)), max_size=2).map(tuple),
)


@given(cleaned(), FACTS)
def test_a_ledger_reads_back_as_it_was(made: Cleaned, facts: SourceFacts) -> None:
    ledger = Ledger(facts, "0" * 64, made.passes)
    written = dump_ledger(ledger)
    assert parse_ledger(written) == ledger
    assert parse_ledger(written.encode("utf-8").decode("utf-8")) == ledger
    assert all(json.loads(line) for line in written.removesuffix("\n").split("\n"))


@cache
def _small() -> tuple[bytes, str, str]:
    """A source, its text and its ledger."""
    data = "政府工作报告\r\n各位代表:\n一、回顾\n（一）成果。增长 5％。<b>\n".encode("gb18030") + b"\xff\n"
    result = normalize(decode(data, "a.txt"))
    return data, result.text, dump_ledger(result.ledger)


@given(
    st.integers(min_value=0),
    st.integers(0, 3),
    st.sampled_from(["", "0", "-1", "}", '"', ",", "[", "a", "政", "\n", "null"]),
)
def test_a_damaged_ledger_never_gives_wrong_bytes(place: int, length: int, scrap: str) -> None:
    """It is refused, or what was damaged did not matter."""
    data, text, ledger = _small()
    at = place % len(ledger)
    try:
        restored = parse_ledger(ledger[:at] + scrap + ledger[at + length :]).restore(text)
    except LedgerError:
        return
    assert restored == data


@given(st.integers(min_value=0), st.sampled_from(["", "0", "。", "\n"]))
def test_an_edited_text_is_never_restored_to_wrong_bytes(place: int, scrap: str) -> None:
    data, text, ledger = _small()
    at = place % len(text)
    edited = text[:at] + scrap + text[at + 1 :]
    if edited == text:
        assert parse_ledger(ledger).restore(text) == data
        return
    with pytest.raises(LedgerError, match="changed after"):
        parse_ledger(ledger).restore(edited)
