"""All hostile cases, one result a kind."""

from __future__ import annotations

from collections.abc import Iterator

from ..cases import Case, tried
from ..results import Budget, Result
from .ledgers import ledger_cases
from .links import link_cases
from .names import name_cases
from .settings import setting_cases
from .terminal import terminal_cases


def run(budget: Budget) -> Iterator[Result]:
    kinds: dict[str, list[Case]] = {
        "terminal": terminal_cases(), "links": link_cases(), "ledgers": ledger_cases(), "settings": setting_cases(),
        "names": name_cases(),
    }  # fmt: skip
    first, whole = 0, sum(map(len, kinds.values()))
    for name, cases in kinds.items():
        # Each kind has the share of its cases of the time that is left.
        result = tried(f"hostile {name}", cases, budget.part(len(cases) / (whole - first)), first)
        first += len(cases)
        if result.tried or result.planned:
            yield result
