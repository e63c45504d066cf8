"""Write one sentence per line.

Before:  疫情防控迅速有力。落实“四战”要求，坚决遏制疫情。
After:   疫情防控迅速有力。⏎落实“四战”要求，坚决遏制疫情。
Leaves:  headings, tables, list items; sentence ends inside quotation marks or brackets; decimal points, abbreviations.

A changed sentence is then a changed line of a diff. Renderers join the lines again without a space (see the format,
Body 3). With the setting `lines: paragraph` the cleaner does nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from normalize.chinese import CLOSING, OPENING
from normalize.draft import Draft, Line, Proposal, goes_on
from normalize.edit import inserted, spaced

# Begins with a class of its own, which is searched for at once; what kind of end it is, is told from behind. A run of
# marks is looked at from its beginning alone.
_END = re.compile(
    r"[。！？.!?](?:"
    r"(?<=[。！？])(?<![。！？]{2})[。！？]*+(?:……)?[”’）》」』】]*(?:\[\^[^\]\n]{1,200}\])*+(?=[^\s。！？”’）》」』】])|"
    r"(?<=[.!?])[)”\"]*(?:\[\^[^\]\n]{1,200}\])* (?=[A-Z“\"]))"
)
_BEFORE_STOP = re.compile(r"[a-z\d)”\"]")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Dr|Prof|No|vol|pp?|al|etc|vs|cf|e\.g|i\.e|U\.S|St|Inc|Ltd|Co)\.$")
_WHOLE = re.compile(r"#{1,6} |\||[-+*>] |\d{1,9}[.)] |!\[|-{3,}$")
# A pair of marks with none inside it, or else a single mark.
_MARKS = re.compile(f"[{OPENING}{CLOSING}](?:(?<=[{OPENING}])[^{OPENING}{CLOSING}]*+[{CLOSING}])?")
_LONGEST_ABBREVIATION = 8
# Bounded: without an end, each bracket would be followed to the end of the line.
_PAIRS = re.compile(r"\*\*.+?\*\*|\[[^\]\n]{0,500}\]\([^)\n]{0,500}\)")


def propose(draft: Draft) -> Iterator[Proposal]:
    if draft.options.get("lines") == "paragraph":
        return
    for line in draft.filled_lines:
        if len(line.text) > 1 and not _WHOLE.match(line.text):
            yield from _breaks(draft.text, line)


def _breaks(text: str, line: Line) -> Iterator[Proposal]:
    ends = list(_END.finditer(line.text))
    if not ends:
        return
    indent = "    " if (line.text.startswith("[^") and "]:" in line.text) or goes_on(text, line) else ""
    pairs = [match.span() for match in _PAIRS.finditer(line.text)] if "*" in line.text or "[" in line.text else []
    nested = _nested_spans(line.text)
    for match in ends:
        at = match.end()
        if (nested and _is_inside(nested, at)) or (pairs and _is_inside(pairs, at)):
            continue
        if line.text[at - 1] == " ":
            if (
                match.start()
                and _BEFORE_STOP.match(line.text[match.start() - 1])
                and not _ABBREVIATION.search(line.text[max(0, at - 1 - _LONGEST_ABBREVIATION) : at - 1])
            ):
                yield spaced(text, line.start + at - 1, line.start + at, "\n" + indent)
        else:
            yield inserted(line.start + at, "\n" + indent)


def _is_inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Does a place lie inside one of the spans, which are in order and apart?"""
    number = bisect_left(spans, (at,)) - 1
    return number >= 0 and at < spans[number][1]


def _nested_spans(text: str) -> list[tuple[int, int]]:
    """The outermost spans inside quotation marks or brackets that close. Half-open, the closing mark left out."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    last = None
    for mark in _MARKS.finditer(text):
        if len(mark[0]) > 1:
            last = mark.end() - 1
            if not depth:
                found.append((mark.start() + 1, mark.end()))
        elif mark[0] in OPENING:
            if not depth:
                start = mark.end()
            depth += 1
        elif depth:
            depth -= 1
            last = mark.start()
            if not depth:
                found.append((start, mark.start() + 1))
    if depth and last is not None and last > start:
        found.append((start, last + 1))
    return found
