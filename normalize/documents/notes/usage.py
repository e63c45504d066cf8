"""Look headwords up in the text above a glossary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from normalize.engine.lines import Line

# The largest number of look-ups for numbers that restart. No print has so many sections.
_MOST_QUESTIONS = 500


class BodyWords:
    """The text of a document, joined at the first look-up.

    The number of look-ups is limited, so that time stays linear.
    """

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
        """True if one of the words occurs before the line `number`; false after `_MOST_QUESTIONS` look-ups."""
        self._questions += 1
        if self._questions > _MOST_QUESTIONS:
            return False
        return any(self._text.find(word, 0, self._starts[number]) >= 0 for word in words)
