r"""Blocks that CommonMark is certain to read as meant, told without a parser.

Parsing is half of the time that a text takes, and nearly every block is plain: letters, Chinese marks, references, strong
text whose marks touch letters. For those the reading follows from the specification:

* a line without ``\ ` * _ [ ] < > & ! ~ | #`` or a tab holds no inline markup (§6), and one that does not begin with a
  block's mark (§4, §5) goes on with its paragraph;
* a backslash before ASCII punctuation makes it literal (§2.4);
* ``**`` with a letter on its inner side opens, or closes, whatever stands on the outer side; so it does behind a space,
  and before punctuation (§6.2, left- and right-flanking runs).

Everything else goes to the parser (`verify.misread`). A property test holds the two against each other.
"""

from __future__ import annotations

import re

# No white space but single spaces between words: U+3000 and its like are stripped by parsers at the ends of a block.
_PLAIN = r"[^\s\\`*_\[\]<>&!~|#\x00-\x1f\x7f-\x9f\ufffe\uffff]"
_TEXT = rf"{_PLAIN}+(?: +{_PLAIN}+)*"
_ESCAPED = r"\\[!-/:-@\[-`{-~]"
_LABEL = r"[^\]\s\[\\*`<>_&!]+"
_REFERENCE = rf"\[\^{_LABEL}\](?!\()"
_LETTER = r"[A-Za-z0-9\u3400-\u4dbf\u4e00-\u9fff]"
_WORDS = rf"(?:{_PLAIN}+|{_ESCAPED}|{_REFERENCE}| (?=[^ *\n]))+"
_STRONG = (
    rf"(?:\*\*(?={_LETTER})|(?<=[ \n])\*\*(?=[^\s*]))(?:{_WORDS})"
    rf"(?:(?<={_LETTER})\*\*(?!\*)|(?<=[^\s*])\*\*(?=[：，。、；！？]|[\n]|\Z))"
)
_NO_BLOCK = r"(?![-+=:>~]|\d{1,9}[.)](?:[ \n]|\Z)|[ \t])"
_PIECE = rf"(?:{_PLAIN}+|{_ESCAPED}|{_REFERENCE}|{_STRONG}| (?=[^ \n]))"
_LINE = rf"{_NO_BLOCK}{_PIECE}+(?<! )"

_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*\n?")
_HEADING = re.compile(rf"#{{1,6}} {_LINE}\n?")
_DEFINITION = re.compile(rf"\[\^({_LABEL})\]: {_LINE}(?:\n {{0,4}}{_LINE})*\n?")
_LABELS = re.compile(rf"\[\^({_LABEL})\]")


def is_certain(chunk: str, defined: frozenset[str]) -> bool:
    """Is it certain that CommonMark reads a block as `grammar.read_chunk` does?

    `defined` are the labels that the text defines: a reference to another one is not read as a reference.
    """
    start = 0
    if chunk.startswith("#"):
        rule = _HEADING
    elif chunk.startswith("[^"):
        rule = _DEFINITION
        start = chunk.find("]:") + 1
    else:
        rule = _PARAGRAPH
    if not rule.fullmatch(chunk):
        return False
    return "[^" not in chunk[start:] or defined.issuperset(_LABELS.findall(chunk, start))
