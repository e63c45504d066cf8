"""Whole lines round an article that are chrome: byline, font buttons, editor line, links to other pages.

The words are those of `normalize.chrome`. A line is compared as a whole, and only near the ends of a text. Spans are
code points of the decoded page, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from normalize.chinese.characters import letters
from normalize.chrome import page_lines as known
from normalize.chrome.words import UNFOLD
from normalize.html.metadata import find_date, name_in, without_western_date
from normalize.html.spans import Span
from normalize.html.text_lines import TextLine

_PROSE = re.compile("[，。；！？]")
_TAIL_RULES = (
    (known.PAGES, "page numbers"),
    (known.LINKS, "navigation"),
    (known.RELATED, "related links"),
    (known.RIGHTS, "rights notice"),
    (known.KEYWORDS, "keywords"),
)
# How many lines at either end may be chrome.
_HEAD, _TAIL = 12, 14
# A line with a day of the page. A document's own day is in brackets, or its line says how the document was made.
_OF_A_PAGE = re.compile(r"\W*(?:19|20)\d\d[-/.]|[^\w（(—]*(?:19|20)\d\d")
_OF_A_TEXT = re.compile("通过|批准|施行|生效|公布|修订|修正|届|会议")
# The most letters of a line, beside a western date (the day of the week, Posted by), and including a Chinese date.
_LONGEST_BESIDE, _LONGEST_WITH_DATE = 24, 40
# A number so many lines from a button at most may be its counter.
_NEAR = 6
# After this share of the text, an editor line or a heading of links ends it.
_TEXT_SHARE = 0.6
# Lengths in characters: the longest line of the head, the shortest prose, the longest title.
_LONGEST_HEAD_LINE, _SHORTEST_PROSE, _LONGEST_TITLE = 120, 30, 60

# (the span of a line to remove, its facts by the fields of the front matter).
Removal = tuple[Span, dict[str, str]]


def chrome_lines(lines: Sequence[TextLine]) -> Iterator[Removal]:
    """The chrome lines at both ends of an article, with their facts."""
    taken = {number for number, line in enumerate(lines) if line.text in UNFOLD and not line.cell}
    yield from ((_span(lines[number], "tools of the page"), {}) for number in sorted(taken))
    for number, found in _head_lines(lines):
        taken.add(number)
        yield found
    for number in range(len(lines) - 1, max(len(lines) - 1 - _TAIL, -1), -1):
        line = lines[number]
        removal = None if line.cell or number in taken else _tail_line(line) or _buttons(lines, number)
        if removal:
            yield removal
        elif _is_prose(line.text):
            break


def _head_lines(lines: Sequence[TextLine]) -> Iterator[tuple[int, Removal]]:
    """The chrome before the first prose, each line with its number."""
    kept = 0
    for number, line in enumerate(lines[:_HEAD]):
        found = _cell(line) if line.cell else _head_line(line, begun=kept > 1) or _buttons(lines, number)
        if found:
            yield number, found
        elif _is_prose(line.text) and ("。" in line.text or len(line.text) >= _LONGEST_TITLE):
            break
        else:
            kept += 2 if line.text.endswith(("：", ":")) else 1  # a salutation, or the title


def _cell(line: TextLine) -> Removal | None:
    """A byline in a table that also has other cells. It must give at least two facts."""
    found = _byline(line) if known.PUBLISHED.search(line.text) and not _PROSE.search(line.text) else None
    return found if found and len(found[1]) > 1 else None


def _buttons(lines: Sequence[TextLine], number: int) -> Removal | None:
    """A row of buttons, or a number or a single character beside such a row."""
    if not known.WIDGET.fullmatch(lines[number].text):
        return None
    if known.WEAK.fullmatch(lines[number].text) and not (_is_beside(lines, number, 1) or _is_beside(lines, number, -1)):
        return None
    return _span(lines[number], "tools of the page"), {}


def _is_beside(lines: Sequence[TextLine], number: int, step: int) -> bool:
    """True if a certain button follows (step 1) or precedes (step -1) a line, with only weak ones between."""
    for at in range(number + step, number + step * _NEAR, step):
        if not 0 <= at < len(lines) or lines[at].cell or not known.WIDGET.fullmatch(lines[at].text):
            return False
        if not known.WEAK.fullmatch(lines[at].text):
            return True
    return False


def find_editor(lines: Iterable[str]) -> str:
    """The editor of a page from the lines after its text; empty if they name none."""
    for line in lines:
        found = known.EDITOR_NEAR.search(line)
        if found:
            return " ".join(found["who"].split())
    return ""


def end_of_text(lines: Sequence[TextLine]) -> int | None:
    """The number of the first line of the chrome that ends a text, or None.

    Such an end is a notice of the platform, a heading of links after the last prose, or, after most of the text, an
    editor line or a heading of links. An editor line itself is still part of the text here: `chrome_lines` reads it.
    """
    whole = sum(len(line.text) for line in lines)
    last_prose = max((number for number, line in enumerate(lines) if _is_prose(line.text)), default=0)
    seen = 0
    for number, line in enumerate(lines):
        late = seen >= _TEXT_SHARE * whole
        seen += len(line.text)
        if not number or line.cell:
            continue
        if known.PLATFORM.search(line.text):
            return number
        if known.RELATED.fullmatch(line.text) and (late or number > last_prose):
            return number
        if late and known.EDITOR.fullmatch(line.text):
            return number + 1
    return None


def _is_prose(text: str) -> bool:
    return (
        len(text) >= _SHORTEST_PROSE
        and bool(_PROSE.search(text))
        and not known.EDITOR.fullmatch(text)
        and not known.RIGHTS.fullmatch(text)
    )


def _span(line: TextLine, name: str) -> Span:
    return Span(line.start, line.stop, name)


def _leads_away(line: TextLine) -> bool:
    """True for a line of links to other pages: not to annexes of the document, and without an address as its text."""
    return line.linked and not known.ANNEX.search(line.text) and not known.ADDRESS.fullmatch(line.text)


def _head_line(line: TextLine, *, begun: bool) -> Removal | None:
    """A chrome line before the prose. Once the text has `begun`, labels and dates belong to the text."""
    text = line.text
    original = known.ORIGINAL.fullmatch(text)
    if original:
        return _span(line, "title of the original"), {"source.original_title": original["title"]}
    if _is_prose(text):
        return None
    if _leads_away(line) and not line.heading:  # a title may lead to its own page
        return _span(line, "link to another page"), {}
    if len(text) > _LONGEST_HEAD_LINE:
        return None
    if not _PROSE.search(text) and (known.LABEL.search(text) or known.FROM.match(text) or _is_date_line(text)):
        return _byline(line) if not begun or known.PUBLISHED.search(text) else None
    if known.LINKS.fullmatch(text) or known.PAGES.fullmatch(text):
        return _span(line, "navigation"), {}
    return _tail_line(line) if known.EDITOR.fullmatch(text) else None


def _is_date_line(text: str) -> bool:
    """True if a line is little more than a day of the page. A western date needs a time: letters begin with a day."""
    rest = without_western_date(text)
    if len(rest) < len(text):
        return len(letters(rest)) <= _LONGEST_BESIDE
    return (
        bool(find_date(text))
        and len(letters(text)) <= _LONGEST_WITH_DATE
        and _OF_A_PAGE.match(text) is not None
        and not _OF_A_TEXT.search(text)
    )


def _byline(line: TextLine) -> Removal | None:
    text = line.text
    facts: dict[str, str] = {}
    origin = known.FROM.match(text)
    if origin and name_in(origin["origin"]):
        facts["source.origin"] = name_in(origin["origin"])
    for field, pattern in known.BYLINE_FIELDS:
        found = pattern.search(text)
        if found and name_in(found[1]):
            facts.setdefault(field, name_in(found[1]))
    if find_date(text):
        facts["source.published"] = find_date(text)
    return (_span(line, "byline"), facts) if facts or known.LABEL.match(text) else None


def _tail_line(line: TextLine) -> Removal | None:
    """A chrome line after the prose."""
    text = line.text
    beside = known.EDITOR_BESIDE.fullmatch(text)
    if beside:
        return _span(line, "editor line"), {"source.origin": beside["origin"], "source.editor": beside["who"].strip()}
    editor = known.EDITOR.fullmatch(text)
    if editor:
        who = editor["who"].strip(" :：]】)）")
        return _span(line, "editor line"), {"source.editor": who} if who else {}
    if _leads_away(line):
        return _span(line, "link to another page"), {}
    for pattern, name in _TAIL_RULES:
        if pattern.fullmatch(text):
            return _span(line, name), {}
    if known.ORIGIN.fullmatch(text):
        return _span(line, "byline"), {"source.origin": name_in(text)} if name_in(text) else {}
    return None
