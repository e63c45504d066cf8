"""The glossary is in the order of a dictionary."""

from __future__ import annotations

import pytest

from render.edition.reading_order import DIGITS, RARE, initial, reading_order


def test_terms_are_sorted_as_in_a_dictionary() -> None:
    wanted = [
        "“132”工作机制",
        "513工作机制",
        "5+X",
        "爱心",
        "GDP",
        "口袋公园",
        "“三个着力”",
        "三社联动",
        "一带一路",
        "瞪羚",
    ]
    wanted.sort(key=reading_order)
    assert wanted == [
        "“132”工作机制",
        "5+X",
        "513工作机制",
        "爱心",
        "瞪羚",
        "GDP",
        "口袋公园",
        "“三个着力”",
        "三社联动",
        "一带一路",
    ]


@pytest.mark.parametrize(
    ("term", "letter"),
    [
        ("啊", "A"), ("芭", "B"), ("座", "Z"), ("压降", "Y"), ("“一老一小”", "Y"), ("《条例》", "T"), ("３个", DIGITS),
        ("蹚路", RARE), ("亍", RARE), ("雙減", "S"), ("……", RARE), ("", RARE), ("😀", RARE), ("Ⅲ类", RARE),
    ],
)  # fmt: skip
def test_initial(term: str, letter: str) -> None:
    assert initial(term) == letter
