"""The law of the decoder: the bytes come back from what was read."""

from __future__ import annotations

import codecs

from hypothesis import example, given
from hypothesis import strategies as st

from normalize.provenance.source import Decoded, decode_bytes, encode
from normalize.readers.encoding import DecodeError, decode

from ..strategies import CHINESE, MARKS, TEXTS

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


@st.composite
def misread_files(draw: st.DrawFn) -> bytes:
    """Files that a program took for Latin-1, for Windows-1252 or for GB 18030 and saved as UTF-8, some of them damaged."""
    data = draw(files()) * draw(st.sampled_from([1, 5]))
    read_as = draw(st.sampled_from(["latin-1", "windows-1252", "gb18030"]))
    return (data.decode("gb18030", "replace") if read_as == "gb18030" else decode_bytes(data, read_as)).encode()


@given(st.one_of(files(), misread_files(), st.binary(max_size=60)))
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


def test_the_model_of_the_decoder_is_the_decoder() -> None:
    """The laws above would hold for a decoder that refuses everything: these it must read."""
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        text = "各位代表：现在，我代表区人民政府向大会报告工作，请予审议。\n"
        decoded = decode(MARKS.get(encoding, b"") + text.encode(encoding))
        assert isinstance(decoded, Decoded)
        assert decoded.text == text
