"""One function for each kind of node. Every text is escaped here: a source may be hostile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from normalize.canonical.line_joint import line_joint
from normalize.canonical.tree import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Emphasis,
    FootnoteDefinition,
    FootnoteReference,
    HardBreak,
    Heading,
    Image,
    Inline,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    RawHtml,
    SoftBreak,
    Strong,
    Table,
    TableCell,
    Text,
    ThematicBreak,
)
from render.edition.destinations import is_external
from render.edition.notes import NumberedNote

# Destination in the text → URL on the page; None if it must not become a link.
LinkTarget = Callable[[str], str | None]


@dataclass(frozen=True)
class PageContext:
    """What nodes need to know of their page. `notes` and `uses` are by label; `uses` hands out the ids of references
    in the order of the text. `note_label` is what a reference is called."""

    link: LinkTarget
    notes: Mapping[str, NumberedNote]
    uses: Mapping[str, Iterator[str]]
    note_label: str


def inline_html(inlines: Sequence[Inline], context: PageContext) -> str:
    """The HTML of a run of inline nodes. `line_joint` decides what a line end becomes."""
    joints = iter(_joints(inlines))
    return _run(inlines, context, joints)


def _run(inlines: Sequence[Inline], context: PageContext, joints: Iterator[str]) -> str:
    return "".join(_inline(node, context, joints) for node in inlines)


def _inline(node: Inline, context: PageContext, joints: Iterator[str]) -> str:
    match node:
        case Text(text) | RawHtml(text):
            return escape(text, quote=False)
        case SoftBreak():
            return next(joints)
        case HardBreak():
            next(joints)
            return "<br>"
        case FootnoteReference(label):
            return _reference(label, context)
        case Strong(children):
            return f"<strong>{_run(children, context, joints)}</strong>"
        case Emphasis(children):
            return f"<em>{_run(children, context, joints)}</em>"
        case CodeSpan(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Link(destination, title, children):
            return _link(destination, title, _run(children, context, joints), context)
        case Image(destination, title, description):
            return _image(destination, title, description, context)


def _link(destination: str, title: str, content: str, context: PageContext) -> str:
    target = context.link(destination)
    if target is None:
        return content
    rel = ' rel="noopener noreferrer external"' if is_external(target) else ""
    return f'<a href="{escape(target)}"{_title(title)}{rel}>{content}</a>'


def _image(destination: str, title: str, description: str, context: PageContext) -> str:
    """A picture of the archive. A remote one becomes a link, because a page makes no request to other hosts."""
    target = context.link(destination)
    if target is None or is_external(target):
        return _link(destination, title, escape(description, quote=False), context)
    return f'<img src="{escape(target)}" alt="{escape(description)}"{_title(title)} loading="lazy">'


def _title(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""


def _reference(label: str, context: PageContext) -> str:
    note = context.notes[label]
    name = escape(f"{context.note_label}：{note.headword}")
    return (
        f'<sup class="mark"><a id="{next(context.uses[label])}" href="#{note.anchor}"'
        f' role="doc-noteref" aria-label="{name}" title="{name}">{note.number}</a></sup>'
    )


def _joints(inlines: Sequence[Inline]) -> list[str]:
    """The replacement of each line end inside `inlines`, in order; references and pictures do not count as neighbours."""
    found: list[str] = []
    before, waiting = "", 0
    for piece in _pieces(inlines):
        if piece is None:
            waiting += 1
        elif piece:
            found += [line_joint(before[-1], piece[0]) if before else ""] * waiting
            before, waiting = piece, 0
    return found + [""] * waiting


def _pieces(inlines: Sequence[Inline]) -> Iterator[str | None]:
    for node in inlines:
        match node:
            case Text(text) | CodeSpan(text) | RawHtml(text):
                yield text
            case SoftBreak() | HardBreak():
                yield None
            case Strong(children) | Emphasis(children) | Link(_, _, children):
                yield from _pieces(children)


def blocks_html(blocks: Sequence[Block], context: PageContext) -> str:
    """The HTML of blocks inside another one. Definitions among them are left out: they are set with the notes."""
    shown = (block for block in blocks if not isinstance(block, FootnoteDefinition))
    return "\n".join(block_html(block, context) for block in shown)


def block_html(block: Block, context: PageContext) -> str:
    """The HTML of one block, without an id."""
    match block:
        case Paragraph() | Heading():
            return cited_html(block, context, "", "")
        case BlockQuote(children):
            return f"<blockquote>\n{blocks_html(children, context)}\n</blockquote>"
        case BulletList(items):
            return f"<ul>\n{_items(items, context)}</ul>"
        case OrderedList(start, items):
            number = "" if start == 1 else f' start="{start}"'
            return f"<ol{number}>\n{_items(items, context)}</ol>"
        case ThematicBreak():
            return "<hr>"
        case CodeBlock(_, text):
            return f'<pre tabindex="0"><code>{escape(text, quote=False)}</code></pre>'
        case Table():
            return _table(block, context)
        case FootnoteDefinition():
            return ""
        case RawHtml(text):
            return f"<p>{escape(text, quote=False)}</p>"


def cited_html(block: Block, context: PageContext, attributes: str, tail: str) -> str:
    """The HTML of a block that can be cited. `attributes` go into its tag; `tail`, HTML too, follows its content."""
    match block:
        case Paragraph(children):
            return f"<p{attributes}>{inline_html(children, context)}{tail}</p>"
        case Heading(level, children):
            return f"<h{level}{attributes}>{inline_html(children, context)}{tail}</h{level}>"
    # HTML allows only items in a list, and a box that scrolls would cut off a link in the margin: hence the `div`.
    return f"<div{attributes}>{block_html(block, context)}{tail}</div>"


def _items(items: Sequence[ListItem], context: PageContext) -> str:
    return "".join(f"<li>{_item(item, context)}</li>\n" for item in items)


def _item(item: ListItem, context: PageContext) -> str:
    if item.children and isinstance(item.children[0], Paragraph):
        rest = blocks_html(item.children[1:], context)
        return inline_html(item.children[0].children, context) + (f"\n{rest}" if rest else "")
    return blocks_html(item.children, context)


def _table(table: Table, context: PageContext) -> str:
    head = _row(table.header, "th", context)
    rows = "".join(_row(row, "td", context) for row in table.rows)
    # A wide table scrolls inside its own box; `tabindex` lets a keyboard reach it.
    return f'<div class="table" tabindex="0"><table>\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n</table></div>'


def _row(cells: Sequence[TableCell], tag: str, context: PageContext) -> str:
    return "<tr>" + "".join(_cell(cell, tag, context) for cell in cells) + "</tr>\n"


def _cell(cell: TableCell, tag: str, context: PageContext) -> str:
    alignment = f' class="{cell.alignment}"' if cell.alignment in ("left", "center", "right") else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{alignment}{scope}>{inline_html(cell.children, context)}</{tag}>"
