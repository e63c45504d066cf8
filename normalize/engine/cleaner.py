"""What a cleaner is and what it may propose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from normalize.engine.draft import Draft
from normalize.engine.knowledge import Knowledge
from normalize.engine.lines import Line
from normalize.provenance.edit import Edit
from normalize.provenance.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Fact:
    """A value for the front matter; `field` may name a part of a mapping: `source.board`.

    The first fact for a field stays unless a later one is `final`.
    """

    field: str
    value: Any
    final: bool = False


Proposal = Edit | Fact | Knowledge | Finding
Trigger = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Cleaner:
    """One pass. `propose` looks at a draft and proposes edits, facts, knowledge and findings; it changes nothing itself.

    `trigger` asks whether the text holds a character that the pass is about; if not, the pass is skipped: it finds
    nothing. `kinds` are the source kinds it acts on; empty means all.
    """

    name: str
    propose: Callable[[Draft], Iterable[Proposal]]
    trigger: Trigger | None = None
    kinds: frozenset[str] = frozenset()

    def concerns(self, draft: Draft) -> bool:
        """True if the pass is to be asked about a draft: its kind is one of `kinds`, and its text has a trigger."""
        return (not self.kinds or draft.kind in self.kinds) and bool(not self.trigger or self.trigger(draft.text))


def trigger_of(triggers: str | Trigger) -> Trigger | None:
    """The trigger that a cleaner's module names by `TRIGGERS`: a question about a text, or characters of which it holds one.

    None for no characters: the cleaner is asked about every text. Looking for a few characters one by one is ten times as
    fast as a pattern.

    >>> trigger_of("*_")("a_b"), trigger_of("*_")("ab"), trigger_of("")
    (True, False, None)
    """
    if not isinstance(triggers, str):
        return triggers
    return (lambda text: any(map(text.__contains__, triggers))) if triggers else None


def finding(code: str, severity: Severity, line: Line, message: str, hint: str = "") -> Finding:
    """A finding about a whole line."""
    return Finding(code, severity, line.start, line.end, message, hint)
