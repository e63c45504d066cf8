"""Signs of mojibake: what common Chinese, Japanese and Korean text looks like in the wrong encoding.

The comma of UTF-8 read as GB 18030 is 锛, 的 of GB 2312 read as Latin-1 is µÄ. The signs only say which texts and lines to
read a second time, and in which encodings: 锛 is a character of Chinese too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache, lru_cache
from typing import NamedTuple

from normalize.engine.patterns import lazy_pattern
from normalize.provenance.source import decode_bytes
from normalize.readers.plausibility import is_unreadable, plausibility


class Misreading(NamedTuple):
    """The encoding of the bytes, and the one that they were decoded in."""

    encoding: str
    read_as: str

    def __str__(self) -> str:
        return f"{_NAMES[self.encoding]} that was read as {_NAMES[self.read_as]}"


_NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB 18030 (GBK)",
    "big5hkscs": "Big5",
    "cp949": "EUC-KR",
    "cp932": "Shift_JIS",
    "windows-1252": "Latin-1 (Windows-1252)",
}
_CHINESE = ("，", "。", "的", "、", "“", "’", "（")
_KOREAN = ("이 ", "는 ", "을 ", "의 ", "에 ", "고 ", "습니다")
_JAPANESE = ("の", "は", "、", "。")
_WORDS_OF = {"utf-8": (*_CHINESE, "\ufffd"), "cp949": _KOREAN, "cp932": _JAPANESE}
MISREADINGS = tuple(
    Misreading(encoding, read_as)
    for read_as, encodings in {
        "windows-1252": ("utf-8", "gb18030", "big5hkscs", "cp949", "cp932"),
        "gb18030": ("utf-8", "big5hkscs", "cp949", "cp932"),
        "big5hkscs": ("utf-8", "gb18030"),
        "cp932": ("utf-8",),
    }.items()
    for encoding in encodings
)
# The first two bytes of common ideographs in UTF-8, read as GB 18030. 7,700 sound documents have none of these characters.
_UTF_8_AS_GB = (
    "鍏鍕鍗鍝鍦鍫瀵鏅鏇鏉鐐鐒鐝鐢鐣鐧鎶閮闀鎴鍑褰鍒閬鐨瀹鍙鏂缁杩鍜鍖浼娴闂缍绺鐪鐞閲鏄鑳鍓鎯鍘绀璁鎵鐜鏀绉杌閫闁鍟闃鍩鎸鍞钄鐭鑹鐖闅闉鏆宀妗鐩鏁鐔缈琚鍌鑺鎹绗鐤鎷璺鍧缃鏌鎽绋鎼"
    "鑸鐗鐡鑶妫铓鑻钖楗閽鐙韫閯钃鐥闄缂鎲鐦婵鍐鎾閾绠鑴绨鎿鐚韪椁娈鐏绯鎻鎺铦瓒鍢铏閰鐬閿鍠绐鍨锠鎱娆鑱钁绡铔绁钂鎭绔宄鍎绻鐑椋鏋铚绂鑵鍣婧楦鐟鍤鐓绫閴钑瑗绱鐠鐕钀铻铇鐎宓鍡鐛锜绲"
)
# `_signs` derives the same characters from the codecs. A text without them needs no codec; a test compares the two.
_RARE = "\ue019\ue4c7\ue4c8\ue4c9\ue4e3ㄗㄛ丄丅偼嚗嚙殑窶紝逧鈥銆锛锟﹜﹝"
# A text with none of these characters has no sign. The others begin the signs of several characters: Korean words read as Han,
# and what is read as Latin-1. Degrees, the signs of sums, © and the interpunct stand in Chinese texts and begin none.
_FIRST = lazy_pattern(f"[{_UTF_8_AS_GB}{_RARE}俊嚼捞狼绊绰阑ｿ\x80-¨ª-\xaf²-¶¸-ÖØ-ö\xf8-\xff]")
# Four letters together; or an ideograph of UTF-8, its first byte and two more; or two Latin letters of UTF-8.
_LATIN = lazy_pattern("[¡-¶¸-ÖØ-ÿ]{4}|[â-ï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}|(?:[ÂÃ][\x80-\xbf]){2}")


@lru_cache(maxsize=1)  # the reader and a cleaner ask about one text
def may_hold_mojibake(text: str) -> bool:
    """True if a text has a sign of mojibake. Nearly every text has none; one that has some may still be right."""
    return _has_sign(text)


def _has_sign(text: str) -> bool:
    return _FIRST.search(text) is not None and (
        any(sign in text for sign in _signs()) or _LATIN.search(text) is not None
    )


def misreadings_in(text: str) -> tuple[Misreading, ...]:
    """The misreadings of which a text has a sign."""
    if not _has_sign(text):
        return ()
    found = dict.fromkeys(one for sign, those in _signs().items() if sign in text for one in those)
    if _LATIN.search(text):
        found |= dict.fromkeys(one for one in MISREADINGS if one.read_as == "windows-1252")
    return tuple(found)


@cache
def _signs() -> dict[str, tuple[Misreading, ...]]:
    """The signs, with the misreadings that each may come from."""
    found: dict[str, tuple[Misreading, ...]] = dict.fromkeys(_UTF_8_AS_GB, (Misreading("utf-8", "gb18030"),))
    for misreading in MISREADINGS:
        for words in _WORDS_OF.get(misreading.encoding, _CHINESE):
            for sign in _misread(words, misreading):
                found[sign] = (*found.get(sign, ()), misreading)
    return found


def _misread(words: str, misreading: Misreading) -> Iterator[str]:
    """What words may look like when they are misread: of three bytes read in pairs, either pair may be whole."""
    data = words.encode(misreading.encoding)
    if misreading.read_as == "windows-1252":
        yield from {decode_bytes(data, "windows-1252"), decode_bytes(data, "latin-1")}
        return
    for part in (data[:2], data[1:3]) if misreading.encoding == "utf-8" else (data,):
        with suppress(UnicodeDecodeError):
            if _is_telling(sign := decode_bytes(part, misreading.read_as)):
                yield sign


def _is_telling(sign: str) -> bool:
    """False for what Chinese texts have too: common letters, marks. Small forms (U+FE50) are in Big5 alone."""
    is_rare_letter = sign.isalpha() and sign > "\u2e7f" and plausibility(sign) == 0
    return len(sign) > 1 or is_unreadable(sign) or is_rare_letter or "\ufe50" <= sign <= "\ufe6f"
