"""Laws of wrong decoding: what is misread is read back, what is lost is found at its place, what is sound is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalize.cleaners.characters.suspect_decoding import propose
from normalize.engine.draft import Draft
from normalize.provenance.finding import Finding
from normalize.provenance.source import Decoded, decode_bytes, encode
from normalize.readers.encoding import decode

COMMON = (
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以"
    "生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文"
)
WORDS = st.text(st.sampled_from(COMMON), min_size=24, max_size=60)
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: "，".join(words) + "。")
MISREADINGS = st.sampled_from(
    [("gb18030", "latin-1"), ("gb18030", "windows-1252"), ("utf-8", "latin-1"), ("utf-8", "windows-1252")]
)


def misread(text: str, encoding: str, read_as: str) -> str:
    return decode_bytes(text.encode(encoding), read_as)


def findings(decoded: Decoded) -> list[Finding]:
    draft = Draft(decoded.text, "plain-text", {"source.encoding": decoded.facts.encoding})
    return [item for item in propose(draft) if isinstance(item, Finding)]


@given(SENTENCES, MISREADINGS)
def test_a_misread_file_is_read_back_and_restored(text: str, misreading: tuple[str, str]) -> None:
    data = misread(text, *misreading).encode()
    decoded = decode(data)
    assert decoded.text == text
    assert decoded.facts.encoding.startswith(f"{misreading[0]} read as ")
    assert [finding.code for finding in findings(decoded)] == ["mojibake"]
    assert encode(decoded.text, decoded.facts) == data


@given(SENTENCES, MISREADINGS)
def test_a_misread_line_is_found_at_its_place(text: str, misreading: tuple[str, str]) -> None:
    sound = "各位代表，现在我代表人民政府向大会报告工作，请予审议。\n" * 20
    damaged = misread(text, *misreading)
    decoded = decode(f"{sound}{damaged}\n{sound}".encode())
    found = findings(decoded)
    assert {finding.code for finding in found} == {"mojibake"}
    assert all(len(sound) <= finding.start < finding.end <= len(sound) + len(damaged) for finding in found)


@given(st.permutations(COMMON).map("".join), st.integers(0, 2 * len(COMMON) - 41))
def test_a_lost_byte_is_found_at_its_place(text: str, lost: int) -> None:
    """Different characters: shifted pairs of one that is repeated may be common characters too (一一一 gives 灰灰灰)."""
    sound = "各位代表，现在我代表人民政府向大会报告工作，请予审议。\n".encode("gb18030") * 3
    line = text.encode("gb18030")
    decoded = decode(sound + line[:lost] + line[lost + 1 :] + b"\n" + sound)
    suspect = [finding for finding in findings(decoded) if finding.code == "suspect-decoding"]
    start = len(sound.decode("gb18030")) + lost // 2
    assert suspect
    assert abs(suspect[0].start - start) <= 3


@given(SENTENCES, st.sampled_from(["utf-8", "gb18030", "utf-16-le"]))
def test_sound_text_is_left_alone(text: str, encoding: str) -> None:
    decoded = decode(("\ufeff" if encoding == "utf-16-le" else "").encode(encoding) + text.encode(encoding))
    assert (decoded.text, decoded.facts.encoding) == (text, encoding)
    assert findings(decoded) == []
