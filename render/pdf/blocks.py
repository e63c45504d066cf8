"""Block nodes -> print HTML, and the headings met on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from normalize.canonical.tree import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    FootnoteDefinition,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    RawHtml,
    Table,
    TableCell,
    ThematicBreak,
    plain_text,
)
from render.pdf.lines import Call, Covers, set_line, set_run_in

# The rank of a heading is told by its number, whatever its level: under unnumbered parts, 一、 is level 3.
_CHINESE = "[一二三四五六七八九十百零〇壹贰貳叁參肆伍陆陸柒捌玖拾]+"
_RANKS = (
    ("part", re.compile(rf"第{_CHINESE}[编編章节節篇部]")),
    ("first", re.compile(rf"{_CHINESE}、")),
    ("second", re.compile(rf"[（(]{_CHINESE}[）)]")),
    ("third", re.compile(r"[0-9]{1,2}[.．、]")),
    ("fourth", re.compile(r"[（(][0-9]{1,2}[）)]")),
)
_UNNUMBERED = {2: "part", 3: "second", 4: "third"}
# Faces by rank: GB/T 9704-2012, 7.3.3. `lead` is 楷体, or what a theme puts in its place when there is none,
# so that the rank can still be told from the body.
_ROLES = {"part": "hei", "first": "hei", "second": "lead", "third": "fang", "fourth": "fang"}
_BODY = "fang"
_SALUTATION_LENGTH = 16  # code points; 各位代表： and its like, never a sentence that ends in a colon


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading: where it is, and what bookmarks, contents and running heads say."""

    anchor: str
    level: int
    rank: str
    text: str


class BlockSetter:
    """Prints the blocks of one book in order; `entries` collects its headings."""

    def __init__(self, covers: Covers, call: Call) -> None:
        self._covers = covers
        self._call = call
        self.entries: list[Entry] = []

    def set_body(self, blocks: Sequence[Block]) -> str:
        """The body of a text, its heading of level 1 left out: the theme prints the title."""
        body = [block for block in blocks if not (isinstance(block, Heading) and block.level == 1)]
        if body and isinstance(body[0], Paragraph) and _is_salutation(plain_text(body[0].children)):
            return f'<p class="salutation">{self._line(body[0].children)}</p>\n' + self.set_blocks(body[1:])
        return self.set_blocks(body)

    def set_blocks(self, blocks: Sequence[Block]) -> str:
        html: list[str] = []
        rest = list(blocks)
        while rest:
            match rest:
                case [Heading() as heading, Paragraph() as paragraph, *_] if _runs_in(heading):
                    html.append(self._run_in(heading, paragraph))
                    rest = rest[2:]
                case [block, *_]:
                    html.append(self._block(block))
                    rest = rest[1:]
        return "".join(html)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(children):
                return f"<p>{self._line(children)}</p>\n"
            case BlockQuote(children):
                return f"<blockquote>{self.set_blocks(children)}</blockquote>\n"
            case BulletList(items):
                return "<ul>" + "".join(self._item(item.children) for item in items) + "</ul>\n"
            case OrderedList(start, items):
                return f'<ol start="{start}">' + "".join(self._item(item.children) for item in items) + "</ol>\n"
            case ThematicBreak():
                return "<hr>\n"
            case CodeBlock(_, text) | RawHtml(text):
                return f"<pre>{escape(text)}</pre>\n"
            case Table():
                return self._table(block)
            case FootnoteDefinition():
                return ""
        raise TypeError(f"no way to print a {type(block).__name__}")

    def _line(self, children: Sequence[Inline], role: str = _BODY) -> str:
        return set_line(children, role, self._covers, self._call)

    def _item(self, children: Sequence[Block]) -> str:
        return f"<li>{self.set_blocks(children)}</li>"

    def _heading(self, heading: Heading) -> str:
        entry, level = self._enter(heading), min(heading.level, 6)
        line = self._line(heading.children, _ROLES[entry.rank])
        return f'<h{level} class="{entry.rank}" {_attributes(entry)}>{line}</h{level}>\n'

    def _run_in(self, heading: Heading, paragraph: Paragraph) -> str:
        entry = self._enter(heading)
        role, words = _ROLES[entry.rank], paragraph.children
        line = set_run_in(heading.children, entry.rank, role, words, _BODY, self._covers, self._call)
        return f'<p class="run-in" {_attributes(entry)}>{line}</p>\n'

    def _enter(self, heading: Heading) -> Entry:
        text = plain_text(heading.children)
        entry = Entry(f"section-{len(self.entries) + 1}", heading.level, _rank(heading.level, text), text)
        self.entries.append(entry)
        return entry

    def _table(self, table: Table) -> str:
        head = self._row(table.header, "th")
        body = "".join(self._row(row, "td") for row in table.rows)
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>\n"

    def _row(self, cells: Sequence[TableCell], tag: str) -> str:
        role = "hei" if tag == "th" else "song"
        html = "".join(
            f'<{tag} class="{cell.alignment or "plain"}">{self._line(cell.children, role)}</{tag}>' for cell in cells
        )
        return f"<tr>{html}</tr>"


def heading_number(text: str) -> tuple[str, str]:
    """Split a heading into its literal number and its words; no number, no split.

    >>> heading_number("（一）着力创新"), heading_number("过去五年")
    (('（一）', '着力创新'), ('', '过去五年'))
    """
    found = next((found for _, number in _RANKS if (found := number.match(text))), None)
    return (found[0], text[found.end() :]) if found else ("", text)


def _rank(level: int, text: str) -> str:
    numbered = (rank for rank, number in _RANKS if number.match(text))
    return next(numbered, _UNNUMBERED.get(level, "fourth"))


def _attributes(entry: Entry) -> str:
    """Attributes for links, bookmarks and running heads: plain text, free of hints and note calls."""
    text = escape(entry.text)
    section = f' data-section="{text}"' if entry.level == 2 else ""
    return f'id="{entry.anchor}" data-label="{text}" data-level="{min(entry.level, 6)}"{section}'


def _runs_in(heading: Heading) -> bool:
    """A heading that keeps its final 。 began its paragraph in the document (site/format.md, rule 2)."""
    return plain_text(heading.children).endswith("。")


def _is_salutation(text: str) -> bool:
    return len(text) <= _SALUTATION_LENGTH and text.endswith(("：", ":"))
