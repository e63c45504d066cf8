"""Bytes to text: encodings are found on content, whatever a file says of itself."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from normalize.provenance.source import encode
from normalize.readers.encoding import DecodeError, decode

SIMPLE = "各位代表：现在，我代表区人民政府，向大会报告政府工作，请予审议。\n2021年预计地区生产总值增长5%。\n"
TRADITIONAL = "各位議員：現在，我代表縣政府，向貴會報告施政情形，敬請指教。\n"
ENGLISH = "The government’s report: “deepen” reform – in cafés too. We will work hard.\n"
RUSSIAN = "<meta charset=windows-1251>\n<p>Доклад о работе правительства, 2021 год.</p>\n"
FRENCH = "Le préfet a présenté le rapport à l'assemblée réunie.\n"
RARE = "镕基、喆、堃、䶮、㐂、𠮷、〇、①、㎡、囍\n"  # outside GB 2312

CASES = {
    "UTF-8": (SIMPLE.encode(), "utf-8", SIMPLE),
    "UTF-8 with its mark": (codecs.BOM_UTF8 + SIMPLE.encode(), "utf-8", SIMPLE),
    "ASCII": (b"Plain text, 100%.\n", "utf-8", "Plain text, 100%.\n"),
    "one character": ("甲".encode(), "utf-8", "甲"),
    "UTF-16 with its mark": (SIMPLE.encode("utf-16"), "utf-16-le", SIMPLE),
    "UTF-16 big-endian": (codecs.BOM_UTF16_BE + SIMPLE.encode("utf-16-be"), "utf-16-be", SIMPLE),
    "UTF-16 without a mark": (SIMPLE.encode("utf-16-le"), "utf-16-le", SIMPLE),
    "UTF-16 big-endian without a mark": (SIMPLE.encode("utf-16-be"), "utf-16-be", SIMPLE),
    "UTF-32, whose mark begins with UTF-16's": (SIMPLE.encode("utf-32"), "utf-32-le", SIMPLE),
    "UTF-32 big-endian": (codecs.BOM_UTF32_BE + SIMPLE.encode("utf-32-be"), "utf-32-be", SIMPLE),
    "GB 2312": (SIMPLE.encode("gb2312"), "gb18030", SIMPLE),
    "GBK with traditional characters": (TRADITIONAL.encode("gbk"), "gb18030", TRADITIONAL),
    "GB 18030 only": ((SIMPLE + RARE).encode("gb18030"), "gb18030", SIMPLE + RARE),
    "Big5, which GB 18030 decodes into nonsense": (TRADITIONAL.encode("big5"), "big5hkscs", TRADITIONAL),
    "Big5 of Hong Kong": (f"{TRADITIONAL}嘅喺咗啲\n".encode("big5hkscs"), "big5hkscs", f"{TRADITIONAL}嘅喺咗啲\n"),
    "a page that declares GB2312 and is UTF-8": (
        f'<meta charset="gb2312">\n{SIMPLE}'.encode(), "utf-8", f'<meta charset="gb2312">\n{SIMPLE}',
    ),
    "a page that declares UTF-8 and is GBK": (
        f'<meta charset="utf-8">\n{SIMPLE}'.encode("gbk"), "gb18030", f'<meta charset="utf-8">\n{SIMPLE}',
    ),
    "English with the quotes of Windows": (ENGLISH.encode("cp1252"), "cp1252", ENGLISH),
    "an alphabet that the page declares": (RUSSIAN.encode("cp1251"), "cp1251", RUSSIAN),
    "French with accents": (FRENCH.encode("latin-1"), "cp1252", FRENCH),
    "French in UTF-8 with a broken byte": (
        FRENCH.encode() + b"\xe9 fin\n", "utf-8", FRENCH + "\udce9 fin\n",
    ),
    "mostly Latin with a few words in GBK": (
        b"The report (" + "政府工作报告".encode("gbk") + b") is here.\n", "gb18030", "The report (政府工作报告) is here.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("title", CASES)
def test_encoding_is_found(title: str) -> None:
    data, encoding, text = CASES[title]
    decoded = decode(data, "a.txt")
    assert (decoded.facts.encoding, decoded.text) == (encoding, text)
    assert encode(decoded.text, decoded.facts) == data


DAMAGED = {
    "one bad byte": SIMPLE.encode().replace("予".encode(), b"\xb5", 1),
    "a character cut by a buffer": SIMPLE.encode()[:-2],
    "half of GB 18030": (SIMPLE * 5).encode("gb18030") + b"\xd5",
    "an odd number of bytes in UTF-16": SIMPLE.encode("utf-16") + b"a",
    "a lone surrogate in UTF-16": codecs.BOM_UTF16_LE + SIMPLE.encode("utf-16-le") + b"\x00\xd8",
    "the mark of UTF-8 on GBK": codecs.BOM_UTF8 + SIMPLE.encode("gbk"),
    "two marks": codecs.BOM_UTF8 * 2 + SIMPLE.encode(),
    "a NUL": SIMPLE.encode() + b"\x00",
    "a NUL in GBK": SIMPLE.encode("gbk") + b"\x00\n",
}


@pytest.mark.parametrize("title", DAMAGED)
def test_damage_is_kept_to_the_byte(title: str) -> None:
    """What can be read is read; what cannot is shown later; nothing is lost."""
    data = DAMAGED[title]
    decoded = decode(data)
    assert encode(decoded.text, decoded.facts) == data
    assert "请" in decoded.text or "BOM" in title or "mark of" in title


NEWLINES = {"\n": "\n", "\r\n": "\r\n", "\r": "\r"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("newline", NEWLINES, ids=repr)
def test_line_ends_that_are_all_alike_are_line_feeds(newline: str, encoding: str) -> None:
    data = (SIMPLE * 2).replace("\n", newline).encode(encoding)
    decoded = decode(data)
    assert decoded.text == SIMPLE * 2
    assert decoded.facts.newline == newline
    assert encode(decoded.text, decoded.facts) == data


@pytest.mark.parametrize("text", ["甲\r\n乙\n", "甲\r乙\n", "甲\r\n乙\r", "甲\n\r乙\n\r", "甲\r\r\n"])
def test_mixed_line_ends_stay_in_the_text(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.facts.newline) == (text, "")


BINARY = {
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(64)),
    "an archive": b"PK\x03\x04\x14\x00\x08\x00" + bytes(range(256)),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + bytes(range(256)) * 4,
    "an executable": b"\x7fELF\x02\x01\x01" + bytes(64),
    "noise": bytes((n * 7919) % 256 for n in range(4096)),
    "half noise, no NUL": bytes(0x80 + (n * 7919) % 127 for n in range(4096)),
    "NULs": bytes(100),
}


@pytest.mark.parametrize("title", BINARY)
def test_what_is_no_text_is_refused(title: str) -> None:
    with pytest.raises(DecodeError, match=r"not text|binary"):
        decode(BINARY[title])


def test_a_sum_and_a_length_are_of_the_bytes() -> None:
    facts = decode(SIMPLE.encode("gbk"), "seeds/a.txt").facts
    assert (facts.file, facts.bytes, facts.bom) == ("seeds/a.txt", len(SIMPLE.encode("gbk")), False)
    assert len(facts.sha256) == 64


CORPUS = {
    "big5": "big5hkscs",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "utf-8": "utf-8",
    "utf-32-le-bom": "utf-32-le",
}


@pytest.mark.parametrize("folder", CORPUS)
def test_files_of_the_corpus(corpus: Path, folder: str) -> None:
    paths = [path for path in (corpus / "encodings" / folder).iterdir() if path.is_file()]
    assert paths
    for path in paths:
        data = path.read_bytes()
        decoded = decode(data, path.name)
        assert decoded.facts.encoding == CORPUS[folder], path.name
        assert encode(decoded.text, decoded.facts) == data
