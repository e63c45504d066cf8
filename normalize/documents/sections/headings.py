"""Find the section headings of a body and their levels. Pure analysis: `cleaners/headings.py` acts on it.

The literal numbering (一、 （一） 1. （1）, 编 章 节 in laws) gives the levels, not the marks that a converter wrote. A rank that
opens under another is one level deeper, so numbering may restart under each part and no level is skipped. A line
without a number is a heading by its marks (#, strong) or, without marks, by its shape and place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from normalize.canonical.footnotes import DEFINITION, REFERENCE
from normalize.chinese.characters import (
    CLAUSE_ENDS,
    CLOSING,
    IN_HEADING,
    NEVER_FIRST,
    PAUSES,
    SENTENCE_END,
    WIDE_STOPS,
    letters,
)
from normalize.chinese.dates import ANY_DATE
from normalize.chinese.numbering import ARTICLE, HAN_DIGITS, NUMBER_STARTS, han_to_int, numbering
from normalize.documents.annexes import is_annex, is_list, not_headings
from normalize.documents.head.roc_letters import is_roc_letter
from normalize.documents.lines import OFFICE_ALONE, is_salutation
from normalize.documents.sections.levels import is_preface, leveled, stands_alone
from normalize.documents.sections.list_items import Section, without_items
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern

# A numbered line longer than this without a sentence end is a paragraph; a run-in heading is its first sentence.
_LONGEST_HEADING = 80
_LONGEST_RUN_IN = 60
_LONGEST_UNNUMBERED = 40
_LONGEST_PLAIN = 30
# The least length of a paragraph below a heading without marks.
_SHORTEST_PARAGRAPH = 30
_FEWEST_ARTICLES = 3
_LONE = HAN_DIGITS + "*#"

_MARK = lazy_pattern(r"(#{1,6}) +")
_OURS = lazy_pattern(rf"\s*(?:#{{1,6}} |{DEFINITION} )")
_REFERENCE = lazy_pattern(rf"{REFERENCE}|<sup>.*?</sup>")
_STRONG_MARK = lazy_pattern(r"\*\*")
_STRONG_WORDS = lazy_pattern(r"\*\*.*?\*\*")
_NOT_PROSE = re.compile(r"\[\^|\||[-+*>] |```|-{3,}$|!\[|<!--")
_ARTICLE = re.compile(rf"{ARTICLE}(?=[\s　]|\S)")
_ENDS = SENTENCE_END + CLOSING
_RUN_IN_END = "。" + CLOSING + "]"  # the bracket of a note
# A heading without a number never ends with one of these.
_NO_HEADING = PAUSES + SENTENCE_END + ":;,!?"
_FIRST_END = re.compile(f"[{SENTENCE_END}][{CLOSING}]*(?:{REFERENCE})?")
# The first characters of a number (other than a digit) or of an annex.
_STARTS = "附" + NUMBER_STARTS
# The ranks that structure a law: its articles and their items are text.
_LAW_RANKS = frozenset({"part", "chapter", "section"})

# The paragraphs beside a heading without marks: the end of the one above, a mark in the one below, and the beginning of
# the one below if the line is the first half of its sentence.
_WHOLE = WIDE_STOPS + "”"
_CLAUSES = lazy_pattern(f"[{CLAUSE_ENDS}]")
_GOES_ON = lazy_pattern(rf"\d+(?!\d*年)|[{NEVER_FIRST}]")
_SHAPE = lazy_pattern(rf"[\w{IN_HEADING}+\-]{{3,{_LONGEST_PLAIN}}}")
# The end of a line that was cut before a number. A heading never ends so.
_CUT = lazy_pattern(
    r"(?:完成|达到|实现|增长|下降|提高|减少|收入|投资|总值|超过|[达为的在和与及约近超共比从到了将把是])$"
)


class _Words(NamedTuple):
    """The text of a line without marks.

    `offset` is its start in the line, not counting strong marks; `marks` are the offsets of the strong marks in the
    line; `mark` is the level of a heading mark or 0; `strong` is true if all of the text is strong.
    """

    text: str
    offset: int
    marks: tuple[int, ...]
    mark: int
    strong: bool

    def place(self, at: int) -> int:
        """The offset in the line of the character `at` of the text."""
        place = self.offset + at
        for mark in self.marks:
            if mark > place:
                break
            place += 2
        return place

    def span(self, start: int, end: int) -> tuple[int, int]:
        if not self.marks:
            return self.offset + start, self.offset + end
        return self.place(start), self.place(end - 1) + 1


def find_sections(lines: Sequence[Line], contents: Set[str] = frozenset()) -> tuple[Section, ...]:
    """The section headings among the lines of a body that are not blank, with their levels.

    `contents` are the headings in the table of contents, reduced to their letters.
    """
    is_text = _is_law(lines) or is_roc_letter(lines)  # the items of both are text
    found: list[Section] = []
    in_annex = False
    title = title_line(lines)
    no_headings = not_headings(lines)
    lone = frozenset(line.start for line in _lone_numbers(lines))
    for number, line in enumerate(lines):
        named = bool(contents) and line is not title and letters(line.text) in contents
        if (_is_paragraph(line.text) and not named) or line.start in no_headings:
            continue
        section = _section(lines, number) if line is not title else None
        if named and section is None:
            words = _words(line.text)
            section = Section(line, "unnumbered", words.span(0, len(words.text)), None)
        if line.start in lone:
            section = Section(line, "lone", _words(line.text).span(0, len(bare(line.text))), None)
        in_annex = in_annex or (number > len(lines) // 2 and is_list(line))
        if section is None or (is_text and not named and not _divides_law(section)):
            continue
        if section.rank == "annex":
            in_annex = True
        elif in_annex and not (section.rank.startswith("mark") or _opens(section, lines, number)):
            continue  # numbered lines in an annex are its list
        found.append(section)
    return tuple(leveled(without_items(_without_single(found), lines), title.start if title else -1))


def _is_law(lines: Sequence[Line]) -> bool:
    """True if a text has articles, with or without marks."""
    opening = (line for line in lines if line.text[0] in "第*#>-+")
    return sum(_ARTICLE.match(bare(line.text)) is not None for line in opening) >= _FEWEST_ARTICLES


def _lone_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines that are a number alone (一, 二, 三 …) and count from one: sections without a name."""
    found = [
        line
        for line in lines
        if line.text[0] in _LONE and len(line.text) <= 9 and not bare(line.text).strip(HAN_DIGITS)
    ]
    numbers = [han_to_int(words) if (words := bare(line.text)) else 0 for line in found]
    return found if len(found) > 1 and numbers == list(range(1, len(found) + 1)) else ()


def _below(lines: Sequence[Line], number: int) -> str:
    return lines[number + 1].text if number + 1 < len(lines) else ""


def _opens(section: Section, lines: Sequence[Line], number: int) -> bool:
    """True if a numbered line is the heading of the paragraph below it, and no item of a list."""
    below = _below(lines, number)
    alone = section.body is None and bare(section.line.text)[-1] not in _ENDS and section.rank != "unnumbered"
    return alone and len(below) > _LONGEST_UNNUMBERED and numbering(bare(below)) is None


def _divides_law(section: Section) -> bool:
    """True for a part, a chapter, or a heading that the source marks. The numbers of articles and items are text."""
    marked = section.line.text.startswith("#") and section.body is None
    return section.rank in _LAW_RANKS or section.rank.startswith(("mark", "annex")) or marked or stands_alone(section)


def title_line(lines: Sequence[Line]) -> Line | None:
    """The heading of level 1 that is the title: the first one, unless a number makes it a section."""
    first = next((line for line in lines if line.text.startswith("# ")), None)
    return first if first and not numbering(bare(first.text)) else None


def _without_single(sections: list[Section]) -> list[Section]:
    """Drop the sections of the ranks 1. and （1） that have only one: a single one is no heading."""
    for rank in ("arabic", "paren-arabic"):
        if sum(section.rank == rank for section in sections) == 1:
            sections = [section for section in sections if section.rank != rank]
    return sections


def _words(text: str) -> _Words:
    mark = _MARK.match(text) if text[0] == "#" else None
    level, start = (len(mark[1]), mark.end()) if mark else (0, 0)
    if "**" in text:
        return _words_among_marks(text, start, level)
    words = text[start:].lstrip()
    return _Words(words, len(text) - len(words), (), level, False)


def _words_among_marks(text: str, start: int, level: int) -> _Words:
    """`_words` for a line with strong marks. The line is strong if all of its text is inside them."""
    marked = text[start:]
    marks = tuple(start + match.start() for match in _STRONG_MARK.finditer(marked))
    bare_words = marked.replace("**", "")
    words = bare_words.lstrip()
    strong = marked.lstrip().startswith("**") and not _STRONG_WORDS.sub("", marked).strip()
    return _Words(words.rstrip(), start + len(bare_words) - len(words), marks, level, strong)


def _section(lines: Sequence[Line], number: int) -> Section | None:
    line = lines[number]
    if _NOT_PROSE.match(line.text):
        return None
    words = _words(line.text)
    if not words.text:
        return None
    rank = numbering(words.text)
    if rank:
        return _numbered(line, rank, words)
    if is_salutation(words.text):
        return None
    if is_annex(lines, number, words.text):
        return Section(line, "annex", words.span(0, len(words.text)), None)
    return _unnumbered(lines, number, words)


def _is_paragraph(text: str) -> bool:
    """True for a long line without mark or number at its start. This fast test rules out most lines."""
    if text[0] == "#":
        return False
    words = text.replace("**", "").strip() if "**" in text else text
    return len(words) > _LONGEST_UNNUMBERED and words[0] not in _STARTS and not words[0].isdecimal()


def _numbered(line: Line, rank: str, words: _Words) -> Section | None:
    """A numbered line: a heading alone, or one that runs into its paragraph."""
    text = words.text
    plain = _REFERENCE.sub("", text) if "[" in text or "<" in text else text
    end = _sentence_end(text)
    if end == len(text):
        short = len(plain) <= _LONGEST_HEADING and plain.count("，") < 6
        arabic = rank.endswith("arabic") and not words.mark
        whole = "；" not in text and text[-1] not in "：:;，、" and not (arabic and text[-1] in SENTENCE_END)
        return Section(line, rank, words.span(0, len(text)), None) if short and whole else None
    if end > _LONGEST_RUN_IN or text[end - 1] not in _RUN_IN_END:
        return None
    if _OURS.match(text, end):  # in a line of its own, the rest would be read as markup
        return None
    start, stop = words.span(0, end)
    body = words.place(end)
    return Section(line, rank, (start, stop), body)


def _unnumbered(lines: Sequence[Line], number: int, words: _Words) -> Section | None:
    text = words.text
    if len(text) > _LONGEST_UNNUMBERED or text[-1] in _NO_HEADING or ANY_DATE.fullmatch(text):
        return None
    if OFFICE_ALONE.fullmatch(text) and is_salutation(bare(_below(lines, number))):
        return None  # the office of a speaker; the source lost the name
    span = words.span(0, len(text))
    if words.mark:
        return Section(lines[number], f"mark-{words.mark}", span, None)
    if words.strong or (len(text) > 1 and is_preface(text)):
        return Section(lines[number], "unnumbered", span, None)
    return Section(lines[number], "unnumbered", span, None) if _is_plain_heading(lines, number, text) else None


def _is_plain_heading(lines: Sequence[Line], number: int, text: str) -> bool:
    """True for a short line without marks between whole paragraphs, in the shape of a heading and no half sentence."""
    if not _SHAPE.fullmatch(text) or _CUT.search(text) or text.isdecimal() or not 0 < number < len(lines) - 1:
        return False
    before, after = _words(lines[number - 1].text).text, _words(lines[number + 1].text).text
    whole_before = before[-1:] in _WHOLE and len(before) > 3
    opens = len(after) >= _SHORTEST_PARAGRAPH and _CLAUSES.search(after) is not None
    goes_on = _GOES_ON.match(after) is not None
    return (whole_before and opens and not goes_on) or (whole_before and numbering(after) == "han")


def _sentence_end(words: str) -> int:
    """The offset after the first sentence, its stop, closing marks and note marker."""
    found = _FIRST_END.search(words)
    return found.end() if found else len(words)
