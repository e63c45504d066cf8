"""Block nodes → print HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from normalize.canonical.outline import PlacedBlock
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
from normalize.chinese.numbering import CAPITAL_DIGITS, DIVISIONS, UP_TO_999
from render.edition.contents import is_run_in
from render.pdf.lines import Call, Covers, set_line, set_run_in

# The number of a heading decides its rank, whatever its level: under unnumbered parts, 一、 is level 3.
_CHINESE = f"[{UP_TO_999}零〇{CAPITAL_DIGITS}]+"
_RANKS = (
    ("part", re.compile(f"第{_CHINESE}[{DIVISIONS}部]")),
    ("first", re.compile(rf"{_CHINESE}、")),
    ("second", re.compile(rf"[（(]{_CHINESE}[）)]")),
    ("third", re.compile(r"[0-9]{1,2}[.．、]")),
    ("fourth", re.compile(r"[（(][0-9]{1,2}[）)]")),
)
_UNNUMBERED = {1: "part", 2: "part", 3: "second", 4: "third"}
# Faces by rank: GB/T 9704-2012, 7.3.3. `lead` is 楷体, or the face that a theme takes in its place if it is not
# installed, so that the rank still differs from the body.
_ROLES = {"part": "hei", "first": "hei", "second": "lead", "third": "fang", "fourth": "fang"}
_BODY = "fang"
_SALUTATION_LENGTH = 16  # code points; 各位代表： and its like, never a sentence that ends in a colon


class BlockSetter:
    """Prints the blocks of one book. `covers` and `call` are those of `lines`; `anchors` gives the id of a heading on
    the sheet by its id in the edition."""

    def __init__(self, covers: Covers, call: Call, anchors: Mapping[str, str] | None = None) -> None:
        self._covers = covers
        self._call = call
        self._anchors = anchors or {}

    def set_body(self, blocks: Sequence[PlacedBlock]) -> str:
        """The HTML of the body of an edition. A first paragraph that greets the audience is not indented."""
        first = blocks[0].block if blocks else None
        if isinstance(first, Paragraph) and _is_salutation(plain_text(first.children)):
            return f'<p class="salutation">{self._line(first.children)}</p>\n' + self._set_placed(blocks[1:])
        return self._set_placed(blocks)

    def set_blocks(self, blocks: Sequence[Block]) -> str:
        """The HTML of blocks inside another one, whose headings have no ids."""
        return self._set_placed([PlacedBlock(block, "", "") for block in blocks])

    def _set_placed(self, blocks: Sequence[PlacedBlock]) -> str:
        html: list[str] = []
        rest = list(blocks)
        while rest:
            match rest:
                case [PlacedBlock(Heading() as heading, anchor), PlacedBlock(Paragraph() as paragraph), *_] if (
                    is_run_in(heading, paragraph)
                ):
                    html.append(self._run_in(heading, anchor, paragraph))
                    rest = rest[2:]
                case [PlacedBlock(Heading() as heading, anchor), *_]:
                    html.append(self._heading(heading, anchor))
                    rest = rest[1:]
                case [PlacedBlock(block), *_]:
                    html.append(self._block(block))
                    rest = rest[1:]
        return "".join(html)

    def _block(self, block: Block) -> str:
        match block:
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

    def _heading(self, heading: Heading, anchor: str) -> str:
        level, rank = heading.level, _rank_of(heading)
        line = self._line(heading.children, _ROLES[rank])
        return f'<h{level} class="{rank}" {self._attributes(heading, anchor)}>{line}</h{level}>\n'

    def _run_in(self, heading: Heading, anchor: str, paragraph: Paragraph) -> str:
        rank = _rank_of(heading)
        line = set_run_in(heading.children, rank, _ROLES[rank], paragraph.children, _BODY, self._covers, self._call)
        return f'<p class="run-in" {self._attributes(heading, anchor)}>{line}</p>\n'

    def _attributes(self, heading: Heading, anchor: str) -> str:
        """Attributes for links, bookmarks and running heads. Their text is plain, without hints and note calls."""
        text = escape(plain_text(heading.children))
        own = self._anchors.get(anchor, "")
        section = f' data-section="{text}"' if heading.level == 2 else ""
        return (f'id="{own}" ' if own else "") + f'data-label="{text}" data-level="{heading.level}"{section}'

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
    """Split the text of a heading into its literal number (`""` without one) and the rest.

    >>> heading_number("（一）着力创新"), heading_number("过去五年")
    (('（一）', '着力创新'), ('', '过去五年'))
    """
    found = next((found for _, number in _RANKS if (found := number.match(text))), None)
    return (found[0], text[found.end() :]) if found else ("", text)


def heading_rank(level: int, text: str) -> str:
    """The rank of a heading, which decides its face and its place in the contents: `part`, or `first` to `fourth`.

    >>> heading_rank(3, "一、回顾"), heading_rank(2, "过去五年")
    ('first', 'part')
    """
    numbered = (rank for rank, number in _RANKS if number.match(text))
    return next(numbered, _UNNUMBERED.get(level, "fourth"))


def _rank_of(heading: Heading) -> str:
    return heading_rank(heading.level, plain_text(heading.children))


def _is_salutation(text: str) -> bool:
    return len(text) <= _SALUTATION_LENGTH and text.endswith(("：", ":"))
