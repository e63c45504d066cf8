"""A document being cleaned, as cleaners see it: one string, its lines, and the facts and knowledge so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from normalize.engine.knowledge import Knowledge
from normalize.engine.lines import Line, filled_lines
from normalize.engine.options import Options


@dataclass(frozen=True)
class Draft:
    """The text before a pass, and the facts and knowledge about it.

    `kind` is the recognised kind of the source (`readers.kinds`). `facts` are the fields of the front matter so far, by
    dotted names. `knowledge` is the record that earlier cleaners wrote for later ones.
    """

    text: str
    kind: str = "plain-text"
    facts: Mapping[str, Any] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    knowledge: Knowledge = field(default_factory=Knowledge)

    @cached_property
    def filled_lines(self) -> tuple[Line, ...]:
        """The lines that have more than white space."""
        return tuple(filled_lines(self.text))

    def with_text(self, text: str) -> Draft:
        """A draft with another text and the same facts and knowledge."""
        return Draft(text, self.kind, self.facts, self.options, self.knowledge)

    def with_found(self, facts: Mapping[str, Any], knowledge: Knowledge) -> Draft:
        """A draft with the same text and other facts and knowledge. Lines that are already split are kept."""
        draft = replace(self, facts=facts, knowledge=knowledge)
        if "filled_lines" in self.__dict__:
            draft.__dict__["filled_lines"] = self.filled_lines
        return draft
