"""Mojibake: read back where nothing was lost, refused where it was, never passed as text."""

from __future__ import annotations

import codecs

import pytest

from normalize.pipeline import normalize
from normalize.provenance.ledger import dump_ledger, parse_ledger
from normalize.provenance.source import decode_bytes, encode
from normalize.readers import mojibake_signs
from normalize.readers.encoding import DecodeError, decode
from normalize.readers.mojibake import mojibake_in
from normalize.readers.mojibake_signs import may_hold_mojibake

SIMPLE = "某县人民政府关于印发防汛预案的通知\n\n现将《防汛预案》印发给你们，请认真组织实施。\n\n二〇二一年五月一日\n"
TRADITIONAL = "某縣人民政府關於印發防汛預案的通知\n\n現將《防汛預案》印發給你們，請認真組織實施。\n"
KOREAN = "군청 공고입니다. 하천 안에서 골재를 캐는 것을 다음과 같이 금지합니다. 는 을 의 이 에 고 \n"


def misread(text: str, encoding: str, read_as: str) -> bytes:
    """A file as it is left by a program that read it in the wrong encoding."""
    return decode_bytes(text.encode(encoding), read_as).encode()


BACK = {
    "GBK read as Latin-1": (SIMPLE, "gb18030", "latin-1", "gb18030 read as latin-1"),
    "GBK read as Windows-1252": (TRADITIONAL, "gbk", "windows-1252", "gb18030 read as windows-1252"),
    "Big5 read as Latin-1": (TRADITIONAL, "big5", "windows-1252", "big5hkscs read as latin-1"),
    "UTF-8 read as Windows-1252": (SIMPLE, "utf-8", "windows-1252", "utf-8 read as windows-1252"),
    "UTF-8 read as Latin-1": (SIMPLE, "utf-8", "latin-1", "utf-8 read as latin-1"),
    "Big5 read as GBK": (TRADITIONAL, "big5", "gb18030", "big5hkscs read as gb18030"),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("title", BACK)
def test_a_file_of_mojibake_is_read_back(title: str, newline: str) -> None:
    text, encoding, read_as, said = BACK[title]
    for mark in (b"", codecs.BOM_UTF8):
        data = mark + misread(text.replace("\n", newline), encoding, read_as)
        decoded = decode(data)
        assert (decoded.text, decoded.facts.encoding) == (text, said)
        assert encode(decoded.text, decoded.facts) == data


@pytest.mark.parametrize("title", BACK)
def test_it_is_reported_and_restored(title: str) -> None:
    text, encoding, read_as, said = BACK[title]
    data = misread(text, encoding, read_as)
    result = normalize(decode(data, "a.txt"))
    assert [finding.code for finding in result.findings].count("mojibake") == 1
    assert said in result.text
    assert parse_ledger(dump_ledger(result.ledger)).restore(result.text) == data


def test_controls_and_letters_of_windows_come_back() -> None:
    """Two programs read one file: a line has the control U+0080 where another has the euro sign."""
    line = "，，，。。。€的".encode().decode("latin-1")
    text = (SIMPLE * 3).encode().decode("latin-1") + decode_bytes("€的".encode(), "windows-1252") + line
    decoded = decode(text.encode())
    assert "防汛" in decoded.text
    assert encode(decoded.text, decoded.facts) == text.encode()


def test_a_file_that_was_misread_twice_is_read_back() -> None:
    data = misread(misread(SIMPLE, "utf-8", "latin-1").decode(), "utf-8", "windows-1252")
    decoded = decode(data)
    assert (decoded.text, decoded.facts.encoding) == (SIMPLE, "utf-8 read as latin-1 read as windows-1252")
    assert encode(decoded.text, decoded.facts) == data


REFUSED = {
    "UTF-8 read as GBK, with losses": (
        SIMPLE.encode().decode("gb18030", "replace").encode(), "mojibake: UTF-8 that was read as GB 18030",
    ),
    "with question marks for what was lost": (
        SIMPLE.encode().decode("gb18030", "replace").replace("\ufffd", "?").encode(), "mojibake: UTF-8",
    ),
    "GBK read as Latin-1, with a lost byte": (
        misread(SIMPLE * 2, "gbk", "latin-1").replace("Î".encode(), b"?", 1), "mojibake: GB 18030",
    ),
    "Korean read as Latin-1": (misread(KOREAN, "cp949", "latin-1"), "mojibake: EUC-KR"),
    "Korean read as Han": (misread(KOREAN, "cp949", "gb18030"), "mojibake: EUC-KR"),
    "in UTF-16": (misread(SIMPLE, "gbk", "latin-1").decode().encode("utf-16"), "save it as UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("title", REFUSED)
def test_mojibake_that_cannot_be_read_back_is_refused(title: str) -> None:
    data, said = REFUSED[title]
    with pytest.raises(DecodeError) as refused:
        decode(data)
    assert said in str(refused.value)


def test_a_word_of_mojibake_in_a_good_text_is_no_reason_to_refuse_it() -> None:
    text = SIMPLE * 3 + "作者：" + misread("县人民政府", "gbk", "latin-1").decode() + "\n"
    decoded = decode(text.encode())
    assert (decoded.text, decoded.facts.encoding) == (text, "utf-8")


def test_the_words_and_the_place_are_given() -> None:
    damaged = decode_bytes("县人民政府的通知".encode("gbk"), "latin-1")
    text = f"{SIMPLE}附件：{damaged}，共三页\n"
    ((misreading, found),) = mojibake_in(text)
    assert str(misreading) == "GB 18030 (GBK) that was read as Latin-1 (Windows-1252)"
    assert text[found.start : found.end] == damaged
    assert found.words == "县人民政府的通知"


GOOD = {
    "reports": SIMPLE * 5,
    "traditional": TRADITIONAL * 5,
    "French": "Le préfet a présenté le rapport à l'assemblée; l'été, il a créé des œuvres.\n" * 5,
    "German": "Über größere Flüsse führen schöne Brücken – “ja”, 20 £, 15 µm.\n" * 5,
    "Icelandic": "Það þýðir að ég á ekki að gera það á þessu ári.\n" * 5,
    "Spanish": "¡Ah! ¿Qué dice? ¡Además! ¡Bien! ¡Claro! 1ª, 2º.\n" * 5,
    "Vietnamese": "Uỷ ban nhân dân thành phố Hồ Chí Minh đã ban hành quyết định.\n" * 5,
    "a letter that mojibake has often": "郭锟说，锛和鐨是罕见的字，銆也是；丄丅是古文上下二字。\n" * 3,
    "a leader of dots": f"第一章{'·' * 120}1\n" * 5,
}


@pytest.mark.parametrize("title", GOOD)
def test_good_text_is_left_alone(title: str) -> None:
    decoded = decode(GOOD[title].encode())
    assert (decoded.text, decoded.facts.encoding) == (GOOD[title], "utf-8")
    assert mojibake_in(GOOD[title]) == []


def test_the_patterns_hold_the_signs_that_the_codecs_give() -> None:
    """The patterns are written out, so that most texts are read without four codecs."""
    derived = mojibake_signs._signs()
    assert {*mojibake_signs._UTF_8_AS_GB, *mojibake_signs._RARE} == {sign for sign in derived if len(sign) == 1}
    assert all(map(may_hold_mojibake, derived))
    assert not may_hold_mojibake("© 二〇二一年，20 °C、3 × 4 ± 1、“·”")


def test_the_leads_are_those_of_ideographs_in_utf_8() -> None:
    leads = [character.encode("gb18030") for character in mojibake_signs._UTF_8_AS_GB]
    assert all(0xE4 <= lead[0] <= 0xE9 and 0x80 <= lead[1] <= 0xBF for lead in leads)
    assert len(set(leads)) == len(leads)
