"""The laws of the engine, the ledger, the decoder and the pipeline, on texts that nobody would write.

`HYPOTHESIS_PROFILE=long` looks at thousands of examples a law instead of a hundred. An example that once broke a law
stays here as an `@example`.
"""

from __future__ import annotations

import codecs
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from normalize.canonical.front_matter import FIELDS as FIELD_NAMES
from normalize.canonical.front_matter import (
    dump_front_matter,
    parse_front_matter,
    read_as_written,
    split_front_matter,
)
from normalize.canonical.validate import front_matter_schema, schema_errors
from normalize.cleaners import CLEANERS
from normalize.engine.draft import Draft
from normalize.engine.options import LINES as LINES_HOLD
from normalize.engine.options import Lines, Options
from normalize.pipeline import normalize
from normalize.provenance.conservation import check_conservation
from normalize.provenance.edit import Confidence, Edit, Kind, broken_law
from normalize.provenance.hand import hand_pass
from normalize.provenance.ledger import Ledger, LedgerError, dump_ledger, parse_ledger, text_digest
from normalize.provenance.origins import origin_map, source_offset
from normalize.provenance.passes import (
    ConservationError,
    EngineError,
    Pass,
    apply_pass,
    make_pass,
    replay,
    rewind,
    undo_pass,
)
from normalize.provenance.source import Decoded, SourceFacts, encode
from normalize.readers.encoding import DecodeError, decode
from normalize.verify.blocks import labels
from normalize.verify.commonmark import difference, misread
from normalize.verify.plain_blocks import certain_length, is_certain
from normalize.verify.text import VerificationError, verify
from normalize.verify.text import _check_whole_body as check_whole_body

# ---------------------------------------------------------------------------------------------- texts and edits

SCRAPS: dict[str, list[str]] = yaml.safe_load((Path(__file__).parents[1] / "scraps.yaml").read_text(encoding="utf-8"))

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


# ---------------------------------------------------------------------------------------------- the engine


class Character(NamedTuple):
    """A character that knows where it came from: the model that the engine's arithmetic is compared with."""

    sign: str
    source: int | None
    step: int | None = None
    edit: int | None = None


def by_hand(source: str, passes: Sequence[Pass]) -> list[Character]:
    """Apply passes character by character."""
    text = [Character(sign, at) for at, sign in enumerate(source)]
    for number, step in enumerate(passes):
        for index, edit in reversed(list(enumerate(step.edits))):
            text[edit.start : edit.end] = [Character(sign, None, number, index) for sign in edit.after]
    return text


@given(cleaned())
def test_replay_gives_the_text_and_rewind_the_source(made: Cleaned) -> None:
    text = replay(made.source, made.passes)
    assert text == "".join(character.sign for character in by_hand(made.source, made.passes))
    assert rewind(text, made.passes) == made.source


@given(cleaned())
def test_each_character_knows_where_it_came_from(made: Cleaned) -> None:
    text = replay(made.source, made.passes)
    origins = origin_map(len(made.source), made.passes)
    assert origins.length == len(text)
    for at, character in enumerate(by_hand(made.source, made.passes)):
        origin = origins[at]
        assert (origin.source, origin.step, origin.edit) == character[1:]
        if origin.source is not None:
            assert made.source[origin.source] == text[at]
            assert source_offset(made.passes, at) == origin.source
        else:
            assert origin.step is not None
            assert origin.edit is not None
            assert text[at] in made.passes[origin.step].edits[origin.edit].after
    for outside in (-1, len(text)):
        with pytest.raises(IndexError):
            origins[outside]


@given(cleaned(), st.data())
def test_edits_proposed_in_any_order_are_one_pass(made: Cleaned, data: st.DataObject) -> None:
    for step in made.passes:
        shuffled = data.draw(st.permutations(step.edits))
        suggestion = Edit(0, 0, "", "?", Kind.INSERTED, Confidence.SUGGESTED)
        assert make_pass(step.cleaner, [suggestion, *shuffled]) == step


@given(cleaned(least=1), st.data())
def test_nothing_is_smuggled_in_or_out(made: Cleaned, data: st.DataObject) -> None:
    text = replay(made.source, made.passes)
    check_conservation(made.source, text, made.passes, made.fields)

    at = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from("政a*\udc80"))
    with pytest.raises(ConservationError, match="not accounted for"):
        check_conservation(made.source, text[:at] + sign + text[at:], made.passes, made.fields)

    words = [place for place, character in enumerate(text) if not character.isspace()]
    if words:
        at = data.draw(st.sampled_from(words))
        with pytest.raises(ConservationError, match="not accounted for"):
            check_conservation(made.source, text[:at] + text[at + 1 :], made.passes, made.fields)


@given(TEXTS.filter(str.strip), NAMES)
def test_what_was_moved_stands_where_it_was_moved_to(words: str, name: str) -> None:
    step = Pass(name, (Edit(0, len(words), words, "", Kind.MOVED, to="notice.body"),))
    check_conservation(words, "", [step], {"notice": {"body": ["甲", words, "乙"]}})
    elsewhere: list[Mapping[str, Any]] = [
        {},
        {"notice": {"title": words}},
        {"notice": words},
        {"notice": {"body": [""]}},
    ]
    for fields in elsewhere:
        with pytest.raises(ConservationError, match="does not stand there") as caught:
            check_conservation(words, "", [step], fields)
        assert caught.value.cleaner == name


LAWLESS = [
    ("a removal leaves something", lambda a, b, w: (a, b, Kind.REMOVED)),
    ("an insertion takes something", lambda a, b, w: (a, b, Kind.INSERTED)),
    ("spacing removes words", lambda a, b, w: (a, w, Kind.SPACED)),
    ("spacing writes words", lambda a, b, w: (" ", b, Kind.SPACED)),
    ("a join removes words", lambda a, b, w: (a, "", Kind.JOINED)),
    ("a join writes words", lambda a, b, w: ("\n", b, Kind.JOINED)),
    ("a join writes a line end", lambda a, b, w: (" \n ", "\n", Kind.JOINED)),
    ("a move has no destination", lambda a, b, w: (a, "", Kind.MOVED)),
    ("a replacement by nothing", lambda a, b, w: (a, "", Kind.REPLACED)),
    ("a correction of nothing", lambda a, b, w: ("", b, Kind.CORRECTED)),
    ("nothing changes", lambda a, b, w: (a, a, Kind.REPLACED)),
]


@pytest.mark.parametrize(("_title", "make"), LAWLESS, ids=[title for title, _ in LAWLESS])
@given(WORDS.filter(str.strip), WORDS.filter(str.strip), WHITE, NAMES)
def test_an_edit_that_breaks_the_law_of_its_kind_is_refused(
    _title: str, make: Callable[[str, str, str], tuple[str, str, Kind]], before: str, after: str, white: str, name: str
) -> None:
    taken, written, kind = make(before, after, white)
    edit = Edit(0, len(taken), taken, written, kind)
    assert broken_law(edit.kind, edit.before, edit.after, edit.to)
    with pytest.raises(ConservationError) as caught:
        apply_pass(taken, Pass(name, (edit,)))
    assert caught.value.cleaner == name


@given(st.text("政府abc", min_size=4, max_size=12), st.data())
def test_edits_that_overlap_are_refused(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    inside = data.draw(st.integers(start + 1, end - 1))
    first = Edit(start, end, text[start:end], "", Kind.REMOVED)
    for second in (
        Edit(inside, end, text[inside:end], "", Kind.REMOVED),
        Edit(inside, inside, "", "x", Kind.INSERTED),
        Edit(start, inside, text[start:inside], "", Kind.REMOVED),
    ):
        with pytest.raises(EngineError, match="overlap"):
            apply_pass(text, make_pass("甲", [first, second]))
    twice = [Edit(start, start, "", sign, Kind.INSERTED) for sign in "xy"]
    with pytest.raises(EngineError, match="overlap"):
        apply_pass(text, make_pass("甲", twice))


@given(cleaned(least=1), st.data())
def test_edits_that_do_not_fit_the_text_are_refused(made: Cleaned, data: st.DataObject) -> None:
    assume(made.passes and any(edit.before for edit in made.passes[0].edits))
    step = made.passes[0]
    edit = data.draw(st.sampled_from([edit for edit in step.edits if edit.before]))
    other = made.source[: edit.start] + "\U0001f4a5" + made.source[edit.start + 1 :]
    with pytest.raises(EngineError, match="the text is"):
        apply_pass(other, step)
    with pytest.raises(EngineError):
        apply_pass(made.source[: edit.end - 1], step)


@given(cleaned(least=1), st.data())
def test_another_text_cannot_be_undone(made: Cleaned, data: st.DataObject) -> None:
    assume(made.passes and any(edit.after for edit in made.passes[-1].edits))
    step, text = made.passes[-1], replay(made.source, made.passes)
    at = data.draw(
        st.sampled_from(
            [at for at, origin in enumerate(by_hand(made.source, made.passes)) if origin.step == len(made.passes) - 1]
        )
    )
    with pytest.raises(EngineError):
        undo_pass(text[:at] + "\U0001f4a5" + text[at + 1 :], step)


# ---------------------------------------------------------------------------------------------- the ledger

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


# ---------------------------------------------------------------------------------------------- bytes

ENCODINGS = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "utf-32-be",
    "gb18030",
    "gbk",
    "big5",
    "big5hkscs",
    "latin-1",
)
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
CHINESE = st.text(st.sampled_from("各位代表政府工作報告経济国國，。：\n\r一二12ab é\u0000"), max_size=80)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Bytes of a text file as they are met: encoded somehow, marked or not, line ends of all kinds, damaged."""
    text = draw(st.one_of(CHINESE, TEXTS)).replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    encoding = draw(st.sampled_from(ENCODINGS))
    data = text.encode(encoding, "ignore")
    if draw(st.booleans()):
        data = (
            draw(st.sampled_from(list(MARKS.values()))) + data
            if draw(st.integers(0, 9)) == 0
            else MARKS.get(encoding, b"") + data
        )
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 3]))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=2)) + data[at + draw(st.integers(0, 2)) :]
    return data


@given(st.one_of(files(), st.binary(max_size=60)))
@example(b"")
@example(codecs.BOM_UTF16_LE)
@example(codecs.BOM_UTF8 + codecs.BOM_UTF8)
@example(codecs.BOM_UTF16_LE + b"\x00\xd8")  # half a surrogate pair
@example(codecs.BOM_UTF16_LE + b"a\x00b")  # half a character at the end
@example("甲\r\n乙\n丙\r".encode())
@example(b"\xa1")
@example("國".encode("big5") + b"\xa2\xcc")  # a character with two codes in Big5
def test_bytes_come_back_from_what_was_decoded(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DecodeError:
        return
    assert encode(decoded.text, decoded.facts) == data
    assert decoded.facts.bytes == len(data)


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


# ---------------------------------------------------------------------------------------------- corrections by hand

PAGES = st.lists(st.text("政府工作。a \n", max_size=8), max_size=8).map("\n".join)


@given(PAGES, PAGES)
def test_corrections_lead_from_the_text_written_to_the_text_found(written: str, found: str) -> None:
    step, findings = hand_pass(written, found, written)
    assert apply_pass(written, step) == found
    assert findings == ()


@given(PAGES, PAGES)
def test_corrections_that_the_cleaners_make_too_are_no_corrections(written: str, found: str) -> None:
    """The cleaners have learnt what the hand had to do."""
    step, _ = hand_pass(written, found, found)
    assert apply_pass(found, step) == found


@given(PAGES, PAGES, PAGES)
def test_corrections_fit_whatever_the_cleaners_write_now(written: str, found: str, fresh: str) -> None:
    step, findings = hand_pass(written, found, fresh)
    corrected = apply_pass(fresh, step)
    assert undo_pass(corrected, step) == fresh
    if written == found:
        assert corrected == fresh
        assert not findings


@given(st.text("政府工作", min_size=1, max_size=9), st.text("abc", max_size=5), st.text("xyz", max_size=5), st.data())
def test_a_correction_and_a_change_apart_from_each_other_are_both_kept(
    words: str, hand: str, cleaners: str, data: st.DataObject
) -> None:
    """Lines that nobody touched stand between them."""
    first, last = f"{words}甲\n", f"乙{words}\n"
    between = "一行没有人动过的字。\n" * data.draw(st.integers(1, 3))
    step, findings = hand_pass(first + between + last, hand + first + between + last, first + between + last + cleaners)
    assert apply_pass(first + between + last + cleaners, step) == hand + first + between + last + cleaners
    assert findings == ()


# ---------------------------------------------------------------------------------------------- characters


@given(
    st.text(
        st.one_of(
            st.characters(
                exclude_categories=["Cs"], exclude_characters="\u2000\u2001"
            ),  # spaces: `line-spaces` knows them
            st.sampled_from("A\u0301\u0323\u0345Ａ⼈\u1112\u1161가\u0a5bか\u3099"),
        )
    )
)
@example("Ａ\u0301")
def test_any_text_gets_its_standard_form(text: str) -> None:
    """NFC, by edits that do not overlap; characters that NFC leaves alone are at most made half-width."""
    (cleaner,) = (cleaner for cleaner in CLEANERS if cleaner.name == "character-forms")
    step = make_pass(cleaner.name, (edit for edit in cleaner.propose(Draft(text)) if isinstance(edit, Edit)))
    assert unicodedata.is_normalized("NFC", apply_pass(text, step))


# ---------------------------------------------------------------------------------------------- the writer's proof

MARKUP = st.lists(st.sampled_from(SCRAPS["markup"]), min_size=1, max_size=9).map("".join)


@given(MARKUP)
@example("[^甲]: **[](**：)")
@example("[^甲]: **<a>**：b")
def test_a_block_that_is_certain_reads_as_meant(chunk: str) -> None:
    """What is told by the letters alone is what the parser reads."""
    chunk = chunk.strip("\n")
    assume(chunk.strip() and "\n\n" not in chunk)
    defined = labels(chunk) | {"甲"}
    if is_certain(chunk, defined):
        assert not misread(chunk, defined)


@given(st.lists(st.tuples(st.sampled_from(("", "## ", "[^甲]: ", "[^乙]: ", "    ")), MARKUP), min_size=1, max_size=5))
@example([("# ", "甲"), ("", "**乙**。丙"), ("[^甲]: ", "**甲**：乙\n    丙"), ("    ", "丁\n    戊")])
@example([("# ", "甲"), ("", " 乙")])
@example([("[^甲]: ", "甲"), ("", "乙"), ("    ", "丙")])
def test_what_is_certain_at_a_glance_reads_as_meant(blocks: list[tuple[str, str]]) -> None:
    body = "\n\n".join(start + words.strip("\n") for start, words in blocks) + "\n"
    length = certain_length(body, labels(body))
    notes = "" if length == len(body) else "".join(f"\n\n[^{label}]: x" for label in sorted(labels(body)))
    assert not length or difference(f"{body[:length].rstrip()}{notes}\n") is None


@given(st.lists(st.one_of(MARKUP, st.sampled_from(SCRAPS["blocks"])), min_size=1, max_size=4))
def test_blocks_that_read_as_meant_do_so_together(blocks: list[str]) -> None:
    """The writer checks block by block: no block may change how another is read."""
    body = (
        "\n\n".join(part for block in blocks for part in re.split(r"\n\s*\n", block.strip("\n")) if part.strip()) + "\n"
    )
    try:
        verify(FRONT_MATTER + body)
    except VerificationError:
        return
    check_whole_body(body)


FRONT_MATTER = dump_front_matter(
    {
        "title": "甲",
        "language": "zh-Hans",
        "source": {"file": "a", "kind": "plain-text", "sha256": "0" * 64, "encoding": "utf-8"},
        "format": "dingben/1",
    }
)


# ---------------------------------------------------------------------------------------------- whole documents

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


def without_surrogates(words: str) -> str:
    return "".join(sign for sign in words if not "\ud800" <= sign <= "\udfff")


WORD_FIELDS = ("title", "subtitle", "issuer", "disclosure", "cc")


@given(
    st.dictionaries(
        st.sampled_from(WORD_FIELDS),
        min_size=1,
        values=st.one_of(TEXTS, st.sampled_from(["no", "~", "1e3", "0o7", "2021-01-20", "=", "<<", ""])),
    )
)
def test_words_in_front_matter_never_get_a_meaning(fields: dict[str, str]) -> None:
    """Every YAML reader gives back the string that was written, whatever it looks like."""
    readable = {name: without_surrogates(words) for name, words in fields.items()}
    written = dump_front_matter(readable)
    block, body = split_front_matter(written + "\n# 题\n")
    assert block is not None
    assert parse_front_matter(block) == yaml.safe_load(block) == readable
    assert body == "# 题\n"


LEGIBLE = TEXTS.map(without_surrogates)
KEYS = st.sampled_from([*WORD_FIELDS, "role", "no"])
SCALARS = st.one_of(
    LEGIBLE, st.integers(), st.booleans(), st.sampled_from(["no", "007", "1_000", "a: b", "- a", "  a"])
)


@given(
    st.dictionaries(
        KEYS,
        st.one_of(
            SCALARS,
            st.lists(st.one_of(SCALARS, st.dictionaries(KEYS, SCALARS, min_size=1)), min_size=1),
            st.dictionaries(KEYS, st.one_of(SCALARS, st.lists(SCALARS, min_size=1)), min_size=1),
        ),
    )
)
def test_what_is_read_as_written_is_what_any_reader_reads(fields: dict[str, Any]) -> None:
    """The short way of reading finds what YAML finds, in blocks that were written here and in lines of any other."""
    block = dump_front_matter(fields)[4:-4]
    found = read_as_written(block)
    assert yaml.safe_load(block) == (fields or None)
    assert found is None or (found == fields and all(type(found[key]) is type(fields[key]) for key in fields))


@given(
    st.lists(st.sampled_from(["title", "cc", "  - ", "  a", ": ", ":", "no", "12", '"甲"', "甲", "\n", "  ", "#", "~"]))
)
def test_a_block_in_any_words_is_read_as_yaml_reads_it(pieces: list[str]) -> None:
    block = "".join(pieces) + "\n"
    found = read_as_written(block)
    assert found is None or found == yaml.safe_load(block)


def test_the_model_of_the_decoder_is_the_decoder() -> None:
    """The laws above would hold for a decoder that refuses everything: these it must read."""
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        text = "各位代表：现在，我代表区人民政府向大会报告工作，请予审议。\n"
        decoded = decode(MARKS.get(encoding, b"") + text.encode(encoding))
        assert isinstance(decoded, Decoded)
        assert decoded.text == text


# ---------------------------------------------------------------------------------------------- the schema

VALUES = st.recursive(
    st.one_of(
        st.sampled_from(
            ("", "甲", "2021-01-20", "2021-02-30", "dingben/1", "zh-Hans", "plain-text", "a" * 64, "notice.body")
        ),
        st.integers(-1, 3000),
        st.booleans(),
        st.none(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(("name", "role", "file", "kind", "sha256", "title", "body", "code", "reason")),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=4,
)
FIELDS = st.dictionaries(st.sampled_from((*FIELD_NAMES, "other")), VALUES, max_size=4)


@given(FIELDS, st.booleans())
@example({"issued": "2021-02-30"}, True)
@example({"speaker": {"role": "甲"}}, True)
@example({"tags": []}, True)
def test_front_matter_is_checked_as_the_schema_says(fields: dict[str, Any], whole: bool) -> None:
    """Ours knows just the words of JSON Schema that the schema uses: a library that knows all of them agrees."""
    given = parse_front_matter(FRONT_MATTER.split("---\n")[1]) if whole else {}
    schema = front_matter_schema()
    library = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert (next(schema_errors(given | fields), None) is None) == library.is_valid(given | fields)
