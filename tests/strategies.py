"""What the laws are tried on: texts that nobody would write, edits over them, and parts of documents.

A law takes any text; the tests of a folder hold theirs in `test_laws.py`, or in `test_…_laws.py`.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

from normalize.canonical.front_matter import dump_front_matter
from normalize.provenance.edit import Confidence, Edit, Kind
from normalize.provenance.passes import Pass, apply_pass

SCRAPS: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "scraps.yaml").read_text(encoding="utf-8"))

# Ideographs, marks, markup, white space of all kinds, what cannot be seen, lone surrogates (undecodable bytes).
SIGNS = (
    "政府工作报告一二三年，。：；、“”（）〔〕《》——……％%0123abcZ"
    "#*_[]()<>&\\`~|^!-+=:'\"{}@$ \t\n\n\u3000\u00a0\f\x0b\x85\u2028\r"
    "\u200b\ufeff\u00ad\x00\x07\u0301⼈\uf900Ａ１①Ⅲ㎡\ue010😀\U00020bb7\ufffd\udc80\udcff"
)
TEXTS = st.text(st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs"])), max_size=60)
WHITE = st.text(st.sampled_from(" \n\t\u3000\u00a0\u2028"), max_size=3)
WORDS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=6)
NAMES = st.sampled_from(["line-spaces", "sentence-per-line", "document-head", "引号"])
CHINESE = st.text(st.sampled_from("各位代表政府工作報告経济国國，。：\n\r一二12ab é\u0000"), max_size=80)
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
FRONT_MATTER = dump_front_matter(
    {
        "title": "甲",
        "language": "zh-Hans",
        "source": {"file": "a", "kind": "plain-text", "sha256": "0" * 64, "encoding": "utf-8"},
        "format": "dingben/1",
    }
)


class Cleaned(NamedTuple):
    """A source, passes over it and the fields to which its words were moved."""

    source: str
    passes: tuple[Pass, ...]
    fields: dict[str, Any]


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    """Valid edits over a text, in order, apart from each other."""
    edits: list[Edit] = []
    at = 0
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 6)))
        if start == end and edits and edits[-1].start == edits[-1].end == start:
            continue
        edits.append(draw(edit_at(text, start, end)))
        at = end
    return tuple(edit for edit in edits if edit.before != edit.after)


@st.composite
def edit_at(draw: st.DrawFn, text: str, start: int, end: int) -> Edit:
    before = text[start:end]
    confidence = draw(st.sampled_from([Confidence.CERTAIN, Confidence.LIKELY]))
    why = draw(st.sampled_from(["", "evidence", "\udc80\u2028"]))
    if not before:
        return Edit(start, end, "", draw(WORDS), Kind.INSERTED, confidence, why=why)
    kinds = [Kind.REMOVED, Kind.REPLACED, Kind.CORRECTED, Kind.MOVED]
    kind = draw(st.sampled_from([Kind.SPACED, Kind.JOINED] if not before.strip() else kinds))
    to = "words" if kind is Kind.MOVED else ""
    after = {
        Kind.SPACED: WHITE,
        Kind.JOINED: st.sampled_from(["", " "]),
        Kind.REPLACED: WORDS,
        Kind.CORRECTED: WORDS,
    }.get(kind, st.just(""))
    return Edit(start, end, before, draw(after), kind, confidence, to, why)


@st.composite
def cleaned(draw: st.DrawFn, least: int = 0) -> Cleaned:
    source = text = draw(TEXTS)
    passes: list[Pass] = []
    for _ in range(draw(st.integers(least, 4))):
        step = Pass(draw(NAMES), draw(edits_of(text)))
        if step.edits:
            passes.append(step)
            text = apply_pass(text, step)
    moved = [edit.before for step in passes for edit in step.edits if edit.kind is Kind.MOVED]
    return Cleaned(source, tuple(passes), {"words": moved})
