r"""Escape characters that CommonMark would read as markup.
中文：凡会被 CommonMark 读作标记的字符，前加反斜线。

Before:  分辨率2560*1440，？？*我，<b>不是标签</b>，A&amp;T     Before:  # 不是标题（a line of plain text）
After:   分辨率2560\*1440，？？\*我，\<b>不是标签\</b>，A\&amp;T   After:   \# 不是标题
Leaves:  markup that the cleaners wrote or understood (headings, references, strong text, tables, links to the web),
         underscores inside words, & and < that begin no entity or tag.

A source may be hostile or careless, so its characters are text. Only characters that would change the tree of
CommonMark are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.canonical import footnotes
from normalize.documents.sections.nested_lists import nested_items
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line, goes_on, lines_at
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import inserted
from normalize.readers.kinds import MARKUP_KINDS
from normalize.verify.blocks import DEFINITION, labels
from normalize.verify.plain_blocks import certain_length

# Tokens of canonical inline markup come first and stay; marks to escape come after them. The pattern begins with one
# set of characters, for speed (`engine.patterns`); a lookbehind in each alternative checks which character was found.
_MARKUP = (
    r"(?<=[*`\\])",  # always
    r"(?<=<)(?=[A-Za-z/!?])",  # a tag, a comment
    r"(?<=&)(?=#?\w+;)",  # an entity
    r"(?<=\[)(?=[^\[\]\n]*\][(:\[])",  # a link or its definition
    r"(?<=~)(?=~)",  # strikethrough
    r"(?<=_)(?:(?<![A-Za-z0-9]_)|(?![A-Za-z0-9]))",  # emphasis: not inside a word
)
_TOKENS = (
    rf"(?P<reference>(?<=\[)\^(?P<label>{footnotes.BOUNDED_LABEL})\])",
    r"(?P<strong>(?<=\*)\*(?=[^\s*])(?:[^*\n\\]|\\.)*?(?<=[^\s*])\*\*)",
    r"(?P<link>(?<=\[)(?<!!\[)[^\[\]\n*\\]*\]\(https?://[^()\s<>\"\\]+\))",
    r"(?P<escaped>(?<=\\)[!-/:-@\[-`{-~])",
    rf"(?P<mark>{'|'.join(_MARKUP)})",
)
_TOKEN = lazy_pattern(rf"[*`\\<&\[~_](?:{'|'.join(_TOKENS)})")
_MARKS = {mark: re.compile(re.escape(mark)) for mark in "*`\\<&~_"}
_BRACKET = lazy_pattern(rf"\[(?:\^(?P<label>{footnotes.BOUNDED_LABEL})\])?")
# A line feed before a character that may begin a block.
_BLOCK_START = lazy_pattern(r"\n *+(?=[#>\-+=|\d])")
_LINE_START = lazy_pattern(
    r"(?P<mark>#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|-+\s*$|\|)|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)"
)
# The characters with which `_LINE_START` begins, except digits.
_LINE_STARTS = "#>-+=|"
_CANONICAL_START = lazy_pattern(rf"#{{1,6}} |{footnotes.DEFINITION} ")
_MARKDOWN_BLOCK = lazy_pattern(r"[-+*] |> ?|\d{1,9}[.)] |---$")
_TABLE_RULE = lazy_pattern(r"\|(?:\s*:?-+:?\s*\|)+")


def propose(draft: Draft) -> Iterator[Proposal]:
    markup = draft.kind in MARKUP_KINDS
    defined = labels(draft.text)
    if "\\" not in draft.text and certain_length(draft.text, defined) == len(draft.text):
        return  # CommonMark reads the whole text as written; a backslash in it would be read as an escape
    tables = _table_lines(draft.filled_lines) if markup and "|" in draft.text else frozenset()
    items = nested_items(draft.text) if markup else {}
    for line in lines_at(draft.text, _places(draft.text, defined)):
        if line.start not in items and goes_on(draft.text, line):
            yield from _at_start_of_more(line, defined)
            yield from _inside(line, 0, markup, defined)
            continue
        if (line.text[0] in _LINE_STARTS or line.text[0].isdecimal()) and line.start not in tables:
            yield from _at_start(line, markup)
        block = _MARKDOWN_BLOCK.match(line.text) if markup else None
        yield from _inside(line, block.end() if block else 0, markup, defined)


def _places(text: str, defined: frozenset[str]) -> list[int]:
    """Offsets in the lines to check, ascending: the first line, and lines that begin like a block or contain a mark.

    A reference to a definition is canonical markup, unless a space before it may be the indent of a line.
    """
    rules = [_BLOCK_START, *(rule for mark, rule in _MARKS.items() if mark in text)]
    places = [match.end() for rule in rules for match in rule.finditer(text)]
    for match in _BRACKET.finditer(text) if "[" in text else ():
        if match["label"] not in defined or text[match.start() - 1] == " ":
            places.append(match.start())
    return sorted((0, *places))


def _table_lines(lines: tuple[Line, ...]) -> frozenset[int]:
    """Starts of the lines of pipe tables: rows round a delimiter row."""
    starts: set[int] = set()
    for number, line in enumerate(lines):
        # A delimiter row inside a table is one more of its rows.
        is_rule = line.start not in starts and _TABLE_RULE.fullmatch(line.text)
        if is_rule and number and lines[number - 1].text.startswith("|"):
            starts.update((lines[number - 1].start, line.start))
            for row in lines[number + 1 :]:
                if not row.text.startswith("|"):
                    break
                starts.add(row.start)
    return frozenset(starts)


def _at_start(line: Line, markup: bool) -> Iterator[Proposal]:
    if _CANONICAL_START.match(line.text) or (markup and _MARKDOWN_BLOCK.match(line.text)):
        return
    match = _LINE_START.match(line.text)
    if match:
        yield inserted(line.start + (match.start("dot") if match["number"] else 0), "\\")


def _at_start_of_more(line: Line, defined: frozenset[str]) -> Iterator[Proposal]:
    """Escape the start of a line inside a definition, because a definition contains only paragraphs."""
    definition = DEFINITION.match(line.text)
    match = _LINE_START.match(line.text)
    if definition and definition[1] in defined:
        yield inserted(line.start, "\\")
    elif match:
        yield inserted(line.start + (match.start("dot") if match["number"] else 0), "\\")


def _inside(line: Line, start: int, markup: bool, defined: frozenset[str]) -> Iterator[Proposal]:
    for match in _TOKEN.finditer(line.text, start):
        kind = match.lastgroup
        unknown = kind == "reference" and match["label"] not in defined
        if kind == "mark" or unknown or (not markup and kind in ("link", "escaped")):
            yield inserted(line.start + match.start(), "\\")
