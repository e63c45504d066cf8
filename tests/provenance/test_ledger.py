"""The bytes of a ledger: archives keep ledgers under version control, so the same passes are written the same for ever."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib

import pytest

from normalize.provenance.edit import Confidence, Edit, Kind, inserted, moved, removed, replaced
from normalize.provenance.ledger import Ledger, LedgerError, dump_ledger, parse_ledger, source_name, text_digest
from normalize.provenance.passes import Pass
from normalize.provenance.source import SourceFacts

FACTS = SourceFacts("甲.txt", 3, "0" * 64, "utf-8", False, "\n")
HEAD = (
    '{"ledger":3,"source":{"file":"甲.txt","bytes":3,"sha256":"' + "0" * 64 + '","encoding":"utf-8","newline":"\\n"},'
    '"text":{"sha256":"' + "1" * 64 + '"},"cleaners":["made-up"]}'
)


def records(*edits: Edit) -> list[str]:
    """The lines behind the head of a ledger with one pass."""
    ledger = Ledger(FACTS, "1" * 64, (Pass("made-up", edits),))
    content = dump_ledger(ledger)
    assert parse_ledger(content) == ledger
    head, *lines, end = content.split("\n")
    assert (head, end) == (HEAD, "")
    return lines


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        (removed("甲乙", 0, 1), '"kind":"removed","before":"甲","at":[0]'),
        (removed("甲乙", 0, 1, "chrome"), '"kind":"removed","before":"甲","why":"chrome","at":[0]'),
        (inserted(2, "**"), '"kind":"inserted","after":"**","at":[2]'),
        (replaced("甲,", 1, 2, "，"), '"kind":"replaced","before":",","after":"，","at":[1]'),
        (moved("甲乙", 0, 2, "notice.title"), '"kind":"moved","before":"甲乙","to":"notice.title","at":[0]'),
        (
            Edit(0, 1, "1", "2", Kind.CORRECTED, Confidence.LIKELY, why='"\\\n'),
            '"kind":"corrected","confidence":"likely","before":"1","after":"2","why":"\\"\\\\\\n","at":[0]',
        ),
    ],
    ids=lambda value: value.kind if isinstance(value, Edit) else "",
)
def test_a_record_names_only_what_is_not_plain(edit: Edit, written: str) -> None:
    assert records(edit) == [f'{{"pass":0,"cleaner":"made-up",{written}}}']


def test_edits_that_change_the_same_share_a_record() -> None:
    """A record holds the first offset and the distances to the next ones; records come in the order of their first edits."""
    text = "甲,乙；丙,丁,"
    edits = [
        replaced(text, 1, 2, "，"),
        replaced(text, 3, 4, ";"),
        replaced(text, 5, 6, "，"),
        replaced(text, 7, 8, "，"),
    ]
    assert [json.loads(line)["at"] for line in records(*edits)] == [[1, 4, 2], [3]]


def test_an_edit_with_another_reason_is_another_record() -> None:
    assert len(records(removed("甲甲", 0, 1, "chrome"), removed("甲甲", 1, 2))) == 2


def test_a_long_removal_is_compressed() -> None:
    """From 1,000 code points on; the field stands behind the others but the places."""
    shorter, longer = "页" * 999, "页" * 1000
    assert '"before"' in records(removed(shorter, 0, 999))[0]
    record = json.loads(records(removed(longer, 0, 1000, "chrome"))[0])
    assert list(record) == ["pass", "cleaner", "kind", "why", "deflated", "at"]
    assert len(record["deflated"]) < 100


def test_an_undecodable_byte_is_written_in_ascii() -> None:
    """A lone surrogate (PEP 383) has no UTF-8: its line alone is written with escapes."""
    lines = records(replaced("甲\udcff", 1, 2, "\ufffd"), removed("甲\udcff乙", 2, 3))
    assert lines[0].isascii()
    assert '"before":"\\udcff","after":"\\ufffd"' in lines[0]
    assert '"before":"乙"' in lines[1]


# ---------------------------------------------------------------------------------------------- ledgers that lie


def inflating_to(size: int) -> str:
    deflated = base64.b64encode(zlib.compress(bytes(size))).decode()
    return f'{HEAD}\n{{"pass":0,"cleaner":"x","kind":"removed","deflated":"{deflated}","at":[0]}}\n'


def test_a_removal_inflates_to_no_more_than_its_source_may_hold() -> None:
    """The source of `HEAD` has three bytes; earlier passes may add a MiB of markup."""
    (step,) = parse_ledger(inflating_to(1 << 20)).passes
    assert len(step.edits[0].before) == 1 << 20
    with pytest.raises(LedgerError, match="inflates to more than the source"):
        parse_ledger(inflating_to(64 << 20))


def test_the_length_that_a_head_claims_lifts_no_limit() -> None:
    with pytest.raises(LedgerError, match="inflates to more than the source"):
        parse_ledger(inflating_to(300 << 20).replace('"bytes":3', f'"bytes":{10**30}'))


def test_many_removals_share_the_limit() -> None:
    head, record, _ = inflating_to(1 << 20).split("\n")
    with pytest.raises(LedgerError, match="inflates to more than the source"):
        parse_ledger("\n".join([head, record, record, ""]))


def test_a_removal_that_is_cut_off_is_damage() -> None:
    whole = base64.b64encode(zlib.compress(b"abc" * 999)[:-6]).decode()
    with pytest.raises(LedgerError, match="cut off"):
        parse_ledger(f'{HEAD}\n{{"pass":0,"cleaner":"x","kind":"removed","deflated":"{whole}","at":[0]}}\n')


@pytest.mark.parametrize("line", ["[" * 100_000, '{"a":' * 100_000])
def test_deep_nesting_is_damage(line: str) -> None:
    with pytest.raises(LedgerError, match="line 2 is nested too deeply"):
        parse_ledger(f"{HEAD}\n{line}\n")
    with pytest.raises(LedgerError, match="line 1 is nested too deeply"):
        parse_ledger(line)
    assert source_name(line) == ""


@pytest.mark.parametrize(
    "edit", [Edit(99, 100, "x", "", Kind.REMOVED), inserted(99, "x"), Edit(-2, -1, "x", "", Kind.REMOVED)]
)
def test_an_edit_outside_the_text_is_damage(edit: Edit) -> None:
    """A slice behind the end is empty: such a removal seems to fit, and once sent `explain --line` into a loop without end."""
    source = f"甲{edit.before}".encode()
    facts = SourceFacts("甲.txt", len(source), hashlib.sha256(source).hexdigest(), "utf-8", False, "\n")
    text = f"甲{edit.after}"
    with pytest.raises(LedgerError, match="damaged"):
        Ledger(facts, text_digest(text), (Pass("x", (edit,)),)).restore(text)
