"""All reproducers, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from ..cases import tried
from ..results import Budget, Result
from .archives import archive_cases
from .sources import source_cases


def run(budget: Budget) -> Iterator[Result]:
    yield tried("reproducers", [*source_cases(), *archive_cases()], budget)
