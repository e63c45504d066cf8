"""One hand-written fact and whether a canonical text holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Norm = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Fact:
    """`holds` compares by a normal form: squeezed, or squeezed and folded in width."""

    name: str
    expected: str
    got: str
    holds: Callable[[Norm], bool]


def equal(name: str, expected: str | None, got: str | None) -> Fact:
    """The fact that a field holds a value; None: that it is absent."""

    def holds(norm: Norm) -> bool:
        return norm(expected) == norm(got) if expected and got else not expected and not got

    return Fact(name, expected or "nothing", got or "nothing", holds)


def count(name: str, expected: int, got: int) -> Fact:
    return Fact(name, str(expected), str(got), lambda _: expected == got)


def plain(name: str, expected: str, got: str, held: bool) -> Fact:
    """A fact that needs no comparison of texts."""
    return Fact(name, expected, got, lambda _: held)
