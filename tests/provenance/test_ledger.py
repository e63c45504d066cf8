"""The bytes of a ledger: archives keep ledgers under version control, so the same passes are written the same for ever."""

from __future__ import annotations

import json

import pytest

from normalize.provenance.edit import Confidence, Edit, Kind, inserted, moved, removed, replaced
from normalize.provenance.ledger import Ledger, dump_ledger, parse_ledger
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
