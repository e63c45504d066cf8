"""The number that an entry or an item bears, in all notations."""

from __future__ import annotations

from normalize.chinese.characters import IDEOGRAPH
from normalize.engine.patterns import lazy_pattern

_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)} | {chr(0x3251 + n): n + 21 for n in range(15)}
_CIRCLED |= {chr(0x32B1 + n): n + 36 for n in range(15)} | {chr(0x2474 + n): n + 1 for n in range(20)}
_CIRCLED |= {chr(0x2488 + n): n + 1 for n in range(20)} | {chr(0x2776 + n): n + 1 for n in range(10)}
CIRCLED = "".join(_CIRCLED)
SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(SUPERSCRIPT, "0123456789")
# The number of an entry in every dress: （1） [1] 〔1〕 ［1］ [^1]: 1. 1．1、 ① ⑴ 注1： ¹ — strong marks may stand before it.
_LABEL = lazy_pattern(
    r"(?:#+ )?(?:\*\*)?\s*(?:[（(\[［〔【]\s*\^?(?P<bracketed>\d{1,3})\s*[）)\]］〕】]\s*[：:]?|(?P<pointed>\d{1,3})\s*[.．、]|"
    rf"(?P<circled>[{CIRCLED}])|注\s*(?P<named>\d{{1,3}})\s*[：:]|(?P<superscript>[{SUPERSCRIPT}]{{1,3}})|"
    rf"(?P<bare>\d{{1,3}})(?=[“《]|{IDEOGRAPH}))\s*(?:\*\*)?\s*"
)


def label_of(text: str) -> tuple[int, int] | None:
    """(number, length of the label) of a line that begins like an entry."""
    match = _LABEL.match(text)
    if not match:
        return None
    style = str(match.lastgroup)  # the styles are alternatives
    number = match[style]
    if style == "circled":
        return _CIRCLED[number], match.end()
    return int(number if style != "superscript" else number.translate(_DIGITS)), match.end()
