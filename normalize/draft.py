"""A document being cleaned, as cleaners see it: one string, its lines, and the facts found so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from normalize.edit import Edit
from normalize.finding import Finding, Severity


@dataclass(slots=True, eq=False)
class Line:
    """One line without its line feed and without outer white space; the span is that of `text`.

    Final and not frozen: a text has hundreds, split anew for each pass that changes it, and its fields are read a thousand
    times. A frozen one takes twice as long to make, those of a named tuple longer to read. A line is itself alone: one of
    another text is another line.
    """

    start: Final[int]
    end: Final[int]
    text: Final[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A value for the front matter; `field` may name a part of a mapping: `source.board`.

    The first fact for a field stays unless a later one is `final`.
    """

    field: str
    value: Any
    final: bool = False


@dataclass(frozen=True)
class Draft:
    """The text before a pass. `kind` is what the source was recognised as (see `sniff`)."""

    text: str
    kind: str = "plain-text"
    facts: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def filled_lines(self) -> tuple[Line, ...]:
        """The lines that hold something."""
        return tuple(_filled(self.text))

    def with_facts(self, facts: Mapping[str, Any]) -> Draft:
        """The same text with other facts; its lines, when they are known, are not split again."""
        draft = Draft(self.text, self.kind, facts, self.options)
        if "filled_lines" in self.__dict__:
            draft.__dict__["filled_lines"] = self.filled_lines
        return draft


def _filled(text: str) -> list[Line]:
    """The filled lines. Each pass that changes something splits its text anew: a line that is bare is touched once."""
    found: list[Line] = []
    put = found.append
    start = 0
    for words in text.split("\n"):
        if not words:  # as every other line is, between paragraphs
            start += 1
            continue
        end = start + len(words)
        bare = words.strip()
        if bare is words:  # as most are
            put(Line(start, end, words))
        elif bare:
            first = end - len(words.lstrip())
            put(Line(first, first + len(bare), bare))
        start = end + 1
    return found


def lines_at(text: str, places: Iterable[int]) -> Iterator[Line]:
    """The filled lines in which some places of a text stand, which are in ascending order.

    A pass that is about a few lines finds them by a search over the whole text, and splits nothing.
    """
    done = -1
    for at in places:
        if at > done:
            start, done = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            if done < 0:
                done = len(text)
            words = text[start:done]
            bare = words.strip()
            if bare:
                start += len(words) - len(words.lstrip())
                yield Line(start, start + len(bare), bare)


INDENT = "    "  # of the further lines of a definition


def line_start(text: str, at: int) -> int:
    """Where a line begins whose words begin at a place: with the indent by which it goes on with a definition."""
    start = at - len(INDENT)
    return start if start >= 0 and text.startswith(INDENT, start) else at


def goes_on(text: str, line: Line) -> bool:
    """Does a line go on with the definition above it? Such an indent is ours: all others are gone by then."""
    return line_start(text, line.start) < line.start


Proposal = Edit | Fact | Finding


@dataclass(frozen=True, slots=True)
class Cleaner:
    """One pass. `propose` looks at a draft and proposes edits, facts and findings; it changes nothing itself.

    `trigger` asks whether the text holds a character that the pass is about; if not, the pass is skipped: it finds
    nothing. `kinds` are the source kinds it acts on; empty means all.
    """

    name: str
    propose: Callable[[Draft], Iterable[Proposal]]
    trigger: Callable[[str], object] | None = None
    kinds: frozenset[str] = frozenset()


def finding(code: str, severity: Severity, line: Line, message: str, hint: str = "") -> Finding:
    """A finding about a whole line."""
    return Finding(code, severity, line.start, line.end, message, hint)
