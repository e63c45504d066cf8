"""The glossary is in the order of a dictionary."""

from __future__ import annotations

import opencc
import pytest

from render.edition import reading_order as module
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


def test_one_converter_serves_all_characters_and_none_is_made_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    class Counted(opencc.OpenCC):
        def __init__(self, config: str) -> None:
            made.append(config)
            super().__init__(config)

    monkeypatch.setattr(opencc, "OpenCC", Counted)
    module._code.cache_clear()
    module._converter.cache_clear()
    assert reading_order("政府工作报告 2021") < reading_order("政府工作报告 2022")
    assert made == []
    assert [initial(term) for term in ("雙減", "國務院", "臺灣", "蹚路")] == ["S", "G", "T", RARE]
    assert made == ["t2s"]
    module._converter.cache_clear()
