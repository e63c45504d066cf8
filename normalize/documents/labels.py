"""Read the number of an entry or an item, in all notations."""

from __future__ import annotations

from normalize.chinese.characters import IDEOGRAPH
from normalize.chinese.numbering import ENCLOSED, ENCLOSED_VALUES, SUPERSCRIPT, superscript_to_int
from normalize.engine.patterns import lazy_pattern

# The number of a note in brackets, at the head of a line: [1] ［1］ 〔1〕.
BRACKETED_NUMBER = r"[\[［〔]\d{1,3}[\]］〕]"
# The number of an entry by its style. Strong marks may stand before it.
_STYLES = (
    r"[（(\[［〔【]\s*\^?(?P<bracketed>\d{1,3})\s*[）)\]］〕】]\s*[：:]?",  # （1） [1] 〔1〕 ［1］ [^1]:
    r"(?P<pointed>\d{1,3})\s*[.．、]",  # 1. 1．1、
    rf"(?P<enclosed>[{ENCLOSED}])",  # ① ⑴
    r"注\s*(?P<named>\d{1,3})\s*[：:]",  # 注1：
    rf"(?P<superscript>[{SUPERSCRIPT}]{{1,3}})",  # ¹
    rf"(?P<bare>\d{{1,3}})(?=[“《]|{IDEOGRAPH})",  # 1六稳
)
_LABEL = lazy_pattern(rf"(?:#+ )?(?:\*\*)?\s*(?:{'|'.join(_STYLES)})\s*(?:\*\*)?\s*")


def label_of(text: str) -> tuple[int, int] | None:
    """(number, length of the label) of a line that begins like an entry; None for any other line.

    >>> label_of("（12）六稳：……"), label_of("③ 双减"), label_of("注2：见附表"), label_of("六稳")
    ((12, 4), (3, 2), (2, 3), None)
    """
    match = _LABEL.match(text)
    if not match:
        return None
    style = str(match.lastgroup)  # the styles are alternatives
    number = match[style]
    if style == "enclosed":
        return ENCLOSED_VALUES[number], match.end()
    return superscript_to_int(number) if style == "superscript" else int(number), match.end()
