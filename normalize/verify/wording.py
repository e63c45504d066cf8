"""Describe for an editor how a place is read, and how it was meant."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.canonical.footnotes import reference
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
    Text,
    ThematicBreak,
    plain_text,
)

_CLIP = 24
_BLOCKS: dict[type, str] = {
    Paragraph: "a paragraph", BlockQuote: "a quotation", BulletList: "a list", OrderedList: "a numbered list", Table: "a table",
    ThematicBreak: "a rule", CodeBlock: "a block of code", ListItem: "an item of a list",
}  # fmt: skip
_INLINES: dict[type, str] = {
    Strong: "strong text", Emphasis: "emphasis", Link: "a link", CodeSpan: "code", RawHtml: "raw HTML", Image: "a picture",
    SoftBreak: "a line end", HardBreak: "a forced line break",
}  # fmt: skip


def difference_in_words(meant: Sequence[Block], found: Sequence[Block]) -> str:
    """Describe the first place where two readings differ, as `… where … was meant`.

    >>> difference_in_words([Paragraph((Text("甲*乙*"),))], [Paragraph((Text("甲"), Emphasis((Text("乙"),))))])
    'emphasis “乙” where the words “*乙*” were meant'
    >>> cut = [Paragraph((Text("甲。"),)), Heading(2, (Text("一、乙"),))]
    >>> difference_in_words([Paragraph((Text("甲。"), SoftBreak(), Text("## 一、乙")))], cut)
    'a heading of level 2 “一、乙” inside a paragraph “甲。”'
    """
    for number, (one, other) in enumerate(zip(meant, found, strict=False)):
        if _is_cut(one, other):
            after = found[number + 1] if number + 1 < len(found) else None
            begun = _block(after) if isinstance(after, Heading | RawHtml) else "another block"
            return f"{begun} inside {_block(other)}"
        if one != other:
            return _parted(one, other)
    if len(found) > len(meant):
        return f"{_block(found[len(meant)])} where nothing was meant"
    return f"nothing where {_block(meant[len(found)])} was meant"


def _is_cut(meant: Block, found: Block) -> bool:
    """True if the paragraph found is only the beginning of the paragraph that was meant."""
    if not (isinstance(meant, Paragraph) and isinstance(found, Paragraph)):
        return False
    return len(found.children) < len(meant.children) and meant.children[: len(found.children)] == found.children


def _parted(meant: Block, found: Block) -> str:
    """Describe the difference of two blocks: by their text if they are of one kind, otherwise by their kinds."""
    if isinstance(meant, FootnoteDefinition) and isinstance(found, FootnoteDefinition) and meant.label == found.label:
        return difference_in_words(meant.children, found.children)
    same = isinstance(meant, Paragraph) and isinstance(found, Paragraph)
    if same or (isinstance(meant, Heading) and isinstance(found, Heading) and meant.level == found.level):
        return _words_parted(meant.children, found.children)  # type: ignore[union-attr, arg-type]
    return f"{_block(found)} where {_block(meant)} was meant"


def _words_parted(meant: Sequence[Inline], found: Sequence[Inline]) -> str:
    number = next((at for at, (one, other) in enumerate(zip(meant, found, strict=False)) if one != other), None)
    if number is None:
        number = min(len(meant), len(found))
    one, other = (_at(nodes, number) for nodes in (meant, found))
    if isinstance(one, Text) and isinstance(other, Text):
        same = _common(one.text, other.text)
        # One text ends where markup begins that the other reading takes for text.
        if same == len(other.text) and number + 1 < len(found):
            other = found[number + 1]
        elif same == len(one.text) and number + 1 < len(meant):
            one = meant[number + 1]
            return f"{_inline(Text(other.text[same:]))} where {_inline(one)} was meant"
        else:
            other = Text(other.text[same:])
        one = Text(one.text[same:])
    verb = "were" if isinstance(one, Text) else "was"
    return f"{_inline(other)} where {_inline(one)} {verb} meant"


def _at(nodes: Sequence[Inline], number: int) -> Inline | None:
    return nodes[number] if number < len(nodes) else None


def _common(one: str, other: str) -> int:
    """The length of the common beginning of two texts."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _block(node: Block) -> str:
    if isinstance(node, Heading):
        return f"a heading of level {node.level} {_quoted(plain_text(node.children))}"
    if isinstance(node, FootnoteDefinition):
        return f"the note {reference(node.label)}"
    if isinstance(node, RawHtml):
        return f"raw HTML {_quoted(node.text)}"
    words = plain_text(node.children) if isinstance(node, Paragraph) else ""
    return f"{_BLOCKS.get(type(node), 'another block')} {_quoted(words)}".rstrip()


def _inline(node: Inline | None) -> str:
    if node is None:
        return "the end"
    if isinstance(node, Text):
        return f"the words {_quoted(node.text)}"
    if isinstance(node, FootnoteReference):
        return f"the reference {reference(node.label)}"
    words = plain_text(node.children) if isinstance(node, Strong | Emphasis | Link) else getattr(node, "text", "")
    return f"{_INLINES[type(node)]} {_quoted(words)}".rstrip()


def _quoted(words: str) -> str:
    clipped = words.strip() if len(words.strip()) <= _CLIP else f"{words.strip()[:_CLIP]}…"
    return f"“{clipped}”" if clipped else ""
