"""The flow of a text as lines of Markdown: what each gap between two texts is replaced by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.documents.sections.nested_lists import DEEPEST
from normalize.html.elements import BLOCKS, HEADINGS
from normalize.html.flow import Piece, Tag, flow
from normalize.html.inline import Run, begins_line, is_plain, literals, raised, separator, spacing, strong_marks
from normalize.html.metadata import letters
from normalize.html.ruby import RUBY, Ruby
from normalize.html.tables import data_tables
from normalize.html.tree import words
from normalize.provenance.edit import Edit, inserted, removed, replaced, spaced

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_START = re.compile(r"""\bstart\s*=\s*["']?(\d{1,4})""", re.IGNORECASE)
_A_TABLE = re.compile("<[tT][aA][bB][lL][eE]")
_PIPE = re.compile(r"\||&#124;|&vert;|&verbar;")
_DEEPEST = 4  # quotations in quotations: deeper ones are of replies to replies
_LINE, _BLOCK = 1, 2  # line feeds behind a line, and behind a block
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_TABLE = frozenset({"table", "td", "th", "tr", "tbody", "thead", "tfoot"})
_PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})


@dataclass
class _List:
    number: int  # of the next item; 0 in a list without numbers
    items: int = 0  # how many have begun
    mark: int = 0  # how wide the mark of the last one is, once it is written


class Open:
    """What is open at the place that a flow has been read to. An end tag without its start tag closes nothing."""

    def __init__(self) -> None:
        self.heading = 0
        self.strong = self.quotes = self.preformatted = 0
        self.level = ""
        self.item = ""
        self.spans: list[bool] = []
        self.lists: list[_List] = []

    def take(self, tag: Tag) -> None:
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

    def goes_on_with_list(self) -> bool:
        """Does the item that begins follow another, or the words of the item that its list stands in?"""
        return bool(self.lists) and (self.lists[-1].items > 1 or self._indent() > 0)

    def _indent(self) -> int:
        return sum([one.mark for one in self.lists[: min(len(self.lists) - 1, DEEPEST)]])

    def take_item(self) -> str:
        """The mark of the item that begins, below the words of the items that it stands in."""
        mark, self.item = self.item, ""
        if not (mark and self.lists):
            return mark
        self.lists[-1].mark = len(mark)
        return " " * self._indent() + mark


class Lines:
    """Turns a flow into edits, line by line."""

    def __init__(self, text: str, title: str = "") -> None:
        self.text = text
        self.title = title
        self.pieces = list(flow(text))
        self.tagged = any(piece.tags for piece in self.pieces)  # without tags, lines are lines
        self.open = Open()
        self.tables = data_tables(self.pieces) if _A_TABLE.search(text) else {}
        self.cells: list[str] | None = None  # of the table that is open: what stands before the next ones
        self.in_cell = False
        self.seen = 0  # tables
        self.feeds = 0  # asked for since the last text
        self.marks = ""  # of table cells since the last text
        self.ruby = Ruby()
        self.runs: list[Run] = []  # of the line that is open
        self.begun = False
        self.inserts: dict[int, str] = {}
        self.made: list[Edit] = []

    def edits(self) -> list[Edit]:
        for piece in self.pieces:
            if piece.feeds < 0:
                for tag in piece.tags:
                    self._take(tag)
            elif piece.feeds:
                self._break(piece.feeds)
            if piece.start == piece.stop:
                self.feeds = 0
            self._join(piece)
            if piece.start < piece.stop:
                self._say(piece)
        self._end_line()
        return [*self.made, *(inserted(at, marks) for at, marks in self.inserts.items())]

    def _take(self, tag: Tag) -> None:
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
            if tag.name == "li" and not tag.end and self.open.goes_on_with_list():
                self.feeds = min(self.feeds, _LINE)  # whatever paragraphs the items hold

    def _take_table(self, tag: Tag) -> None:
        if tag.name == "table" and not tag.end:
            self._break(_BLOCK)
            if self.cells is None:
                self.cells = self.tables.get(self.seen)
                self.marks += "\n\n" if self.marks and self.cells else ""  # behind another table
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
            self.feeds = self.feeds or -1  # one space
            return
        self._end_line()
        self.feeds = max(self.feeds, feeds)

    def _join(self, piece: Piece) -> None:
        """Write what the gap before a text stands for."""
        text, start, stop = self.text, piece.gap, piece.start
        after = self._glue(piece)
        if self.ruby.changed:
            after = self.ruby.round(after)
        self.feeds, self.marks = 0, ""
        if start == stop:
            self._insert(stop, after)
        elif piece.tags or after.strip() or text[start:stop].strip():
            if not after:
                self.made.append(removed(text, start, stop, "tags"))
            elif text[start:stop] != after:
                self.made.append(replaced(text, start, stop, after))
        elif text[start:stop] != after:
            self.made.append(spaced(text, start, stop, after))

    def _glue(self, piece: Piece) -> str:
        said = piece.start < piece.stop
        if self.marks:
            return (
                ("\n" * self.feeds if self.begun and not self.marks.startswith(" ") else "")
                + self.marks
                + ("\n\n" + self._prefix() if said and self.cells is None else "")
            )
        if not self.begun or not said:
            return self._prefix() if said else ""
        if self.feeds > 0:
            return "\n" * self.feeds + self._prefix()
        if self.feeds < 0:
            return " "
        return separator(piece.space, self.text[piece.gap - 1], self.text[piece.start]) if piece.gap else ""

    def _prefix(self) -> str:
        """The marks at the start of a line: quotation, list item, heading."""
        if self.in_cell:
            return ""
        if not (self.open.quotes or self.open.item or self.open.heading):
            return ""
        item = self.open.take_item()
        prefix = "> " * min(self.open.quotes, _DEEPEST) + item.lstrip() if self.open.quotes else item
        if self.open.heading and not prefix:
            return "# " if not self.begun else "#" * min(self.open.heading + 1, 6) + " "
        return prefix

    def _insert(self, at: int, mark: str) -> None:
        if mark:
            self.inserts[at] = self.inserts.get(at, "") + mark

    def _say(self, piece: Piece) -> None:
        """A text: its white space, its escapes. Marks of its line are written when the line ends."""
        text, start, stop = self.text, piece.start, piece.stop
        self.begun = True
        if self.open.level == "sup":
            edits = list(raised(text, start, stop, text[piece.gap - 1] if piece.gap else "\n"))
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
        """Write the marks of a line that is complete."""
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
            if not plain or (begins and begins_line(self.text[start])):
                for at, mark in literals(self.text, start, stop, at_line_start=begins):
                    self._insert(at, mark)
            begins = False

    def _is_title(self, runs: Sequence[Run]) -> bool:
        """Is the first line of the text its title?"""
        title, self.title = self.title, ""
        if not title:
            return False
        return bool(letters(title)) and letters(words(self.text[runs[0].start : runs[-1].stop])) == letters(title)
