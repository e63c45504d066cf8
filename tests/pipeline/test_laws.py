"""The laws of the pipeline: any document is normalised, nothing is lost, the result is stable and leads back to the bytes."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from normalize.canonical.front_matter import dump_front_matter, parse_front_matter, split_front_matter
from normalize.engine.options import LINES as LINES_HOLD
from normalize.engine.options import Lines, Options
from normalize.pipeline import normalize
from normalize.provenance.ledger import dump_ledger, parse_ledger, text_digest
from normalize.readers.encoding import DecodeError, decode
from normalize.verify.text import verify

from ..strategies import CHINESE, MARKS, SCRAPS, TEXTS

LINES = st.one_of(*map(st.sampled_from, SCRAPS.values()), TEXTS)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A document somewhere between a work report and an attack."""
    lines = draw(st.lists(st.lists(LINES, min_size=1, max_size=3).map("".join), min_size=1, max_size=12))
    gaps = draw(st.lists(st.sampled_from(["\n", "\n", "\n\n", "\r\n", " \n\u3000", "\n\n\n"]), min_size=1, max_size=4))
    text = "".join(line + gaps[number % len(gaps)] for number, line in enumerate(lines))
    return text.encode("utf-8", "surrogateescape" if "\udc80" in text or "\udcff" in text else "strict")


@given(documents(), st.sampled_from(LINES_HOLD))
@example(b"---\nformat: dingben/1\n", "sentence")  # looks like a canonical text, and is none
@example("**### **一、增强自觉**\n".encode(), "sentence")  # marks keep number signs from heading the line
@example(b"---\ntitle:\n---\nformat: dingben/1\n", "sentence")
@example("[^甲]: 一\n[^甲]: 二\n".encode(), "sentence")  # two notes of one label
@example("1.\n1.。# 二\n# 名\n".encode(), "paragraph")  # a heading inside a run-in paragraph
@example("一[^1]: 一\n注释：\n[^1]: 一\n".encode(), "sentence")  # an entry that is a footnote already
@example("第一章则\n# 二\n# >\n".encode(), "sentence")  # a section before the title
@example("名词解释\n某u n\n*\n[]( )\n".encode(), "sentence")  # markup in a headword
@example("抄送：甲、\n抄送：乙、\n".encode(), "sentence")
@example("[^甲]: **甲**：一。\n**[^甲]: 预计增长。\n".encode(), "sentence")  # a lone mark before a definition
@example("名词解释\n发:5\n（。# -\n看:\n".encode(), "paragraph")  # marks in the second line of a definition
@example("释\n名词解释\n[1]三个着力：开\n[^三个着力]: *\n".encode(), "sentence")
@example(b"~~~\n", "sentence")
@example("***\n注释\n***…\n“经济\n".encode(), "sentence")
@example("**加快****深化**\n****#**一\n".encode(), "sentence")
@example("二〇二一年一月十日\n政府工作报告\n某区人民政府办公室2021年1月9日印发\n".encode(), "sentence")
@example("Ａ\u0301、\u0a5b\n".encode(), "sentence")
def test_any_document_is_normalised_and_comes_back(data: bytes, lines: Lines) -> None:
    """Nothing crashes, nothing is lost, the result is canonical, stable, and leads back to the bytes."""
    assume(data.strip())
    try:
        source = decode(data, "甲.txt")
    except DecodeError:
        return
    result = normalize(source, Options(lines))
    ledger = parse_ledger(dump_ledger(result.ledger))
    assert ledger.restore(result.text) == data
    assert ledger.replay(source) == result.text
    verify(result.text)
    again = normalize(decode(result.text.encode(), "甲.md"), Options(lines))
    assert (again.text, again.ledger.passes, again.findings) == (result.text, (), ())
    assert text_digest(result.text) == ledger.text_sha256
    _check_front_matter(result.text)
    for finding in result.findings:
        assert 0 <= finding.start <= finding.end <= len(source.text)


def _check_front_matter(text: str) -> None:
    """Any YAML reader finds the same strings; dates stay strings because they are quoted."""
    block, _ = split_front_matter(text)
    assert block is not None
    fields = yaml.safe_load(block)
    assert fields == parse_front_matter(block)
    assert dump_front_matter(fields) == f"---\n{block}---\n"
    assert fields["format"] == "dingben/1"


@pytest.mark.parametrize("encoding", [*MARKS, "gb18030", "big5"])
@given(CHINESE, st.booleans())
def test_bytes_come_back_from_the_ledger(encoding: str, text: str, marked: bool) -> None:
    """All the way: bytes, text, canonical text with its ledger on disk, bytes."""
    data = (MARKS.get(encoding, b"") if marked else b"") + text.encode(encoding, "ignore")
    assume(data.strip())
    try:
        source = decode(data, "a.txt")
    except DecodeError:
        return
    result = normalize(source)
    assert parse_ledger(dump_ledger(result.ledger)).restore(result.text) == data
