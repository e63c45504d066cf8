"""The law of conservation: each character is in the text, in the front matter or in a named edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from normalize.provenance.edit import Kind
from normalize.provenance.passes import ConservationError, EngineError, Pass, rewind


def check_conservation(source: str, text: str, passes: Sequence[Pass], front_matter: Mapping[str, Any]) -> None:
    """Check that every character is accounted for. Raises `ConservationError`, which names the cleaner.

    Undoing the passes must turn the text into the source. Then each character of the source is in the text or in the
    `before` of a named edit, and each character of the text is in the source or in the `after` of one. Moved text must
    be in the front matter field that its edit names, verbatim except for white space.
    """
    try:
        taken_back = rewind(text, passes)
    except EngineError as fault:
        raise ConservationError(fault.cleaner, f"characters are not accounted for: {fault}") from fault
    if taken_back != source:
        at = next((n for n, (a, b) in enumerate(zip(taken_back, source, strict=False)) if a != b), len(source))
        raise ConservationError("engine", f"characters are not accounted for: {source[at : at + 40]!r} at {at}")
    for step in passes:
        for edit in step.edits if Kind.MOVED in step.columns[4] else ():
            if edit.kind is Kind.MOVED and not _stands_in(edit.before, edit.to, front_matter):
                raise ConservationError(
                    step.cleaner,
                    f"{edit.before.strip()[:40]!r} was moved to {edit.to!r} but does not stand there",
                )


def _stands_in(words: str, field: str, front_matter: Mapping[str, Any]) -> bool:
    value: Any = front_matter
    for name in field.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return "".join(words.split()) in "".join(_words(value))


def _words(value: Any) -> Iterable[str]:
    """Yield all text in a front matter value, without white space."""
    match value:
        case None:
            return
        case Mapping():
            for item in value.values():
                yield from _words(item)
        case str():
            yield "".join(value.split())
        case Sequence():
            for item in value:
                yield from _words(item)
        case _:
            yield str(value)
