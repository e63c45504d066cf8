"""Character classes and small grammars of written Chinese, shared by the cleaners. Data, and what reads it.

Sources: CLREQ (marks and their widths), GB/T 15834 (punctuation), GB/T 15835 (numerals), GB/T 9704-2012
§7.3.3 (the numbering of levels).
"""

import re
from functools import lru_cache

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# The same by category: a letter beyond ASCII. As a class of its own it compiles in a thirtieth of the time of the ranges,
# which counts where dozens of patterns are compiled before a text is read.
IDEOGRAPH = r"[^\W\da-zA-Z_]"
# Marks that are set in a full cell, the ones shared with Latin (quotes, dash, ellipsis) included.
WIDE_MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕〖〗—…·％℃　"
OPENING = "（《〈「『【〔〖“‘"
CLOSING = "）》〉」』】〕〗”’"
SENTENCE_END = "。！？"
# A paragraph that ends in one of these is whole; an ellipsis or a dash may end one too.
STOPS = "。！？：；…—.!?:;"


_WIDE_MARKS = frozenset(WIDE_MARKS)


def is_wide(character: str) -> bool:
    """Is a character set in a full cell: an ideograph or a mark? Compared, for as a pattern it takes 2 ms to compile.

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


def squeezed(text: str) -> str:
    """A text without its white space.

    >>> squeezed("目　录 ")
    '目录'
    """
    return "".join(text.split())


def letters(text: str) -> str:
    """Letters and digits alone: what two settings of one heading have in common.

    >>> letters("（一） 总体 要求。")
    '一总体要求'
    """
    return "".join(filter(str.isalnum, text))


# A search for what is not ordinary is three times as fast as the searches of the cleaners that repair it: the ordinary ranges
# are few. A test proves that those cleaners leave the ranges alone.
_IRREGULAR = re.compile(
    "[^\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u2000-\u200a\u2010-\u2029\u202f-\u205f\u2070-\u20cf\u2100-\u2125\u212c-\u2328"
    "\u232b-\u2adb\u3000-\u3029\u3030-\u3098\u309b-\u9fff！-－：-＠]"
)


@lru_cache(maxsize=1)  # three cleaners ask about one text
def has_irregular_character(text: str) -> bool:
    """True if a text has a character outside the ranges that need no repair: broken, invisible or of a compatibility form."""
    return _IRREGULAR.search(text) is not None
