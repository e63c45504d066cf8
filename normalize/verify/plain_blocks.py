r"""Recognise blocks that CommonMark certainly reads as meant, without a parser.

Parsing takes half of the time of a text, and nearly every block is plain: letters, Chinese marks, references, and
strong text whose marks touch letters. The specification says how such a block is read:

* a line without ``\ ` * _ [ ] < & ! ~ | #`` or a tab has no inline markup (§6); a line that does not begin with the
  mark of a block (§4, §5) continues its paragraph;
* letters and digits in brackets are a link only if a block defines its address (§6.3), and no block of ours does;
* a backslash before ASCII punctuation makes it literal (§2.4);
* ``**`` with a letter on its inner side opens or closes, whatever is on its outer side; it also opens after a space and
  closes before punctuation (§6.2, left- and right-flanking runs).

The parser reads all other blocks (`commonmark.misread`). A property test compares the two.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from normalize.chinese.characters import PAUSES, SENTENCE_END
from normalize.engine.patterns import sign_first

# Markup is replaced by one mark that is no letter, so that its neighbours are judged as neighbours of a mark.
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_LABEL = r"[^\]\s\[\\*`<>_&!]+"  # of a note, without what may be markup
_BRACKETED = re.compile(rf"\[(?:\^({_LABEL})\](?!\()|[^\W_]+\](?![(\[:]))")
_STRONG = re.compile(
    r"\*\*(?:(?=\w)|(?<=[ \n]\*\*)(?=[^\s*]))(?P<words>[^*\n]+?)"
    rf"(?:(?<=\w)\*\*(?!\*)|(?<=[^\s*])\*\*(?=[{PAUSES}{SENTENCE_END}\n]))"
)
_MARK = "·"
# ASCII marks that may be markup, and control characters. Only the Latin part of a text is searched, a tenth of it.
_SPECIAL = re.compile(rb"[\\`*_\[\]<&!~|#\t\r\f\v\x00-\x08\x0e-\x1f\x7f-\xa0]")
# The beginnings of blocks, and the white space that a parser strips at the ends of a block. The patterns match after a
# line feed, because `^` is slow (`engine.patterns`).
_STRIPPED = r" \u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BLOCK_START = re.compile(rf"\n(?:[-+=:>{_STRIPPED}]|(?<=[{_STRIPPED}]\n)|·:|\d{{1,9}}[.)][ \n])")
_HEADING = re.compile(r"#{1,6} (?=\S)")
_DEFINITION = re.compile(rf"\[\^({_LABEL})\]: (?=\S)")
# The mark of a heading alone in its block.
_HEADINGS = re.compile(sign_first(r"(?<=\n\n)", "#", r"#{0,5} (?=\S[^\n]*\n\n)"))
# A definition, or an indented paragraph of the definition above it; then further lines of either.
_NOTES = re.compile(rf"\n\n(?:\[\^{_LABEL}\]: | {{4}}(?![#\[]))(?=\S)")
_MORE_LINES = re.compile(r"\n {4}(?=\S)")
_INDENT = re.compile(r"\n {1,4}(?=\S)")


@cache  # for one text: the last cleaner asks, and then `verify`, which clears the cache
def is_certain(chunk: str, defined: frozenset[str]) -> bool:
    """True if CommonMark certainly reads a block as `commonmark.read_chunk` does.

    `defined` are the labels that the text defines. A reference to another label is not read as a reference.
    """
    words = chunk.removesuffix("\n")
    if definition := _DEFINITION.match(words):
        words = _INDENT.sub("\n", words[definition.end() :])  # further lines of a definition may be indented
    elif heading := _HEADING.match(words):
        words = words[heading.end() :]
        if "\n" in words:
            return False
    lines = f"\n{words}\n"
    return "\n\n" not in lines and _is_certain_text(lines, defined)


@lru_cache(maxsize=1)  # the last cleaner asks, and then `verify`
def certain_length(body: str, defined: frozenset[str]) -> int:
    """The length of the prefix of a body that CommonMark certainly reads as meant, in code points.

    It is the whole body, the body before the notes, or 0.
    """
    end = body.find("\n\n[^") if defined else -1
    end = len(body) if end < 0 else end
    if not _is_certain_text(_HEADINGS.sub("", f"\n\n{body[:end]}\n\n"), defined):
        return 0
    return len(body) if _are_certain_notes(body[end:].rstrip("\n"), defined) else end


def _are_certain_notes(notes: str, defined: frozenset[str]) -> bool:
    """True if blocks are only definitions and their indented paragraphs, with every line but the first indented."""
    words, blocks = _NOTES.subn("\n\n", notes)
    words, lines = _MORE_LINES.subn("\n", words)
    return 2 * blocks + lines == notes.count("\n") and _is_certain_text(f"{words}\n", defined)


def _is_certain_text(lines: str, defined: frozenset[str]) -> bool:
    """True if nothing in whole blocks, with a line feed at either end, looks like unintended markup."""
    plain = _without_marks(lines, defined)
    return (
        plain is not None and not _SPECIAL.search(plain.encode("latin-1", "ignore")) and not _BLOCK_START.search(plain)
    )


def _without_marks(words: str, defined: frozenset[str]) -> str | None:
    """Replace each reference, escape and strong mark by one mark; None if a reference has an unknown label."""
    if "\\" in words:
        words = _ESCAPED.sub(_MARK, words)
    if "[" in words:
        pieces = _BRACKETED.split(words)  # words, label or None, words …
        if not defined.issuperset(filter(None, pieces[1::2])):
            return None
        words = _MARK.join(pieces[::2])
    return _MARK.join(_STRONG.split(words)) if "*" in words else words  # split keeps the text between two marks
