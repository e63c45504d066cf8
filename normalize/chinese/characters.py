"""Characters of written Chinese by class: ideographs, marks, characters that are set solid. The one table of marks.

Code that needs other marks than those of a class takes a named subset from here; the reason is beside the subset.
ASCII marks belong to Markdown or to Latin; code adds them where it needs them.

Sources:

* GB/T 15834-2011: pause and stop marks (点号, §3.1) and other marks (标号, §3.2), their forms (§4) and places (§5.1).
* CLREQ, *Prohibition Rules for Line Start and Line End* (行首行尾禁则): marks that may not begin or end a line.
* UAX #11 (East Asian Width): characters that are set in a full cell.
"""

import re
from functools import lru_cache

# ------------------------------------------------------------------------------------------------------- ideographs

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# An approximation of `HAN` by category: a letter beyond ASCII. It compiles in a thirtieth of the time of the ranges,
# which matters because dozens of patterns are compiled before a text is read.
IDEOGRAPH = r"[^\W\da-zA-Z_]"

# Scripts and marks that are set without a space between them (UAX #11 wide), and the quotation marks, dashes, ellipses and
# interpuncts that Chinese shares with Latin. Both ends of a range are included.
SOLID_RANGES = (
    ("\u2e80", "\u9fff"),  # radicals, CJK marks, kana, bopomofo, ideographs
    ("\uf900", "\ufaff"),  # compatibility ideographs
    ("\ufe30", "\ufe4f"),  # marks of vertical type
    ("\uff00", "\uffef"),  # fullwidth forms
    ("\U00020000", "\U0003ffff"),  # ideographs beyond the basic plane
    ("\u2014", "\u2014"),  # —
    ("\u2018", "\u201d"),  # ‘ ’ “ ”
    ("\u2026", "\u2026"),  # …
    ("\u00b7", "\u00b7"),  # ·
)

# -------------------------------------------------------------------------------------------------- marks by class

# 句末点号 (GB/T 15834 §3.1.1).
SENTENCE_END = "。！？"
# 句内点号 (§3.1.2).
PAUSES = "，、；："
# 标号 that come in pairs (§4.8, §4.9, §4.15; CLREQ for those of traditional type).
PAIRS = (
    ("（", "）"),  # 圆括号: remarks, numbers of sections
    ("《", "》"),  # 双书名号: titles
    ("〈", "〉"),  # 单书名号: titles inside titles
    ("「", "」"),  # 单直角引号: quotations in traditional type
    ("『", "』"),  # 双直角引号: quotations inside quotations
    ("【", "】"),  # 方头括号: labels, headwords
    ("〔", "〕"),  # 六角括号: the year of a document number (GB/T 9704-2012 §7.2.5)
    ("〖", "〗"),  # 空心方头括号
    ("“", "”"),  # 双引号: quotations
    ("‘", "’"),  # 单引号: quotations inside quotations
    ("［", "］"),  # 方括号: numbers of notes
    ("｛", "｝"),  # 花括号
)
ALL_OPENING = "".join(opening for opening, _ in PAIRS)
ALL_CLOSING = "".join(closing for _, closing in PAIRS)
# 点号 and closing marks: no line begins with one (CLREQ 行首禁则).
ALL_NEVER_FIRST = PAUSES + SENTENCE_END + ALL_CLOSING


def _without(marks: str, left_out: str) -> str:
    """The marks without those in `left_out`."""
    return "".join(mark for mark in marks if mark not in left_out)


# ------------------------------------------------------------------------------------ subsets, named by their use

# The pairs of running text. ［1］ is the number of a note, with rules of its own, and ｛｝ belongs to formulas: neither
# shows whether a sentence goes on.
OPENING = _without(ALL_OPENING, "［｛")
CLOSING = _without(ALL_CLOSING, "］｝")
# Marks that are set in a full cell, including those shared with Latin (quotes, dash, ellipsis).
WIDE_MARKS = SENTENCE_END + PAUSES + OPENING + CLOSING + "—…·％℃　"
# A paragraph that ends in one of these is complete: a colon, a semicolon, an ellipsis or a dash may end one too.
STOPS = SENTENCE_END + "：；…—.!?:;"
# In a text with cut lines, only these marks show that a paragraph ends: lines of Markdown also end in ASCII marks, and
# a dash is often in mid-sentence.
WIDE_STOPS = _without(STOPS, "—.!?:;")
# Marks that separate clauses. Headings and names have none. 、 (lists of names) and ： (labels) are no evidence of prose.
CLAUSE_ENDS = _without(PAUSES, "、：") + "。"
# Marks that begin no line of a text: a line that begins with one was broken off the line above. Labels of pages (【打印】)
# are broken on both sides, so their marks are no evidence.
NEVER_FIRST = _without(ALL_NEVER_FIRST, "】〗］｝")
NEVER_LAST = _without(ALL_OPENING, "【〖［｛")
# Opening marks with which the rest of a cut sentence may begin. 「 opens a line of dialogue in traditional type, 【 a
# label and 〔 a note.
OPENING_INSIDE = _without(OPENING, "「『【〔〖〈")
# Quotation marks and title marks: writers set them or leave them out round the same term.
OPENING_QUOTES, CLOSING_QUOTES = "“‘「『《〈", "”’」』》〉"
QUOTES = OPENING_QUOTES + CLOSING_QUOTES
# Marks that may end a term: of a quotation, a title, a remark. The number of a note follows them.
TERM_END = "”》」）"
# Marks that a heading without a number may contain; a stop or a comma makes it a sentence.
IN_HEADING = "“”《》（）、·"


_WIDE_MARKS = frozenset(WIDE_MARKS)


def is_wide(character: str) -> bool:
    """True if a character is set in a full cell: an ideograph or a mark; false for the empty string.

    The code compares ranges, because a pattern of them takes 2 ms to compile.

    >>> is_wide("区"), is_wide("，"), is_wide("é"), is_wide("")
    (True, True, False, False)
    """
    return (
        "\u4e00" <= character <= "\u9fff"
        or character in _WIDE_MARKS
        or "\u3400" <= character <= "\u4dbf"
        or character == "〇"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def is_solid(character: str) -> bool:
    """True if a character is set without a space beside it (`SOLID_RANGES`).

    >>> is_solid("区"), is_solid("”"), is_solid("é"), is_solid("1")
    (True, True, False, False)
    """
    return any(first <= character <= last for first, last in SOLID_RANGES)


def squeezed(text: str) -> str:
    """A text without its white space.

    >>> squeezed("目　录 ")
    '目录'
    """
    return "".join(text.split())


def letters(text: str) -> str:
    """The letters and digits of a text: the part that two settings of one heading have in common.

    >>> letters("（一） 总体 要求。")
    '一总体要求'
    """
    return "".join(filter(str.isalnum, text))


# Characters that nobody can see, as a set of a pattern: controls but white space, marks of direction, zero-width spaces and
# joiners, soft hyphens, byte order marks. U+200D is not among them: emoji have it.
INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb"
)

# One search for characters outside of few ordinary ranges is three times as fast as the searches of the cleaners that
# repair them. A test proves that those cleaners leave the ranges alone.
_IRREGULAR = re.compile(
    "[^\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u2000-\u200a\u2010-\u2029\u202f-\u205f\u2070-\u20cf\u2100-\u2125\u212c-\u2328"
    "\u232b-\u2adb\u3000-\u3029\u3030-\u3098\u309b-\u9fff！-－：-＠]"
)


@lru_cache(maxsize=1)  # three cleaners call this for the same text
def has_irregular_character(text: str) -> bool:
    """True if a text has a character outside the ranges that need no repair: broken, invisible or of a compatibility form."""
    return _IRREGULAR.search(text) is not None
