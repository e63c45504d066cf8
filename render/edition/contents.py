"""The headings of a text as a nested list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalize.canonical.outline import PlacedBlock
from normalize.canonical.tree import Block, Heading, Paragraph, plain_text


@dataclass(frozen=True)
class ContentsEntry:
    """A heading in the contents: its text without the final 。 of a run-in heading, its id, its level from 1 to 6."""

    text: str
    anchor: str
    level: int
    children: tuple[ContentsEntry, ...] = ()


def contents_of(blocks: Sequence[PlacedBlock]) -> tuple[ContentsEntry, ...]:
    """The headings among `blocks`, nested by level. A level that is skipped on the way down adds no empty entry."""
    return _nest([placed for placed in blocks if isinstance(placed.block, Heading)])


def _nest(headings: Sequence[PlacedBlock]) -> tuple[ContentsEntry, ...]:
    entries = []
    place = 0
    while place < len(headings):
        end = place + 1
        while end < len(headings) and _level(headings[end]) > _level(headings[place]):
            end += 1
        entries.append(_entry(headings[place], headings[place + 1 : end]))
        place = end
    return tuple(entries)


def _entry(placed: PlacedBlock, below: Sequence[PlacedBlock]) -> ContentsEntry:
    assert isinstance(placed.block, Heading)
    text = plain_text(placed.block.children).removesuffix("。")
    return ContentsEntry(text, placed.anchor, placed.block.level, _nest(below))


def _level(placed: PlacedBlock) -> int:
    assert isinstance(placed.block, Heading)
    return placed.block.level


def flattened(entries: Sequence[ContentsEntry]) -> Iterator[ContentsEntry]:
    """All entries in the order of the text."""
    for entry in entries:
        yield entry
        yield from flattened(entry.children)


def is_run_in(block: Block, follower: Block | None) -> bool:
    """True if `block` is a heading that began its paragraph in the document: it kept its 。 and a paragraph follows
    (rule 2 of the format)."""
    return isinstance(block, Heading) and isinstance(follower, Paragraph) and plain_text(block.children).endswith("。")
