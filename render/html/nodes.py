"""One function for each kind of node. Every text is escaped here: a source may be hostile."""

from __future__ import annotations

import re
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

# Where a link of the text leads on the page; None when it must not be a link.
LinkTarget = Callable[[str], str | None]

_EXTERNAL = re.compile(r"(?:https?://[^\s\\]|mailto:[^\s\\])", re.IGNORECASE)
_SCHEME = re.compile(r"[^/?#]*:")


def is_external(destination: str) -> bool:
    return bool(_EXTERNAL.match(destination))


def is_relative(destination: str) -> bool:
    """A path below the page's own folder structure, or a fragment: no scheme, no host, no root, no trick.

    >>> is_relative("format.md#body"), is_relative("javascript:alert(1)"), is_relative("//host/x")
    (True, False, False)
    """
    if not destination or any(character <= " " or character == "\\" for character in destination):
        return False
    return not destination.startswith("/") and not _SCHEME.match(destination)


def safe_target(destination: str) -> str | None:
    """The destination itself when it is http(s), mailto, relative or a fragment; otherwise None."""
    return destination if is_external(destination) or is_relative(destination) else None


@dataclass(frozen=True)
class NoteMark:
    """What a reference shows and where it leads."""

    number: int
    anchor: str
    term: str


@dataclass(frozen=True)
class Context:
    """What nodes need to know of their page. `uses` hands out the ids of references, by label, in order."""

    link: LinkTarget
    marks: Mapping[str, NoteMark]
    uses: Mapping[str, Iterator[str]]
    note_word: str


def inline_html(inlines: Sequence[Inline], context: Context) -> str:
    """The HTML of a run of inline nodes; line ends become what `line_joint` says."""
    joints = iter(_joints(inlines))
    return _run(inlines, context, joints)


def _run(inlines: Sequence[Inline], context: Context, joints: Iterator[str]) -> str:
    return "".join(_inline(node, context, joints) for node in inlines)


def _inline(node: Inline, context: Context, joints: Iterator[str]) -> str:
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


def _link(destination: str, title: str, content: str, context: Context) -> str:
    target = context.link(destination)
    if target is None:
        return content
    rel = ' rel="noopener noreferrer external"' if is_external(target) else ""
    return f'<a href="{escape(target)}"{_title(title)}{rel}>{content}</a>'


def _image(destination: str, title: str, description: str, context: Context) -> str:
    """A picture of the archive. A remote one becomes a link: a page makes no request to other hosts."""
    target = context.link(destination)
    if target is None or is_external(target):
        return _link(destination, title, escape(description, quote=False), context)
    return f'<img src="{escape(target)}" alt="{escape(description)}"{_title(title)} loading="lazy">'


def _title(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""


def _reference(label: str, context: Context) -> str:
    mark = context.marks[label]
    name = escape(f"{context.note_word}：{mark.term}")
    return (
        f'<sup class="mark"><a id="{next(context.uses[label])}" href="#{mark.anchor}"'
        f' role="doc-noteref" aria-label="{name}" title="{name}">{mark.number}</a></sup>'
    )


def _joints(inlines: Sequence[Inline]) -> list[str]:
    """What each line end inside `inlines` stands for, in order; notes and pictures are looked through."""
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


def blocks_html(blocks: Sequence[Block], context: Context) -> str:
    return "\n".join(block_html(block, context) for block in blocks)


def block_html(block: Block, context: Context) -> str:
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
        case FootnoteDefinition(_, children):
            return blocks_html(children, context)
        case RawHtml(text):
            return f"<p>{escape(text, quote=False)}</p>"


def cited_html(block: Block, context: Context, attributes: str, tail: str) -> str:
    """The HTML of a block that can be cited: `attributes` go into its tag, `tail` (HTML) behind its content."""
    match block:
        case Paragraph(children):
            return f"<p{attributes}>{inline_html(children, context)}{tail}</p>"
        case Heading(level, children):
            return f"<h{level}{attributes}>{inline_html(children, context)}{tail}</h{level}>"
    # A list may hold nothing but items, and what scrolls would cut off a link in the margin.
    return f"<div{attributes}>{block_html(block, context)}{tail}</div>"


def _items(items: Sequence[ListItem], context: Context) -> str:
    return "".join(f"<li>{_item(item, context)}</li>\n" for item in items)


def _item(item: ListItem, context: Context) -> str:
    if item.children and isinstance(item.children[0], Paragraph):
        rest = blocks_html(item.children[1:], context)
        return inline_html(item.children[0].children, context) + (f"\n{rest}" if rest else "")
    return blocks_html(item.children, context)


def _table(table: Table, context: Context) -> str:
    head = _row(table.header, "th", context)
    rows = "".join(_row(row, "td", context) for row in table.rows)
    # A wide table scrolls inside its own box, which a keyboard must be able to reach.
    return f'<div class="table" tabindex="0"><table>\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n</table></div>'


def _row(cells: Sequence[TableCell], tag: str, context: Context) -> str:
    return "<tr>" + "".join(_cell(cell, tag, context) for cell in cells) + "</tr>\n"


def _cell(cell: TableCell, tag: str, context: Context) -> str:
    alignment = f' class="{cell.alignment}"' if cell.alignment in ("left", "center", "right") else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{alignment}{scope}>{inline_html(cell.children, context)}</{tag}>"
