"""How likely a text is as written language: the surprisal of its characters, and the share of common ones.

The standards put the common characters before the rare ones: the first levels of GB 2312, Big5 and JIS X 0208, the syllables
of KS X 1001. The shares were measured on 79 million characters of reports, laws and party documents. Of the characters beyond
ASCII, the 246 commonest are 37 %, the others of the first level 51 %, marks 10 %, the second level 0.05 %.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from normalize.chinese.characters import WIDE_MARKS

COMMONEST = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还"
    "发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已从动两长民样现分将外但些高意进把法此实回二理点月明其种全工者向情部正名定"
    "问力机给等几业最间新电四市政区县省府建设化产展经济社会務報區縣開發產業會議這來國個說們為學對過經時實現進還員長東車見書後無當動兩樣"
)
_COMMONEST_HANGUL = frozenset(
    "이다는의에을가고하한로지기사를은도서인자리과시라있어대나정수제으그전일보아해부만들상비주것원게스성관여조장국구공안경생오면유선용동중"
    "와소신위였세적문무연당실방화했니습학우말업없계등할된회발물통개단내분모러년월"
)
_SYMBOLS = "○×●□■△▲◆☆★"
MARKS = frozenset(f"{WIDE_MARKS}〇")

# −ln of a character's share in text of its language, in nats; one that is on no list has the last.
_MARK, _OF_THE_COMMONEST, _OF_THE_FIRST_LEVEL, _ASCII, _DIGIT, _RARE = 5.5, 6.4, 9.0, 8.0, 6.0, 13.0
_HANGUL, _KANA, _QUOTED_KANA, _CYRILLIC, _LATIN_LETTER, _LATIN = 5.2, 5.8, 7.0, 7.0, 4.0, 8.0
_FULLWIDTH_DIGIT, _FULLWIDTH, _QUOTED_CYRILLIC = 8.0, 11.0, 16.0
_MOST_SURPRISAL = 9.3
# What a reading must gain on another to be believed, as ln of the odds: one character in 160,000 is damaged.
LEAST_GAIN = 12.0
_NO_LETTER = 19.0  # private use, a byte that cannot be decoded


def surprisal(text: str, table: Mapping[str, float]) -> float:
    """The surprisal of a text in nats, by a table of `language_of`: less is more plausible."""
    return sum(count * surprisal_of(character, table) for character, count in Counter(text).items())


def surprisal_of(character: str, table: Mapping[str, float]) -> float:
    """The surprisal of one character.

    >>> table = language_of("gb18030")
    >>> surprisal_of("的", table) < surprisal_of("疚", table) < surprisal_of("龘", table) < surprisal_of("\\ue4c6", table)
    True
    """
    known = table.get(character)
    if known is not None:
        return known
    if "\uff01" <= character <= "\uff5e":
        return _FULLWIDTH_DIGIT if character.isdigit() else _FULLWIDTH
    if "\u0400" <= character <= "\u04ff":
        return _QUOTED_CYRILLIC
    return _NO_LETTER if is_unreadable(character) else _RARE


def is_plausible(text: str, table: Mapping[str, float]) -> bool:
    """Is a text of the language of a table? Real text has 6.5 to 7.5 nats a character, bytes at random have 11.

    ASCII does not count: it is the same in all encodings.
    """
    beyond = {character: count for character, count in Counter(text).items() if character > "\x7f"}
    spent = sum(count * surprisal_of(character, table) for character, count in beyond.items())
    return spent <= _MOST_SURPRISAL * sum(beyond.values())


def is_unreadable(character: str) -> bool:
    """True for what is no letter: private use, half of a surrogate pair, the replacement character."""
    return "\ud800" <= character <= "\uf8ff" or character == "\ufffd" or character >= "\U000f0000"


@cache
def language_of(encoding: str) -> Mapping[str, float]:
    """The table of surprisals for the texts that an encoding writes: the surprisal of each common character.

    GB 18030 and UTF-8 write simplified and traditional characters. "gb2312" and "big5hkscs" are the tables of one script.
    """
    table = {chr(code): _ASCII for code in range(0x20, 0x7F)} | dict.fromkeys("0123456789", _DIGIT)
    if encoding == "windows-1252":
        letters = {chr(code): _LATIN for code in range(0x80, 0x100)} | dict.fromkeys(MARKS, _MARK)
        return (
            letters | {chr(code): _LATIN_LETTER for code in range(0x20, 0x7F)} | dict.fromkeys("·×°±§®©", _LATIN_LETTER)
        )
    table |= dict.fromkeys(_first_level(encoding), _OF_THE_FIRST_LEVEL) | dict.fromkeys(COMMONEST, _OF_THE_COMMONEST)
    if encoding == "cp949":
        table |= dict.fromkeys(_COMMONEST_HANGUL, _HANGUL)
    kana = _KANA if encoding in ("cp932", "euc_jp") else _QUOTED_KANA
    table |= {chr(code): kana for code in (*range(0x3041, 0x3094), *range(0x30A1, 0x30FD))}
    if encoding == "utf-8":
        table["\ufffd"] = _ASCII  # in a text that was misread, letters were lost
        table |= {chr(code): _LATIN for code in range(0x80, 0x100)} | {
            chr(code): _CYRILLIC for code in range(0x410, 0x450)
        }
    return table | dict.fromkeys(MARKS, _MARK) | dict.fromkeys(_SYMBOLS, _OF_THE_FIRST_LEVEL)


def _first_level(encoding: str) -> Iterable[str]:
    """The characters that the standard of an encoding puts first, ordered there by use or kept apart from rare ones."""
    match encoding:
        case "gb2312":
            return _cells(range(0xB0, 0xD8), range(0xA1, 0xFF), "gb2312")
        case "big5hkscs":
            return _cells(range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)), "big5")
        case "cp949":
            return _cells(range(0xB0, 0xC9), range(0xA1, 0xFF), "euc_kr")
        case "cp932" | "euc_jp":
            return _cells(range(0xB0, 0xD0), range(0xA1, 0xFF), "euc_jp")
    return (*_first_level("gb2312"), *_first_level("big5hkscs"))


def _cells(leads: Iterable[int], trails: Iterable[int], encoding: str) -> str:
    return b"".join(bytes((lead, trail)) for lead in leads for trail in trails).decode(encoding, "ignore")


def plausibility(text: str) -> float:
    """How much of the non-ASCII text is what Chinese is written with: 0 … 1, less for each undecodable byte.

    Common are the characters of the first level of GB 2312 and of Big5, Chinese punctuation and fullwidth forms.
    """
    beyond = {character: count for character, count in Counter(text).items() if character > "\x7f"}
    if not beyond:
        return 1.0
    common = _common()
    good = sum(count for character, count in beyond.items() if character in common)
    broken = sum(count for character, count in beyond.items() if "\udc80" <= character <= "\udcff")
    return (good - 4 * broken) / sum(beyond.values())


@cache
def _common() -> frozenset[str]:
    fullwidth = "".join(map(chr, range(0xFF01, 0xFF5F)))
    return frozenset((*_first_level("utf-8"), *MARKS, *fullwidth))
