"""What stands above a glossary, to look its headwords up in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from normalize.engine.lines import Line

# How many headwords are looked up, of numbers that begin anew: no print has as many sections.
_MOST_QUESTIONS = 500


class BodyWords:
    """The lines of a document, joined when first asked, and not asked without end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._questions = 0

    @cached_property
    def _text(self) -> str:
        return "\n".join(line.text for line in self._lines)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line.text) + 1 for line in self._lines), initial=0))

    def uses(self, words: Iterable[str], number: int) -> bool:
        """Does one of the words stand before the line `number`?"""
        self._questions += 1
        if self._questions > _MOST_QUESTIONS:
            return False
        return any(self._text.find(word, 0, self._starts[number]) >= 0 for word in words)
