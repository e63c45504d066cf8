"""A document being cleaned, as cleaners see it: one string, its lines, and the facts found so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from normalize.engine.lines import Line, filled_lines


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
        return tuple(filled_lines(self.text))

    def with_facts(self, facts: Mapping[str, Any]) -> Draft:
        """The same text with other facts; its lines, when they are known, are not split again."""
        draft = Draft(self.text, self.kind, facts, self.options)
        if "filled_lines" in self.__dict__:
            draft.__dict__["filled_lines"] = self.filled_lines
        return draft
