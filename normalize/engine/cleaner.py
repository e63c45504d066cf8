"""A cleaner and the proposals that it may make."""

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
    """A value for a field of the front matter. A dotted name is a part of a mapping: `source.board`.

    The first fact of a field stays, unless a later one is `final`.
    """

    field: str
    value: Any
    final: bool = False


Proposal = Edit | Fact | Knowledge | Finding
Trigger = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Cleaner:
    """One pass. `propose` reads a draft and proposes edits, facts, knowledge and findings; it changes nothing itself.

    `trigger` is a fast test of a text. If it fails, the pass is skipped, because it would propose nothing. `kinds` are
    the kinds of sources on which the pass acts; an empty set means all kinds.
    """

    name: str
    propose: Callable[[Draft], Iterable[Proposal]]
    trigger: Trigger | None = None
    kinds: frozenset[str] = frozenset()

    def concerns(self, draft: Draft) -> bool:
        """True if the pass must run on a draft: the kind of the draft is one of `kinds`, and its text has a trigger."""
        return (not self.kinds or draft.kind in self.kinds) and bool(not self.trigger or self.trigger(draft.text))


def trigger_of(triggers: str | Trigger) -> Trigger | None:
    """The trigger of a cleaner, made from the `TRIGGERS` of its module: a function of a text, or characters.

    A text with none of the characters is skipped. Without characters the trigger is None, and the cleaner runs on every
    text. The characters are searched for one by one, which is ten times as fast as a pattern.

    >>> trigger_of("*_")("a_b"), trigger_of("*_")("ab"), trigger_of("")
    (True, False, None)
    """
    if not isinstance(triggers, str):
        return triggers
    return (lambda text: any(map(text.__contains__, triggers))) if triggers else None


def finding(code: str, severity: Severity, line: Line, message: str, hint: str = "") -> Finding:
    """A finding about a whole line."""
    return Finding(code, severity, line.start, line.end, message, hint)
