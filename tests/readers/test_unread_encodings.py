"""Encodings that are not read: named in the refusal, with the command that makes UTF-8 of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.readers.encoding import DecodeError, decode

KOREAN = "군청 공고 제2021-15호\n\n하천 안에서 골재를 캐는 것을 다음과 같이 금지합니다.\n2021년 5월 1일\n"
JAPANESE = "町の記号\n\n彼《かれ》は静かに囁《ささや》いた。底本：「町の本」町立書房\n"
SIMPLE = "各位代表：现在，我代表区人民政府，向大会报告政府工作，请予审议。\n"
TRADITIONAL = "各位議員：現在，我代表縣政府，向貴會報告施政情形，敬請指教。\n"

REFUSED = {
    "EUC-KR": (KOREAN.encode("euc_kr"), "EUC-KR (CP949, Korean)", "iconv -f CP949 -t UTF-8 FILE"),
    "CP949 with syllables of its own": (f"{KOREAN}똠방각하 펲시콜라\n".encode("cp949"), "EUC-KR", "iconv -f CP949"),
    "Shift_JIS": (JAPANESE.encode("shift_jis"), "Shift_JIS", "iconv -f CP932 -t UTF-8 FILE"),
    "Shift_JIS with line ends of Windows": (JAPANESE.replace("\n", "\r\n").encode("cp932"), "Shift_JIS", "CP932"),
    "EUC-JP": (JAPANESE.encode("euc_jp"), "EUC-JP", "iconv -f EUC-JP"),
    "ISO-2022-JP": (JAPANESE.encode("iso2022_jp"), "ISO-2022-JP", "iconv -f ISO-2022-JP"),
    "ISO-2022-KR": (KOREAN.encode("iso2022_kr"), "ISO-2022-KR", "iconv -f ISO-2022-KR"),
    "HZ": (SIMPLE.encode("hz"), "HZ-GB-2312", "uconv -f HZ-GB-2312"),
    "UTF-7": (SIMPLE.encode("utf-7"), "UTF-7", "iconv -f UTF-7"),
}


@pytest.mark.parametrize("title", REFUSED)
def test_an_encoding_is_refused_by_name(title: str) -> None:
    data, name, command = REFUSED[title]
    with pytest.raises(DecodeError) as refused:
        decode(data)
    message = str(refused.value)
    assert "the encoding of this text is" in message
    assert name in message
    assert command in message


@pytest.mark.parametrize(
    ("name", "said"),
    [("euc-tw/uchardet_euc-tw.txt", "EUC-TW"), ("iso-2022-cn/node-chardet_iso2022cn.txt", "ISO-2022-CN")],
)
def test_files_of_the_corpus_are_refused_by_name(corpus: Path, name: str, said: str) -> None:
    with pytest.raises(DecodeError, match=said):
        decode((corpus / "encodings" / name).read_bytes())


READ = {
    "GBK": (SIMPLE.encode("gbk"), "gb18030", SIMPLE),
    "GBK with traditional characters": (TRADITIONAL.encode("gbk"), "gb18030", TRADITIONAL),
    "Big5": (TRADITIONAL.encode("big5"), "big5hkscs", TRADITIONAL),
    "GBK that quotes Japanese": (
        f"{SIMPLE}书名《こころ》《ノルウェイの森》\n".encode("gbk"), "gb18030", f"{SIMPLE}书名《こころ》《ノルウェイの森》\n",
    ),
    "two words in GBK": ("公告\n".encode("gbk"), "gb18030", "公告\n"),
    "a heading in GBK": ("卓达花园公共汽车\n".encode("gbk"), "gb18030", "卓达花园公共汽车\n"),
    "rare characters in GBK": ("滹沱濉洮魑魅魍魉饕餮\n".encode("gbk"), "gb18030", "滹沱濉洮魑魅魍魉饕餮\n"),
    "Korean in UTF-8": (KOREAN.encode(), "utf-8", KOREAN),
    "Japanese in UTF-8": (JAPANESE.encode(), "utf-8", JAPANESE),
    "tildes and braces": (b"a ~{b~} and ~{c}\n", "utf-8", "a ~{b~} and ~{c}\n"),
    "sums with hyphens": (b"x +abcdefg- and 3+456789-1\n", "utf-8", "x +abcdefg- and 3+456789-1\n"),
    "an escape of a terminal": (b"\x1b[31mred\x1b[0m text\n", "utf-8", "\x1b[31mred\x1b[0m text\n"),
}  # fmt: skip


@pytest.mark.parametrize("title", READ)
def test_what_is_read_is_still_read(title: str) -> None:
    data, encoding, text = READ[title]
    decoded = decode(data)
    assert (decoded.facts.encoding, decoded.text) == (encoding, text)
