"""Boundaries between the sentences of a line. Pure analysis; cleaners act on it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from normalize.chinese.characters import CLOSING, OPENING, SENTENCE_END

# Ends of sentences, and the marks that may enclose them. The pattern begins with one set of characters, for speed
# (`engine.patterns`); a lookbehind in each alternative checks which character was found. A run of stops is one token. A
# pair of marks without others inside is one token, unless a sentence ends before the closing mark.
_END, _OPEN, _CLOSE = f"[{SENTENCE_END}]", f"[{OPENING}]", f"[{CLOSING}]"
_REFERENCES = r"(?:\[\^[^\]\s]{1,500}\])"  # as in `canonical.footnotes`, which this package may not import
_KINDS = (
    # The first stop of a run, the stops after it, closing marks, references to notes; more of the line follows.
    rf"(?P<chinese>(?<={_END})(?<!{_END}{{2}}){_END}*+(?:……)?(?P<closed>{_CLOSE}*){_REFERENCES}*+(?=[^\s{SENTENCE_END}{CLOSING}]))",
    # A Latin stop and closing marks; the next sentence begins with a capital.
    rf"(?P<latin>(?<=[.!?])[)”\"]*{_REFERENCES}* (?=[A-Z“\"]))",
    rf"(?P<pair>(?<={_OPEN})[^{OPENING}{CLOSING}\n]*+(?<![{SENTENCE_END}.!?…)\"]){_CLOSE})",
    rf"(?P<opening>(?<={_OPEN}))",
    rf"(?P<closing>(?<={_CLOSE}))",
)
_TOKEN = re.compile(rf"[{SENTENCE_END}.!?{OPENING}{CLOSING}](?:{'|'.join(_KINDS)})")
_BEFORE_STOP = re.compile(r"[a-z\d)”\"]")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Dr|Prof|No|vol|pp?|al|etc|vs|cf|e\.g|i\.e|U\.S|St|Inc|Ltd|Co)\.$")
_LONGEST_ABBREVIATION = 8
_STRONG = re.compile(r"\*\*.+?\*\*")
# The repetitions are bounded: otherwise the search would follow each bracket without an end to the end of the line.
_STRONG_OR_LINK = re.compile(rf"{_STRONG.pattern}|\[[^\]\n]{{0,500}}\]\([^)\n]{{0,500}}\)")


def sentence_ends(text: str) -> list[int]:
    """Offsets in code points where a sentence begins after another one in its line. A space between belongs to the
    first.

    No sentence begins inside quotation marks or brackets that close in the line, in strong text or in a link.

    >>> sentence_ends("第一句。第二句“引文。引文。”！第三句"), sentence_ends("One a. Two")
    ([4, 16], [7])
    >>> sentence_ends("（一。二。）三。四（五。六"), sentence_ends("一。\\n二。三")
    ([6, 8, 12], [5])
    """
    marked = _STRONG_OR_LINK if "(" in text and "](" in text else _STRONG if "*" in text else None
    ends = _not_enclosed(text)
    for match in marked.finditer(text) if marked else ():
        start, end = match.span()
        del ends[bisect_right(ends, start) : bisect_left(ends, end)]
    return ends


def _not_enclosed(text: str) -> list[int]:
    """The ends of sentences outside all pairs of marks in their line."""
    found: list[int] = []
    depth = closed = line_end = 0
    waiting: list[int] = []  # ends after an opening mark: they are enclosed if it closes
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if depth and token.start() > line_end:
            found += [end for end in waiting if end >= closed]
            depth, waiting = 0, []
        is_end = kind == "chinese" or (kind == "latin" and _ends_latin(text, token))
        if not depth:
            if is_end:
                found.append(token.end())
            elif kind == "opening":
                depth, closed, line_end = 1, 0, line_span(text, token.end())[1]
            continue
        if kind == "opening":
            depth += 1
        elif kind == "pair":
            closed = token.end()
        else:
            count, end = _closing(token)
            if count:
                depth, closed = max(0, depth - count), end
                waiting = waiting if depth else []
            if is_end:
                (waiting if depth else found).append(token.end())
    return found + [end for end in waiting if end >= closed]


def _closing(token: re.Match[str]) -> tuple[int, int]:
    """(count of the closing marks in a token, offset where they end)."""
    if token.lastgroup == "closing":
        return 1, token.end()
    if token.lastgroup == "chinese":
        return len(token["closed"]), token.end("closed")
    return token[0].count("”"), token.end()


def _ends_latin(text: str, token: re.Match[str]) -> bool:
    """True if a point after a Latin word ends a sentence and not an abbreviation."""
    start, stop = token.start(), token.end() - 1
    return (
        start > 0
        and _BEFORE_STOP.match(text[start - 1]) is not None
        and not _ABBREVIATION.search(text[max(0, stop - _LONGEST_ABBREVIATION) : stop])
    )


def line_span(text: str, at: int) -> tuple[int, int]:
    """The span of the line that has the character before `at`, in code points, half-open, without the line feed."""
    end = text.find("\n", at - 1)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
