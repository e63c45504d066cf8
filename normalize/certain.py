r"""Blocks that CommonMark is certain to read as meant, told without a parser.

Parsing is half of the time that a text takes, and nearly every block is plain: letters, Chinese marks, references, strong
text whose marks touch letters. For those the reading follows from the specification:

* a line without ``\ ` * _ [ ] < & ! ~ | #`` or a tab holds no inline markup (§6), and one that does not begin with a
  block's mark (§4, §5) goes on with its paragraph;
* letters and digits in brackets are a link only where a block defines its address (§6.3), and no block of ours does;
* a backslash before ASCII punctuation makes it literal (§2.4);
* ``**`` with a letter on its inner side opens, or closes, whatever stands on the outer side; so it does behind a space,
  and before punctuation (§6.2, left- and right-flanking runs).

Everything else goes to the parser (`reading.misread`). A property test holds the two against each other.
"""

from __future__ import annotations

import re
from functools import cache

# What is markup by itself becomes one mark that is no letter, so that what stands beside it is judged as beside a mark.
# Both patterns begin with what is searched for at once.
_TOKEN = re.compile(r"[\\\[](?:(?<=\\)[!-/:-@\[-`{-~]|(?<=\[)(?:\^([^\]\s\[\\*`<>_&!]+)\](?!\()|[^\W_]+\](?![(\[:])))")
_STRONG = re.compile(
    r"\*\*(?:(?=\w)|(?:(?<=[ \n]\*\*)|(?<=\A\*\*))(?=[^\s*]))(?P<words>[^*\n]+?)"
    r"(?:(?<=\w)\*\*(?!\*)|(?<=[^\s*])\*\*(?=[：，。、；！？\n]|\Z))"
)
_MARK = "·"
# ASCII marks that may be markup; white space that a parser strips at the ends of a block; control characters.
_SPECIAL = re.compile(
    r"[\\`*_\[\]<&!~|#\t\r\f\v\x00-\x08\x0e-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
# Begins with a line feed, which is found at once; `^` would be tried at each character.
_BLOCK_START = re.compile(r"\n(?:·:|[-+=:> ]|\d{1,9}[.)][ \n])")
_HEADING = re.compile(r"#{1,6} (?=\S)")
_DEFINITION = re.compile(r"\[\^([^\]\s\[\\*`<>_&!]+)\]: (?=\S)")
_INDENT = re.compile(r"\n {1,4}(?=\S)")


@cache  # of one text: the last cleaner asks, and so does `verify`, which clears it
def is_certain(chunk: str, defined: frozenset[str]) -> bool:
    """Is it certain that CommonMark reads a block as `reading.read_chunk` does?

    `defined` are the labels that the text defines: a reference to another one is not read as a reference.
    """
    words = chunk.removesuffix("\n")
    heading = None
    definition = _DEFINITION.match(words)
    if definition:
        # Behind the label, as behind a space; further lines of a definition may be indented.
        words = _INDENT.sub("\n", " " + words[definition.end() :])
    elif heading := _HEADING.match(words):
        words = " " + words[heading.end() :]
        if "\n" in words:
            return False
    if "\\" in words or "[" in words:
        labels = [label for label in _TOKEN.findall(words) if label]
        if not defined.issuperset(labels):
            return False
        words = _TOKEN.sub(_MARK, words)
    if "*" in words:
        words = _STRONG.sub(r"·\g<words>·", words)
    if definition or heading:
        words = words[1:]
    lines = f"\n{words}\n"
    whole = "\n\n" not in lines and " \n" not in lines
    return whole and not _SPECIAL.search(words) and not _BLOCK_START.search(lines)
