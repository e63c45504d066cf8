"""The parsed body: frozen nodes named as in CommonMark (and djot for footnotes).

`parse(body)` gives a `Document`. Every output of the project starts from it, so that the website, the
PDF and the verification of the writer cannot disagree about what a text says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.canonical.line_joint import line_joint
from normalize.canonical.parser import markdown_parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """A line end inside a paragraph, after a sentence. `line_joint` says how it is shown."""


@dataclass(frozen=True, slots=True)
class HardBreak:
    pass


@dataclass(frozen=True, slots=True)
class CodeSpan:
    text: str


@dataclass(frozen=True, slots=True)
class RawHtml:
    """Raw HTML. Only the verification of the writer can produce it: a canonical text has no markup but Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    destination: str
    title: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Image:
    destination: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    label: str


Inline = Text | SoftBreak | HardBreak | CodeSpan | RawHtml | Strong | Emphasis | Link | Image | FootnoteReference


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BlockQuote:
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    start: int
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    pass


@dataclass(frozen=True, slots=True)
class CodeBlock:
    info: str
    text: str


@dataclass(frozen=True, slots=True)
class TableCell:
    children: tuple[Inline, ...]
    alignment: str  # "left", "center", "right" or ""


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class FootnoteDefinition:
    label: str
    children: tuple[Block, ...]


Block = (
    Heading
    | Paragraph
    | BlockQuote
    | BulletList
    | OrderedList
    | ThematicBreak
    | CodeBlock
    | Table
    | FootnoteDefinition
    | RawHtml
)


@dataclass(frozen=True, slots=True)
class Document:
    """The body of a text: blocks in order, footnote definitions among them where they were written."""

    children: tuple[Block, ...]

    @property
    def footnotes(self) -> dict[str, FootnoteDefinition]:
        """Definitions by label, in the order of the text. If two have the same label, the first counts."""
        found: dict[str, FootnoteDefinition] = {}
        for block in self.children:
            if isinstance(block, FootnoteDefinition):
                found.setdefault(block.label, block)
        return found


def parse(body: str, parser: MarkdownIt | None = None) -> Document:
    """Parse the body of a canonical text (no front matter) into a `Document`."""
    from markdown_it.tree import SyntaxTreeNode

    tokens = (parser or markdown_parser()).parse(body)
    return Document(tuple(_block(node) for node in SyntaxTreeNode(tokens).children))


def _blocks(node: SyntaxTreeNode) -> tuple[Block, ...]:
    return tuple(_block(child) for child in node.children)


def _block(node: SyntaxTreeNode) -> Block:
    match node.type:
        case "heading":
            return Heading(int(node.tag[1:]), _line(node))
        case "paragraph":
            return Paragraph(_line(node))
        case "blockquote":
            return BlockQuote(_blocks(node))
        case "bullet_list":
            return BulletList(_items(node))
        case "ordered_list":
            return OrderedList(int(node.attrs.get("start", 1)), _items(node))
        case "hr":
            return ThematicBreak()
        case "fence" | "code_block":
            return CodeBlock(node.info, node.content)
        case "table":
            return _table(node)
        case "footnote_reference":
            return FootnoteDefinition(node.meta["label"], _blocks(node))
        case "html_block":
            return RawHtml(node.content)
    raise ValueError(f"unknown block token {node.type!r}")


def _items(node: SyntaxTreeNode) -> tuple[ListItem, ...]:
    return tuple(ListItem(_blocks(item)) for item in node.children)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [
        tuple(TableCell(_line(cell), _alignment(cell)) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    return Table(rows[0], tuple(rows[1:]))


def _alignment(cell: SyntaxTreeNode) -> str:
    return str(cell.attrs.get("style", "")).removeprefix("text-align:")


def _line(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    """The inline content of a block; adjoining texts become one, so that equal texts compare equal."""
    return _inlines(node.children[0].children) if node.children else ()


def _inlines(nodes: Sequence[SyntaxTreeNode]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for node in nodes:
        item = _inline(node)
        if isinstance(item, Text):
            if not item.text:
                continue
            if found and isinstance(found[-1], Text):
                item = Text(found.pop().text + item.text)  # type: ignore[union-attr]
        found.append(item)
    return tuple(found)


def _inline(node: SyntaxTreeNode) -> Inline:
    match node.type:
        case "text" | "text_special":
            return Text(node.content)
        case "softbreak":
            return SoftBreak()
        case "hardbreak":
            return HardBreak()
        case "code_inline":
            return CodeSpan(node.content)
        case "html_inline":
            return RawHtml(node.content)
        case "strong":
            return Strong(_inlines(node.children))
        case "em":
            return Emphasis(_inlines(node.children))
        case "link":
            href, title = str(node.attrs.get("href", "")), str(node.attrs.get("title", ""))
            return Link(href, title, _inlines(node.children))
        case "image":
            src, title = str(node.attrs.get("src", "")), str(node.attrs.get("title", ""))
            return Image(src, title, node.content)
        case "footnote_ref":
            return FootnoteReference(node.meta["label"])
    raise ValueError(f"unknown inline token {node.type!r}")


def plain_text(inlines: Sequence[Inline]) -> str:
    """The text of inline nodes as a reader sees it: lines joined, references left out."""
    pieces: list[str] = []
    pending = False
    for piece in _pieces(inlines):
        if piece is None:
            pending = bool(pieces)
        elif piece:
            if pending:
                pieces.append(line_joint(pieces[-1][-1], piece[0]))
                pending = False
            pieces.append(piece)
    return "".join(pieces)


def _pieces(inlines: Sequence[Inline]) -> Iterator[str | None]:
    """Texts in order; None for a line end."""
    for node in inlines:
        match node:
            case Text(text) | CodeSpan(text) | RawHtml(text):
                yield text
            case SoftBreak() | HardBreak():
                yield None
            case Strong(children) | Emphasis(children) | Link(_, _, children):
                yield from _pieces(children)
            case Image(_, _, description):
                yield description
