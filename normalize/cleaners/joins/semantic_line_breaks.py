r"""Join the sentences of a paragraph that its editor wrote one to a line.
中文：原稿一句一行的，把同一段的各句接成一段。

Before:  全年经济稳中有进。⏎生产总值增长6%。⏎⏎城乡面貌焕然一新。⏎……
After:   全年经济稳中有进。生产总值增长6%。⏎⏎城乡面貌焕然一新。……
Leaves:  a file with one paragraph to a line, with or without blank lines; laws, because a 款 is often one sentence in a
         line of its own, unless blank lines separate the 款 too; lines that begin with a number, a bar or an indent;
         questions and answers; hard breaks; entries of a glossary; signatures.

Two features show such a file: hardly any line has more than one sentence (about three in four paragraphs have more),
and blank lines separate the paragraphs. A line end inside a paragraph is then a soft break (CommonMark 6.13), which
stands for nothing in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.canonical.footnotes import DEFINITION
from normalize.canonical.line_joint import line_joint
from normalize.chinese.characters import CLOSING, IDEOGRAPH, OPENING, SENTENCE_END
from normalize.chinese.numbering import CIRCLED, HAN_NUMBER, numbering
from normalize.chinese.sentences import sentence_ends
from normalize.documents.notes.note import is_glossary_heading
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import Confidence, joined
from normalize.readers.kinds import MARKDOWN, PLAIN_TEXT

KINDS = frozenset({PLAIN_TEXT, MARKDOWN})

_FEWEST_BREAKS = 8
_FEWEST_BLOCKS = 3
_FEWEST_LINES = 15
_SHORTEST = 12
_ENDED = lazy_pattern(
    rf"(?:[{SENTENCE_END}!?…]|(?<=[a-z\d)])\.)"
    rf"[{CLOSING})\"]*(?:\[[^\]\n]{{1,200}}\]|<sup>[^<\n]{{1,20}}</sup>)*$"  # with closing marks and note markers
)
_OPEN = lazy_pattern(r"(?<=[^\n]{6})[：:；;]$")  # longer than a salutation
_MARKUP = lazy_pattern(rf"#{{1,6}} |\||[-+*>] |\d{{1,9}}[.)] |!\[|[-*_]{{3,}}$|```|{DEFINITION}|<")
_ARTICLE = lazy_pattern(rf"(?:\*\*)?第{HAN_NUMBER}[条條]")
_LAW = lazy_pattern(rf"第{HAN_NUMBER}[条條款]")
_OPENS = lazy_pattern(rf"—|附\s?件|抄\s?送|[{CIRCLED}\[［〔]|[•●◆■·]|{_ARTICLE.pattern}")
_LABEL = lazy_pattern(rf"{IDEOGRAPH}{{1,12}}[：:](?=.)")


def propose(draft: Draft) -> Iterator[Proposal]:
    text, lines = draft.text, draft.filled_lines
    near = [pair for pair in pairwise(lines) if text[pair[0].end : pair[1].start] in ("\n", " \n")]
    if len(near) < _FEWEST_BREAKS:
        return
    prose = [line for line in lines if not _MARKUP.match(line.text)]
    if not _a_sentence_each(prose):
        return  # nearly all texts
    breaks = [pair for pair in near if _is_soft(text, *pair)]
    breaks = breaks[: _before_glossary(breaks)]
    if not _parted(text, prose, breaks):
        return
    whole = [pair for pair in breaks if _ENDED.search(pair[0].text)]
    if len(whole) < max(_FEWEST_BREAKS, 0.9 * len(breaks)):
        return
    for first, second in whole:
        if _ENDED.search(second.text) or _OPEN.search(second.text):
            joint = line_joint(first.text[-1], second.text[0])
            yield joined(text, first.end, second.start, joint, Confidence.LIKELY)


def _is_soft(text: str, first: Line, second: Line) -> bool:
    """True if a line end may separate two sentences of a paragraph: no markup, no indent, no hard break."""
    return (
        not _MARKUP.match(first.text)
        and not _MARKUP.match(second.text)
        and not _OPENS.match(second.text)
        and not numbering(second.text)
        and not (_LABEL.match(first.text) and _LABEL.match(second.text))
        and (not first.start or text[first.start - 1] == "\n")
    )


def _before_glossary(breaks: Sequence[tuple[Line, Line]]) -> int:
    found = (at for at, (first, _) in enumerate(breaks) if is_glossary_heading(first.text))
    return next(found, len(breaks))


def _parted(text: str, prose: Sequence[Line], breaks: Sequence[tuple[Line, Line]]) -> bool:
    """True if blank lines separate paragraphs of several lines, and in a law also the 款 of an article."""
    blocks = 1 + sum(second.start != later.start for (_, second), (later, _) in pairwise(breaks))
    if len(prose) < _FEWEST_LINES or blocks < _FEWEST_BLOCKS:
        return False
    articles = sum(_LAW.search(line.text, 0, 60) is not None for line in prose)
    if articles < _FEWEST_BLOCKS:
        return True
    inside = sum(
        text.count("\n", first.end, second.start) > 1 and not _OPENS.match(second.text)
        for first, second in pairwise(prose)
        if len(second.text) >= _SHORTEST and _ENDED.search(first.text) and _ENDED.search(second.text)
    )
    return inside >= articles / 4


def _a_sentence_each(prose: Sequence[Line]) -> bool:
    """True if hardly any line has two sentences. A mark that opens a line is skipped: it may quote all of it."""
    left = len(prose) // 50
    for line in prose:
        if sentence_ends(line.text.lstrip(OPENING)):
            left -= 1
            if left < 0:
                return False
    return True
