"""Where one sentence ends inside a line and the next begins. Pure analysis; cleaners act on it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from normalize.chinese.characters import CLOSING, OPENING, SENTENCE_END

# Ends of sentences, and the marks that may enclose them. All begin with one set of signs, for speed (`engine.patterns`);
# lookbehinds say which of them was found. A run of stops is looked at from its beginning alone. A pair of marks with none inside
# is one token, unless the end of a sentence stands before the closing one.
_END, _OPEN, _CLOSE = f"[{SENTENCE_END}]", f"[{OPENING}]", f"[{CLOSING}]"
_REFERENCES = r"(?:\[\^[^\]\s]{1,500}\])"  # as in `canonical.footnotes`, which stands above this package
_KINDS = (
    # The first stop of a run, all stops behind it, what closes, calls of notes; more of the line follows.
    rf"(?P<chinese>(?<={_END})(?<!{_END}{{2}}){_END}*+(?:……)?(?P<closed>{_CLOSE}*){_REFERENCES}*+(?=[^\s{SENTENCE_END}{CLOSING}]))",
    # A Latin stop and what closes; the next sentence begins with a capital.
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
# Bounded: without an end, each bracket would be followed to the end of the line.
_STRONG_OR_LINK = re.compile(rf"{_STRONG.pattern}|\[[^\]\n]{{0,500}}\]\([^)\n]{{0,500}}\)")


def sentence_ends(text: str) -> list[int]:
    """Where a sentence begins behind another one of its line. A space between belongs to the first.

    None begins inside quotation marks or brackets that close in the line, in strong text or in a link.

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
    """The ends of sentences that stand in no pair of marks of their line."""
    found: list[int] = []
    depth = closed = line_end = 0
    waiting: list[int] = []  # behind an opening mark, until it closes: if it does, they are enclosed
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
    """How many marks a token closes, and where they end."""
    if token.lastgroup == "closing":
        return 1, token.end()
    if token.lastgroup == "chinese":
        return len(token["closed"]), token.end("closed")
    return token[0].count("”"), token.end()


def _ends_latin(text: str, token: re.Match[str]) -> bool:
    """Is a point behind a Latin word the end of a sentence, and not of an abbreviation?"""
    start, stop = token.start(), token.end() - 1
    return (
        start > 0
        and _BEFORE_STOP.match(text[start - 1]) is not None
        and not _ABBREVIATION.search(text[max(0, stop - _LONGEST_ABBREVIATION) : stop])
    )


def line_span(text: str, at: int) -> tuple[int, int]:
    """The span of the line in which the character before `at` stands."""
    end = text.find("\n", at - 1)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
