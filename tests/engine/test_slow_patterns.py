"""Patterns that once took for ever on a long run of one character, each as it is called."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from normalize.chrome import containers, copied_lines, forums, page_lines
from normalize.cleaners.joins import interrupted_paragraphs
from normalize.cleaners.pages import contents_list
from normalize.documents import annexes
from normalize.documents.head import info_box, orders
from normalize.documents.notes import entries, glossaries
from normalize.html import extract, metadata

_MANY = 20_000
_SECONDS = 2.0  # each takes milliseconds; with two ways to read the run it takes minutes, or for ever
_SPACES = " " * _MANY + "\0"
PUMPED: dict[str, tuple[Callable[[str], object], str]] = {
    "comment before a text": (containers.BEGIN.fullmatch, f"<!-- content{_SPACES}"),
    "caption": (copied_lines.CAPTION.fullmatch, f"通讯员{_SPACES}"),
    "credit in brackets": (copied_lines.CREDIT.fullmatch, f"(审核：{_SPACES}"),
    "head of an exported post": (forums.EXPORTED_POST.search, "---" + "\n" * _MANY + "\0"),
    "editor": (page_lines.EDITOR.fullmatch, f"责任编辑：{_SPACES}"),
    "editor beside an origin": (page_lines.EDITOR_BESIDE.fullmatch, f"作者：{_SPACES}"),
    "origin": (page_lines.FROM.match, f"来源{_SPACES}"),
    "end of a sentence": (interrupted_paragraphs._ENDED.search, "。" + "[^，]" * 28 + "\0"),
    "line of a contents list": (contents_list._LEADER.fullmatch, "甲" + ". " * _MANY + "\0"),
    "page of a contents list": (contents_list._PAGE.search, f"甲{_SPACES}"),
    "label of an annex": (annexes._LABEL.fullmatch, f"附件{_SPACES}"),
    "name of an annex": (annexes._ONE.fullmatch, f"附{_SPACES}"),
    "field of a box": (info_box._NEXT.search, f"甲{_SPACES}"),
    "number of an order": (orders._NUMBER.fullmatch, f"（2021年{_SPACES}"),
    "colon of an entry": (entries._COLON.match, _SPACES),
    "heading of notes over lines": (glossaries._CONTINUED.fullmatch, f"附{_SPACES}"),
    "words above a page": (extract._ABOVE.match, f"{_SPACES}<p"),
    "count of views": (metadata._COUNTS[0][1].search, f"查看{_SPACES}"),
}


@pytest.mark.parametrize(("call", "text"), PUMPED.values(), ids=PUMPED)
def test_it_takes_no_more_than_its_share(call: Callable[[str], object], text: str) -> None:
    start = time.process_time()
    call(text)
    assert time.process_time() - start < _SECONDS
