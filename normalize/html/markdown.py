"""The flow of a text as lines of Markdown: edits that replace each gap of tags by line feeds, marks or a space."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.chinese.characters import letters
from normalize.documents.sections.nested_lists import DEEPEST
from normalize.html.elements import BLOCKS, HEADINGS
from normalize.html.flow import Segment, Tag, read_flow
from normalize.html.inline import (
    Run,
    is_plain,
    literals,
    may_begin_block,
    raised,
    separator,
    spacing,
    strong_marks,
)
from normalize.html.ruby import RUBY, Ruby
from normalize.html.tables import data_tables
from normalize.html.tree import inner_text
from normalize.provenance.edit import Edit, inserted, removed, replaced, spaced

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_START = re.compile(r"""\bstart\s*=\s*["']?(\d{1,4})""", re.IGNORECASE)
_A_TABLE = re.compile("<[tT][aA][bB][lL][eE]")
_PIPE = re.compile(r"\||&#124;|&vert;|&verbar;")
# The deepest quotation inside quotations; deeper ones are replies to replies.
_DEEPEST_QUOTE = 4
# Line feeds after a line and after a block; one space in places without line feeds.
_LINE, _BLOCK, _ONE_SPACE = 1, 2, -1
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_TABLE = frozenset({"table", "td", "th", "tr", "tbody", "thead", "tfoot"})
_PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})


@dataclass
class _List:
    """An open list."""

    number: int  # of the next item; 0 in a list without numbers
    items: int = 0  # the count of items so far
    mark: int = 0  # the width of the mark of the last item, once it is written


class OpenElements:
    """The open elements at the place to which a flow has been read. An end tag without its start tag closes nothing."""

    def __init__(self) -> None:
        self.heading = 0
        self.strong = self.quotes = self.preformatted = 0
        self.level = ""
        self.item = ""
        self.spans: list[bool] = []
        self.lists: list[_List] = []

    def take(self, tag: Tag) -> None:
        """Open or close the element of a tag."""
        name, step = tag.name, -1 if tag.end else 1
        if name in ("b", "strong"):
            self.strong = max(0, self.strong + step)
        elif name == "span":
            self._take_span(tag)
        elif name in ("sup", "sub"):
            self.level = "" if tag.end else name
        elif name in HEADINGS:
            self.heading = 0 if tag.end else int(name[1])
        elif name == "blockquote":
            self.quotes = max(0, self.quotes + step)
        elif name in _PREFORMATTED:
            self.preformatted = max(0, self.preformatted + step)
        elif name in _LISTS:
            self._take_list(tag)
        elif name == "li":
            self.item = "" if tag.end else self._next_item()

    def _take_span(self, tag: Tag) -> None:
        if not tag.end:
            self.spans.append(bool(_BOLD.search(tag.rest)))
            self.strong += self.spans[-1]
        elif self.spans:
            self.strong = max(0, self.strong - self.spans.pop())

    def _take_list(self, tag: Tag) -> None:
        if tag.end:
            del self.lists[-1:]
        else:
            start = _START.search(tag.rest)
            self.lists.append(_List(0 if tag.name != "ol" else int(start[1]) if start else 1))

    def _next_item(self) -> str:
        if not self.lists:
            return "- "
        last = self.lists[-1]
        last.items, last.mark = last.items + 1, 0
        if not last.number:
            return "- "
        last.number += 1
        return f"{last.number - 1}. "

    def continues_list(self) -> bool:
        """True if the new item follows another one, or follows text of the item that contains its list."""
        return bool(self.lists) and (self.lists[-1].items > 1 or self._indent() > 0)

    def _indent(self) -> int:
        return sum([one.mark for one in self.lists[: min(len(self.lists) - 1, DEEPEST)]])

    def take_item(self) -> str:
        """The mark of the new item, indented to the text of the item that contains its list. It is taken once."""
        mark, self.item = self.item, ""
        if not (mark and self.lists):
            return mark
        self.lists[-1].mark = len(mark)
        return " " * self._indent() + mark


class MarkdownLines:
    """Turns a flow into edits, line by line. `title` is the known title of the document: its line becomes a heading."""

    def __init__(self, text: str, title: str = "") -> None:
        self.text = text
        self.title = title
        self.segments = list(read_flow(text))
        self.tagged = any(segment.tags for segment in self.segments)  # without tags, line feeds separate lines
        self.open = OpenElements()
        self.tables = data_tables(self.segments) if _A_TABLE.search(text) else {}
        self.cells: list[str] | None = None  # the marks of the next cells in the open table
        self.in_cell = False
        self.seen = 0  # tables
        self.feeds = 0  # line feeds before the next text
        self.marks = ""  # marks of table cells before the next text
        self.ruby = Ruby()
        self.runs: list[Run] = []  # of the open line
        self.begun = False  # True after the first text
        self.insertions: dict[int, str] = {}
        self.made: list[Edit] = []

    def edits(self) -> list[Edit]:
        """The edits, without an order and without overlaps. Spans are code points of the text, half-open."""
        for segment in self.segments:
            if segment.feeds < 0:
                for tag in segment.tags:
                    self._take_tag(tag)
            elif segment.feeds:
                self._break(segment.feeds)
            if segment.start == segment.stop:
                self.feeds = 0
            self._join(segment)
            if segment.start < segment.stop:
                self._take_text(segment)
        self._end_line()
        return [*self.made, *(inserted(at, marks) for at, marks in self.insertions.items())]

    def _take_tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self._break(_LINE)
        elif tag.name in _TABLE:
            self._take_table(tag)
        elif tag.name in RUBY:
            self.ruby.take(tag.name, end=tag.end)
        else:
            if tag.name in BLOCKS:
                self._break(_LINE if tag.name == "li" or self.open.item else _BLOCK)
            self.open.take(tag)
            if tag.name == "li" and not tag.end and self.open.continues_list():
                self.feeds = min(self.feeds, _LINE)  # a tight list, even if its items have paragraphs

    def _take_table(self, tag: Tag) -> None:
        if tag.name == "table" and not tag.end:
            self._break(_BLOCK)
            if self.cells is None:
                self.cells = self.tables.get(self.seen)
                self.marks += "\n\n" if self.marks and self.cells else ""  # after another table
            self.seen += 1
        elif tag.name == "table" and self.cells is not None:
            self._end_line()
            self.marks += "".join(self.cells[-1:])
            self.cells, self.in_cell = None, False
            self._break(_BLOCK)
        elif self.cells is None:
            self._break(_BLOCK)
        elif tag.name in ("td", "th") and not tag.end and len(self.cells) > 1:
            self._end_line()
            if not self.in_cell:
                self._break(_BLOCK)
            self.marks += self.cells.pop(0)
            self.in_cell = True

    def _break(self, feeds: int) -> None:
        if self.ruby.is_open:
            self.ruby.end()
        if self.in_cell or (self.open.heading and feeds == _LINE):
            self.feeds = self.feeds or _ONE_SPACE
            return
        self._end_line()
        self.feeds = max(self.feeds, feeds)

    def _join(self, segment: Segment) -> None:
        """Replace the gap before a text by its glue."""
        text, start, stop = self.text, segment.gap, segment.start
        after = self._glue(segment)
        if self.ruby.changed:
            after = self.ruby.around(after)
        self.feeds, self.marks = 0, ""
        if start == stop:
            self._insert(stop, after)
        elif segment.tags or after.strip() or text[start:stop].strip():
            if not after:
                self.made.append(removed(text, start, stop, "tags"))
            elif text[start:stop] != after:
                self.made.append(replaced(text, start, stop, after))
        elif text[start:stop] != after:
            self.made.append(spaced(text, start, stop, after))

    def _glue(self, segment: Segment) -> str:
        """The glue between a text and the one before: marks of cells, line feeds and a prefix, a space, or nothing."""
        filled = segment.start < segment.stop
        if self.marks:
            return (
                ("\n" * self.feeds if self.begun and not self.marks.startswith(" ") else "")
                + self.marks
                + ("\n\n" + self._prefix() if filled and self.cells is None else "")
            )
        if not self.begun or not filled:
            return self._prefix() if filled else ""
        if self.feeds > 0:
            return "\n" * self.feeds + self._prefix()
        if self.feeds < 0:
            return " "
        return separator(segment.space, self.text[segment.gap - 1], self.text[segment.start]) if segment.gap else ""

    def _prefix(self) -> str:
        """The marks at the start of a line: of a quotation, a list item, a heading."""
        if self.in_cell:
            return ""
        if not (self.open.quotes or self.open.item or self.open.heading):
            return ""
        item = self.open.take_item()
        prefix = "> " * min(self.open.quotes, _DEEPEST_QUOTE) + item.lstrip() if self.open.quotes else item
        if self.open.heading and not prefix:
            return "# " if not self.begun else "#" * min(self.open.heading + 1, 6) + " "
        return prefix

    def _insert(self, at: int, mark: str) -> None:
        if mark:
            self.insertions[at] = self.insertions.get(at, "") + mark

    def _take_text(self, segment: Segment) -> None:
        """Edit the white space and raised numbers of a text. The marks of its line are written when the line ends."""
        text, start, stop = self.text, segment.start, segment.stop
        self.begun = True
        if self.open.level == "sup":
            edits = list(raised(text, start, stop, text[segment.gap - 1] if segment.gap else "\n"))
            if edits:
                self.made += edits
                return
        plain = is_plain(text[start:stop])
        if not plain and self.tagged and not self.open.preformatted:
            self.made += spacing(text, start, stop)
        self.runs.append(Run(start, stop, bool(self.open.strong), plain))
        if self.in_cell:
            for match in _PIPE.finditer(text, start, stop):
                self._insert(match.start(), "\\")

    def _end_line(self) -> None:
        """Insert the marks of the line that ends."""
        runs, self.runs = self.runs, []
        if not runs:
            return
        if not self.open.heading and not self.in_cell:
            if self._is_title(runs):
                self._insert(runs[0].start, "# ")
            else:
                for at, mark in strong_marks(self.text, runs):
                    self._insert(at, mark)
        begins = not self.in_cell
        for start, stop, _, plain in runs:
            if not plain or (begins and may_begin_block(self.text[start])):
                for at, mark in literals(self.text, start, stop, at_line_start=begins):
                    self._insert(at, mark)
            begins = False

    def _is_title(self, runs: Sequence[Run]) -> bool:
        """True if the first line of the text is its title. Always false for later lines."""
        title, self.title = self.title, ""
        if not title:
            return False
        return bool(letters(title)) and letters(inner_text(self.text[runs[0].start : runs[-1].stop])) == letters(title)
