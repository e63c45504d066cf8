"""What the cleaners took away, and which of it looks like words of the document. Pure.

A removal as chrome must be proved: by the structure of its source (`PROVED`), or because the same words stand in the text.
Any other that holds the number of a document, a day, a heading, addressees or a sentence is suspicious: the pipeline reports
it (`removed-words`), and `dingben check --removed` lists all removals, the most suspicious first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from normalize.chinese.characters import CLAUSE_ENDS, IDEOGRAPH, SENTENCE_END, letters
from normalize.chinese.dates import ANY_DATE
from normalize.chinese.numbering import DIVISION_OR_ARTICLE
from normalize.documents.labels import label_of
from normalize.documents.lines import DISCLOSURE, ORGAN, SECTION, is_number, is_report
from normalize.documents.vocabulary import CORRESPONDENTS
from normalize.engine.lines import HEADING_MARK, bare
from normalize.engine.patterns import any_of, lazy_pattern
from normalize.provenance.edit import Edit, Kind
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.passes import Pass

# The reasons that the structure of a source proves, by cleaner; None means all reasons of a cleaner. A page names its boxes,
# a thread its other posts, a source its own front matter; markup is no word. Reasons that rest on words, on a place or on a
# shape are judged: of a page what surrounds the main text, bylines, links, all that a heading of links begins.
PROVED: Mapping[str, frozenset[str] | None] = {
    "forum-thread": None,
    "forum-export": None,
    "source-front-matter": None,
    "page-markup": None,
    "html-blocks": None,
    "inline-html": None,
    "markdown-links": None,
    "glossary": frozenset({"glossary heading"}),  # the format has no such heading: its notes stand at the end
}
# The cleaner of pages gives the kind of an element as its reason; these are the reasons that it gives to lines instead.
_OF_PAGES = "html-frame"
_JUDGED_OF_PAGES = frozenset(
    {
        "frame of the page",
        "link to another page",
        "byline",
        "title of the original",
        "editor line",
        "other texts of the page",
    }
)
# Captions with their photographer and licences are known as whole lines: sentences are what they consist of.
_SENTENCES = frozenset({"caption of a picture", "licence box of the page", "rights notice"})

_SHORTEST = 4  # characters: a shorter removal holds no words
_SHORTEST_SENTENCE, _LONGEST_DATED, _LONGEST_HEADING, _LONGEST_ADDRESSEES = 14, 40, 60, 120
_HAN = lazy_pattern(IDEOGRAPH)
_DAY_ALONE = lazy_pattern(rf"(?:{ANY_DATE.pattern})")
_ADDRESSEES = lazy_pattern(rf"(?:各|致|尊敬的)?{IDEOGRAPH}[^。；！？]*{any_of(CORRESPONDENTS)}[：:]")
_CLAUSES = lazy_pattern(f"[{CLAUSE_ENDS}{SENTENCE_END}]")
# Of a page: what is no text, and the words of links, which are titles of other pages.
_DIVISION = lazy_pattern(rf"^{DIVISION_OR_ARTICLE}")
_LEADERS = lazy_pattern(r"(?<![.．…·\s])[.．…·\s]{2,}+\d*$")
_NO_TEXT = lazy_pattern(
    r"(?is)<!--.*?(?:-->|$)|<(script|style|select|head)\b.*?(?:</\1\s*>|$)|<a\b[^<>]{0,2000}?\bhref\b[^<>]*+>.*?(?:</a\s*>|$)"
)
_BLOCK_TAG = lazy_pattern(
    r"(?i)</?(?:p|div|li|ul|ol|tr|td|th|table|h[1-6]|br|dd|dt|dl|section|blockquote|center|hr)\b[^<>]*>"
)
_TAG = lazy_pattern(r"<[^<>]*>")


class Sign(IntEnum):
    """What makes a removal suspicious, the most suspicious last; `NONE` is a removal that holds nothing of the kind."""

    NONE = 0
    SENTENCE = 1
    ADDRESSEES = 2
    HEADING = 3
    DAY = 4
    NUMBER = 5


@dataclass(frozen=True, slots=True)
class Removal:
    """Words that a cleaner removed: `start:end` are code points of the text before pass number `step`.

    `sign` is the strongest sign that they belong to the document, `words` the line with it; or all words, without one.
    """

    step: int
    cleaner: str
    why: str
    start: int
    end: int
    sign: Sign
    words: str


class _Text:
    """A canonical text as letters alone, which are made when first asked for: most texts lose nothing suspicious."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def letters(self) -> str:
        return _letters(self._text)

    def holds(self, line: str) -> bool:
        """True if the words of a line stand in the text, without its number, its label, or the page behind its leaders."""
        line = _LEADERS.sub("", line)
        number = label_of(line)
        parts = (line, line[number[1] if number else 0 :], _DIVISION.sub("", line), line.partition("：")[2])
        return any(words in self.letters for words in map(_letters, parts) if words)


def removals_of(passes: Sequence[Pass], text: str) -> Iterator[Removal]:
    """All removals of words, in the order of the passes. `text` is the canonical text that the passes led to."""
    canonical = _Text(text)
    return (
        removal for number, step, edit in _edits(passes) for removal in _judged(number, step.cleaner, edit, canonical)
    )


def suspicious(passes: Sequence[Pass], text: str) -> Iterator[Removal]:
    """The removals that look like words of the document and are neither proved to be none nor found in the text."""
    canonical = _Text(text)
    for number, step, edit in _edits(passes):
        if not _is_proved(step.cleaner, edit.why):  # first, since most of a page is: its markup need not be read
            yield from (removal for removal in _judged(number, step.cleaner, edit, canonical) if removal.sign)


def _edits(passes: Sequence[Pass]) -> Iterator[tuple[int, Pass, Edit]]:
    """The edits that removed Chinese words, with the number of their pass and the pass."""
    for number, step in enumerate(passes):
        for edit in step.edits:
            if edit.kind is Kind.REMOVED and len(edit.before) >= _SHORTEST and _HAN.search(edit.before):
                yield number, step, edit


def _judged(number: int, cleaner: str, edit: Edit, text: _Text) -> Iterator[Removal]:
    """An edit as a removal; none if it took away marks and links alone."""
    sign, words = _judge(cleaner, edit, text)
    if words:
        yield Removal(number, cleaner, edit.why, edit.start, edit.end, sign, words)


def removed_words(removal: Removal) -> Finding:
    """A suspicious removal as a finding, with its place in the text before its pass."""
    why = removal.why or removal.cleaner
    message = f"removed as {why}, and it may be {_MAY_BE[removal.sign]} of the document: {removal.words[:60]}"
    hint = "read the place in the source; write the words back by hand, or ignore the finding with the reason"
    weak = removal.sign is Sign.SENTENCE and removal.cleaner == _OF_PAGES  # pages have sentences of their own
    severity = Severity.NOTE if weak else Severity.WARNING
    return Finding("removed-words", severity, removal.start, removal.end, message, hint)


_MAY_BE = {
    Sign.SENTENCE: "a sentence",
    Sign.ADDRESSEES: "the addressees",
    Sign.HEADING: "a heading",
    Sign.DAY: "a day",
    Sign.NUMBER: "the number",
}


def _judge(cleaner: str, edit: Edit, text: _Text) -> tuple[Sign, str]:
    """(the strongest sign of a removal, the line with it)."""
    lines = list(_lines(edit.before, is_markup=cleaner == _OF_PAGES))
    found = (Sign.NONE, " ".join(lines))
    if not lines or _is_proved(cleaner, edit.why):
        return found
    for before, line in zip(["", *lines], lines, strict=False):
        sign = _sign(line, before)
        known = sign is Sign.SENTENCE and edit.why in _SENTENCES
        if sign > found[0] and not known and not text.holds(line):
            found = (sign, line)
    return found


def _is_proved(cleaner: str, why: str) -> bool:
    if cleaner == _OF_PAGES:
        return why not in _JUDGED_OF_PAGES
    reasons = PROVED.get(cleaner, frozenset())
    return reasons is None or why in reasons


def _lines(words: str, *, is_markup: bool) -> Iterator[str]:
    """The filled lines of what was removed, without marks of Markdown; of a page without tags and linked words."""
    if is_markup:
        import html  # on demand: its table of entities is for pages alone

        words = html.unescape(_TAG.sub("", _BLOCK_TAG.sub("\n", _NO_TEXT.sub("", words))))
    for line in words.split("\n"):
        words = " ".join(line.split())
        if _HAN.search(words):
            yield words if HEADING_MARK.match(words) else bare(words).strip("*_ ")


def _sign(line: str, before: str) -> Sign:
    """The strongest sign of a line. `before` is the line above it: an organ signs above its day."""
    words = bare(line)
    if is_number(words) or DISCLOSURE.fullmatch(words):
        return Sign.NUMBER
    if len(words) <= _LONGEST_DATED and (day := _DAY_ALONE.search(words)):
        alone = day[0] == words and "日" in words
        if (alone and ORGAN.fullmatch(before)) or (not alone and ORGAN.match(words)):
            return Sign.DAY
    if len(words) <= _LONGEST_HEADING and (HEADING_MARK.match(line) or SECTION.match(words) or is_report(words)):
        return Sign.HEADING
    if len(words) <= _LONGEST_ADDRESSEES and _ADDRESSEES.fullmatch(words):
        return Sign.ADDRESSEES
    if len(_HAN.findall(words)) >= _SHORTEST_SENTENCE and _CLAUSES.search(words) and not _is_notice_of_site(words):
        return Sign.SENTENCE
    return Sign.NONE


def _is_notice_of_site(words: str) -> bool:
    # On demand: hardly a text is asked, and the patterns of pages take longer to compile than a text to clean.
    from normalize.chrome.page_lines import PLATFORM, RIGHTS

    return PLATFORM.search(words) is not None or RIGHTS.fullmatch(words) is not None


def _letters(text: str) -> str:
    return letters(unicodedata.normalize("NFKC", text))
