"""Find the levels of headings from the ranks that are open above them. Pure analysis, for `headings`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normalize.chinese.characters import squeezed
from normalize.documents.sections.list_items import Section
from normalize.engine.lines import bare
from normalize.engine.patterns import lazy_pattern

_LEVELS = 6
_PREFACE = lazy_pattern("[序绪前引导緒]言|序|[绪緒][论論]|[总總][纲綱]|[结結]束?[语語]|后记|附[则則]")
_LONGEST_PREFACE = 8


def leveled(sections: Iterable[Section], title: int) -> Iterator[Section]:
    """Give each section its level: an open rank closes the ranks below it, a new rank opens one level deeper.

    `title` is the offset of the title, at which all ranks close.
    """
    open_ranks: list[str] = []
    at = 0
    for section in sections:
        if at < title < section.line.start:
            open_ranks = []
        at = section.line.start
        if section.rank == "annex":
            open_ranks = ["annex"]
        elif stands_alone(section):
            open_ranks = []
        elif section.rank in open_ranks:
            del open_ranks[open_ranks.index(section.rank) + 1 :]
        else:
            open_ranks.append(section.rank)
        level = min(max(len(open_ranks), 1) + 1, _LEVELS)
        yield Section(section.line, section.rank, section.head, section.body, level)


def stands_alone(section: Section) -> bool:
    """True for the heading of a preface or an afterword: the parts of the text are not below it."""
    if section.body is not None or len(section.line.text) > _LONGEST_PREFACE + len("######  ****"):
        return False
    return is_preface(bare(section.line.text))


def is_preface(words: str) -> bool:
    """True if the text of a heading names a preface, an afterword or supplementary provisions."""
    return len(words) < _LONGEST_PREFACE and _PREFACE.fullmatch(squeezed(words)) is not None
